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

/** What `read` makes of a row; null where that is damaged. Throws whatever else it throws. */
export const unlessDamaged = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch (error) {
    if (!isRowDamage(error)) throw error;
    return null;
  }
};

/** What is read; null where that is damaged. Rejects with whatever else it rejects with. */
export const readUnlessDamaged = <T>(reading: Promise<T>): Promise<T | null> =>
  reading.catch((error: unknown) => {
    if (!isRowDamage(error)) throw error;
    return null;
  });
