// The cases of the vault and the one that is worked in. Read before anything is shown, so that nothing of another matter is seen on the way.
import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Case, CasesState, ChosenCase } from '../../../shared/cases/schema.ts';
import { everything, type EvidenceQuery } from '../../../shared/evidence/schema.ts';
import type { CaseId } from '../../../shared/ids.ts';
import { ask, failureOf } from '../../api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { useEvidenceView } from '../evidence/hooks/use-evidence-view.ts';

const none: readonly Case[] = [];
const noneUnread: CasesState['unread'] = [];

export interface Cases {
  readonly cases: readonly Case[];
  /** Cases whose records are damaged. */
  readonly unread: CasesState['unread'];
  /** Null until it is known. */
  readonly chosen: ChosenCase | null;
  /** The case that is worked in, also while all are shown; null where no case can be read. */
  readonly current: Case | null;
  /** Whether items can be moved from one case to another. */
  readonly hasOther: boolean;
  readonly withId: (id: CaseId) => Case | null;
}

export const useCases = (): Cases => {
  const data: CasesState | undefined = useAnswer('cases.list', {}).data;
  const cases = data?.cases ?? none;
  const withId = useCallback((id: CaseId) => cases.find((one) => one.id === id) ?? null, [cases]);
  const chosen = data?.chosen ?? null;
  const unread = data?.unread ?? noneUnread;
  return { cases, unread, hasOther: cases.length > 0 && cases.length + unread.length > 1, chosen, current: chosen === null ? null : withId(chosen.case), withId };
};

/** Works in another case. Filters stay behind, but for a query that is given: their words and tags belong to the matter they were made for. */
export const useChooseCase = (): ((chosen: ChosenCase, query?: EvidenceQuery) => void) => {
  const client = useQueryClient();
  const formatter = useFormatter();
  const [, change] = useEvidenceView();
  return useCallback((chosen, query = everything) => {
    ask('cases.choose', chosen).then(async () => {
      await client.invalidateQueries({ queryKey: ['cases.list'] });
      change({ query, at: null, top: 0 });
    }, (thrown: unknown) => { announce(formatter.failure(failureOf(thrown)), 'danger'); });
  }, [client, formatter, change]);
};
