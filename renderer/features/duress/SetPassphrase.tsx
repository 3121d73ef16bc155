// The passphrase itself, and one's own once more. Says nothing of what was there before.
import { useCallback, useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { Result } from '../../../shared/contract/result.ts';
import { api } from '../../api.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { NewPassphrase } from '../passphrase/NewPassphrase.tsx';
import { ownPassphraseWords } from '../settings/own-passphrase.ts';
import type { DuressDraft } from './duress-draft.ts';

const send = ({ choice, ticket, way, memberName }: DuressDraft, current: string, passphrase: string): Promise<Result<object>> => {
  if (choice === 'decoy' && ticket !== null) return api.duress.setDecoy({ current, passphrase, ticket, memberName: way === 'make' ? memberName : null });
  return choice === 'destroy' ? api.duress.setDestroy({ current, passphrase }) : api.duress.remove({ current });
};

interface SetPassphraseProps {
  readonly draft: DuressDraft;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

export const SetPassphrase = ({ draft, onBack, onDone }: SetPassphraseProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const [passphrase, setPassphrase] = useState('');
  const [current, setCurrent] = useState('');
  const [accepted, setAccepted] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const judged = useCallback((now: boolean) => { setAccepted(now); }, []);
  const isNone = draft.choice === 'none';
  const isPicked = draft.choice === 'decoy' && draft.way === 'pick';
  const isReady = !isBusy && current !== '' && (isNone || accepted);
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    setBusy(true);
    setFailure(null);
    const result = await send(draft, current, passphrase);
    setBusy(false);
    if (result.ok) onDone();
    else setFailure(result.failure);
  };
  const words = failure === null ? undefined : ownPassphraseWords(failure, formatter);
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      {isNone ? <p className="reading">{t('duress.setNone')}</p> : (
        <>
          <p className="reading">{t(isPicked ? 'duress.setPicked' : 'duress.setWhy')}</p>
          <NewPassphrase label={t('duress.passphrase')} value={passphrase} onChange={setPassphrase} onJudged={judged} knownWords={[draft.memberName]} />
        </>
      )}
      <PassphraseField label={t('passphrase.current')} value={current} onChange={setCurrent} isDisabled={isBusy} />
      {failure === null ? null : <FailureLine failure={failure} {...(words === undefined ? {} : { words })} />}
      <p role="status" className="text-2">{isBusy ? t('duress.setting') : null}</p>
      <div className="row" data-align="apart">
        <Button onPress={onBack} isDisabled={isBusy}>{t('frame.back')}</Button>
        <Button kind="primary" type="submit" isDisabled={!isReady}>{t('duress.set')}</Button>
      </div>
    </form>
  );
};
