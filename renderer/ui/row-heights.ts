// How high the rows of a long list are where not all of them were ever drawn: those that were have the height they were measured with, the
// others a guess. Finding a row by its place, and a place by its row, takes as many steps as the count has binary digits. Pure.

export interface RowHeights {
  readonly count: number;
  /** Height of all rows together. */
  readonly total: () => number;
  /** Where a row begins. */
  readonly before: (index: number) => number;
  /** The row at a place; the first above the list, the last below it. */
  readonly at: (top: number) => number;
  /** Keeps what a row was measured with, and answers by how much it differs from what was known. */
  readonly measured: (index: number, height: number) => number;
}

/** Rows of a guessed height, with what is known of the rows of `known` taken over. */
export const rowHeights = (count: number, guess: number, known: ReadonlyMap<number, number> = new Map()): RowHeights & { readonly known: ReadonlyMap<number, number> } => {
  // A binary indexed tree of the differences from the guess (Fenwick, 1994): slot n holds the sum of the last `n & -n` of them.
  const sums = new Float64Array(count + 1);
  const heights = new Map<number, number>();
  const before = (index: number): number => {
    let difference = 0;
    for (let slot = Math.min(index, count); slot > 0; slot -= slot & -slot) difference += sums[slot] ?? 0;
    return Math.min(index, count) * guess + difference;
  };
  const measured = (index: number, height: number): number => {
    if (index < 0 || index >= count) return 0;
    const change = height - (heights.get(index) ?? guess);
    if (change === 0) return 0;
    heights.set(index, height);
    for (let slot = index + 1; slot <= count; slot += slot & -slot) sums[slot] = (sums[slot] ?? 0) + change;
    return change;
  };
  const at = (top: number): number => {
    let index = 0;
    let left = top;
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, count))); step >= 1; step /= 2) {
      const next = index + step;
      if (next > count) continue;
      const height = step * guess + (sums[next] ?? 0);
      if (height > left) continue;
      index = next;
      left -= height;
    }
    return Math.max(0, Math.min(index, count - 1));
  };
  for (const [index, height] of known) measured(index, height);
  return { count, total: () => before(count), before, at, measured, known: heights };
};
