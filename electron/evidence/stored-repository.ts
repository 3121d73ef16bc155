// What is needed to read, compare or take out an item's bytes: where they are, under which names, and whether they may leave. Reads only.
import { caseId, evidenceId, objectIdSchema, sha256Schema, type CaseId, type EvidenceId, type ObjectId, type Sha256 } from '../../shared/ids.ts';
import type { ReadableDb, Row } from '../vault/database/handle.ts';
import { isNumber } from '../vault/database/item-number.ts';
import { rowsByNumber } from '../vault/database/readable-rows.ts';
import { unlessDamaged } from '../vault/database/row-damage.ts';
import { sql } from '../vault/database/sql.ts';
import { countIn, numberIn, numberOrNull, textIn, textOrNull } from './rows.ts';
import { mayBePrivileged } from './privilege-repository.ts';

/** What one item's bytes are and where. */
export interface StoredItem {
  readonly id: EvidenceId;
  readonly number: number;
  readonly case: CaseId;
  readonly object: ObjectId;
  readonly sha256: Sha256;
  readonly size: number;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly setAside: boolean;
  /** Removed from the list: it leaves the vault in no way until it is brought back. */
  readonly removed: boolean;
  /** Marked as between a lawyer and a client, or nobody can say that it is not. */
  readonly privileged: boolean;
  /** When its bytes were destroyed; null while they are there. */
  readonly destroyedAt: number | null;
}

const storedColumns = sql`number, case_number, object_id, sha256, size, title, file_name, media_type, check_state, number IN (SELECT number FROM evidence_removal) AS removed,
  (SELECT destroyed_at_ms FROM evidence_destruction AS d WHERE d.number = evidence.number) AS destroyed_at_ms,
  EXISTS (SELECT 1 FROM evidence_description AS p WHERE p.number = evidence.number AND ${mayBePrivileged}) AS privileged`;

const storedIn = (row: Row): StoredItem => ({
  id: evidenceId(numberIn(row, 'number')),
  number: numberIn(row, 'number'),
  case: caseId(numberIn(row, 'case_number')),
  object: objectIdSchema.parse(textIn(row, 'object_id')),
  sha256: sha256Schema.parse(textIn(row, 'sha256')),
  size: countIn(row, 'size'),
  title: textIn(row, 'title'),
  fileName: textIn(row, 'file_name'),
  mediaType: textIn(row, 'media_type'),
  setAside: textIn(row, 'check_state') === 'set-aside',
  removed: numberIn(row, 'removed') === 1,
  privileged: numberIn(row, 'privileged') === 1,
  destroyedAt: numberOrNull(row, 'destroyed_at_ms'),
});

/** Where these items' bytes are, by number; numbers that do not exist are left out. */
export const storedItems = async (db: ReadableDb, numbers: readonly number[]): Promise<readonly StoredItem[]> =>
  (await db.all(sql`SELECT ${storedColumns} FROM evidence
    WHERE number IN (SELECT value FROM json_each(${JSON.stringify(numbers)})) ORDER BY number`)).map(storedIn);

/** The same, with the numbers of those of which it cannot be read: one of them must not keep the others from being worked on. */
export const storedOrDamaged = async (db: ReadableDb, numbers: readonly number[]): Promise<{ readonly items: readonly StoredItem[]; readonly damaged: readonly EvidenceId[] }> => {
  const items: StoredItem[] = [];
  const damaged: EvidenceId[] = [];
  const rows = await rowsByNumber(numbers, (some) => db.all(sql`SELECT ${storedColumns} FROM evidence WHERE number IN (SELECT value FROM json_each(${JSON.stringify(some)}))`));
  for (const [number, row] of [...rows].toSorted(([a], [b]) => a - b)) {
    const item = row === null ? null : unlessDamaged(() => storedIn(row));
    if (item === null) damaged.push(evidenceId(number));
    else items.push(item);
  }
  return { items, damaged };
};

/** What was set aside and the object that holds it, in the order of numbers; what was destroyed since has no bytes to be told of. Nothing else is read of a row: what is damaged in it must not keep the item from being named. */
export const setAsideItems = async (db: ReadableDb): Promise<readonly { readonly item: EvidenceId; readonly object: string | null }[]> =>
  (await db.all(sql`SELECT number, iif(typeof(object_id) = 'text', object_id, NULL) AS object_id FROM evidence
    WHERE check_state = 'set-aside' AND ${isNumber(sql`number`)} AND number NOT IN (SELECT number FROM evidence_destruction) ORDER BY number`))
    .map((row) => ({ item: evidenceId(numberIn(row, 'number')), object: textOrNull(row, 'object_id') }));

/** What is written down when an item is set aside. */
export interface FoundItem {
  readonly id: EvidenceId;
  readonly number: number;
  /** Null where it cannot be read. */
  readonly sha256: string | null;
  readonly fileName: string;
}

/**
 * The item of a number or of an object, to be set aside; null when there is none, when it is set aside already and when its bytes were destroyed. Nothing else is read of its row: what is
 * damaged in it must not keep it from being set aside.
 */
export const itemToSetAside = async (db: ReadableDb, by: { readonly number: number } | { readonly object: ObjectId }): Promise<FoundItem | null> => {
  const row = await db.get(sql`SELECT number, iif(typeof(sha256) = 'text', sha256, NULL) AS sha256, iif(typeof(file_name) = 'text', file_name, '') AS file_name FROM evidence
    WHERE ${'number' in by ? sql`number = ${by.number}` : sql`object_id = ${by.object}`} AND ${isNumber(sql`number`)} AND check_state <> 'set-aside' AND number NOT IN (SELECT number FROM evidence_destruction)`);
  return row === undefined ? null : { id: evidenceId(numberIn(row, 'number')), number: numberIn(row, 'number'), sha256: textOrNull(row, 'sha256'), fileName: textIn(row, 'file_name') };
};

/** Whether there is such an item and its bytes were not destroyed. */
export const hasBytes = async (db: ReadableDb, number: number): Promise<boolean> =>
  (await db.get(sql`SELECT 1 AS there FROM evidence WHERE number = ${number} AND number NOT IN (SELECT number FROM evidence_destruction)`)) !== undefined;

/** The item with this fingerprint, or null. */
export const storedItemWith = async (db: ReadableDb, sha256: Sha256): Promise<StoredItem | null> => {
  const row = await db.get(sql`SELECT ${storedColumns} FROM evidence WHERE sha256 = ${sha256}`);
  return row === undefined ? null : storedIn(row);
};

/** The item whose bytes this object holds, and their fingerprint; null when no item has it. */
export const itemOfObject = async (db: ReadableDb, object: ObjectId): Promise<{ readonly id: EvidenceId; readonly sha256: Sha256; readonly fileName: string } | null> => {
  const row = await db.get(sql`SELECT number, sha256, file_name FROM evidence WHERE object_id = ${object}`);
  return row === undefined ? null : { id: evidenceId(numberIn(row, 'number')), sha256: sha256Schema.parse(textIn(row, 'sha256')), fileName: textIn(row, 'file_name') };
};
