// Tests one's own recovery code from paper: would it open this vault? Nothing but the note of it changes.
import { useState } from 'react';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';

export const TestRecoveryCode = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const test = useCommand('recovery.testCode', ['recovery.wayBack', 'custody.page', 'custody.head']);
  const [code, setCode] = useState('');
  const ready = code.trim() !== '' && !test.isPending;
  const go = (): void => {
    if (!ready) return;
    test.mutate({ code }, { onSuccess: () => { announce(t('safety.codeTestRight')); onClose(); } });
  };
  const words = test.error?.failure.code === 'passphrase-did-not-open' ? t('safety.codeTestWrong') : undefined;
  return (
    <Dialog title={t('safety.codeTest')} isOpen onClose={onClose}
      buttons={<><Button onPress={onClose}>{t('ui.cancel')}</Button><Button kind="primary" isDisabled={!ready} onPress={go}>{t('safety.codeTestNow')}</Button></>}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); go(); }}>
        <p>{t('safety.codeTestHelp')}</p>
        <PassphraseField label={t('unlock.recoveryCode')} hint={t('unlock.recoveryCodeHint')} value={code} onChange={setCode} autoFocus isDisabled={test.isPending} />
        {test.error === null ? null : <FailureLine failure={test.error.failure} {...(words === undefined ? {} : { words })} />}
        <p role="status" className="text-2">{test.isPending ? t('shares.working') : null}</p>
        <button type="submit" hidden disabled={!ready} />
      </form>
    </Dialog>
  );
};
