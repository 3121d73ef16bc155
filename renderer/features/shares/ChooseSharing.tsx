// How many people hold a share, and how many of them are enough. Said in one sentence before anything is begun.
import { useState, type ReactNode } from 'react';
import { leastThreshold, mostShares } from '../../../shared/recovery/rules.ts';
import { useAnswer, useCommand } from '../../data/use-answer.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { Select } from '../../ui/Select.tsx';
import { StepTitle } from '../../ui/StepTitle.tsx';
import { ownPassphraseWords } from '../settings/own-passphrase.ts';

export interface Sharing {
  readonly threshold: number;
  readonly count: number;
}

const numbers = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

export const ChooseSharing = ({ onBegun, leave }: { readonly onBegun: (sharing: Sharing) => void; readonly leave: ReactNode }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const formats = useFormats();
  const now = useAnswer('recovery.wayBack', {}).data?.shares ?? null;
  const begin = useCommand('recovery.beginShares');
  const [count, setCount] = useState(3);
  const [threshold, setThreshold] = useState(2);
  const [current, setCurrent] = useState('');
  const ready = current !== '' && !begin.isPending;
  const go = (): void => { if (ready) begin.mutate({ current, threshold, count }, { onSuccess: () => { onBegun({ threshold, count }); } }); };
  const option = (number: number) => ({ value: String(number), words: formats.number(number) });
  const words = begin.error === null ? undefined : ownPassphraseWords(begin.error.failure, formatter);
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); go(); }}>
      <StepTitle>{t('shares.title')}</StepTitle>
      <p className="reading">{t('shares.about')}</p>
      <p className="reading">{t('shares.aboutHolders')}</p>
      <div className="row" data-gap="large">
        <Select label={t('shares.count')} value={String(count)} onChange={(value) => { setCount(Number(value)); setThreshold(Math.min(threshold, Number(value))); }} options={numbers(leastThreshold, mostShares).map(option)} />
        <Select label={t('shares.threshold')} value={String(threshold)} onChange={(value) => { setThreshold(Number(value)); }} options={numbers(leastThreshold, count).map(option)} />
      </div>
      <p role="status"><strong>{t('shares.anyOf', { threshold, count })}</strong></p>
      {threshold === count ? <Line tone="warn" mark="attention">{t('shares.allNeeded')}</Line> : null}
      {now === null ? null : <Line mark="attention">{now === 'unreadable' ? t('shares.replacesUnreadable') : t('shares.replaces', { date: formats.date(now.madeAt) })}</Line>}
      <PassphraseField label={t('passphrase.current')} hint={t('shares.yourPassphraseHint')} value={current} onChange={setCurrent} isDisabled={begin.isPending} />
      {begin.error === null ? null : <FailureLine failure={begin.error.failure} {...(words === undefined ? {} : { words })} />}
      <p role="status" className="text-2">{begin.isPending ? t('shares.working') : null}</p>
      <div className="row" data-align="apart">{leave}<Button kind="primary" type="submit" isDisabled={!ready}>{t('ui.continue')}</Button></div>
    </form>
  );
};
