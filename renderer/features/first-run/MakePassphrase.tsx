// The passphrase of the new vault, and making it. The answer holds the recovery code, shown in the next step and nowhere else.
import { useCallback, useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { MemberCode } from '../../../shared/ids.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { NewPassphrase } from '../passphrase/NewPassphrase.tsx';
import type { VaultDraft } from './FirstRun.tsx';

interface MakePassphraseProps {
  readonly draft: VaultDraft;
  readonly onChange: (part: Partial<VaultDraft>) => void;
  readonly onBack: () => void;
  readonly onMade: (vault: { readonly recoveryCode: string; readonly member: MemberCode }) => void;
}

export const MakePassphrase = ({ draft, onChange, onBack, onMade }: MakePassphraseProps) => {
  const t = useText();
  const [accepted, setAccepted] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const judged = useCallback((next: boolean) => { setAccepted(next); }, []);
  const make = async (): Promise<void> => {
    if (draft.ticket === null) return;
    setFailure(null);
    setMaking(true);
    const result = await api.vault.create({ ticket: draft.ticket, passphrase: draft.passphrase, memberName: draft.memberName.trim(), openingFile: draft.wantsDisk ? (draft.disk?.ticket ?? null) : null });
    setMaking(false);
    if (result.ok) onMade(result.value);
    else setFailure(result.failure);
  };
  return (
    <form className="stack" data-gap="large" onSubmit={(event) => { event.preventDefault(); if (accepted && !isMaking) void make(); }}>
      <h1>{t('firstRun.passphraseTitle')}</h1>
      <NewPassphrase label={t('passphrase.field')} value={draft.passphrase} onChange={(passphrase) => { onChange({ passphrase }); }} onJudged={judged} knownWords={[draft.memberName, draft.folderName]} />
      {failure === null ? null : <FailureLine failure={failure} />}
      <p role="status">{isMaking ? t('firstRun.making') : null}</p>
      <div className="row">
        <Button kind="primary" type="submit" isDisabled={!accepted || isMaking}>{t('firstRun.makeVault')}</Button>
        <Button onPress={onBack} isDisabled={isMaking}>{t('firstRun.back')}</Button>
      </div>
    </form>
  );
};
