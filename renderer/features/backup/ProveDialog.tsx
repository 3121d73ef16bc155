// Proves a backup of this vault: a random sample is restored in memory and compared, or every byte of the file is read. Nothing in the vault or the backup changes.
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { BackupRecipient } from '../../../shared/backup/schema.ts';
import type { CallName, OutputOf } from '../../../shared/contract/registry.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { GatherShares, type GatheredShare } from '../recovery/GatherShares.tsx';
import { isEnough, sharesSecret } from '../recovery/gathered-shares.ts';
import { BackupSecret, secretFrom, wordsOfSecret, type SecretDraft } from './BackupSecret.tsx';

interface ProveDialogProps {
  readonly recipients: readonly BackupRecipient[];
  readonly onClose: () => void;
}

export const ProveDialog = ({ recipients, onClose }: ProveDialogProps) => {
  const t = useText();
  const client = useQueryClient();
  const hasKey = recipients.some(({ kind }) => kind === 'own');
  // What this vault has of its own comes first; without a key of its own, the holders of its shares open it.
  const firstWay = hasKey ? 'own' : recipients.some(({ kind }) => kind === 'shares') ? 'shares' : 'typed';
  const choose = useCommand('backup.chooseBackup');
  const prove = useCommand('backup.prove', ['jobs.list']);
  const check = useCommand('backup.check', ['jobs.list']);
  const [file, setFile] = useState<OutputOf<'backup.chooseBackup'> | null>(null);
  const [draft, setDraft] = useState<SecretDraft>({ passphrase: '', key: '', by: firstWay });
  const [gathered, setGathered] = useState<readonly GatheredShare[]>([]);
  const byShares = file?.opensWith === 'identity' && draft.by === 'shares';
  const enough = isEnough(gathered);
  const secret = file === null ? null : byShares ? sharesSecret(gathered) : secretFrom(file.opensWith, draft);
  const ticket = file?.ticket ?? null;
  const busy = prove.isPending || check.isPending;
  // What was said of the file or passphrase before is not true of the next one.
  const forget = (): void => {
    prove.reset();
    check.reset();
  };
  const changeDraft = (next: SecretDraft): void => {
    setDraft(next);
    forget();
  };
  const pick = (): void => {
    forget();
    choose.mutate({}, { onSuccess: (answer) => { if (answer.ticket !== null) setFile(answer); } });
  };
  const go = (call: typeof prove | typeof check): void => {
    if (ticket === null || secret === null || busy) return;
    // A backup whose outside is damaged is noted beside it although no job began.
    const readAgain = (): void => { for (const read of ['backup.state', 'health.look', 'custody.head'] satisfies CallName[]) void client.invalidateQueries({ queryKey: [read] }); };
    call.mutate({ ticket, secret }, { onSuccess: () => { announce(t('backup.proveStarted')); onClose(); }, onError: readAgain });
  };
  const failure = choose.error?.failure ?? prove.error?.failure ?? check.error?.failure ?? null;
  const words = failure === null ? null : wordsOfSecret(failure);
  const ready = secret !== null && !busy;
  return (
    <Dialog title={t('backup.prove')} isOpen onClose={onClose}
      buttons={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button isDisabled={!ready} onPress={() => { go(check); }}>{t('backup.checkAll')}</Button>
          <Button kind="primary" isDisabled={!ready} onPress={() => { go(prove); }}>{t('backup.proveSample')}</Button>
        </>
      }>
      <div className="stack">
        <p>{t('backup.proveHelp')}</p>
        <div><Button onPress={pick} isDisabled={busy}>{t(file === null ? 'backup.chooseFile' : 'backup.chooseOtherFile')}</Button></div>
        {file === null ? null : <Line tone="ok" mark="fine" role="status"><Bdi value={file.name} /></Line>}
        {file === null ? null : <BackupSecret opensWith={file.opensWith} draft={draft} onChange={changeDraft} hasOwn={hasKey} offersShares isDisabled={busy} />}
        {!byShares ? null : enough ? <Line tone="ok" mark="fine" role="status">{t('restore.sharesEnough', { count: gathered.length })}</Line> : <GatherShares gathered={gathered} onShare={(share) => { setGathered([...gathered, share]); }} />}
        <p role="status" className="text-2">{busy ? t('backup.opening') : null}</p>
        {failure === null ? null : <FailureLine failure={failure} {...(words === null ? {} : { words: t(words) })} />}
      </div>
    </Dialog>
  );
};
