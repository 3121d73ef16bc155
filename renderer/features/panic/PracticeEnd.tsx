// How a rehearsal that a button began ends: with its button, or when its place is left. Says so once nothing of it is left.
import { useEffect } from 'react';
import type { RehearsalName } from '../../../shared/rehearsal/schema.ts';
import { api } from '../../api.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { usePractice } from './use-practice.ts';

interface PracticeEndProps {
  readonly which: RehearsalName;
  /** `none`: the button that begins it shows. */
  readonly state: 'none' | 'making' | 'made';
  /** Something is being done with it: it is waited for. */
  readonly isBusy: boolean;
  /** Words of the button that begins it, and whether it can be begun now. */
  readonly begin: string;
  readonly isDisabled?: boolean;
  /** There is nothing more to do but end it. */
  readonly isOver?: boolean;
  readonly onBegin: () => void;
  readonly onEnded: () => void;
}

export const PracticeEnd = ({ which, state, isBusy, begin, isDisabled = false, isOver = false, onBegin, onEnded }: PracticeEndProps) => {
  const t = useText();
  const end = useCommand('rehearsal.end', []);
  usePractice(state !== 'none');
  useEffect(() => () => { void api.rehearsal.end({ which }); }, [which]);
  return (
    <>
      {end.isSuccess && state === 'none' ? <Line tone="ok" mark="fine" role="status">{t('panic.rehearseGone')}</Line> : null}
      {end.error === null ? null : <FailureLine failure={end.error.failure} />}
      <div key={String(isOver)}>
        {state === 'made'
          ? <Button autoFocus={isOver} isDisabled={isBusy || end.isPending} onPress={() => { end.mutate({ which }, { onSuccess: onEnded }); }}>{t('panic.rehearseEnd')}</Button>
          : <Button isDisabled={isDisabled || state === 'making'} onPress={() => { end.reset(); onBegin(); }}>{begin}</Button>}
      </div>
    </>
  );
};
