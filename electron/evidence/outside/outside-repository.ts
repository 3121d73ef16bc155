// What is under way outside the vault, in the caller's transaction: plain copies on their way out, and originals about to be deleted.
// A row is written before the act and taken away with the entry that says how it ended.
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import type { MemberCode, Sha256 } from '../../../shared/ids.ts';
import { largestItemNumber, sha256Schema } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import type { ReadableDb, WritableDb } from '../../vault/database/handle.ts';
import { sql } from '../../vault/database/sql.ts';
import { numberIn } from '../rows.ts';

export interface PlainCopy {
  readonly copy: number;
  /** What it is a copy of: an item's number, `vault` for a list, `pack` for a handover pack, which is encrypted. */
  readonly subject: string;
  readonly folder: string;
  readonly partName: string;
  /** The name it was about to get, and what it holds; null while it was still being written. */
  readonly finalName: string | null;
  readonly sha256: Sha256 | null;
  readonly begunAt: number;
  /** Whether an opening found it and put it on record. */
  readonly told: boolean;
}

/** Writes down a copy that is about to be begun; answers with its number. */
export const insertCopy = async (db: WritableDb, copy: Pick<PlainCopy, 'subject' | 'folder' | 'partName'>, at: Instant, by: MemberCode): Promise<number> => {
  await db.run(sql`INSERT INTO plain_copy (subject, folder, part_name, begun_at_ms, begun_by, told) VALUES (${copy.subject}, ${copy.folder}, ${copy.partName}, ${at}, ${by}, 0)`);
  const row = await db.get(sql`SELECT max(copy_id) AS copy FROM plain_copy`);
  return row === undefined ? 0 : numberIn(row, 'copy');
};

export const nameCopy = async (db: WritableDb, copy: number, finalName: string, sha256: string): Promise<void> => {
  await db.run(sql`UPDATE plain_copy SET final_name = ${finalName}, sha256 = ${sha256} WHERE copy_id = ${copy}`);
};

export const markTold = async (db: WritableDb, copy: number): Promise<void> => {
  await db.run(sql`UPDATE plain_copy SET told = 1 WHERE copy_id = ${copy}`);
};

export const forgetCopy = async (db: WritableDb, copy: number): Promise<void> => {
  await db.run(sql`DELETE FROM plain_copy WHERE copy_id = ${copy}`);
};

const copyRow = z.object({
  copy_id: z.int().min(1), subject: z.string().max(64), folder: z.string(), part_name: z.string(), final_name: z.string().nullable(), sha256: sha256Schema.nullable(), begun_at_ms: z.number(), told: z.number(),
}).transform((row): PlainCopy => ({
  copy: row.copy_id, subject: row.subject, folder: row.folder, partName: row.part_name, finalName: row.final_name, sha256: row.sha256, begunAt: row.begun_at_ms, told: row.told === 1,
}));

/** Copies that were begun and neither completed nor known to be gone, oldest first, and of how many more the row cannot be read. There are as many as crashes, and those being written. */
export const unendedCopies = async (db: ReadableDb): Promise<{ readonly copies: readonly PlainCopy[]; readonly unread: number }> => {
  const rows = await db.all(sql`SELECT * FROM plain_copy ORDER BY copy_id`);
  const copies = rows.flatMap((row) => copyRow.safeParse(row).data ?? []);
  return { copies, unread: rows.length - copies.length };
};

export interface Removal {
  readonly removal: number;
  readonly number: number;
  readonly path: Buffer;
  readonly fileName: string;
  readonly sourceFolder: string;
}

/** Writes down an original that is about to be deleted; answers with the number of the removal. */
export const insertRemoval = async (db: WritableDb, { number, path, fileName, sourceFolder }: Omit<Removal, 'removal'>, at: Instant): Promise<number> => {
  await db.run(sql`INSERT INTO original_removal (number, path, file_name, source_folder, begun_at_ms) VALUES (${number}, ${path}, ${fileName.toWellFormed()}, ${sourceFolder.toWellFormed()}, ${at})`);
  const row = await db.get(sql`SELECT max(removal_id) AS removal FROM original_removal`);
  return row === undefined ? 0 : numberIn(row, 'removal');
};

export const forgetRemoval = async (db: WritableDb, removal: number): Promise<void> => {
  await db.run(sql`DELETE FROM original_removal WHERE removal_id = ${removal}`);
};

/** A path that leads from nowhere would be looked for in whatever folder the program runs in, and its file called gone. */
const removalRow = z.object({
  removal_id: z.int().min(1), number: z.int().min(1).max(largestItemNumber), path: z.instanceof(Uint8Array).refine((path) => isAbsolute(Buffer.from(path).toString('latin1'))),
  file_name: z.string(), source_folder: z.string(),
}).transform((row): Removal => ({ removal: row.removal_id, number: row.number, path: Buffer.from(row.path), fileName: row.file_name, sourceFolder: row.source_folder }));

/** Deletions that were begun and whose end was not put on record, and of how many more the row cannot be read. */
export const unendedRemovals = async (db: ReadableDb): Promise<{ readonly removals: readonly Removal[]; readonly unread: number }> => {
  const rows = await db.all(sql`SELECT * FROM original_removal ORDER BY removal_id`);
  const removals = rows.flatMap((row) => removalRow.safeParse(row).data ?? []);
  return { removals, unread: rows.length - removals.length };
};
