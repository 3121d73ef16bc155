// What a vault is restored from: a backup file and what opens it (its passphrase, a key, or the shares of several people), or a mirror and which of its states.
import { useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { BackupSecret } from '../backup/BackupSecret.tsx';
import { isByShares, secretOf, type RestoreDraft } from './restore-draft.ts';
import { RestoreState } from './RestoreState.tsx';
import { TryLines } from './TryLines.tsx';
import { useTrySecret } from './use-try-secret.ts';

interface RestoreFileProps {
  readonly draft: RestoreDraft;
  readonly onChange: (part: Partial<RestoreDraft>) => void;
  readonly onBack: () => void;
  readonly onContinue: () => void;
}

export const RestoreFile = ({ draft, onChange, onBack, onContinue }: RestoreFileProps) => {
  const t = useText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const tried = useTrySecret(draft, onContinue);
  const change = (part: Partial<RestoreDraft>): void => {
    tried.forget();
    onChange(part);
  };
  const choose = async (): Promise<void> => {
    setFailure(null);
    const chosen = await api.backup.chooseBackup({});
    if (!chosen.ok) setFailure(chosen.failure);
    else if (chosen.value.ticket !== null) change({ file: chosen.value, mirror: null });
  };
  const chooseMirror = async (): Promise<void> => {
    setFailure(null);
    const chosen = await api.mirror.chooseSource({});
    if (!chosen.ok) setFailure(chosen.failure);
    else if (chosen.value.ticket !== null) change({ mirror: chosen.value, file: null, generation: chosen.value.generations[0]?.number ?? null });
  };
  const { file, mirror, by } = draft;
  const name = file?.name ?? mirror?.folderName;
  const withShares = isByShares(draft);
  const ready = (file !== null && (withShares || secretOf(draft) !== null)) || (mirror !== null && draft.generation !== null);
  return (
    <form className="stack" data-gap="large" onSubmit={(event) => { event.preventDefault(); if (ready) tried.tryIt(); }}>
      <h1>{t('firstRun.restore')}</h1>
      <p>{t('restore.fileHelp')}</p>
      <div className="row">
        <Button {...(name === undefined ? { kind: 'primary' as const } : {})} isDisabled={tried.isTrying} onPress={() => { void choose(); }}>{t(file === null ? 'backup.chooseFile' : 'backup.chooseOtherFile')}</Button>
        <Button isDisabled={tried.isTrying} onPress={() => { void chooseMirror(); }}>{t(mirror === null ? 'mirror.chooseMirror' : 'mirror.chooseOther')}</Button>
      </div>
      {name === undefined ? null : <Line tone="ok" mark="fine" role="status"><Bdi value={name} /></Line>}
      {failure === null ? null : <FailureLine failure={failure} {...(failure.code === 'backup-damaged' ? { words: t('restore.outsideDamaged') } : {})} />}
      {file?.opensWith !== 'identity' ? null : (
        <RadioGroup label={t('backup.opensWith')} value={by} onChange={(chosen) => { change({ by: chosen }); }}
          options={[{ value: 'key', words: t('restore.byKey') }, { value: 'shares', words: t('restore.byShares'), help: t('restore.bySharesHelp') }]} />
      )}
      {file === null || withShares ? null : <BackupSecret opensWith={file.opensWith} draft={draft.secret} onChange={(secret) => { change({ secret }); }} hasOwn={false} isDisabled={tried.isTrying} />}
      {mirror === null ? null : <RestoreState generations={mirror.generations} chosen={draft.generation} onChange={(generation) => { onChange({ generation }); }} />}
      <TryLines tried={tried} />
      <div className="row">
        <Button {...(name === undefined ? {} : { kind: 'primary' as const })} type="submit" isDisabled={!ready || tried.isTrying}>{t('ui.continue')}</Button>
        <Button onPress={onBack}>{t('firstRun.back')}</Button>
      </div>
    </form>
  );
};
