// Where the new vault will be, and who makes it.
import { useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { VaultDraft } from './FirstRun.tsx';
import { OpeningFilePlace } from './OpeningFilePlace.tsx';

interface MakePlaceProps {
  readonly draft: VaultDraft;
  readonly onChange: (part: Partial<VaultDraft>) => void;
  readonly onBack: () => void;
  readonly onContinue: () => void;
}

export const MakePlace = ({ draft, onChange, onBack, onContinue }: MakePlaceProps) => {
  const t = useText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refused, setRefused] = useState<{ readonly words: MessageKey; readonly folder: string } | null>(null);
  const [wantsName, setWantsName] = useState(false);
  const choose = async (): Promise<void> => {
    setFailure(null);
    const chosen = await api.vault.chooseFolder({ purpose: 'create' });
    if (!chosen.ok) {
      setFailure(chosen.failure);
      return;
    }
    const { ticket, contents, folderName } = chosen.value;
    if (ticket === null) return;
    const free = contents === 'empty' || contents === 'missing';
    setRefused(free ? null : { words: contents === 'vault' ? 'firstRun.folderIsVault' : 'firstRun.folderNotEmpty', folder: folderName });
    if (free) onChange({ ticket, folderName, disk: null });
  };
  const goOn = (): void => {
    if (draft.memberName.trim() === '') setWantsName(true);
    else onContinue();
  };
  const canGoOn = draft.ticket !== null && (!draft.wantsDisk || draft.disk !== null);
  return (
    <form className="stack" data-gap="large" onSubmit={(event) => { event.preventDefault(); if (canGoOn) goOn(); }}>
      <h1>{t('firstRun.whereTitle')}</h1>
      <div className="stack" data-gap="small">
        <p>{t('firstRun.whereHelp')}</p>
        <div><Button {...(draft.ticket === null ? { kind: 'primary' as const } : {})} onPress={() => { void choose(); }}>{t(draft.ticket === null ? 'firstRun.chooseFolder' : 'firstRun.chooseOther')}</Button></div>
        {draft.ticket === null ? null : <Line tone="ok" mark="fine" role="status">{t('firstRun.chosenFolder', { folder: draft.folderName })}</Line>}
        {refused === null ? null : <Line tone="warn" mark="attention" role="alert">{t(refused.words, { folder: refused.folder })}</Line>}
        {failure === null ? null : <FailureLine failure={failure} />}
      </div>
      <TextField label={t('firstRun.yourName')} hint={t('firstRun.yourNameHint')} value={draft.memberName} maxLength={200} autoComplete="off"
        error={wantsName && draft.memberName.trim() === '' ? t('firstRun.nameNeeded') : null} onChange={(memberName) => { onChange({ memberName }); }} />
      {draft.ticket === null ? null : <OpeningFilePlace draft={draft} vault={draft.ticket} onChange={onChange} />}
      <div className="row">
        <Button {...(draft.ticket === null ? {} : { kind: 'primary' as const })} type="submit" isDisabled={!canGoOn}>{t('ui.continue')}</Button>
        <Button onPress={onBack}>{t('firstRun.back')}</Button>
      </div>
    </form>
  );
};
