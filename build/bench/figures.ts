// What the benchmark measures and how it is told: medians, ratios, a table for people and JSON for machines.

export interface Figure {
  readonly name: string;
  /** Null when the other program is not on this computer: said, never left out. */
  readonly value: number | null;
}

export interface Row {
  readonly work: string;
  readonly unit: 's' | 'ms' | 'MB';
  readonly ours: number;
  readonly peers: readonly Figure[];
  /** What the specification asks for, in words. */
  readonly target: string;
  /** The ratio or figure that the target speaks of; null when a peer that it needs is missing. */
  readonly reached: number | null;
  readonly met: boolean | null;
  /** How it was measured: sizes, runs. */
  readonly note: string;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
};

/** The value that `share` of all values do not exceed. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
};

/** Seconds that the work took. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

/** Null as soon as one of the values is. */
export const allKnown = (values: readonly (number | null)[]): readonly number[] | null => (values.some((value) => value === null) ? null : (values as readonly number[]));

const shown = (value: number | null, unit: string): string => (value === null ? 'not installed' : `${value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(3)} ${unit}`);

export const table = (rows: readonly Row[]): string =>
  rows.map((row) => [
    row.work,
    `  Holdfast ${shown(row.ours, row.unit)}`,
    ...row.peers.map((peer) => `  ${peer.name} ${shown(peer.value, row.unit)}`),
    `  to reach: ${row.target}; reached: ${row.reached === null ? 'cannot tell' : row.reached.toFixed(2)} ${row.met === null ? '' : row.met ? '(met)' : '(NOT met)'}`,
    `  ${row.note}`,
  ].join('\n')).join('\n\n');
