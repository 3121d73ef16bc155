// Enough shares came together: who opens the vault with them, and with what this person opens it from now on.
import { useCallback, useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { HeldShare } from '../../../shared/recovery/schema.ts';
import type { OpeningReport } from '../../../shared/vault/schema.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { FindKeyDisk } from '../key-disk/FindKeyDisk.tsx';
import { NewPassphrase } from '../passphrase/NewPassphrase.tsx';
import { isMendable, MendAndOpen } from '../unlock/MendAndOpen.tsx';

interface JoinThroughSharesProps {
  readonly shares: readonly HeldShare[];
  readonly onOpened: (report: OpeningReport) => void;
}

export const JoinThroughShares = ({ shares, onOpened }: JoinThroughSharesProps) => {
  const t = useText();
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [accepted, setAccepted] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const judged = useCallback((next: boolean) => { setAccepted(next); }, []);
  const ready = accepted && name.trim() !== '' && !isBusy;
  const open = async (mend = false): Promise<void> => {
    if (!ready) return;
    setBusy(true);
    setFailure(null);
    const result = await api.recovery.open({ shares: [...shares], memberName: name.trim(), passphrase, mend });
    setBusy(false);
    if (result.ok) onOpened(result.value.report);
    else setFailure(result.failure);
  };
  return (
    <form className="stack" data-gap="large" onSubmit={(event) => { event.preventDefault(); void open(); }}>
      <p>{t('recovery.enough')}</p>
      <TextField label={t('recovery.name')} hint={t('recovery.nameHint')} value={name} onChange={setName} maxLength={200} autoFocus isDisabled={isBusy} />
      <NewPassphrase label={t('recovery.newPassphrase')} value={passphrase} onChange={setPassphrase} onJudged={judged} knownWords={[name]} />
      {failure === null ? null : <FailureLine failure={failure} />}
      <MendAndOpen failure={failure} isDisabled={!ready} onMend={() => { void open(true); }} />
      <FindKeyDisk failure={failure} isDisabled={isBusy} onFound={() => { void open(); }} />
      <p role="status" className="text-2">{isBusy ? t('unlock.opening') : null}</p>
      <div><Button {...(isMendable(failure) ? {} : { kind: 'primary' as const })} type="submit" isDisabled={!ready}>{t('recovery.join')}</Button></div>
    </form>
  );
};
