// One's own passphrase once more, before panic can be looked at and changed: an unlocked screen left alone must not be enough.
import { useState } from 'react';
import { useCommand } from '../../data/use-answer.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { ownPassphraseWords } from '../settings/own-passphrase.ts';

export const ConfirmPanic = () => {
  const formatter = useFormatter();
  const t = formatter.text;
  const [current, setCurrent] = useState('');
  const confirm = useCommand('panic.confirm', []);
  const isReady = current !== '' && !confirm.isPending;
  const failure = confirm.error?.failure ?? null;
  const words = failure === null ? undefined : ownPassphraseWords(failure, formatter);
  return (
    <div className="page">
      <h1>{t('panic.title')}</h1>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (isReady) confirm.mutate({ current }); }}>
        <p className="reading">{t('panic.confirmWhy')}</p>
        <PassphraseField label={t('passphrase.current')} value={current} onChange={setCurrent} autoFocus isDisabled={confirm.isPending} />
        {failure === null ? null : <FailureLine failure={failure} {...(words === undefined ? {} : { words })} />}
        <div><Button kind="primary" type="submit" isDisabled={!isReady}>{t('panic.confirm')}</Button></div>
      </form>
    </div>
  );
};
