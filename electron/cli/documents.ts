// The shapes that `--json` prints. A promise to scripts: fields may be added, never renamed or removed. Loose on purpose where
// records grow, so that a reader written today accepts tomorrow's output.
import { z } from 'zod';
import { targetWarnings, unreadRecipientsSchema } from '../../shared/backup/schema.ts';
import { failureCodes, type FailureCode } from '../../shared/contract/failure.ts';
import { custodyEntrySchema } from '../../shared/custody/schema.ts';
import { relations } from '../../shared/evidence/links.ts';
import { caseIdSchema, evidenceIdSchema, memberCodeSchema, sha256Schema, vaultIdSchema } from '../../shared/ids.ts';
import { packIdSchema } from '../../shared/handover/schema.ts';
import { headerPlacesSchema, memberSchema, problemSchema } from '../../shared/vault/schema.ts';

const count = z.int().min(0);
/** UTC, `2026-02-11T06:14:22.000Z`. */
const time = z.iso.datetime();
const custody = z.object({ seq: z.int().min(1), at: time, actor: memberCodeSchema, action: custodyEntrySchema.shape.action, subject: z.string(), hash: z.string(), details: custodyEntrySchema.shape.details });
const problem = z.object({ severity: problemSchema.shape.severity, kind: problemSchema.shape.kind, item: z.string().optional(), file: z.string().optional(), message: z.string() });

export const documents = {
  create: z.object({ vault: z.string(), vaultId: vaultIdSchema, recoveryCode: z.string() }),
  add: z.object({
    items: z.array(z.object({
      path: z.string(), id: evidenceIdSchema.nullable(), sha256: sha256Schema.nullable(), size: count.nullable(), status: z.enum(['new', 'duplicate', 'failed']), restored: z.literal(true).optional(),
      reason: z.object({ code: z.enum(failureCodes as [FailureCode, ...FailureCode[]]), message: z.string() }).optional(),
    })),
    stopped: z.boolean(),
  }),
  list: z.object({
    items: z.array(z.object({ id: evidenceIdSchema, kind: z.literal('evidence'), title: z.string(), sha256: sha256Schema.optional(), size: count.optional(), mediaType: z.string().optional(), addedAt: time, status: z.enum(['in-list', 'removed', 'unreadable']).optional() })), unread: z.array(evidenceIdSchema).optional(), unnumbered: count.optional(),
  }),
  cases: z.object({
    cases: z.array(z.object({ code: z.string(), name: z.string(), about: z.string(), openedAt: time, closedAt: time.nullable(), items: count, workedIn: z.boolean() })), unread: z.array(caseIdSchema.nullable()).optional(), case: z.string().optional(),
  }),
  show: z.object({ id: evidenceIdSchema, kind: z.literal('evidence'), record: z.object({}).loose(), links: z.array(z.object({ relation: z.enum(relations), id: evidenceIdSchema, title: z.string(), unread: z.literal(true).optional() })), custody: z.array(custody), unread: z.array(z.int()).optional(), unreadLinks: count.optional() }),
  extract: z.object({ id: evidenceIdSchema, file: z.string(), sha256: sha256Schema, size: count }),
  move: z.object({ items: z.array(z.object({ id: evidenceIdSchema, case: z.string(), changed: z.boolean() })), along: z.array(evidenceIdSchema), stopped: z.boolean() }),
  remove: z.object({
    items: z.array(z.object({ id: evidenceIdSchema, sha256: sha256Schema, size: count, status: z.enum(['in-list', 'removed', 'unreadable']), changed: z.boolean() })), stopped: z.boolean(), swept: z.boolean().optional(),
    copies: z.object({ backup: z.object({ fileName: z.string(), madeAt: time }).nullable(), mirrors: z.array(z.object({ name: z.string(), updatedAt: time })), unread: z.object({ backups: count, mirrors: count }) }).optional(),
  }),
  passage: z.object({ items: z.array(z.object({ id: evidenceIdSchema, seq: z.int().min(1) })) }),
  log: z.object({
    ok: z.boolean(), entries: z.array(custody), head: z.object({ seq: count, hash: z.string() }), witness: z.string(),
    witnessCheck: z.object({ outcome: z.enum(['same-as-now', 'was-head-then', 'does-not-match', 'not-a-code']), seq: z.int().nullable(), entriesSince: z.int().nullable() }).optional(),
    brokenAt: z.int().nullable().optional(), unread: z.array(z.int()).optional(),
  }),
  verify: z.object({ ok: z.boolean(), checked: z.object({ objects: count, bytes: count }).loose(), problems: z.array(problem), health: z.array(z.object({ kind: z.string(), state: z.string(), severity: z.string().nullable(), at: time.nullable(), message: z.string() })) }),
  passphrase: z.object({ members: z.array(memberSchema.extend({ addedAt: time, removedAt: time.nullable() })), recoveryCode: z.string().optional(), member: memberCodeSchema.optional() }),
  wipe: z.object({ vault: z.string(), unreadable: z.boolean(), overwritten: count, files: count, left: z.array(z.string()), strangers: count, headerLeft: z.boolean() }),
  header: z.object({ home: headerPlacesSchema.shape.home, places: z.array(z.object({ folder: z.string(), isInForce: z.boolean(), state: z.enum(['there', 'older', 'not-there']) })) }),
  backup: z.object({ file: z.string(), objects: count, bytes: count, verified: z.boolean(), fileBytes: count, missing: z.array(z.string()), altered: z.array(z.string()), unread: unreadRecipientsSchema }),
  mirror: z.union([
    z.object({
      folder: z.string(), objects: count, bytes: count, verified: z.literal(true), generation: count, copied: count, copiedBytes: count, missing: z.array(z.string()), damagedInVault: z.array(z.string()), unreadInVault: z.array(z.string()), notKept: z.array(z.string()), unread: z.array(z.string()),
      removedGenerations: z.array(z.string()), removedObjects: count, historyDiffers: z.boolean(), warnings: z.array(z.enum(targetWarnings)),
    }),
    z.object({
      folder: z.string(), objects: count, bytes: count, verified: z.boolean(), generations: count,
      problems: z.array(z.object({ kind: z.enum(['about-damaged', 'generation-damaged', 'object-missing', 'object-damaged']), name: z.string(), file: z.string(), unread: z.boolean(), message: z.string() })),
    }),
  ]),
  restore: z.object({ folder: z.string(), objects: count, bytes: count, verified: z.boolean(), lost: z.array(z.string()), gaps: count, missing: z.array(z.string()), madeAt: time.nullable() }),
  /** Of `restore --check`. */
  restoreCheck: z.object({ file: z.string(), objects: count, bytes: count, verified: z.boolean(), lost: z.array(z.string()), gaps: count, missing: z.array(z.string()), madeAt: time.nullable() }),
  handover: z.object({
    file: z.string(), packId: packIdSchema, fileBytes: count, sha256: sha256Schema, recipients: z.array(z.object({ recipient: z.string(), fingerprint: z.string() })),
    items: z.array(z.object({ id: evidenceIdSchema, sha256: sha256Schema, size: count, status: z.enum(['handed-over', 'refused']), reason: z.object({ code: z.string(), message: z.string() }).optional() })),
    unread: unreadRecipientsSchema,
  }),
  takeIn: z.object({
    packId: packIdSchema, sender: z.object({ vaultId: vaultIdSchema, name: z.string(), seq: count, witness: z.string() }),
    items: z.array(z.object({ name: z.string(), id: evidenceIdSchema.nullable(), sha256: sha256Schema.nullable(), size: count.nullable(), status: z.enum(['new', 'here', 'restored', 'to-decide', 'refused']), reason: z.object({ code: z.string(), message: z.string() }).optional() })),
    toDecide: count,
  }),
  failure: z.object({ error: z.object({ code: z.enum(failureCodes as [FailureCode, ...FailureCode[]]), message: z.string() }) }),
} as const;

export type Documents = { readonly [K in keyof typeof documents]: z.infer<(typeof documents)[K]> };
