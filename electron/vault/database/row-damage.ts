// Rows that are not what this program writes: whoever wrote them, the records are damaged, and a person is told so rather than that something unexpected happened.
import { z } from 'zod';
import { HoldfastError } from '../../../shared/contract/failure.ts';

/**
 * `database-damaged` for a row, or a column of JSON, that its schema refuses; anything else unchanged. For work over an open vault alone, whose input was checked before and whose files
 * are read by schemas that do not throw: there, nothing but a row ends in these errors.
 */
export const fromRowError = (error: unknown): unknown =>
  (error instanceof z.ZodError || error instanceof SyntaxError ? new HoldfastError('database-damaged', { reason: 'rows' }, { cause: error }) : error);

/** Whether it is damage of rows, or of the records below them. */
export const isRowDamage = (error: unknown): boolean => {
  const known = fromRowError(error);
  return known instanceof HoldfastError && known.code === 'database-damaged';
};
