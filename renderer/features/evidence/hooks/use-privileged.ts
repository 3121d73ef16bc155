// How many of the chosen items are marked as between a lawyer and a client, and what was answered about them. The answer is kept with the dialog's other words.
import { privilegedWaySchema, type PrivilegedWay, type Selection } from '../../../../shared/evidence/schema.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import type { FormDraft } from '../../../session/use-form-draft.ts';

interface Privileged {
  readonly count: number;
  readonly way: PrivilegedWay;
  readonly choose: (way: NonNullable<PrivilegedWay>) => void;
  /** There are such items and nobody said what becomes of them. While the vault has not counted them, it refuses by itself. */
  readonly isUnanswered: boolean;
}

export const usePrivileged = (selection: Selection, form: FormDraft): Privileged => {
  const count = useAnswer('evidence.privileged', { selection }).data?.items ?? 0;
  const way = privilegedWaySchema.safeParse(form.word('privileged')).data ?? null;
  return { count, way, choose: form.setWord('privileged'), isUnanswered: count > 0 && way === null };
};
