// Links between items, in the caller's transaction. Each is one row, whichever end it was made from.
import { z } from 'zod';
import { asKept, relations, reversed, type Link, type Relation } from '../../../shared/evidence/links.ts';
import type { MemberCode } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import type { ReadableDb, WritableDb } from '../../vault/database/handle.ts';
import { isNumber } from '../../vault/database/item-number.ts';
import { readable, type ReadableRows } from '../../vault/database/readable-rows.ts';
import { sql, type Sql } from '../../vault/database/sql.ts';

/** Null where it cannot be read, so that the engine hands over the others. */
const anEnd = (column: Sql): Sql => sql`iif(typeof(${column}) = 'integer' AND ${isNumber(column)}, ${column}, NULL)`;

const linkSchema = z.object({ relation: z.enum(relations), other: z.int(), isOurs: z.int() }).transform(({ relation, other, isOurs }) => ({ relation: isOurs === 1 ? relation : reversed(relation), other }));

/** Every link of an item, as it has them, oldest first, and how many cannot be read. */
export const linksOf = async (db: ReadableDb, number: number): Promise<ReadableRows<{ readonly relation: Relation; readonly other: number }>> => {
  const rows = await db.all(sql`SELECT iif(typeof(relation) = 'text', relation, NULL) AS said, ${anEnd(sql`iif(number = ${number}, other, number)`)} AS far, number = ${number} AS ours FROM (
    SELECT number, relation, other, added_at_ms FROM evidence_link WHERE number = ${number} UNION ALL SELECT number, relation, other, added_at_ms FROM evidence_link WHERE other = ${number} AND number IS NOT other)
    ORDER BY added_at_ms, number, other, relation`);
  return readable(rows, ({ said, far, ours }) => linkSchema.refine(({ other }) => other !== number).safeParse({ relation: said, other: far, isOurs: ours }));
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
