// How many items wait for something. Counted by the vault; nothing is estimated here.
import { everything, type EvidenceQuery } from '../../../shared/evidence/schema.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { CaseId } from '../../../shared/ids.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useCaseAsked } from '../cases/use-case-asked.ts';

export interface Counts {
  readonly isReady: boolean;
  readonly failure: Failure | null;
  readonly total: number;
  readonly setAside: number;
  /** In every case: a loss is told wherever one works. */
  readonly setAsideEverywhere: number;
  readonly totalEverywhere: number;
  readonly notChecked: number;
  readonly notDescribed: number;
  readonly notReviewed: number;
  /** Checked and equal: everything that is neither unchecked nor set aside. */
  readonly checked: number;
}

const useCount = (only: EvidenceQuery['only'], within: CaseId | null) =>
  useAnswer('evidence.page', { query: { ...everything, only, case: within }, sort: { by: 'added', direction: 'descending' }, offset: 0, limit: 1 });

/** Counts of the case that is worked in, or of all. */
export const useCounts = (): Counts => {
  const within = useCaseAsked();
  const everywhere = useCount('set-aside', null);
  const answers = { setAside: useCount('set-aside', within), notChecked: useCount('not-checked', within), notDescribed: useCount('not-described', within), notReviewed: useCount('not-reviewed', within) };
  const count = (name: keyof typeof answers): number => answers[name].data?.total ?? 0;
  const total = answers.setAside.data?.totalWithoutFilter ?? 0;
  const isReady = everywhere.data !== undefined && Object.values(answers).every((answer) => answer.data !== undefined);
  return {
    isReady,
    failure: [everywhere, ...Object.values(answers)].map((answer) => answer.error).find((error) => error !== null)?.failure ?? null,
    total,
    setAside: count('setAside'),
    setAsideEverywhere: everywhere.data?.total ?? 0,
    totalEverywhere: everywhere.data?.totalWithoutFilter ?? 0,
    notChecked: count('notChecked'),
    notDescribed: count('notDescribed'),
    notReviewed: count('notReviewed'),
    checked: isReady ? Math.max(0, total - count('notChecked') - count('setAside')) : 0,
  };
};
