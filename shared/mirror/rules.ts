// Which generations of a mirror are kept. Counted in those that exist, not in days that have passed: a disk that lay in a drawer for a year loses none. Pure.

export interface KeepingRule {
  /** The newest so many. */
  readonly newest: number;
  /** The newest of each of the last so many weeks that have one. */
  readonly weeks: number;
  /** The newest of each of the last so many months that have one. */
  readonly months: number;
}

export const keepingChoices = ['few', 'usual', 'many'] as const;
export type KeepingChoice = (typeof keepingChoices)[number];

export const keepingRules: Readonly<Record<KeepingChoice, KeepingRule>> = Object.freeze({
  few: { newest: 2, weeks: 0, months: 0 },
  usual: { newest: 3, weeks: 4, months: 6 },
  many: { newest: 7, weeks: 8, months: 24 },
});

export interface DatedGeneration {
  /** Counts up from 1, so that a clock that was moved does not change what is newest. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Weeks since the one that began on Monday, 29 December 1969; UTC. */
const weekOf = (ms: number): number => Math.floor((ms / dayMs + 3) / 7);

const monthOf = (ms: number): number => {
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** The first of each of the first `count` periods. */
const firstOfEach = (newestFirst: readonly DatedGeneration[], count: number, periodOf: (ms: number) => number): readonly DatedGeneration[] => {
  const periods = new Map<number, DatedGeneration>();
  for (const one of newestFirst) {
    const period = periodOf(one.madeAt);
    if (!periods.has(period) && periods.size < count) periods.set(period, one);
  }
  return [...periods.values()];
};

/** The numbers of those that are kept. The newest is always among them. */
export const keptGenerations = (all: readonly DatedGeneration[], rule: KeepingRule): ReadonlySet<number> => {
  const newestFirst = [...all].sort((one, other) => other.number - one.number);
  const kept = [...newestFirst.slice(0, Math.max(1, rule.newest)), ...firstOfEach(newestFirst, rule.weeks, weekOf), ...firstOfEach(newestFirst, rule.months, monthOf)];
  return new Set(kept.map(({ number }) => number));
};
