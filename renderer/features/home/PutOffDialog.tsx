// Puts one line of Home off to a day. The day can be chosen in one step or entered; the line comes back on it by itself.
import { useState } from 'react';
import { dayOf } from '../../../shared/home/rules.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { useFormDraft } from '../../session/use-form-draft.ts';
import { DayField } from '../../ui/DayField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import type { Need } from './use-home-needs.ts';

const inDays = (days: number): string => {
  const now = new Date();
  return dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
};

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text);

const choices = [{ words: 'home.putOffTomorrow', days: 1 }, { words: 'home.putOffWeek', days: 7 }, { words: 'home.putOffMonth', days: 30 }] as const;

export const PutOffDialog = ({ need, onClose }: { readonly need: Need; readonly onClose: () => void }) => {
  const t = useText();
  const formats = useFormats();
  const command = useCommand('home.putOff', ['home.overview', 'custody.page', 'custody.head']);
  const form = useFormDraft('put-off', onClose);
  // A day that was being chosen for another line is not this one's.
  const kept = form.word('line') === need.line ? form.word('until') : '';
  const [until, setChosen] = useState<string | null>(isDay(kept) ? kept : inDays(7));
  const setUntil = (day: string | null): void => {
    setChosen(day);
    form.put({ words: { line: need.line, until: day ?? '' } });
  };
  const isPast = until !== null && until <= dayOf(new Date());
  const ready = until !== null && !isPast && !command.isPending;
  const putOff = (): void => { if (ready) command.mutate({ line: need.line, until, count: need.count }, { onSuccess: form.close }); };
  return (
    <Dialog title={t('home.putOffTitle')} isOpen onClose={form.close}
      buttons={<><Button onPress={form.close}>{t('ui.cancel')}</Button><Button kind="primary" isDisabled={!ready} onPress={putOff}>{ready ? t('home.putOffUntil', { date: formats.date(new Date(`${until}T12:00`).getTime()) }) : t('home.putOff')}</Button></>}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); putOff(); }}>
        <p>{need.words}</p>
        <div className="row" role="group" aria-label={t('home.putOffQuick')}>
          {choices.map(({ words, days }) => <Button key={days} aria-pressed={until === inDays(days)} onPress={() => { setUntil(inDays(days)); }}>{t(words)}</Button>)}
        </div>
        <DayField label={t('home.putOffDay')} hint={t('home.putOffHint')} value={until} onChange={setUntil} error={isPast ? t('home.putOffPast') : null} />
        {command.error === null ? null : <FailureLine failure={command.error.failure} />}
        <button type="submit" hidden disabled={!ready} />
      </form>
    </Dialog>
  );
};
