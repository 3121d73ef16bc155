// Offers to remove the originals of a finished job: only those that were read back and found equal, each compared once more.
import { useState } from 'react';
import { useCommand } from '../../data/use-answer.ts';
import type { JobProgress } from '../../../shared/jobs/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';

export const RemoveOriginals = ({ job }: { readonly job: JobProgress }) => {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const remove = useCommand('evidence.removeOriginals', ['jobs.list']);
  const count = job.counts.new + job.counts.duplicate + job.counts.restored;
  const close = (): void => { setOpen(false); };
  return (
    <>
      <div className="row" data-align="end"><Button kind="quiet" size="compact" onPress={() => { setOpen(true); }}>{t('activity.removeOriginals')}</Button></div>
      {remove.error === null ? null : <FailureLine failure={remove.error.failure} />}
      <Dialog kind="alert" title={t('activity.removeOriginalsTitle', { count })} isOpen={isOpen} onClose={close}
        buttons={<><Button autoFocus onPress={close}>{t('activity.removeOriginalsKeep')}</Button><Button kind="danger-final" onPress={() => { close(); remove.mutate({ job: job.job }); }}>{t('activity.removeOriginalsConfirm', { count })}</Button></>}>
        <div className="stack" data-gap="small"><p>{t('activity.removeOriginalsBody')}</p><p>{t('activity.removeOriginalsKept', { count })}</p></div>
      </Dialog>
    </>
  );
};
