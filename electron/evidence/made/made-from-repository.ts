// Which items were made from others: working copies by the fingerprint of their original, transcripts and translations by their link.
import { caseNumber, type CaseId } from '../../../shared/ids.ts';
import type { ReadableDb } from '../../vault/database/handle.ts';
import { sql } from '../../vault/database/sql.ts';
import { numberIn } from '../rows.ts';

const textRelations = sql`('transcript-of', 'translation-of')`;

/**
 * What was made from these items and lies in the case of its original, without these themselves, when they go to another. What has a second original that stays there stays
 * with it, and what was destroyed stays. A linked text counts where it says of itself that it was made from something.
 */
const madeFrom = async (db: ReadableDb, numbers: readonly number[], to: CaseId): Promise<readonly number[]> => {
  const going = sql`(SELECT value FROM json_each(${JSON.stringify(numbers)}))`;
  const rows = await db.all(sql`WITH original AS (SELECT number, sha256, case_number FROM evidence WHERE number IN ${going} AND case_number <> ${caseNumber(to)}),
    made AS (
      SELECT m.number, m.case_number FROM original AS o JOIN working_copy AS w ON w.original_sha256 = o.sha256 JOIN evidence AS m ON m.number = w.number AND m.case_number = o.case_number
      UNION SELECT m.number, m.case_number FROM original AS o JOIN evidence_link AS l ON l.other = o.number AND l.relation IN ${textRelations}
        JOIN evidence AS m ON m.number = l.number AND m.case_number = o.case_number JOIN evidence_description AS d ON d.number = m.number AND d.originality = 'derivative')
    SELECT number FROM made WHERE number NOT IN ${going} AND number NOT IN (SELECT number FROM evidence_destruction)
      AND NOT EXISTS (SELECT 1 FROM working_copy AS w JOIN evidence AS o ON o.sha256 = w.original_sha256
        WHERE w.number = made.number AND o.case_number = made.case_number AND o.number NOT IN ${going})
      AND NOT EXISTS (SELECT 1 FROM evidence_link AS l JOIN evidence AS o ON o.number = l.other
        WHERE l.number = made.number AND l.relation IN ${textRelations} AND o.case_number = made.case_number AND o.number NOT IN ${going})
    ORDER BY number`);
  return rows.map((row) => numberIn(row, 'number'));
};

/** These items and everything that goes with them to that case: what was made from them, from that, and so on. */
export const withWhatWasMade = async (db: ReadableDb, numbers: readonly number[], to: CaseId): Promise<readonly number[]> => {
  let all = numbers;
  for (let more = await madeFrom(db, all, to); more.length > 0; more = await madeFrom(db, all, to)) all = [...all, ...more];
  return all;
};
