// Many item numbers as few ranges: what one job added is nearly always one. Pure.
import { evidenceNumber, type EvidenceId } from '../ids.ts';
import type { NumberRange } from './schema.ts';

/** The fewest ranges that hold exactly these items, in order. */
export const rangesOf = (ids: readonly EvidenceId[]): NumberRange[] => {
  const ranges: NumberRange[] = [];
  for (const number of ids.map(evidenceNumber).toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && number <= last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
};

/** How many numbers the ranges hold. */
export const countIn = (ranges: readonly NumberRange[]): number => ranges.reduce((sum, [from, to]) => sum + Math.max(0, to - from + 1), 0);
