// Takes in a pack: which file, and which key opens it. A key that does not fit is said here, before anything begins.
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import type { CaseChoice } from '../../../shared/handover/schema.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { BackupSecret, secretFrom, type SecretDraft } from '../backup/BackupSecret.tsx';
import { lineOfCase } from '../cases/case-words.ts';
import { useCases } from '../cases/use-cases.ts';

interface TakeInDialogProps {
  /** Whether this vault has a key of its own. */
  readonly hasKey: boolean;
  readonly onClose: () => void;
}

export const TakeInDialog = ({ hasKey, onClose }: TakeInDialogProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const { current } = useCases();
  const choose = useCommand('handover.choosePack');
  const take = useCommand('handover.takeIn', ['jobs.list', 'handover.state']);
  const [file, setFile] = useState<OutputOf<'handover.choosePack'> | null>(null);
  const [cases, setCases] = useState<CaseChoice>('ours');
  const [draft, setDraft] = useState<SecretDraft>({ passphrase: '', key: '', by: hasKey ? 'own' : 'typed' });
  const secret = secretFrom('identity', draft);
  const ticket = file?.ticket ?? null;
  const pick = (): void => {
    // What was said of the file before is not true of the next one.
    take.reset();
    choose.mutate({}, { onSuccess: (answer) => { if (answer.ticket !== null) setFile(answer); } });
  };
  const go = (): void => {
    if (ticket === null || secret === null || secret.by === 'passphrase' || take.isPending) return;
    take.mutate({ ticket, secret, cases }, { onSuccess: () => { announce(t('handover.takeInStarted')); onClose(); } });
  };
  const failure = choose.error?.failure ?? take.error?.failure ?? null;
  return (
    <Dialog title={t('handover.takeIn')} isOpen onClose={onClose}
      buttons={<><Button onPress={onClose}>{t('ui.cancel')}</Button><Button kind="primary" isDisabled={ticket === null || secret === null || take.isPending} onPress={go}>{t('handover.takeIn')}</Button></>}>
      <div className="stack">
        <p>{t('handover.takeInHelp')}</p>
        <div><Button onPress={pick} isDisabled={take.isPending}>{t(file === null ? 'handover.choosePack' : 'handover.chooseOtherPack')}</Button></div>
        {file === null ? null : <Line tone="ok" mark="fine" role="status"><Bdi value={file.name} /></Line>}
        {file === null ? null : <BackupSecret opensWith="identity" draft={draft} onChange={(next) => { setDraft(next); take.reset(); }} hasOwn={hasKey} isDisabled={take.isPending} />}
        {file === null || current === null ? null : (
          <RadioGroup label={t('handover.takeInCases')} value={cases} onChange={(next) => { setCases(next); take.reset(); }} isDisabled={take.isPending}
            options={[
              { value: 'ours', words: t('handover.takeInOurs', { code: lineOfCase(current, formatter) }) },
              { value: 'theirs', words: t('handover.takeInTheirs'), help: t('handover.takeInTheirsHelp', { code: current.code }) },
            ]} />
        )}
        <p role="status" className="text-2">{take.isPending ? t('handover.opening') : null}</p>
        {failure === null ? null : <FailureLine failure={failure} />}
      </div>
    </Dialog>
  );
};
