// Columns and width that are kept in the vault. What is chosen shows at once; it is written when the hand has rested for a moment.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { noViewChosen, type ViewChoice } from '../../../../shared/evidence/schema.ts';
import { api } from '../../../api.ts';
import { setAnswer } from '../../../data/set-answer.ts';
import { useAnswer } from '../../../data/use-answer.ts';

const restMs = 400;

export const useViewChoice = (): readonly [ViewChoice, (parts: Partial<ViewChoice>) => void] => {
  const client = useQueryClient();
  const choice = useAnswer('evidence.viewChoice', {}).data ?? noViewChosen;
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly write: () => void } | null>(null);
  const choose = useCallback((parts: Partial<ViewChoice>): void => {
    const next = { ...(client.getQueryData<ViewChoice>(['evidence.viewChoice', {}]) ?? noViewChosen), ...parts };
    setAnswer(client, 'evidence.viewChoice', {}, () => next);
    clearTimeout(waiting.current?.timer);
    // A vault that may not be written to shows the choice for now and keeps none.
    const write = (): void => { waiting.current = null; void api.evidence.keepViewChoice(next); };
    waiting.current = { timer: setTimeout(write, restMs), write };
  }, [client]);
  useEffect(() => () => {
    clearTimeout(waiting.current?.timer);
    waiting.current?.write();
  }, []);
  return [choice, choose];
};
