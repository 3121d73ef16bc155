// What both sides say about handover: packs, whom they are for, and fields that say something else in a pack than here.
import { z } from 'zod';
import { backupNameSchema, recipientSchema, unreadRecipientsSchema } from '../backup/schema.ts';
import { custodyEntrySchema } from '../custody/schema.ts';
import { descriptionSchema, tagSchema, type DescriptionField } from '../evidence/schema.ts';
import { hex128, hex256 } from '../hex.ts';
import { evidenceIdSchema, vaultIdSchema } from '../ids.ts';
import { instantSchema, uncertainDateSchema } from '../time.ts';

const count = z.int().min(0);
const bits256 = z.string().regex(hex256);

/** 128 random bits that name one pack, in lower-case hex. */
export const packIdSchema = z.string().regex(hex128).brand('PackId');
export type PackId = z.infer<typeof packIdSchema>;

/** Most items of one pack: their descriptions are held in memory while it is made. */
export const mostInPack = 10_000;
export const longestSenderName = 200;

/** Everything that a pack can say about an item and that can differ: the description's fields, and the tags together. */
export const handedFields = [...(Object.keys(descriptionSchema.shape) as DescriptionField[]), 'tags'] as const;
export type HandedField = DescriptionField | 'tags';
export const handedFieldSchema = z.enum(handedFields as unknown as [HandedField, ...HandedField[]]);

/** A field's value, whichever field it is. */
export const fieldValueSchema = z.union([z.string(), z.number(), z.null(), uncertainDateSchema, z.array(tagSchema)]);
export type FieldValue = z.infer<typeof fieldValueSchema>;

/** Someone a pack can be made for, with the short code that two people compare over a telephone. */
export const handoverRecipientSchema = z.strictObject({
  id: z.string().regex(hex128).nullable(),
  name: backupNameSchema.nullable(),
  recipient: recipientSchema,
  kind: z.enum(['own', 'other', 'shares', 'pasted']),
  fingerprint: z.string().max(32),
});
export type HandoverRecipient = z.infer<typeof handoverRecipientSchema>;

/** One pack that left or came. */
export const packSchema = z.strictObject({
  id: packIdSchema,
  direction: z.enum(['sent', 'received']),
  /** Of the sender. */
  vaultId: vaultIdSchema,
  /** As the sender calls itself; may be empty. */
  senderName: z.string().max(longestSenderName),
  /** Names or keys of those it was made for; known of sent ones alone. */
  recipients: z.array(z.string().max(200)),
  reason: z.string().max(1000),
  fileName: z.string().max(1024),
  madeAt: instantSchema,
  begunAt: instantSchema,
  /** Null while it was not gone through to its end. */
  doneAt: instantSchema.nullable(),
  records: count,
  /** Chosen and not in it, or in it and not taken in; each was named with its reason. */
  refused: count,
  bytes: count,
  /** Where the sender's custody log stood, and its witness code. */
  seq: count,
  witness: z.string(),
});
export type Pack = z.infer<typeof packSchema>;

/** How this vault's value came to differ: never touched here since the last pack, changed here too, empty here, or no earlier pack to compare with. */
export const hereStates = ['untouched', 'changed', 'empty', 'not-known'] as const;

/** One field to decide about. */
export const conflictSchema = z.strictObject({
  id: z.int().min(1),
  item: evidenceIdSchema,
  title: z.string(),
  theirNumber: z.string().max(64),
  senderName: z.string().max(longestSenderName),
  packMadeAt: instantSchema,
  field: handedFieldSchema,
  here: fieldValueSchema,
  theirs: fieldValueSchema,
  hereState: z.enum(hereStates),
});
export type Conflict = z.infer<typeof conflictSchema>;

/** `both`: theirs is written into the notes beside what is here; tags of both are kept. */
/** What new items of a pack go into: the case that is worked in here, or the cases that the pack names. */
export const caseChoices = ['ours', 'theirs'] as const;
export type CaseChoice = (typeof caseChoices)[number];

export const conflictChoices = ['ours', 'theirs', 'both'] as const;
export type ConflictChoice = (typeof conflictChoices)[number];

/** An entry of another office's log: what a newer program put on record is kept under its own word. */
const fact = z.union([z.string().max(40_000), z.number(), z.boolean(), z.null()]);
export const foreignEntrySchema = custodyEntrySchema.extend({
  action: z.string().min(1).max(64),
  details: z.record(z.string().max(64), fact).refine((details) => Object.keys(details).length <= 100, { error: 'too many facts' }),
});
export type ForeignEntry = z.infer<typeof foreignEntrySchema>;

/** What another office's log says about an item that came from there. */
export const passageSchema = z.strictObject({
  vaultId: vaultIdSchema,
  senderName: z.string().max(longestSenderName),
  theirNumber: z.string().max(64),
  packId: packIdSchema,
  madeAt: instantSchema,
  takenInAt: instantSchema,
  /** Where their log stood when the pack was made. */
  seq: count,
  hash: bits256,
  witness: z.string(),
  /** How many of their entries there are; the newest two hundred are given. */
  total: count,
  /** Oldest first. Two entries with one number mean that their log was not the same each time. */
  entries: z.array(foreignEntrySchema),
});
export type Passage = z.infer<typeof passageSchema>;

export const handoverStateSchema = z.strictObject({
  /** Newest first, at most a hundred. */
  packs: z.array(packSchema),
  recipients: z.array(handoverRecipientSchema),
  /** `packs`: of how many of the newest what was kept cannot be read. */
  unread: unreadRecipientsSchema.extend({ packs: count }),
  conflicts: count,
});
export type HandoverState = z.infer<typeof handoverStateSchema>;
