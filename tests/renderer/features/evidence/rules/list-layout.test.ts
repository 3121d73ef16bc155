import { describe, expect, it } from 'vitest';
import { layoutOf, lineNeighbour, linesBetween, topAfter, topOf, topOfSection, topToShow } from '../../../../../renderer/features/evidence/rules/list-layout.ts';

const grid = layoutOf([{ key: '2026-02', count: 7 }, { key: '2025-10', count: 3 }, { key: 'none', count: 5 }], { heading: 40, line: 100, perLine: 4 });
const table = layoutOf([{ key: null, count: 100_000 }], { heading: 0, line: 36, perLine: 1 });

describe('a grid with months', () => {
  it('has a heading and the lines of its items for every month', () => {
    expect([grid.height, grid.count, grid.lines]).toEqual([3 * 40 + (2 + 1 + 2) * 100, 15, 8]);
  });

  it('shows what is between two heights and nothing else', () => {
    expect(linesBetween(grid, 150, 300)).toEqual([
      { kind: 'items', from: 4, to: 7, top: 140, line: 2 },
      { kind: 'heading', key: '2025-10', count: 3, top: 240, line: 3 },
      { kind: 'items', from: 7, to: 10, top: 280, line: 4 },
    ]);
  });

  it('shows every item exactly once over its whole height', () => {
    const indices = linesBetween(grid, 0, grid.height).flatMap((line) => (line.kind === 'items' ? Array.from({ length: line.to - line.from }, (_, at) => line.from + at) : []));
    expect(indices).toEqual(Array.from({ length: 15 }, (_, at) => at));
  });

  it.each([
    [0, 1, 4], [3, 1, 6], [5, 1, 8], [9, 1, 12], [13, 1, 14], [14, 1, 14], [8, -1, 5], [10, -1, 7], [2, -1, 2], [14, -1, 10],
  ] as const)('from item %i a line %i away is item %i', (from, direction, expected) => {
    expect(lineNeighbour(grid, from, direction)).toBe(expected);
  });

  it('brings the month’s heading along when an item of its first line is shown', () => {
    expect(topToShow(grid, 8, 500, 200)).toBe(240);
  });

  it.each([
    ['an item', 460, 360], ['a heading', 250, 200], ['the very top', 0, 0],
  ])('keeps %s at the top when more fit on a line', (_, top, expected) => {
    const sections = [{ key: '2026-02', count: 7 }, { key: '2025-10', count: 3 }, { key: 'none', count: 5 }];
    expect(topAfter(grid, layoutOf(sections, { heading: 40, line: 80, perLine: 5 }), top)).toBe(expected);
  });

  it('keeps what is at the top when it becomes a table, and back', () => {
    const rows = layoutOf([{ key: null, count: 15 }], { heading: 0, line: 36, perLine: 1 });
    expect([topAfter(grid, rows, 240), topAfter(rows, grid, 7 * 36)]).toEqual([7 * 36, 280]);
    expect([topAfter(grid, rows, 0), topAfter(rows, grid, 0)]).toEqual([0, 0]);
  });

  it('does not move for what is already seen', () => {
    expect(topToShow(grid, 5, 100, 400)).toBeNull();
  });

  it('knows where a month begins', () => {
    expect(topOfSection(grid, '2025-10')).toBe(240);
  });
});

describe('a table of 100,000', () => {
  it('makes only the lines that are seen', () => {
    const lines = linesBetween(table, 1_800_000, 1_800_720);
    expect([lines.length, lines[0]]).toEqual([20, { kind: 'items', from: 50_000, to: 50_001, top: 1_800_000, line: 50_000 }]);
  });

  it('ends with its last row', () => {
    expect(linesBetween(table, table.height - 10, table.height + 500).at(-1)).toEqual({ kind: 'items', from: 99_999, to: 100_000, top: 99_999 * 36, line: 99_999 });
    expect(topOf(table, 99_999)).toBe(99_999 * 36);
  });
});

it('an empty list has no lines', () => {
  expect(linesBetween(layoutOf([], { heading: 40, line: 100, perLine: 4 }), 0, 1000)).toEqual([]);
});
