// The numbers that an evidence item can have, as queries ask for them: a crafted database has others. The evidence's repositories and Home's do.
import { sql, type Sql } from './sql.ts';

/** `largestItemNumber` once more: the text of a query is fixed, and nothing is pasted into it. A test holds the two together. */
export const largestNumber = sql`999999999`;

/** Whether the column holds a number that an item can have. Of `+number` where it must not choose how rows are looked up. */
export const isNumber = (column: Sql): Sql => sql`${column} BETWEEN 1 AND ${largestNumber}`;
