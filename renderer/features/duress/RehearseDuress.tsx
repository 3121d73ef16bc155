// The rehearsal: a practice vault with a practice passphrase, typed by hand, and what was seen.
import { useEffect, useState } from 'react';
import type { DuressChoice } from '../../../shared/duress/schema.ts';
import { api } from '../../api.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { usePractice } from '../panic/use-practice.ts';
import { AttemptResult } from './AttemptResult.tsx';

export const RehearseDuress = ({ chosen }: { readonly chosen: DuressChoice | null }) => {
  const t = useText();
  const [choice, setChoice] = useState<DuressChoice>(chosen ?? 'decoy');
  const [typed, setTyped] = useState('');
  const make = useCommand('duress.rehearse', []);
  const attempt = useCommand('duress.attempt', []);
  useEffect(() => () => { void api.duress.endRehearsal({}); }, []);
  const isBusy = make.isPending || attempt.isPending;
  const end = (): void => {
    void api.duress.endRehearsal({});
    make.reset();
    attempt.reset();
    setTyped('');
  };
  const open = (): void => { if (typed !== '' && !isBusy) attempt.mutate({ secret: typed }); };
  const isMade = make.data !== undefined;
  usePractice(isMade || make.isPending);
  return (
    <>
      <p className="reading">{t('duress.rehearseHow')}</p>
      {isMade ? null : (
        <RadioGroup label={t('duress.rehearseWhat')} value={choice} onChange={setChoice} isDisabled={isBusy}
          options={[{ value: 'decoy', words: t('duress.effectDecoy') }, { value: 'destroy', words: t('duress.effectDestroy') }]} />
      )}
      <p role="status" className="text-2">{make.isPending ? t('panic.rehearseMaking') : attempt.isPending ? t('unlock.opening') : null}</p>
      {make.data === undefined ? null : (
        <form className="stack" onSubmit={(event) => { event.preventDefault(); open(); }}>
          <p className="reading">{t('duress.rehearseReady')}</p>
          <p className="passphrase-words mono" dir="ltr">{make.data.passphrase}</p>
          <PassphraseField label={t('duress.rehearseField')} value={typed} onChange={setTyped} isDisabled={isBusy} />
          <div><Button type="submit" isDisabled={typed === '' || isBusy}>{t('unlock.open')}</Button></div>
        </form>
      )}
      {attempt.data === undefined ? null : <AttemptResult attempt={attempt.data} choice={choice} />}
      {[make.error, attempt.error].map((error, at) => (error === null ? null : <FailureLine key={at} failure={error.failure} />))}
      <div>
        {isMade
          ? <Button isDisabled={isBusy} onPress={end}>{t('panic.rehearseEnd')}</Button>
          : <Button isDisabled={isBusy} onPress={() => { make.mutate({ choice }); }}>{t('panic.rehearse')}</Button>}
      </div>
    </>
  );
};
