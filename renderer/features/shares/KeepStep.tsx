// The share leaves with its holder: on paper, shown by a line typed back, or as a file that was read back. And its holder enters the
// passphrase once more, because a slip in it would only be noticed on the day the share is needed.
import { useState, type ReactNode } from 'react';
import { useCommand } from '../../data/use-answer.ts';
import { Text } from '../../i18n/Text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { StepTitle } from '../../ui/StepTitle.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { SharePageDialog } from './SharePageDialog.tsx';
import type { Sharing } from './ChooseSharing.tsx';
import { isLine, lineToTypeBack, type WrittenShare } from './written-share.ts';

interface KeepStepProps {
  readonly sharing: Sharing;
  readonly share: WrittenShare;
  readonly onKept: () => void;
  /** The passphrase is not the one that was chosen: this share is made anew. */
  readonly onAgain: () => void;
  readonly leave: ReactNode;
}

const random = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

export const KeepStep = ({ sharing, share, onKept, onAgain, leave }: KeepStepProps) => {
  const t = useText();
  const save = useCommand('recovery.saveShare');
  const check = useCommand('recovery.checkShare');
  const { number, holder, lines, pdf } = share;
  const [line] = useState(() => lineToTypeBack(lines.length, random));
  const [isPaging, setPaging] = useState(false);
  const [saved, setSaved] = useState({ page: false, lines: false });
  const [wasPrinted, setPrinted] = useState(false);
  const [typed, setTyped] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const isOnPaper = isLine(typed, lines[line] ?? '');
  const isKept = saved.page || saved.lines || isOnPaper;
  const isWrong = check.error?.failure.code === 'share-did-not-open';
  const saveLines = (): void => {
    save.mutate({ number, document: { kind: 'lines', text: `${lines.join('\n')}\n` } }, { onSuccess: (answer) => { if (answer.saved) setSaved((before) => ({ ...before, lines: true })); } });
  };
  const go = (): void => {
    setAsked(true);
    if (!isKept || passphrase === '' || check.isPending) return;
    check.mutate({ text: lines.join('\n'), passphrase }, { onSuccess: onKept });
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); go(); }}>
      <p className="text-2">{t('ui.stepOf', { step: number, total: sharing.count })}</p>
      <StepTitle>{t('shares.keepTitle', { number })}</StepTitle>
      <p><Text id="shares.keepFor" values={{ name: <strong><Bdi value={holder} /></strong> }} /></p>
      <div className="row">
        <Button onPress={() => { setPaging(true); }}>{t('shares.page')}</Button>
        <Button isDisabled={save.isPending} onPress={saveLines}>{t('shares.saveLines')}</Button>
      </div>
      {saved.page ? <Line tone="ok" mark="fine" role="status">{t('shares.pageSaved')}</Line> : null}
      {saved.lines ? <Line tone="ok" mark="fine" role="status">{t('shares.linesSaved')}</Line> : null}
      {save.error === null ? null : <FailureLine failure={save.error.failure} />}
      {wasPrinted && !saved.page && !saved.lines ? (
        <TextField label={t('shares.lineBack', { line: line + 1 })} hint={t('shares.lineBackHint')} direction="ltr" mono autoComplete="off" spellCheck="false" value={typed} onChange={setTyped}
          error={asked && !isOnPaper ? t('shares.lineWrong', { line: line + 1 }) : null} />
      ) : null}
      <PassphraseField label={t('shares.again')} hint={t('shares.againHint')} value={passphrase} onChange={setPassphrase} isDisabled={check.isPending} />
      {check.error === null ? null : <FailureLine failure={check.error.failure} {...(isWrong ? { words: t('shares.againWrong') } : {})} />}
      {asked && !isKept ? <Line tone="warn" mark="attention" role="alert">{t('shares.notKept')}</Line> : null}
      <p role="status" className="text-2">{check.isPending ? t('shares.working') : null}</p>
      <div className="row" data-align="apart">
        {leave}
        <div className="row">
          {isWrong ? <Button onPress={onAgain}>{t('shares.makeAgain')}</Button> : null}
          <Button kind="primary" type="submit" isDisabled={check.isPending}>{t(number === sharing.count ? 'shares.finish' : 'shares.next')}</Button>
        </div>
      </div>
      {isPaging ? <SharePageDialog share={share} pdf={pdf} onSaved={() => { setSaved((before) => ({ ...before, page: true })); }} onPrinted={() => { setPrinted(true); }} onClose={() => { setPaging(false); }} /> : null}
    </form>
  );
};
