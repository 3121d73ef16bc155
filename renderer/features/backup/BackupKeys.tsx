// Keys that backups can be made for: own ones, whose secret lies in this vault and must be kept outside it too, and those of others.
import { useId, useState } from 'react';
import type { BackupRecipient } from '../../../shared/backup/schema.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { AddKeyDialog } from './AddKeyDialog.tsx';
import { ShowKeyDialog } from './ShowKeyDialog.tsx';

export const BackupKeys = ({ recipients }: { readonly recipients: readonly BackupRecipient[] }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const heading = useId();
  const remove = useCommand('backup.removeRecipient', ['backup.state', 'handover.state']);
  const [adding, setAdding] = useState<'own' | 'other' | null>(null);
  const [showing, setShowing] = useState<BackupRecipient | null>(null);
  return (
    <section className="stack" aria-labelledby={heading}>
      <h3 id={heading}>{t('backup.keys')}</h3>
      <p className="text-2">{t('backup.keysHelp')}</p>
      {recipients.length === 0 ? null : <div className="stack" data-gap="small">
        {recipients.map((one) => (
          <Line key={one.id} actions={
            <>
              {one.kind === 'own' ? <Button size="compact" onPress={() => { setShowing(one); }}>{t('backup.showKey', { name: one.name })}</Button> : null}
              {one.kind === 'shares' ? null : <Button size="compact" onPress={() => { remove.mutate({ id: one.id }); }}>{t('backup.removeKey', { name: one.name })}</Button>}
            </>
          }>
            <strong><Bdi value={one.name} /></strong> {formatter.value('recipientKind', one.kind)}<br />
            <code className="mono" dir="ltr">{one.recipient}</code>
          </Line>
        ))}
      </div>}
      {remove.error === null ? null : <FailureLine failure={remove.error.failure} />}
      <div className="row">
        <Button onPress={() => { setAdding('own'); }}>{t('backup.makeKey')}</Button>
        <Button onPress={() => { setAdding('other'); }}>{t('backup.addRecipient')}</Button>
      </div>
      {adding === null ? null : <AddKeyDialog kind={adding} onClose={() => { setAdding(null); }} />}
      {showing === null ? null : <ShowKeyDialog recipient={showing} onClose={() => { setShowing(null); }} />}
    </section>
  );
};
