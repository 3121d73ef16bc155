import { describe, expect, it } from 'vitest';
import { evidenceId, evidenceIdSchema, evidenceNumber, largestItemNumber } from '../../../../shared/ids.ts';
import { numberRangeSchema } from '../../../../shared/evidence/schema.ts';
import { isNumber, largestNumber } from '../../../../electron/vault/database/item-number.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';

const isId = (number: number): boolean => evidenceIdSchema.safeParse(`E-${String(number)}`).success;
const isRange = (to: number): boolean => numberRangeSchema.safeParse([1, to]).success;

describe('the numbers that an item can have', () => {
  it('end where ids and asked ranges end', () => {
    expect(evidenceNumber(evidenceId(largestItemNumber))).toBe(largestItemNumber);
    expect([largestItemNumber, largestItemNumber + 1].map((number) => [isId(number), isRange(number)])).toEqual([[true, true], [false, false]]);
  });

  it('are the same in a query, whose column keeps what is bound in it', () => {
    expect(largestNumber.text).toBe(String(largestItemNumber));
    expect(isNumber(sql`+e.number`)).toEqual({ text: `+e.number BETWEEN 1 AND ${String(largestItemNumber)}`, values: [] });
    expect(isNumber(sql`iif(one = ${7}, other, one)`)).toEqual({ text: `iif(one = ?, other, one) BETWEEN 1 AND ${String(largestItemNumber)}`, values: [7] });
  });
});
