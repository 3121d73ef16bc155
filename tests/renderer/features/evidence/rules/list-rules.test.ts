import { describe, expect, it } from 'vitest';
import { readMinutes } from '../../../../../renderer/features/evidence/rules/description-fields.ts';
import { readFilterDay } from '../../../../../renderer/features/evidence/rules/filter-days.ts';
import { activeFilters, withoutFilter } from '../../../../../renderer/features/evidence/rules/filters.ts';
import { railStops, sectionsOf } from '../../../../../renderer/features/evidence/rules/sections.ts';
import { fitScale, zoomStep } from '../../../../../renderer/features/evidence/rules/zoom.ts';
import { editSession } from '../../../../../renderer/session/edit-session.ts';
import { everything, type EvidenceQuery } from '../../../../../shared/evidence/schema.ts';

const months = [{ month: '2026-02', count: 3 }, { month: '2025-10', count: 2 }, { month: null, count: 1 }];

describe('headings of the list', () => {
  const keys = (counts: typeof months) => sectionsOf(counts.reduce((sum, { count }) => sum + count, 0), { by: 'captured', direction: 'descending' }, counts).map((section) => section.key);

  it('are the months in their order, and what has no date', () => {
    expect(keys(months)).toEqual(['2026-02', '2025-10', 'none']);
  });

  it('tell stretches that damaged records made from the months and from each other, and each is one stop of the rail', () => {
    const counts = [{ month: 'unread', count: 1 }, ...months, { month: 'unread', count: 2 }];
    expect(keys(counts)).toEqual(['unread-0', '2026-02', '2025-10', 'none', 'unread-4']);
    expect(railStops(sectionsOf(9, { by: 'captured', direction: 'descending' }, counts), null, 9).map(({ what, key }) => `${what} ${key}`))
      .toEqual(['year unread-0', 'year 2026-02', 'month 2026-02', 'year 2025-10', 'month 2025-10', 'year none', 'year unread-4']);
  });

  it('are left out while months and rows do not add up, and in other orders', () => {
    expect(sectionsOf(7, { by: 'captured', direction: 'descending' }, months)).toEqual([{ key: null, count: 7 }]);
    expect(sectionsOf(6, { by: 'size', direction: 'descending' }, months)).toEqual([{ key: null, count: 6 }]);
  });

  it('give the rail every year and its months where they fit, then those of the year that is seen, then years alone', () => {
    const sections = sectionsOf(10, { by: 'captured', direction: 'descending' }, [{ month: '2026-03', count: 4 }, ...months]);
    const rail = (at: string | null, most: number) => railStops(sections, at, most).map(({ what, key }) => `${what} ${key}`);
    const years = ['year 2026-03', 'year 2025-10', 'year none'];
    expect(rail(null, 6)).toEqual(['year 2026-03', 'month 2026-03', 'month 2026-02', 'year 2025-10', 'month 2025-10', 'year none']);
    expect(rail('2026-02', 5)).toEqual(['year 2026-03', 'month 2026-03', 'month 2026-02', 'year 2025-10', 'year none']);
    expect(rail('none', 5)).toEqual(years);
    expect(rail('2026-02', 4)).toEqual(years);
  });
});

describe('filters', () => {
  const query: EvidenceQuery = { case: null, text: 'door', kinds: ['photo', 'video'], tags: ['raid'], source: 'card', from: '2026-01-01', to: null, withoutDate: true, among: [[1, 3], [7, 7]], only: 'disturbing' };

  it('are each shown once and can each be taken off', () => {
    const filters = activeFilters(query);
    expect(filters).toHaveLength(9);
    expect(filters.reduce(withoutFilter, query)).toEqual(everything);
  });

  it('are none for everything', () => {
    expect(activeFilters(everything)).toEqual([]);
  });

  it.each([
    ['2026', 'from', '2026-01-01'], ['2026', 'to', '2026-12-31'], ['2024-02', 'to', '2024-02-29'], ['2026-2', 'from', '2026-02-01'], ['2026-02-11', 'to', '2026-02-11'],
    ['2026-13', 'from', undefined], ['2026-02-30', 'from', undefined], ['11 Feb', 'from', undefined], [' ', 'to', null],
  ] as const)('read "%s" as the %s of a span: %s', (typed, end, expected) => {
    expect(readFilterDay(typed, end)).toBe(expected);
  });
});

describe('describing together', () => {
  it.each([['60', 60], ['-15', -15], ['−15', -15], ['', null], ['1.5', undefined], ['9999999', undefined], ['ten', undefined]])('reads "%s" minutes as %s', (typed, expected) => {
    expect(readMinutes(typed)).toBe(expected);
  });

  it('names a sitting by sixteen hexadecimal digits', () => {
    expect(editSession()).toMatch(/^[0-9a-f]{16}$/u);
  });
});

describe('the size of a picture on the screen', () => {
  it('fits the whole picture, turned or not, and blows a small one up no further than it may', () => {
    const room = { width: 500, height: 500 };
    expect([fitScale({ width: 1000, height: 500 }, 0, room, 1), fitScale({ width: 1000, height: 500 }, 1, room, 1), fitScale({ width: 10, height: 10 }, 0, room, 1), fitScale({ width: 10, height: 20 }, 0, room, Infinity)]).toEqual([0.5, 0.5, 1, 25]);
  });

  it('goes up and down by steps and stops at the ends', () => {
    expect([zoomStep(0.44, 1), zoomStep(0.44, -1), zoomStep(8, 1), zoomStep(0.05, -1)]).toEqual([0.5, 0.25, 8, 0.05]);
  });
});
