// Which items are working copies, and of what. The original is found by its fingerprint: it may come later than its copy, or never.
import { anyPlanSchema, copyLinkSchema, coveredCounts, type CopyLink } from '../../../shared/evidence/copy-link.ts';
import type { EvidenceItem } from '../../../shared/evidence/schema.ts';
import { evidenceId, type Sha256 } from '../../../shared/ids.ts';
import type { ReadableDb, Row, WritableDb } from '../../vault/database/handle.ts';
import { isNumber } from '../../vault/database/item-number.ts';
import { unlessDamaged } from '../../vault/database/row-damage.ts';
import { sql } from '../../vault/database/sql.ts';
import { jsonIn, numberIn, numberOrNull, textIn } from '../rows.ts';

/** Notes that the item with this number is a copy; what is known of it stays as it is. */
export const insertCopyLink = async (db: WritableDb, number: number, { sha256, number: originalNumber, plan, madeAt, by }: CopyLink): Promise<void> => {
  await db.run(sql`INSERT INTO working_copy (number, original_sha256, original_number, plan, made_at_ms, made_by)
    VALUES (${number}, ${sha256}, ${originalNumber}, ${JSON.stringify(plan)}, ${madeAt}, ${by}) ON CONFLICT DO NOTHING`);
};

const linkIn = (row: Row): CopyLink => copyLinkSchema.parse({
  sha256: textIn(row, 'original_sha256'), number: textIn(row, 'original_number'), madeAt: numberIn(row, 'made_at_ms'), by: textIn(row, 'made_by'), plan: jsonIn(row, 'plan'),
});

const linkColumns = sql`w.original_sha256, w.original_number, w.plan, w.made_at_ms, w.made_by`;

/** What an item is a copy of, the first first; empty for an original. */
export const copyLinksOf = async (db: ReadableDb, number: number): Promise<readonly CopyLink[]> =>
  (await db.all(sql`SELECT ${linkColumns} FROM working_copy AS w WHERE w.number = ${number} ORDER BY w.made_at_ms, w.original_sha256`)).map(linkIn);

/** The same as it is shown: with the original as it is called here, null where it is not here. */
export const originalsOf = async (db: ReadableDb, number: number): Promise<EvidenceItem['workingCopyOf']> =>
  (await db.all(sql`SELECT ${linkColumns}, o.number AS here FROM working_copy AS w LEFT JOIN evidence AS o ON o.sha256 = w.original_sha256 AND ${isNumber(sql`o.number`)}
    WHERE w.number = ${number} ORDER BY w.made_at_ms, w.original_sha256`)).map((row) => {
    const here = numberOrNull(row, 'here');
    return { ...linkIn(row), here: here === null ? null : evidenceId(here) };
  });

/** Most copies of one original that are listed. */
const mostListed = 200;

/** The working copies in the list of what has this fingerprint, in order. */
export const copiesOf = async (db: ReadableDb, sha256: Sha256): Promise<EvidenceItem['workingCopies']> =>
  (await db.all(sql`SELECT number, plan FROM working_copy WHERE original_sha256 = ${sha256} AND typeof(number) = 'integer' AND ${isNumber(sql`number`)} AND number NOT IN (SELECT number FROM evidence_removal) ORDER BY number LIMIT ${mostListed}`)).map((row) => ({
    id: evidenceId(numberIn(row, 'number')), covered: unlessDamaged(() => coveredCounts(anyPlanSchema.parse(jsonIn(row, 'plan')))),
  }));
