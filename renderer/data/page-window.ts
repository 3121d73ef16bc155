// Which pages of a long result must be fetched for the rows that are seen. Pure.

export const pageSize = 200;

/** Page numbers that hold the rows `from` to `to` (excluded) of `total`, with nothing for an empty range. */
export const pagesFor = (from: number, to: number, total: number | null): readonly number[] => {
  const end = total === null ? Math.max(to, 1) : Math.min(to, total);
  const start = Math.max(0, from);
  if (end <= start) return total === null ? [0] : [];
  const first = Math.floor(start / pageSize);
  const last = Math.floor((end - 1) / pageSize);
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
};

export const pageOf = (index: number): number => Math.floor(index / pageSize);
