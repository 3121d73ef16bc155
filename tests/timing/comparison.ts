// Two kinds of tries, timed turn by turn, and whether one can be told from the other by it.

/** As far apart as two medians may be, of the smaller one. */
const mostApart = 0.05;

/** Milliseconds of every try, by what was tried. */
export interface Timed {
  readonly first: { readonly what: string; readonly ms: readonly number[] };
  readonly second: { readonly what: string; readonly ms: readonly number[] };
}

export interface Compared {
  readonly counts: Readonly<Record<string, number>>;
  readonly losses: readonly string[];
}

/** The value below which this part of the sorted values lies; halfway between the two nearest. */
const quantile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return below + (above - below) * (at - Math.floor(at));
};

/** Medians, how far apart they are, and between which values half of all tries lie. */
export const compare = ({ first, second }: Timed): Compared => {
  const [one, other] = [quantile(first.ms, 0.5), quantile(second.ms, 0.5)];
  const apart = Math.abs(one - other) / Math.min(one, other);
  const spread = (values: readonly number[]): number => Math.round(quantile(values, 0.75) - quantile(values, 0.25));
  return {
    counts: {
      'tries of each': Math.min(first.ms.length, second.ms.length),
      [`ms, median of ${first.what}`]: Math.round(one),
      [`ms, median of ${second.what}`]: Math.round(other),
      'per mille apart': Math.round(apart * 1000),
      [`ms between the quartiles of ${first.what}`]: spread(first.ms),
      [`ms between the quartiles of ${second.what}`]: spread(second.ms),
    },
    // Without a single try there is no median, and nothing is shown.
    losses: apart <= mostApart ? [] : [`the medians of ${first.what} and ${second.what} are ${(apart * 100).toFixed(1)} in 100 apart`],
  };
};
