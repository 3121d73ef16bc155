// Day, month, year, time and zone of one end of a date. Each may stay empty. A whole day can be entered in the other calendar that was chosen, too.
import { useId } from 'react';
import { otherCalendarOf } from '../../shared/i18n/calendar.ts';
import { useFormatter } from '../i18n/use-text.ts';
import { dayOf, withDay, type DateEntry } from './date-entry.ts';
import { OtherDayFields } from './OtherDayFields.tsx';
import { Select } from './Select.tsx';
import { TextField } from './TextField.tsx';
import { zoneSentence } from '../../shared/i18n/date-sentence.ts';
import './date-field.css';

interface DateEntryFieldsProps {
  readonly name: string;
  readonly entry: DateEntry;
  readonly onChange: (entry: DateEntry) => void;
  readonly onLeave: () => void;
}

const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;
const offsets = [null, ...Array.from({ length: 27 }, (_, at) => (at - 12) * 60), 210, 270, 330, 345, 570].sort((a, b) => (a ?? -Infinity) - (b ?? -Infinity));

export const DateEntryFields = ({ name, entry, onChange, onLeave }: DateEntryFieldsProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const heading = useId();
  const monthName = new Intl.DateTimeFormat(formatter.intl.locale, { month: 'long', timeZone: 'UTC', calendar: 'gregory' });
  const other = otherCalendarOf(formatter.intl.locale);
  return (
    <div className="ui-date-row" role="group" aria-labelledby={heading}>
      <span id={heading} className="only-spoken">{name}</span>
      <div className="ui-date-number"><TextField label={t('date.day')} inputMode="numeric" maxLength={2} direction="ltr" value={entry.day} onChange={(day) => { onChange({ ...entry, day }); }} onBlur={onLeave} /></div>
      <div className="ui-date-month">
        <Select label={t('date.month')} value={entry.month === '' ? 'none' : entry.month}
          options={[{ value: 'none', words: t('date.monthNotKnown') }, ...months.map((month) => ({ value: month, words: monthName.format(Date.UTC(2000, Number(month) - 1, 1)) }))]}
          onChange={(month) => { onChange({ ...entry, month: month === 'none' ? '' : month }); onLeave(); }} />
      </div>
      <div className="ui-date-number"><TextField label={t('date.year')} inputMode="numeric" maxLength={4} direction="ltr" value={entry.year} onChange={(year) => { onChange({ ...entry, year }); }} onBlur={onLeave} /></div>
      <div className="ui-date-number"><TextField label={t('date.hour')} maxLength={8} direction="ltr" value={entry.time} onChange={(time) => { onChange({ ...entry, time }); }} onBlur={onLeave} /></div>
      {entry.time === '' ? null : (
        <div className="ui-date-month">
          <Select label={t('date.fieldZone')} value={String(entry.offsetMinutes)} options={offsets.map((offset) => ({ value: String(offset), words: zoneSentence(offset, formatter) }))}
            onChange={(offset) => { onChange({ ...entry, offsetMinutes: offset === 'null' ? null : Number(offset) }); onLeave(); }} />
        </div>
      )}
      {other === null ? null : <OtherDayFields calendar={other} day={dayOf(entry)} onDay={(day) => { onChange(withDay(entry, day)); }} onLeave={onLeave} />}
    </div>
  );
};
