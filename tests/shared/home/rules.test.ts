// A line that was put off comes back on its day, or sooner when there is more of what is wrong; checks fall due; room runs low.
import { describe, expect, it } from 'vitest';
import { dayOf, daysSince, daysUnchecked, isAway, isDiskLow, isUncheckedRestore } from '../../../shared/home/rules.ts';
import { putOffSchema, type HomeLine, type PutOff } from '../../../shared/home/schema.ts';
import { instant } from '../../../shared/time.ts';

const putOff = (line: HomeLine, until: string, count = 3): PutOff => putOffSchema.parse({ line, until, by: 'M1', at: 0, count });
const day = 24 * 60 * 60 * 1000;

describe('isAway', () => {
  it.each([['2026-11-21', true], ['2026-11-22', true], ['2026-11-29', false], ['2027-01-01', false]])('on %s answers %s for a line put off to 29 November', (today, away) => {
    expect(isAway(putOff('not-described', '2026-11-29'), 3, today)).toBe(away);
  });

  it('brings back what is wrong as soon as there is more of it, and nothing else', () => {
    expect([isAway(putOff('set-aside', '2026-11-29'), 4, '2026-11-22'), isAway(putOff('set-aside', '2026-11-29'), 2, '2026-11-22'), isAway(putOff('not-described', '2026-11-29'), 400, '2026-11-22')]).toEqual([false, true, true]);
  });
});

describe('isUncheckedRestore', () => {
  const check = { at: instant(10 * day), by: putOffSchema.shape.by.parse('M1'), items: 1, problems: 0 };
  it('asks for a check of what came from a copy, until there was one, and never of an empty vault', () => {
    const restored = { restoredAt: instant(5 * day), lastFullCheck: null, firstAddedAt: instant(0) };
    expect([restored, { ...restored, lastFullCheck: check }, { ...restored, firstAddedAt: null }, { ...restored, restoredAt: null }].map(isUncheckedRestore)).toEqual([true, false, false, false]);
  });
});

describe('daysUnchecked', () => {
  const check = putOffSchema.shape.by.parse('M1');
  it('counts from the last full check, else from the first item, and not at all for an empty vault', () => {
    const lastFullCheck = { at: instant(10 * day), by: check, items: 1, problems: 0 };
    expect(daysUnchecked({ lastFullCheck, firstAddedAt: instant(0) }, 41.5 * day)).toBe(31);
    expect(daysUnchecked({ lastFullCheck: null, firstAddedAt: instant(0) }, 41.5 * day)).toBe(41);
    expect(daysUnchecked({ lastFullCheck: null, firstAddedAt: null }, 41.5 * day)).toBeNull();
  });

  it('takes a check in time to come for none', () => {
    expect(daysUnchecked({ lastFullCheck: { at: instant(50 * day), by: check, items: 1, problems: 0 }, firstAddedAt: instant(0) }, 41.5 * day)).toBe(41);
  });

  it('is never negative, whatever the clock was set to', () => {
    expect(daysUnchecked({ lastFullCheck: null, firstAddedAt: instant(5 * day) }, 0)).toBe(0);
  });
});

describe('daysSince', () => {
  it('counts whole days, and knows nothing of a time to come', () => {
    expect([daysSince(0, 2.9 * day), daysSince(day, day), daysSince(day + 1, day)]).toEqual([2, 0, null]);
  });
});

describe('isDiskLow', () => {
  it.each([
    [null, false], [{ free: 9e9, total: 500e9 }, true], [{ free: 11e9, total: 500e9 }, false], [{ free: 4e9, total: 16e9 }, false], [{ free: 1e9, total: 16e9 }, true], [{ free: 4e8, total: 1e9 }, true],
  ])('answers for %j: %s', (disk, low) => {
    expect(isDiskLow(disk)).toBe(low);
  });
});

describe('dayOf', () => {
  it('is the day on the calendar of this place', () => {
    expect(dayOf(new Date(2026, 10, 5, 23, 59))).toBe('2026-11-05');
  });
});
