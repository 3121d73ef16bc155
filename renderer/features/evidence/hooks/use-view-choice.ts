// Columns and width that are kept in the vault. What is chosen shows at once; it is written when the hand has rested for a moment.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { noViewChosen, type ViewChoice } from '../../../../shared/evidence/schema.ts';
import { api } from '../../../api.ts';
import { setAnswer } from '../../../data/set-answer.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { NewestChoice } from './newest-choice.ts';

/** One for the whole window: columns and width are chosen in different parts of a screen and written as one. A vault that may not be written to shows the choice for now and keeps none. */
const kept = new NewestChoice<ViewChoice>((choice) => api.evidence.keepViewChoice(choice));

export const useViewChoice = (): readonly [ViewChoice, (parts: Partial<ViewChoice>) => void] => {
  const client = useQueryClient();
  const choice = useAnswer('evidence.viewChoice', {}).data ?? noViewChosen;
  const choose = useCallback((parts: Partial<ViewChoice>): void => {
    const next = { ...(client.getQueryData<ViewChoice>(['evidence.viewChoice', {}]) ?? noViewChosen), ...parts };
    setAnswer(client, 'evidence.viewChoice', {}, () => next);
    kept.choose(next);
  }, [client]);
  useEffect(() => () => { kept.settle(); }, []);
  return [choice, choose];
};
