// Where the restored vault will be: a new or empty folder, never one that holds a vault.
import { useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import type { RestoreDraft } from './restore-draft.ts';

interface RestoreFolderProps {
  readonly draft: RestoreDraft;
  readonly onChange: (part: Partial<RestoreDraft>) => void;
  readonly onBack: () => void;
  readonly onContinue: () => void;
}

export const RestoreFolder = ({ draft, onChange, onBack, onContinue }: RestoreFolderProps) => {
  const t = useText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
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
    setRefused(free ? null : folderName);
    if (free) onChange({ folder: chosen.value });
  };
  const { folder } = draft;
  return (
    <>
      <h1>{t('restore.whereTitle')}</h1>
      <p>{t('restore.whereHelp')}</p>
      <div><Button {...(folder === null ? { kind: 'primary' as const } : {})} onPress={() => { void choose(); }}>{t(folder === null ? 'firstRun.chooseFolder' : 'firstRun.chooseOther')}</Button></div>
      {folder === null ? null : <Line tone="ok" mark="fine" role="status">{t('restore.chosenFolder', { folder: folder.folderName })}</Line>}
      {refused === null ? null : <Line tone="warn" mark="attention" role="alert">{t('firstRun.folderNotEmpty', { folder: refused })}</Line>}
      {failure === null ? null : <FailureLine failure={failure} />}
      <div className="row">
        <Button {...(folder === null ? {} : { kind: 'primary' as const })} isDisabled={folder === null} onPress={onContinue}>{t('restore.begin')}</Button>
        <Button onPress={onBack}>{t('firstRun.back')}</Button>
      </div>
    </>
  );
};
