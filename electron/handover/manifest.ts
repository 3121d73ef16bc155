// What a handover pack says about itself: who made it, where the sender's custody log stood, and every record in it by kind and name.
// Later domains join with a kind of their own; the format stays. A pack comes from outside: everything is bounded and strict.
import { z } from 'zod';
import { hex128, hex256 } from '../../shared/hex.ts';
import { sha256Schema, vaultIdSchema } from '../../shared/ids.ts';
import { longestSenderName, packIdSchema } from '../../shared/handover/schema.ts';
import { MiB } from '../../shared/sizes.ts';

const count = z.int().min(0);

export const formatName = 'holdfast-handover';
export const formatVersion = 1;

/** More than a hundred thousand records; a larger one is not read into memory. */
export const largestManifest = 32 * MiB;
/** Twenty texts of the longest, a thousand arrivals and tens of thousands of log entries fit; more is not read into memory. */
export const largestRecord = 16 * MiB;
/** Beyond any file; keeps sums exact. */
const largestContent = 2 ** 46;

export const recordEntrySchema = z.strictObject({
  /** Which domain's record it is. */
  kind: z.string().regex(/^[a-z][a-z-]{0,31}$/),
  /** Names the record in every vault it was handed to. */
  uid: z.string().regex(hex128),
  /** Its number in the sender's vault, for people. */
  number: z.string().regex(/^[A-Z]{1,4}-\d{2,9}$/),
  record: z.strictObject({ size: z.int().min(2).max(largestRecord), sha256: sha256Schema }),
  /** The bytes that belong to it; null for a record without. */
  content: z.strictObject({ size: count.max(largestContent), sha256: sha256Schema }).nullable(),
});
export type RecordEntry = z.infer<typeof recordEntrySchema>;

const manifestSchema = z.strictObject({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  packId: packIdSchema,
  madeAt: z.iso.datetime(),
  sender: z.strictObject({
    vaultId: vaultIdSchema,
    /** As the sender calls itself; may be empty. */
    name: z.string().max(longestSenderName),
    /** Where the custody log stood when the records were read, with its witness code. */
    seq: count,
    hash: z.string().regex(hex256),
    witness: z.string().max(100),
  }),
  records: z.array(recordEntrySchema).min(1).max(100_000),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const evidenceKind = 'evidence';

export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest)}\n`;

/** Enough to tell a newer format from something else. */
const anyVersionSchema = z.object({ format: z.literal(formatName), version: z.int().min(formatVersion + 1) });

/** The manifest, the version of a format that is newer than this program, or null for text that is no manifest of ours. */
export const parseManifest = (text: string): Manifest | { readonly newer: number } | null => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const newer = anyVersionSchema.safeParse(value);
  if (newer.success) return { newer: newer.data.version };
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success || manifestText(parsed.data) !== text) return null;
  // One record has one name; with two, the second would count as the first one's newer form.
  const names = new Set(parsed.data.records.map(({ kind, uid }) => `${kind}/${uid}`));
  return names.size === parsed.data.records.length ? parsed.data : null;
};
