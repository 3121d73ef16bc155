// One holder after the other brings a share and its passphrase; each is opened at once, so that everybody knows how things stand.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { HeldShare, ShareFacts } from '../../../shared/recovery/schema.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { TextArea } from '../../ui/TextArea.tsx';

export interface GatheredShare {
  readonly held: HeldShare;
  readonly facts: ShareFacts;
}

interface GatherSharesProps {
  readonly gathered: readonly GatheredShare[];
  readonly onShare: (share: GatheredShare) => void;
  /** Pages that are at hand on the screen, as in a rehearsal: `lay` enters the lines of one. */
  readonly pages?: (lay: (text: string) => void) => ReactNode;
}

const linesOfShare = 9;

/** Why a share that opened is of no use beside those that are there already. */
const misfit = (facts: ShareFacts, gathered: readonly GatheredShare[]): Failure | null => {
  if (gathered.some((share) => share.facts.set !== facts.set)) return { code: 'shares-do-not-fit', facts: { why: 'other-set' } };
  return gathered.some((share) => share.facts.number === facts.number) ? { code: 'shares-do-not-fit', facts: { why: 'twice' } } : null;
};

export const GatherShares = ({ gathered, onShare, pages }: GatherSharesProps) => {
  const t = useText();
  const [text, setText] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const hasPages = pages !== undefined;
  useEffect(() => { form.current?.querySelector<HTMLElement>(hasPages ? 'button' : 'textarea')?.focus(); }, [gathered.length, hasPages]);
  const threshold = gathered[0]?.facts.threshold;
  const check = async (): Promise<void> => {
    if (text.trim() === '' || passphrase === '' || isBusy) return;
    setBusy(true);
    setFailure(null);
    const result = await api.recovery.checkShare({ text, passphrase });
    setBusy(false);
    const problem = result.ok ? misfit(result.value, gathered) : result.failure;
    setFailure(problem);
    if (!result.ok || problem !== null) return;
    setText('');
    setPassphrase('');
    onShare({ held: { text, passphrase }, facts: result.value });
  };
  return (
    <form ref={form} className="stack" onSubmit={(event) => { event.preventDefault(); void check(); }}>
      <p>{threshold === undefined ? t('recovery.begin') : t('recovery.more', { given: gathered.length, missing: threshold - gathered.length })}</p>
      {gathered.map(({ facts }) => <Line key={facts.number} tone="ok" mark="fine" role="status">{t('recovery.right', { number: facts.number, count: facts.count })}</Line>)}
      {pages?.((lines) => { setText(lines); form.current?.querySelector('input')?.focus(); })}
      <TextArea label={t('recovery.lines')} hint={t('recovery.linesHint')} rows={linesOfShare} mono value={text} onChange={setText} isDisabled={isBusy} spellCheck="false" autoComplete="off" />
      <PassphraseField label={t('recovery.sharePassphrase')} hint={t('recovery.sharePassphraseHint')} value={passphrase} onChange={setPassphrase} isDisabled={isBusy} />
      {failure === null ? null : <FailureLine failure={failure} />}
      <p role="status" className="text-2">{isBusy ? t('recovery.checking') : null}</p>
      <div><Button kind="primary" type="submit" isDisabled={isBusy}>{t('recovery.check')}</Button></div>
    </form>
  );
};
