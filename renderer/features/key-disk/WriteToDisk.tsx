// Moves the opening file to another disk, or puts one more copy onto a further one. What it means is said before a disk is chosen.
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import { SecretDialog } from '../settings/SecretDialog.tsx';

const changed = ['keyDisk.places', 'custody.page', 'custody.head'] as const;

export const WriteToDisk = ({ what, onClose }: { readonly what: 'move' | 'copy'; readonly onClose: () => void }) => {
  const t = useText();
  const choose = useCommand('keyDisk.choose');
  const move = useCommand('keyDisk.move', changed);
  const copy = useCommand('keyDisk.copy', changed);
  const [disk, setDisk] = useState<OutputOf<'keyDisk.choose'> | null>(null);
  const isMove = what === 'move';
  const write = isMove ? move : copy;
  const ticket = disk?.ticket ?? null;
  const pick = (): void => { choose.mutate({}, { onSuccess: (answer) => { if (answer.ticket !== null) setDisk(answer); } }); };
  const confirm = (current: string): void => {
    if (ticket !== null) write.mutate({ ticket, current }, { onSuccess: () => { announce(t(isMove ? 'keyDisk.moved' : 'keyDisk.copied')); onClose(); } });
  };
  return (
    <SecretDialog title={t(isMove ? 'keyDisk.moveTitle' : 'keyDisk.copyTitle')} confirm={t(isMove ? 'keyDisk.moveConfirm' : 'keyDisk.copyConfirm')} canConfirm={ticket !== null} isBusy={write.isPending}
      failure={write.error?.failure ?? choose.error?.failure ?? null} onConfirm={confirm} onClose={onClose}>
      <p>{t(isMove ? 'keyDisk.moveHelp' : 'keyDisk.copyHelp')}</p>
      {isMove ? <Line tone="warn" mark="attention">{t('keyDisk.moveLoss')}</Line> : null}
      {isMove ? <p className="text-2">{t('keyDisk.moveTraces')}</p> : null}
      <div><Button onPress={pick} isDisabled={write.isPending}>{t(disk === null ? 'keyDisk.choose' : 'keyDisk.chooseOther')}</Button></div>
      {disk === null ? null : (
        <div className="stack" data-gap="small" role="status">
          <Line tone="ok" mark="fine"><Bdi value={disk.name} /></Line>
          {disk.isVaultsDisk ? <Line tone="warn" mark="attention">{t('keyDisk.sameDisk')}</Line> : null}
          {disk.isCopied ? <Line tone="warn" mark="attention">{t('keyDisk.copiedFolder')}</Line> : null}
        </div>
      )}
    </SecretDialog>
  );
};
