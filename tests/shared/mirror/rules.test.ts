import { describe, expect, it } from 'vitest';
import { keepingRules, keptGenerations, type DatedGeneration } from '../../../shared/mirror/rules.ts';

const dayMs = 24 * 60 * 60 * 1000;
const at = (text: string): number => Date.parse(text);
const numbers = (kept: ReadonlySet<number>): readonly number[] => [...kept].sort((one, other) => one - other);
const daily = (from: string, days: number): readonly DatedGeneration[] => Array.from({ length: days }, (_, index) => ({ number: index + 1, madeAt: at(from) + index * dayMs }));

describe('the rule of keeping', () => {
  it('keeps everything while there are few', () => {
    expect(numbers(keptGenerations(daily('2026-11-02T09:00:00Z', 3), keepingRules.usual))).toEqual([1, 2, 3]);
  });

  it('keeps the newest three, the newest of each of four weeks and of each of six months', () => {
    // From Thursday 1 January, one a day, to Thursday 26 November 2026: number 330.
    const all = daily('2026-01-01T09:00:00Z', 330);
    const dates = numbers(keptGenerations(all, keepingRules.usual)).map((number) => new Date(all[number - 1]!.madeAt).toISOString().slice(0, 10));
    expect(dates).toEqual(['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31', '2026-11-08', '2026-11-15', '2026-11-22', '2026-11-24', '2026-11-25', '2026-11-26']);
  });

  it('begins a week on Monday, in UTC', () => {
    const all = [{ number: 1, madeAt: at('2026-11-22T23:59:59Z') }, { number: 2, madeAt: at('2026-11-23T00:00:00Z') }, { number: 3, madeAt: at('2026-11-29T23:59:59Z') }];
    expect(numbers(keptGenerations(all, { newest: 1, weeks: 2, months: 0 }))).toEqual([1, 3]);
  });

  it('counts weeks that have one: a disk that was away loses nothing', () => {
    const all = [{ number: 1, madeAt: at('2024-01-03T00:00:00Z') }, { number: 2, madeAt: at('2026-11-25T00:00:00Z') }];
    expect(numbers(keptGenerations(all, { newest: 1, weeks: 2, months: 0 }))).toEqual([1, 2]);
  });

  it('keeps the newest by its number whatever the clock said, and never nothing', () => {
    const all = [{ number: 1, madeAt: at('2030-01-01T00:00:00Z') }, { number: 2, madeAt: at('2020-01-01T00:00:00Z') }];
    expect(numbers(keptGenerations(all, { newest: 0, weeks: 0, months: 0 }))).toEqual([2]);
    expect(numbers(keptGenerations([], keepingRules.few))).toEqual([]);
  });

  it('never keeps one that was let go before, as more are made day by day', () => {
    let there: readonly DatedGeneration[] = [];
    const gone = new Set<number>();
    for (const next of daily('2025-12-30T22:00:00Z', 200)) {
      there = [...there, next];
      const kept = keptGenerations(there, keepingRules.usual);
      expect([...kept].some((number) => gone.has(number))).toBe(false);
      for (const { number } of there) if (!kept.has(number)) gone.add(number);
      there = there.filter(({ number }) => kept.has(number));
    }
    expect(there.length).toBeGreaterThanOrEqual(9);
  });
});
