// Links between items, in the caller's transaction. Each is one row, whichever end it was made from.
import { z } from 'zod';
import { asKept, relations, reversed, type Link, type Relation } from '../../../shared/evidence/links.ts';
import type { MemberCode } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import type { ReadableDb, WritableDb } from '../../vault/database/handle.ts';
import { sql } from '../../vault/database/sql.ts';
import { numberIn, textIn } from '../rows.ts';

const relationSchema = z.enum(relations);

/** Every link of an item, as it has them, oldest first. */
export const linksOf = async (db: ReadableDb, number: number): Promise<readonly { readonly relation: Relation; readonly other: number }[]> => {
  const rows = await db.all(sql`SELECT number, relation, other, added_at_ms FROM evidence_link WHERE number = ${number}
    UNION ALL SELECT number, relation, other, added_at_ms FROM evidence_link WHERE other = ${number} ORDER BY added_at_ms, number, other, relation`);
  return rows.map((row) => {
    const relation = relationSchema.parse(textIn(row, 'relation'));
    return numberIn(row, 'number') === number ? { relation, other: numberIn(row, 'other') } : { relation: reversed(relation), other: numberIn(row, 'number') };
  });
};

/** False when it was there already. */
export const insertLink = async (db: WritableDb, link: Link, at: Instant, by: MemberCode): Promise<boolean> => {
  const { number, relation, other } = asKept(link);
  return (await db.run(sql`INSERT INTO evidence_link (number, relation, other, added_at_ms, added_by) VALUES (${number}, ${relation}, ${other}, ${at}, ${by}) ON CONFLICT DO NOTHING`)).changes > 0;
};

/** False when there was none. */
export const deleteLink = async (db: WritableDb, link: Link): Promise<boolean> => {
  const { number, relation, other } = asKept(link);
  return (await db.run(sql`DELETE FROM evidence_link WHERE number = ${number} AND relation = ${relation} AND other = ${other}`)).changes > 0;
};
