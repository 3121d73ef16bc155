// Preview pictures, in the database of things that can be made again.
import type { EvidenceId } from '../../../shared/ids.ts';
import type { ReadableDb, WritableDb } from '../../vault/database/handle.ts';
import { sql } from '../../vault/database/sql.ts';
import { textIn } from '../rows.ts';

export interface Preview {
  readonly width: number;
  readonly height: number;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export const keepPreview = async (db: WritableDb, id: EvidenceId, { width, height, mediaType, bytes }: Preview): Promise<void> => {
  await db.run(sql`INSERT INTO preview (id, width, height, media_type, bytes) VALUES (${id}, ${width}, ${height}, ${mediaType}, ${bytes})
    ON CONFLICT (id) DO UPDATE SET width = excluded.width, height = excluded.height, media_type = excluded.media_type, bytes = excluded.bytes`);
};

/** Takes pictures away. */
export const deletePreviews = async (db: WritableDb, ids: readonly EvidenceId[]): Promise<void> => {
  await db.run(sql`DELETE FROM preview WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
};

/** Whether the store holds none at all, as in a vault that was restored or whose store was damaged. */
export const hasNoPreviews = async (db: ReadableDb): Promise<boolean> => (await db.get(sql`SELECT id FROM preview LIMIT 1`)) === undefined;

/** The picture, or null when there is none. */
export const previewOf = async (db: ReadableDb, id: EvidenceId): Promise<Pick<Preview, 'bytes' | 'mediaType'> | null> => {
  const row = await db.get(sql`SELECT media_type, bytes FROM preview WHERE id = ${id}`);
  const bytes = row?.['bytes'];
  return row === undefined || !(bytes instanceof Uint8Array) ? null : { bytes: Uint8Array.from(bytes), mediaType: textIn(row, 'media_type') };
};
