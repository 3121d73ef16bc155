// The restore itself: how far it is, and what came of it. Nothing is said to be restored before every byte was read back.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import type { Ticket } from '../../../shared/ids.ts';
import { api, listen } from '../../api.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { isByShares, secretOf, type RestoreDraft } from './restore-draft.ts';
import { RestoreDone } from './RestoreDone.tsx';

interface RestoreRunProps {
  readonly draft: RestoreDraft;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** The call that the draft asks for; null until it is complete. */
const restoring = (draft: RestoreDraft, folder: Ticket, evenIfDamaged: boolean) => {
  const { mirror, generation } = draft;
  const from = mirror?.ticket ?? null;
  if (from !== null && generation !== null) return () => api.mirror.restore({ mirror: from, generation, folder, evenIfDamaged });
  const secret = secretOf(draft);
  const backup = draft.file?.ticket ?? null;
  return backup === null || secret === null ? null : () => api.backup.restore({ backup, folder, secret, evenIfDamaged });
};

export const RestoreRun = ({ draft, onBack, onDone }: RestoreRunProps) => {
  const t = useText();
  const formats = useFormats();
  const [done, setDone] = useState({ bytesDone: 0, bytesTotal: 0 });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [restored, setRestored] = useState<OutputOf<'backup.restore'> | null>(null);
  const begun = useRef(false);
  const run = useCallback(async (evenIfDamaged: boolean): Promise<void> => {
    const folder = draft.folder?.ticket ?? null;
    if (folder === null) return;
    const begin = restoring(draft, folder, evenIfDamaged);
    if (begin === null) return;
    setFailure(null);
    const result = await begin();
    if (result.ok) setRestored(result.value);
    else setFailure(result.failure);
  }, [draft]);
  useEffect(() => listen('backup.restoring', setDone), []);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void run(false);
  }, [run]);
  if (restored !== null) return <RestoreDone restored={restored} withShares={isByShares(draft)} onDone={onDone} />;
  // Who restores may have no vault left to make a new backup of, as the general words ask. Those about a mirror say which part of it.
  const isDamagedFile = failure?.code === 'backup-damaged' && failure.facts['part'] === undefined;
  const share = done.bytesTotal === 0 ? null : done.bytesDone / done.bytesTotal;
  const words = t('activity.bytes', { done: formats.bytes(done.bytesDone), total: formats.bytes(done.bytesTotal) });
  return (
    <>
      <h1>{t(failure === null ? 'restore.running' : 'restore.notDone')}</h1>
      {failure === null ? (
        <>
          <ProgressBar name={t('restore.running')} share={share} words={words} />
          <p className="text-2">{words}</p>
          <p>{t('restore.runningHelp')}</p>
          <div><Button onPress={() => { void api.backup.stopRestore({}); }}>{t('restore.stop')}</Button></div>
        </>
      ) : (
        <>
          <FailureLine failure={failure} {...(isDamagedFile ? { words: t('restore.damaged') } : {})} />
          <div className="row">
            {failure.code === 'backup-damaged' ? <Button onPress={() => { void run(true); }}>{t('restore.evenIfDamaged')}</Button> : null}
            <Button kind="primary" onPress={onBack}>{t('firstRun.back')}</Button>
          </div>
        </>
      )}
    </>
  );
};
