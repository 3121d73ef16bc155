// Asks for one's own passphrase before something leaves the vault. Stands above whatever asked.
import { useState } from 'react';
import type { Failure } from '../../shared/contract/failure.ts';
import { api } from '../api.ts';
import { ownPassphraseWords } from '../features/settings/own-passphrase.ts';
import { useFormatter } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureLine } from '../ui/FailureLine.tsx';
import { PassphraseField } from '../ui/PassphraseField.tsx';
import { answerPassphraseAgain, useIsPassphraseAsked } from './passphrase-again.ts';

const Question = () => {
  const formatter = useFormatter();
  const t = formatter.text;
  const [current, setCurrent] = useState('');
  const [isChecking, setIsChecking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const words = failure === null ? undefined : ownPassphraseWords(failure, formatter);
  const go = (): void => {
    if (current === '' || isChecking) return;
    setIsChecking(true);
    setFailure(null);
    void api.vault.confirm({ current }).then((result) => {
      setIsChecking(false);
      if (result.ok) answerPassphraseAgain(true);
      else setFailure(result.failure);
    });
  };
  const leave = (): void => { answerPassphraseAgain(false); };
  return (
    <Dialog title={t('passphrase.again')} isOpen onClose={leave} buttons={
      <>
        <Button onPress={leave}>{t('ui.cancel')}</Button>
        <Button kind="primary" isDisabled={current === ''} onPress={go}>{t('passphrase.againConfirm')}</Button>
      </>
    }>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); go(); }}>
        <p>{t('passphrase.againWhy')}</p>
        <PassphraseField label={t('passphrase.field')} value={current} onChange={setCurrent} autoFocus isDisabled={isChecking} />
        {failure === null ? null : <FailureLine failure={failure} {...(words === undefined ? {} : { words })} />}
      </form>
    </Dialog>
  );
};

export const PassphraseAgain = () => (useIsPassphraseAsked() ? <Question /> : null);
