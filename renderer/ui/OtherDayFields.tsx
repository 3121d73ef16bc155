// Day, month and year in the calendar that was chosen beside the Gregorian one, for somebody who was told a day in it.
import { useId, useState } from 'react';
import { useFormatter } from '../i18n/use-text.ts';
import { gregorianDayOf, monthsOf, otherDayOf, type OtherCalendar, type OtherDay } from './other-day.ts';
import { Select } from './Select.tsx';
import { TextField } from './TextField.tsx';

interface OtherDayFieldsProps {
  readonly calendar: OtherCalendar;
  /** The Gregorian day, `YYYY-MM-DD`; null while there is none. */
  readonly day: string | null;
  /** Called with whole, possible days alone. */
  readonly onDay: (day: string) => void;
  readonly onLeave: () => void;
}

export const OtherDayFields = ({ calendar, day, onDay, onLeave }: OtherDayFieldsProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const heading = useId();
  const [typed, setTyped] = useState<OtherDay | null>(null);
  // What is typed stands as long as it says the same day, or none yet.
  const means = typed === null ? null : gregorianDayOf(typed, calendar);
  const shown = typed !== null && (means === null || means === day) ? typed : otherDayOf(day, calendar);
  const change = (part: Partial<OtherDay>): void => {
    const next = { ...shown, ...part };
    setTyped(next);
    const found = gregorianDayOf(next, calendar);
    if (found !== null) onDay(found);
  };
  const isOff = typed !== null && means === null && shown.day !== '' && shown.month !== '' && shown.year !== '';
  const months = monthsOf(shown.year, calendar, formatter.intl.locale, new Date().toISOString().slice(0, 10));
  return (
    <div className="stack" role="group" aria-labelledby={heading}>
      <span id={heading} className="ui-label">{t('date.inOtherCalendar', { calendar: formatter.value('calendar', calendar) })}</span>
      <div className="ui-date-row">
        <div className="ui-date-number"><TextField label={t('date.day')} inputMode="numeric" maxLength={2} direction="ltr" value={shown.day} onChange={(text) => { change({ day: text }); }} onBlur={onLeave} /></div>
        <div className="ui-date-month">
          <Select label={t('date.month')} value={shown.month === '' ? 'none' : shown.month}
            options={[{ value: 'none', words: t('date.monthNotKnown') }, ...months.map((words, at) => ({ value: String(at + 1), words }))]}
            onChange={(month) => { change({ month: month === 'none' ? '' : month }); onLeave(); }} />
        </div>
        <div className="ui-date-number"><TextField label={t('date.year')} inputMode="numeric" maxLength={4} direction="ltr" value={shown.year} onChange={(text) => { change({ year: text }); }} onBlur={onLeave} /></div>
      </div>
      <p className="text-2" role="status">{isOff ? t('date.noSuchOtherDay') : t('date.wholeDayOnly')}</p>
    </div>
  );
};
