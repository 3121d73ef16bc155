// Reads columns as the type they must have. A database may be crafted: what is not of that type is damage, not a surprise later.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { Row } from '../vault/database/handle.ts';

const wrong = (column: string): HoldfastError => new HoldfastError('database-damaged', { reason: 'column', name: column });

export const textIn = (row: Row, column: string): string => {
  const value = row[column];
  if (typeof value !== 'string') {
    throw wrong(column);
  }
  return value;
};

export const numberIn = (row: Row, column: string): number => {
  const value = row[column];
  if (typeof value !== 'number') {
    throw wrong(column);
  }
  return value;
};

/** A whole number, nought or more. */
export const countIn = (row: Row, column: string): number => {
  const value = numberIn(row, column);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw wrong(column);
  }
  return value;
};

export const textOrNull = (row: Row, column: string): string | null => (row[column] === null ? null : textIn(row, column));

export const numberOrNull = (row: Row, column: string): number | null => (row[column] === null ? null : numberIn(row, column));

/** A JSON column; null stays null. What is in it is checked by the caller's schema. */
export const jsonIn = (row: Row, column: string): unknown => {
  const text = textOrNull(row, column);
  if (text === null) {
    return null;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw wrong(column);
  }
};
