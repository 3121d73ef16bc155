// The custody log: what happened to which item, when, by whom, each entry bound to the one before it (DOMAIN 3.3).
import { z } from 'zod';
import { hex256 } from '../hex.ts';
import { memberCodeSchema } from '../ids.ts';
import { instantSchema } from '../time.ts';

export const custodyActions = [
  'vault-created', 'vault-opened', 'member-added', 'member-removed', 'passphrase-changed', 'recovery-code-renewed', 'shares-made', 'shares-tested', 'recovery-code-written', 'recovery-code-tested', 'header-moved', 'header-copied', 'header-copy-removed',
  'imported', 'duplicate-linked', 'content-restored', 'working-copy-made', 'made-from-original', 'transcribed', 'described', 'reviewed', 'put-away', 'brought-back', 'destroyed', 'return-allowed', 'content-returned', 'verified', 'set-aside', 'exported', 'form-printed',
  'original-removed', 'original-kept', 'settings-changed', 'migrated',
  'export-interrupted', 'left-copy-removed', 'list-saved', 'original-removal-begun',
  'backup-made', 'backup-verified', 'backup-found-damaged', 'drill-done', 'restored', 'backup-key-made', 'backup-key-shown', 'recipient-added', 'recipient-removed', 'backup-part-removed',
  'mirror-updated', 'mirror-verified', 'mirror-forgotten',
  'case-made', 'case-changed', 'case-closed', 'case-opened-again', 'moved-to-case',
  'fingerprint-compared', 'linked', 'unlinked',
  'recording-begun', 'recorded', 'recording-lost',
  'passage',
  'handed-over', 'handover-made', 'taken-in', 'handover-taken-in', 'handover-decided',
] as const;
export type CustodyAction = (typeof custodyActions)[number];

export const custodyEntrySchema = z.strictObject({
  seq: z.int().min(1),
  at: instantSchema,
  actor: memberCodeSchema,
  action: z.enum(custodyActions),
  /** `E-001`, `M2`, `C3` for a case, or `vault`. */
  subject: z.string().max(64),
  /** Facts of the entry: fingerprint, size, file name, changed fields, reason, recipient ... Text, numbers and nulls alone. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Hash of the entry before, 64 zeros for the first. Lower-case hex SHA-256. */
  previousHash: z.string().regex(hex256),
  hash: z.string().regex(hex256),
});
export type CustodyEntry = z.infer<typeof custodyEntrySchema>;

/** An entry whose row is damaged: it keeps its place, and nothing else of it can be read. */
export const unreadEntrySchema = z.strictObject({ seq: z.int(), unread: z.literal(true) });
export type UnreadEntry = z.infer<typeof unreadEntrySchema>;

export const isUnread = (entry: object): entry is UnreadEntry => 'unread' in entry;

/** Those that could be read, in their order. For what looks something up in the log and shows the others as they are. */
export const withoutUnread = (entries: readonly (CustodyEntry | UnreadEntry)[]): readonly CustodyEntry[] => entries.flatMap((entry) => (isUnread(entry) ? [] : [entry]));

/** Longest text the log is looked through for. */
export const longestLogFilter = 200;

/** What is asked of the whole log; every part that is given must fit. */
export const logFilterSchema = z.strictObject({
  /** Words that must all be in the entry, however they are written. */
  text: z.string().max(longestLogFilter),
  /** What was typed is also the name of these in the reader's language: such entries fit whatever else is in them. */
  called: z.array(z.enum(custodyActions)).max(custodyActions.length),
  action: z.enum(custodyActions).nullable(),
  actor: memberCodeSchema.nullable(),
});
export type LogFilter = z.infer<typeof logFilterSchema>;

export const custodyHeadSchema = z.strictObject({
  /** Number of entries so far. */
  seq: z.int().min(0),
  hash: z.string().regex(hex256),
  /** Short form made to be read over a phone. */
  witness: z.string(),
});
