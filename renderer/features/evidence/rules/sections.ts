// Which headings a result has: months while it is sorted by when things were taken, none otherwise. Pure.
import type { Sort } from '../../../../shared/evidence/schema.ts';
import type { Section } from './list-layout.ts';

/** Key of the section of items without a date. */
export const noMonth = 'none';

/** What the key of a section begins with that damaged records put where it is. */
const unread = 'unread';
export const isUnreadMonth = (key: string): boolean => key.startsWith(unread);

interface MonthCount {
  readonly month: string | null;
  readonly count: number;
}

/**
 * Sections in the order the rows come in, which is that of the months. Months and rows are two answers of the vault; while they do not add up (something was
 * added between them) there are no headings, so that no row ever stands under a wrong month.
 */
export const sectionsOf = (total: number, sort: Sort, months: readonly MonthCount[] | null): readonly Section[] => {
  const plain: readonly Section[] = total === 0 ? [] : [{ key: null, count: total }];
  if (sort.by !== 'captured' || months === null || months.length === 0) return plain;
  if (months.reduce((sum, month) => sum + month.count, 0) !== total) return plain;
  // There may be more than one such stretch, and each has a place of its own.
  return months.map(({ month, count }, place) => ({ key: month === unread ? `${unread}-${String(place)}` : (month ?? noMonth), count }));
};

export interface RailStop {
  readonly what: 'year' | 'month';
  /** The section it jumps to. */
  readonly key: string;
}

/**
 * Stops of the date rail in the order shown: every year and its months. Where that is more than fits, only the months of the year that
 * the list stands in are among them, and none at all where even those are too many.
 */
export const railStops = (sections: readonly Section[], at: string | null, most: number): readonly RailStop[] => {
  const keys = sections.flatMap(({ key }) => (key === null ? [] : [key]));
  const yearOf = (key: string): string => (key === noMonth || isUnreadMonth(key) ? key : key.slice(0, 4));
  const stops = (hasMonths: (year: string) => boolean): readonly RailStop[] => keys.flatMap((key, place) => {
    const isFirst = place === 0 || yearOf(keys[place - 1] ?? '') !== yearOf(key);
    const year: readonly RailStop[] = isFirst ? [{ what: 'year', key }] : [];
    return key !== noMonth && !isUnreadMonth(key) && hasMonths(yearOf(key)) ? [...year, { what: 'month', key }] : year;
  });
  const choices = [stops(() => true), stops((year) => at !== null && year === yearOf(at))];
  return choices.find((choice) => choice.length <= most) ?? stops(() => false);
};
