// A failure in words (what happened, what is safe, what to do), with its small code to copy for whoever helps.
import { useEffect, useRef, type ReactNode } from 'react';
import type { Failure } from '../../shared/contract/failure.ts';
import { useFormatter } from '../i18n/use-text.ts';
import { Line } from './Line.tsx';

interface FailureLineProps {
  readonly failure: Failure;
  /** Other words for this failure where the general ones do not fit. */
  readonly words?: string;
  readonly actions?: ReactNode;
}

export const FailureLine = ({ failure, words, actions }: FailureLineProps) => {
  const formatter = useFormatter();
  const code = useRef<HTMLElement>(null);
  // In a long dialog it would be told out of sight.
  useEffect(() => { code.current?.closest('.ui-line')?.scrollIntoView({ block: 'nearest' }); }, [failure]);
  return (
    <Line tone="danger" mark="wrong" role="alert" actions={actions}>
      {words ?? formatter.failure(failure)}{' '}
      <code ref={code} className="ui-line-code" dir="ltr">{failure.code}</code>
    </Line>
  );
};
