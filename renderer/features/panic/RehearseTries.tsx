// The rehearsal of wrong passphrases: a practice vault that they make unreadable, typed at by hand, and what was seen at the last one.
import { useState } from 'react';
import { practisedTries, type TriesAttempt } from '../../../shared/rehearsal/schema.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { PracticeEnd } from './PracticeEnd.tsx';
import { RehearsalSeen } from './RehearsalSeen.tsx';
import type { StepProps } from './steps.ts';

/** What the unlock screen would say, and below it what it never shows. */
const Answer = ({ opened, wrong }: TriesAttempt) => {
  const t = useText();
  if (opened) return <Line tone="ok" mark="fine" role="status">{t('panic.triesRehearseOpened')}</Line>;
  return (
    <>
      <Line tone="danger" mark="wrong" role="alert">{t('failure.passphrase-did-not-open', { reason: 'other' })}</Line>
      <p role="status">{t('panic.triesRehearseCount', { wrong, left: practisedTries - wrong })}</p>
    </>
  );
};

export const RehearseTries = ({ settings, isDisabled }: StepProps & { readonly isDisabled: boolean }) => {
  const t = useText();
  const [typed, setTyped] = useState('');
  const make = useCommand('rehearsal.makeForTries', []);
  const attempt = useCommand('rehearsal.tryPassphrase', []);
  const answer = attempt.data;
  const result = answer?.result ?? null;
  const open = (): void => {
    if (typed === '' || attempt.isPending) return;
    attempt.mutate({ secret: typed });
    setTyped('');
  };
  const forget = (): void => {
    make.reset();
    attempt.reset();
    setTyped('');
  };
  return (
    <>
      <p className="reading">{t('panic.triesRehearseHow', { tries: practisedTries })}</p>
      <p role="status" className="text-2">{make.isPending ? t('panic.rehearseMaking') : attempt.isPending ? t('unlock.opening') : null}</p>
      {make.data === undefined || result !== null ? null : (
        <form className="stack" onSubmit={(event) => { event.preventDefault(); open(); }}>
          <p className="reading">{t('panic.triesRehearseReady', { tries: practisedTries })}</p>
          <p className="passphrase-words mono" dir="ltr">{make.data.passphrase}</p>
          {answer === undefined ? null : <Answer {...answer} />}
          <PassphraseField label={t('duress.rehearseField')} value={typed} onChange={setTyped} autoFocus />
          <div><Button type="submit" isDisabled={typed === '' || attempt.isPending}>{t('unlock.open')}</Button></div>
        </form>
      )}
      {result === null ? null : (
        <>
          <p className="reading">{t('panic.triesRehearseLast', { tries: settings.wrongTries })}</p>
          <RehearsalSeen result={result} settings={settings} />
        </>
      )}
      {[make.error, attempt.error].map((error, at) => (error === null ? null : <FailureLine key={at} failure={error.failure} />))}
      <PracticeEnd which="tries" state={make.isPending ? 'making' : make.isSuccess ? 'made' : 'none'} isBusy={attempt.isPending} begin={t('panic.triesRehearse')}
        isDisabled={isDisabled} isOver={result !== null} onBegin={() => { attempt.reset(); make.mutate({}); }} onEnded={forget} />
    </>
  );
};
