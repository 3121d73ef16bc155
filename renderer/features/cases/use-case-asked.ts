// What lists and counts are about: the case that is worked in, or null for every case.
import { caseAsked } from '../../../shared/cases/rules.ts';
import type { CaseId } from '../../../shared/ids.ts';
import { useAnswer } from '../../data/use-answer.ts';

export const useCaseAsked = (): CaseId | null => {
  const chosen = useAnswer('cases.list', {}).data?.chosen;
  return chosen === undefined ? null : caseAsked(chosen);
};
