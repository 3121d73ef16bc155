// Which pages of a document stay in its copy, as a person writes them: 1-20, 35. Nothing written means all. Pure.
import { latinDigits } from '../../../../shared/i18n/calendar.ts';

const dashes = /[\u2010-\u2015\u2212]/gu;

/** The pages in order; null for what cannot be read, names a page that there is not, or leaves none. */
export const pagesIn = (typed: string, of: number): readonly number[] | null => {
  if (typed.trim() === '') return Array.from({ length: of }, (_, index) => index + 1);
  const pages = new Set<number>();
  for (const part of latinDigits(typed).replace(dashes, '-').split(/[,;\u060c]/u)) {
    const [, first, last] = /^\s*(\d{1,7})\s*(?:-\s*(\d{1,7})\s*)?$/u.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last ?? first)];
    if (first === undefined || from < 1 || to < from || to > of) return null;
    for (let page = from; page <= to; page += 1) pages.add(page);
  }
  return [...pages].toSorted((a, b) => a - b);
};

/** The same pages as they are written; empty for all of them. */
export const pagesWritten = (pages: readonly number[], of: number): string => {
  if (pages.length === of) return '';
  const ranges: { from: number; to: number }[] = [];
  for (const page of pages) {
    const last = ranges.at(-1);
    if (last !== undefined && page === last.to + 1) last.to = page;
    else ranges.push({ from: page, to: page });
  }
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${String(from)}-${String(to)}`)).join(', ');
};
