// Records as they travel: the text of one evidence item with the sender's custody entries about it. Entries are proved one by one by
// their own seals; that nothing between them is missing only the sender's whole log can show.
import { z } from 'zod';
import { canonicalText } from '../../shared/custody/rules.ts';
import type { CustodyEntry } from '../../shared/custody/schema.ts';
import { isPdfPlan } from '../../shared/evidence/copy-link.ts';
import { foreignEntrySchema, type ForeignEntry } from '../../shared/handover/schema.ts';
import { sha256OfText } from '../custody/append.ts';
import { earlierForm, earlierHandedItemSchema, handedItemSchema, saysMore, type HandedItem } from '../evidence/handing-over/handed-record.ts';
import { packDamaged } from './failures.ts';
import { evidenceKind, type RecordEntry } from './manifest.ts';

/** Newest form of an evidence record that this program knows. A record is written in the earliest that can say it: the second says what a working copy was made of, the third all fields, the fourth the working copy of a document, the fifth the case. */
const evidenceVersion = 5;
const ofDocument = ({ workingCopyOf = [] }: HandedItem): boolean => workingCopyOf.some(({ plan }) => isPdfPlan(plan));
const versionOf = (item: HandedItem): 1 | 2 | 3 | 4 | 5 => (item.case !== undefined ? 5 : ofDocument(item) ? 4 : saysMore(item) ? 3 : item.workingCopyOf === undefined ? 1 : 2);

const custody = z.array(foreignEntrySchema).max(20_000);
const evidenceRecordSchema = z.union([
  z.strictObject({ kind: z.literal(evidenceKind), version: z.literal([3, 4, evidenceVersion]), item: handedItemSchema, custody }),
  z.strictObject({ kind: z.literal(evidenceKind), version: z.literal([1, 2]), item: earlierHandedItemSchema, custody }),
]).refine(({ version, item }) => version === versionOf(item), { error: 'not the form that it says' });
export type EvidenceRecord = z.infer<typeof evidenceRecordSchema>;

/** The record in the form that it says. */
const written = (record: EvidenceRecord) => (record.version >= 3 ? record : { ...record, item: earlierForm(record.item) });

/** Why a record is not taken in by this program. */
export type Refusal = { readonly reason: 'unknownKind' | 'newer' };

/** Whether a receiver will take this record: what is said of an item may be longer than a pack holds. */
export const fitsInPack = (record: EvidenceRecord): boolean => evidenceRecordSchema.safeParse(written(record)).success;

/** A record as it was kept when it came, or null for a form that this program does not know. */
export const keptRecord = (value: unknown): EvidenceRecord | null => evidenceRecordSchema.safeParse(value).data ?? null;

const someRecordSchema = z.looseObject({ kind: z.string(), version: z.int().min(1) });

export const recordText = (record: EvidenceRecord): Buffer => Buffer.from(`${JSON.stringify(written(record))}\n`, 'utf8');

export const evidenceRecord = (item: EvidenceRecord['item'], custody: readonly CustodyEntry[]): EvidenceRecord => ({ kind: evidenceKind, version: versionOf(item), item, custody: [...custody] });

const isSealed = (entry: ForeignEntry): boolean => {
  const { hash, ...unsealed } = entry;
  try {
    return sha256OfText(canonicalText(unsealed as CustodyEntry)) === hash;
  } catch {
    return false;
  }
};

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw packDamaged('record');
  }
};

/** The record, or why this program does not take it in. Throws `pack-damaged` for one that contradicts itself or the manifest. */
export const readRecord = (entry: RecordEntry, bytes: Buffer): EvidenceRecord | Refusal => {
  if (entry.kind !== evidenceKind) return { reason: 'unknownKind' };
  const value = parsed(bytes);
  const some = someRecordSchema.safeParse(value);
  if (some.success && some.data.kind === evidenceKind && some.data.version > evidenceVersion) return { reason: 'newer' };
  const read = evidenceRecordSchema.safeParse(value);
  if (!read.success) throw packDamaged('record');
  const { item, custody } = read.data;
  const { content } = entry;
  if (item.uid !== entry.uid || item.number !== entry.number || content?.sha256 !== item.sha256 || content.size !== item.size) throw packDamaged('record');
  if (!custody.every((one) => one.subject === item.number && isSealed(one))) throw packDamaged('record');
  return read.data;
};
