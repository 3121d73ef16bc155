import { describe, expect, it } from 'vitest';
import { effectiveDate, isDescribed, sortKeysOf } from '../../../../electron/evidence/describing/description.ts';
import { unsaid } from '../../../../shared/evidence/unsaid.ts';
import type { UncertainDate } from '../../../../shared/time.ts';

const date = (certainty: UncertainDate['certainty'], year: number, month: number | null = null, day: number | null = null, until: UncertainDate['until'] = null): UncertainDate =>
  ({ certainty, value: { year, month, day, time: null, offsetMinutes: null }, until, basis: null, note: '' });
const span = (value: UncertainDate) => {
  const { capturedFirst, capturedLast } = sortKeysOf('', 'f', value);
  return [capturedFirst, capturedLast];
};

describe('sortKeysOf', () => {
  it.each([
    [date('exact', 2026, 2, 11), ['2026-02-11', '2026-02-11']], [date('about', 2024, 2), ['2024-02-01', '2024-02-29']], [date('exact', 2025), ['2025-01-01', '2025-12-31']],
    [date('before', 2025, 3), ['0000-00-00', '2025-03-31']], [date('after', 2025, 3), ['2025-03-01', '9999-99-99']],
    [date('between', 2025, 3, null, { year: 2025, month: 4, day: null, time: null, offsetMinutes: null }), ['2025-03-01', '2025-04-30']],
  ])('spans every day that %j may mean', (value, days) => {
    expect(span(value)).toEqual(days);
  });

  it('has no date for a date whose value is not known', () => {
    expect(sortKeysOf('', 'f', { certainty: 'not-known', value: null, until: null, basis: null, note: 'asked twice' })).toMatchObject({ undated: 1, capturedSort: '' });
  });
});

describe('effectiveDate', () => {
  it('takes what people say before what the file says, and the file when people do not know', () => {
    const people = date('about', 2020);
    const file = date('exact', 2021, 1, 1);
    expect(effectiveDate(people, file)).toBe(people);
    expect(effectiveDate(null, file)).toBe(file);
    expect(effectiveDate({ certainty: 'not-known', value: null, until: null, basis: null, note: '' }, file)).toBe(file);
  });
});

describe('isDescribed', () => {
  it('counts what people said about it, not what kind it is or how it was judged', () => {
    expect(isDescribed(unsaid)).toBe(false);
    expect(isDescribed({ ...unsaid, kind: 'photo', sensitivity: 'none' })).toBe(false);
    expect(isDescribed({ ...unsaid, notes: 'x' })).toBe(true);
  });
});
