// One holder: their name, and a passphrase that they choose and enter themselves. Then their share is sealed under it.
import { useCallback, useState, type ReactNode } from 'react';
import { useCommand } from '../../data/use-answer.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { StepTitle } from '../../ui/StepTitle.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { NewPassphrase } from '../passphrase/NewPassphrase.tsx';
import type { Sharing } from './ChooseSharing.tsx';
import type { WrittenShare } from './written-share.ts';

interface HolderStepProps {
  readonly sharing: Sharing;
  readonly number: number;
  /** Holders who have theirs already. */
  readonly others: readonly string[];
  readonly onWritten: (share: WrittenShare) => void;
  readonly leave: ReactNode;
}

export const HolderStep = ({ sharing, number, others, onWritten, leave }: HolderStepProps) => {
  const { text: t, language } = useFormatter();
  const write = useCommand('recovery.writeShare');
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [accepted, setAccepted] = useState(false);
  const [asked, setAsked] = useState(false);
  const judged = useCallback((next: boolean) => { setAccepted(next); }, []);
  const holder = name.trim();
  const isTaken = others.includes(holder);
  const nameError = !asked ? null : holder === '' ? t('shares.nameNeeded') : isTaken ? t('shares.nameTaken') : null;
  const go = (): void => {
    setAsked(true);
    if (holder === '' || isTaken || !accepted || write.isPending) return;
    write.mutate({ number, holder, passphrase, language }, { onSuccess: ({ lines, pdf }) => { onWritten({ number, holder, lines, pdf }); } });
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); go(); }}>
      <StepTitle>{t('shares.holderTitle', { number, count: sharing.count })}</StepTitle>
      <p className="reading">{t('shares.holderHelp')}</p>
      <TextField label={t('shares.name')} hint={t('shares.nameHint')} value={name} onChange={setName} maxLength={200} autoComplete="off" error={nameError} isDisabled={write.isPending} />
      <NewPassphrase label={t('shares.passphrase')} value={passphrase} onChange={setPassphrase} onJudged={judged} knownWords={[name]} />
      {write.error === null ? null : <FailureLine failure={write.error.failure} />}
      <p role="status" className="text-2">{write.isPending ? t('shares.working') : null}</p>
      <div className="row" data-align="apart">{leave}<Button kind="primary" type="submit" isDisabled={!accepted || write.isPending}>{t('shares.make', { number })}</Button></div>
    </form>
  );
};
