// One field. The same screen, time and words for every passphrase: no names, no hint, no count. Each kind of failure has words
// of its own, so that a wrong passphrase is never taken for damage. What is typed while one is tried stays in the field.
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { longestPassphrase, type OpeningReport, type VaultStatus } from '../../../shared/vault/schema.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { HelpDialog } from '../help/HelpDialog.tsx';
import { UnlockPanic } from '../panic/UnlockPanic.tsx';
import { FindKeyDisk } from '../key-disk/FindKeyDisk.tsx';
import { OpenWithShares } from '../recovery/OpenWithShares.tsx';
import { isMendable, MendAndOpen } from './MendAndOpen.tsx';
import { useKeyboardLayout } from './use-keyboard-layout.ts';
import './unlock.css';

interface UnlockProps {
  readonly lockedBecause: VaultStatus['lockedBecause'];
  readonly isOpening: boolean;
  readonly onOpened: (report: OpeningReport) => void;
  readonly onOtherVault: () => void;
}

const because: Readonly<Record<NonNullable<VaultStatus['lockedBecause']>, MessageKey>> = {
  asked: 'unlock.lockedAsked', idle: 'unlock.lockedIdle', sleep: 'unlock.lockedSleep', 'screen-lock': 'unlock.lockedScreenLock', 'key-disk': 'unlock.lockedKeyDisk', 'vault-process-ended': 'unlock.lockedProcessEnded',
};

export const Unlock = ({ lockedBecause, isOpening, onOpened, onOtherVault }: UnlockProps) => {
  const t = useText();
  const [kind, setKind] = useState<'passphrase' | 'recovery-code'>('passphrase');
  const [withShares, setWithShares] = useState(false);
  const [secret, setSecret] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isEmpty, setEmpty] = useState(false);
  const layout = useKeyboardLayout();
  const form = useRef<HTMLFormElement>(null);
  const opening = isBusy || isOpening;
  const isCode = kind === 'recovery-code';
  useEffect(() => { if (failure !== null && !opening) form.current?.querySelector('input')?.focus(); }, [failure, opening]);
  const open = async (mend = false): Promise<void> => {
    if (opening || secret.length > longestPassphrase) return;
    setFailure(null);
    setEmpty(secret === '');
    if (secret === '') return;
    setBusy(true);
    const result = await api.vault.unlock({ secret, kind, mend });
    setBusy(false);
    if (result.ok) {
      setSecret('');
      onOpened(result.value.report);
    } else setFailure(result.failure);
  };
  const words = failure?.code === 'passphrase-did-not-open' && failure.facts['reason'] !== 'older' && isCode ? t('failureContext.recoveryCodeDidNotOpen') : undefined;
  return (
    <main className="unlock" data-pane>
      <div className="unlock-card stack" data-gap="large">
        <span className="unlock-name" lang="en" dir="ltr">{t('frame.product')}</span>
        <h1 className="only-spoken">{t('unlock.title')}</h1>
        {lockedBecause === null ? null : <p className="text-2" role="status">{t(because[lockedBecause])}</p>}
        {withShares ? <OpenWithShares onOpened={onOpened} onBack={() => { setWithShares(false); }} /> : (
          <>
            <form ref={form} className="stack" onSubmit={(event) => { event.preventDefault(); void open(); }}>
              <PassphraseField key={kind} label={t(isCode ? 'unlock.recoveryCode' : 'passphrase.field')} {...(isCode ? { hint: t('unlock.recoveryCodeHint') } : {})} size="large" value={secret} onChange={(entered) => { setSecret(entered); setEmpty(false); }} error={isEmpty ? t(isCode ? 'unlock.nothingEnteredCode' : 'unlock.nothingEntered') : null} autoFocus keyboardLayout={layout} />
              {failure === null ? null : <FailureLine failure={failure} {...(words === undefined ? {} : { words })} />}
              <MendAndOpen failure={failure} isDisabled={opening} size="large" onMend={() => { void open(true); }} />
              <FindKeyDisk failure={failure} isDisabled={opening} onFound={() => { void open(); }} />
              <p role="status" className="text-2">{opening ? t('unlock.opening') : null}</p>
              <div><Button {...(isMendable(failure) ? {} : { kind: 'primary' as const })} size="large" type="submit" isDisabled={opening}>{t('unlock.open')}</Button></div>
            </form>
            <div className="unlock-ways">
              <Button kind="quiet" isDisabled={opening} onPress={() => { setKind(isCode ? 'passphrase' : 'recovery-code'); setSecret(''); setFailure(null); setEmpty(false); }}>{t(isCode ? 'unlock.withPassphrase' : 'unlock.withRecoveryCode')}</Button>
              <Button kind="quiet" isDisabled={opening} onPress={() => { setWithShares(true); setSecret(''); setFailure(null); }}>{t('unlock.withShares')}</Button>
              <Button kind="quiet" isDisabled={opening} onPress={onOtherVault}>{t('unlock.otherVault')}</Button>
              <HelpDialog asked="unlock" />
            </div>
          </>
        )}
        <UnlockPanic />
      </div>
    </main>
  );
};
