// Rules of cases that both sides need. Pure.
import type { Case, ChosenCase } from './schema.ts';

export const longestCode = 16;
export const longestCaseName = 200;

/** No mark that a file system, a number of an item or a page stamp could take for its own. */
export const codePattern = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:-[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*$/u;

/** Two codes that people would take for one are one. */
export const foldedCode = (code: string): string => code.normalize('NFKC').toLowerCase();

/** What a new case is called until somebody has a better code: the first `C-n` that is free. */
export const freeCode = (cases: readonly Pick<Case, 'code'>[]): string => {
  const taken = new Set(cases.map(({ code }) => foldedCode(code)));
  let number = cases.length + 1;
  while (taken.has(foldedCode(`C-${String(number)}`))) number += 1;
  return `C-${String(number)}`;
};

/** The code that a case gets whose own is taken here: `RAID-2` after `RAID`, shortened where it would be too long. */
export const codeAfter = (code: string, next: number): string => {
  const end = `-${String(next)}`;
  let start = '';
  for (const letter of code) {
    if (start.length + letter.length + end.length > longestCode) break;
    start += letter;
  }
  return `${start.replace(/-$/u, '')}${end}`;
};

/** The case that a query is about: null for every case. */
export const caseAsked = (chosen: ChosenCase): ChosenCase['case'] | null => (chosen.all ? null : chosen.case);
