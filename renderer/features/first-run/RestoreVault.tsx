// Restoring from a backup, one idea a step: the file, what opens it, where to, and how it went. Going back discards nothing.
import { useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { BackupSecret, secretFrom, type SecretDraft } from '../backup/BackupSecret.tsx';
import { RestoreFolder } from './RestoreFolder.tsx';
import { RestoreRun } from './RestoreRun.tsx';

export interface RestoreDraft {
  readonly file: OutputOf<'backup.chooseBackup'> | null;
  readonly secret: SecretDraft;
  readonly folder: OutputOf<'vault.chooseFolder'> | null;
}

interface RestoreVaultProps {
  readonly onBack: () => void;
  readonly onBegin: () => void;
  readonly onDone: () => void;
}

export const RestoreVault = ({ onBack, onBegin, onDone }: RestoreVaultProps) => {
  const t = useText();
  const [step, setStep] = useState<'file' | 'folder' | 'run'>('file');
  const [draft, setDraft] = useState<RestoreDraft>({ file: null, secret: { passphrase: '', key: '', useOwn: false }, folder: null });
  const [failure, setFailure] = useState<Failure | null>(null);
  const change = (part: Partial<RestoreDraft>): void => { setDraft((before) => ({ ...before, ...part })); };
  const choose = async (): Promise<void> => {
    setFailure(null);
    const chosen = await api.backup.chooseBackup({});
    if (!chosen.ok) setFailure(chosen.failure);
    else if (chosen.value.ticket !== null) change({ file: chosen.value });
  };
  if (step === 'folder') return <RestoreFolder draft={draft} onChange={change} onBack={() => { setStep('file'); }} onContinue={() => { onBegin(); setStep('run'); }} />;
  if (step === 'run') return <RestoreRun draft={draft} onBack={() => { setStep('file'); }} onDone={onDone} />;
  const { file } = draft;
  const ready = file !== null && secretFrom(file.opensWith, draft.secret) !== null;
  return (
    <form className="stack" data-gap="large" onSubmit={(event) => { event.preventDefault(); if (ready) setStep('folder'); }}>
      <h1>{t('firstRun.restore')}</h1>
      <p>{t('restore.fileHelp')}</p>
      <div><Button {...(file === null ? { kind: 'primary' as const } : {})} onPress={() => { void choose(); }}>{t(file === null ? 'backup.chooseFile' : 'backup.chooseOtherFile')}</Button></div>
      {file === null ? null : <Line tone="ok" mark="fine" role="status"><Bdi value={file.name} /></Line>}
      {failure === null ? null : <FailureLine failure={failure} />}
      {file === null ? null : <BackupSecret opensWith={file.opensWith} draft={draft.secret} onChange={(secret) => { change({ secret }); }} hasOwn={false} />}
      <div className="row">
        <Button {...(file === null ? {} : { kind: 'primary' as const })} type="submit" isDisabled={!ready}>{t('ui.continue')}</Button>
        <Button onPress={onBack}>{t('firstRun.back')}</Button>
      </div>
    </form>
  );
};
