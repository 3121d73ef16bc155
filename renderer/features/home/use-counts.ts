// How many items wait for something. Counted by the vault; nothing is estimated here.
import { everything, type EvidenceQuery } from '../../../shared/evidence/schema.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import { useAnswer } from '../../data/use-answer.ts';

export interface Counts {
  readonly isReady: boolean;
  readonly failure: Failure | null;
  readonly total: number;
  readonly setAside: number;
  readonly notChecked: number;
  readonly notDescribed: number;
  readonly notReviewed: number;
  /** Checked and equal: everything that is neither unchecked nor set aside. */
  readonly checked: number;
}

const useCount = (only: EvidenceQuery['only']) =>
  useAnswer('evidence.page', { query: { ...everything, only }, sort: { by: 'added', direction: 'descending' }, offset: 0, limit: 1 });

/** Counts of the whole vault. */
export const useCounts = (): Counts => {
  const answers = { setAside: useCount('set-aside'), notChecked: useCount('not-checked'), notDescribed: useCount('not-described'), notReviewed: useCount('not-reviewed') };
  const count = (name: keyof typeof answers): number => answers[name].data?.total ?? 0;
  const total = answers.setAside.data?.totalWithoutFilter ?? 0;
  const isReady = Object.values(answers).every((answer) => answer.data !== undefined);
  return {
    isReady,
    failure: Object.values(answers).map((answer) => answer.error).find((error) => error !== null)?.failure ?? null,
    total,
    setAside: count('setAside'),
    notChecked: count('notChecked'),
    notDescribed: count('notDescribed'),
    notReviewed: count('notReviewed'),
    checked: isReady ? Math.max(0, total - count('notChecked') - count('setAside')) : 0,
  };
};
