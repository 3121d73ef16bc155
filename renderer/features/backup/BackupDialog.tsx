// Backs up now: where to, and what opens it. The place is looked at before anything is written.
import { useCallback, useState } from 'react';
import { suggestedName } from '../../../shared/backup/rules.ts';
import type { BackupRecipient, BackupState } from '../../../shared/backup/schema.ts';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { NewPassphrase } from '../passphrase/NewPassphrase.tsx';
import { ownPassphraseWords } from '../settings/own-passphrase.ts';
import { TargetLines } from './TargetLines.tsx';
import { UnreadRecipients } from './UnreadRecipients.tsx';

interface BackupDialogProps {
  readonly recipients: readonly BackupRecipient[];
  readonly unread: BackupState['unread'];
  readonly onClose: () => void;
}

export const BackupDialog = ({ recipients, unread, onClose }: BackupDialogProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const choose = useCommand('backup.chooseTarget');
  const make = useCommand('backup.make', ['jobs.list', 'backup.state']);
  const [target, setTarget] = useState<OutputOf<'backup.chooseTarget'> | null>(null);
  const usable = recipients.filter(({ kind }) => kind !== 'shares');
  const holders = recipients.find(({ kind }) => kind === 'shares');
  const [by, setBy] = useState<'passphrase' | 'recipients'>(holders === undefined ? 'passphrase' : 'recipients');
  const [passphrase, setPassphrase] = useState('');
  const [accepted, setAccepted] = useState(false);
  const [current, setCurrent] = useState('');
  const [readItems, setReadItems] = useState(true);
  const [remember, setRemember] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>(usable.filter(({ kind }) => kind === 'own').map(({ id }) => id));
  const judged = useCallback((next: boolean) => { setAccepted(next); }, []);
  const byKeys = t(holders === undefined ? 'backup.byKeys' : 'backup.bySharesAndKeys');
  const ticket = target?.ticket ?? null;
  const ready = ticket !== null && (by === 'passphrase' ? accepted && current !== '' : chosen.length > 0 || holders !== undefined) && !make.isPending;
  const words = make.error === null ? undefined : ownPassphraseWords(make.error.failure, formatter);
  const pick = (): void => {
    choose.mutate({ suggestedName: suggestedName(new Date()) }, { onSuccess: (answer) => { if (answer.ticket !== null) setTarget(answer); } });
  };
  const go = (): void => {
    if (ticket === null || !ready) return;
    make.mutate({ ticket, readItems, to: by === 'passphrase' ? { by, passphrase, current } : { by, ids: [...chosen], remember } }, { onSuccess: () => { announce(t('backup.started')); onClose(); } });
  };
  return (
    <Dialog title={t('backup.now')} isOpen onClose={onClose}
      buttons={<><Button onPress={onClose}>{t('ui.cancel')}</Button><Button kind="primary" isDisabled={!ready} onPress={go}>{t('backup.make')}</Button></>}>
      <div className="stack">
        <p>{t('backup.makeHelp')}</p>
        <div className="stack" data-gap="small">
          <div><Button onPress={pick}>{t(target === null ? 'backup.choosePlace' : 'backup.chooseOtherPlace')}</Button></div>
          {choose.error === null ? null : <FailureLine failure={choose.error.failure} />}
          {target === null ? null : <TargetLines copy="backup" target={target} />}
        </div>
        {recipients.length === 0 ? null : (
          <RadioGroup label={t('backup.opensWith')} value={by} onChange={setBy}
            options={[
              { value: 'passphrase', words: t('backup.byPassphrase'), help: t(holders === undefined ? 'backup.byPassphraseHelp' : 'backup.byPassphraseNotShares') },
              { value: 'recipients', words: byKeys, help: t('backup.byKeysHelp') },
            ]} />
        )}
        {by === 'recipients' || recipients.length === 0 ? <UnreadRecipients unread={unread} /> : null}
        {by === 'passphrase' ? <NewPassphrase label={t('backup.passphrase')} value={passphrase} onChange={setPassphrase} onJudged={judged} knownWords={[]} /> : (
          <div role="group" aria-label={byKeys} className="stack" data-gap="small">
            {holders === undefined ? null : <Line tone="ok" mark="fine">{t('backup.holdersOpenIt', { names: holders.name })}</Line>}
            {usable.map(({ id, name }) => <Checkbox key={id} label={name} isSelected={chosen.includes(id)} onChange={(on) => { setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id)); }} />)}
          </div>
        )}
        {by === 'passphrase' ? (
          <>
            <Line mark="attention">{t('backup.passphraseWarning')}</Line>
            <PassphraseField label={t('passphrase.current')} hint={t('backup.currentHint')} value={current} onChange={setCurrent} isDisabled={make.isPending} />
          </>
        ) : null}
        <Checkbox label={t('backup.readItems')} help={t('backup.readItemsHelp')} isSelected={readItems} onChange={setReadItems} />
        {by === 'recipients' ? <Checkbox label={t('backup.remember')} isSelected={remember} onChange={setRemember} /> : null}
        <p role="status" className="text-2">{make.isPending ? t('backup.beginning') : null}</p>
        {make.error === null ? null : <FailureLine failure={make.error.failure} {...(words === undefined ? {} : { words })} />}
      </div>
    </Dialog>
  );
};
