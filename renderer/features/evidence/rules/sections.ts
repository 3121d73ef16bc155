// Which headings a result has: months while it is sorted by when things were taken, none otherwise. Pure.
import type { Sort } from '../../../../shared/evidence/schema.ts';
import type { Section } from './list-layout.ts';

/** Key of the section of items without a date. */
export const noMonth = 'none';

interface MonthCount {
  readonly month: string | null;
  readonly count: number;
}

/**
 * Sections in the order the rows come in. Months and rows are two answers of the vault; while they do not add up (something was
 * added between them) there are no headings, so that no row ever stands under a wrong month.
 */
export const sectionsOf = (total: number, sort: Sort, months: readonly MonthCount[] | null): readonly Section[] => {
  const plain: readonly Section[] = total === 0 ? [] : [{ key: null, count: total }];
  if (sort.by !== 'captured' || months === null || months.length === 0) return plain;
  if (months.reduce((sum, month) => sum + month.count, 0) !== total) return plain;
  const dated = months.filter((month) => month.month !== null);
  const undated = months.filter((month) => month.month === null);
  const ordered = sort.direction === 'descending' ? [...dated, ...undated] : [...dated.toReversed(), ...undated];
  return ordered.map((month) => ({ key: month.month ?? noMonth, count: month.count }));
};

/** The years for the date rail with the first section of each, in the order shown. */
export const yearsOf = (sections: readonly Section[]): readonly { readonly year: string; readonly key: string }[] => {
  const years: { year: string; key: string }[] = [];
  for (const { key } of sections) {
    if (key === null) continue;
    const year = key === noMonth ? noMonth : key.slice(0, 4);
    if (years.at(-1)?.year !== year) years.push({ year, key });
  }
  return years;
};
