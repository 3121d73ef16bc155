// The rehearsal of the disk that is taken out: a practice vault, a folder that stands for its disk, and what opening it says with and without.
import { useState } from 'react';
import type { DiskAttempt } from '../../../shared/rehearsal/schema.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { PracticeEnd } from '../panic/PracticeEnd.tsx';

const Answer = ({ passphrase, recoveryCode, isBack }: DiskAttempt & { readonly isBack: boolean }) => {
  const t = useText();
  if (passphrase !== null) {
    return (
      <>
        <FailureLine failure={passphrase} />
        <p className="reading" role="status">{t('keyDisk.rehearseCode', { opens: String(recoveryCode === null) })}</p>
      </>
    );
  }
  return <Line tone="ok" mark="fine" role="status">{t('keyDisk.rehearseOpened')}{isBack ? ` ${t('keyDisk.rehearseBack')}` : ''}</Line>;
};

export const RehearseDisk = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const [isConnected, setConnected] = useState(true);
  const [wasOut, setWasOut] = useState(false);
  const make = useCommand('rehearsal.makeForDisk', []);
  const connect = useCommand('rehearsal.connectDisk', []);
  const open = useCommand('rehearsal.openWithDisk', []);
  const isBusy = connect.isPending || open.isPending;
  const move = (): void => {
    connect.mutate({ isConnected: !isConnected }, { onSuccess: () => {
      open.reset();
      setConnected(!isConnected);
      if (isConnected) setWasOut(true);
    } });
  };
  const forget = (): void => {
    for (const command of [make, connect, open]) command.reset();
    setConnected(true);
    setWasOut(false);
  };
  return (
    <Dialog title={t('keyDisk.rehearseTitle')} isOpen onClose={onClose}>
      <div className="stack">
        <p className="reading">{t('keyDisk.rehearseHow')}</p>
        <p role="status" className="text-2">{make.isPending ? t('panic.rehearseMaking') : open.isPending ? t('unlock.opening') : null}</p>
        {make.isSuccess ? (
          <>
            <p className="reading" role="status">{t(isConnected ? 'keyDisk.rehearseIn' : 'keyDisk.rehearseOut')}</p>
            {open.data === undefined ? null : <Answer {...open.data} isBack={wasOut} />}
            <div className="row">
              <Button autoFocus isDisabled={isBusy} onPress={() => { open.mutate({}); }}>{t('keyDisk.rehearseOpen')}</Button>
              <Button isDisabled={isBusy} onPress={move}>{t(isConnected ? 'keyDisk.rehearseTakeOut' : 'keyDisk.rehearsePutBack')}</Button>
            </div>
          </>
        ) : null}
        {[make.error, connect.error, open.error].map((error, at) => (error === null ? null : <FailureLine key={at} failure={error.failure} />))}
        <PracticeEnd which="disk" state={make.isPending ? 'making' : make.isSuccess ? 'made' : 'none'} isBusy={isBusy} begin={t('panic.rehearse')} onBegin={() => { make.mutate({}); }} onEnded={forget} />
      </div>
    </Dialog>
  );
};
