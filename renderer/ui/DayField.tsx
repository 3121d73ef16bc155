// One whole day, part by part, in the order and words of the language and the calendar that was chosen. For days to come; dates of evidence have a control of their own.
import { parseDate, type CalendarDate } from '@internationalized/date';
import { useMemo } from 'react';
import { DateField as AriaDateField, DateInput, DateSegment } from 'react-aria-components';
import { FieldParts } from './FieldParts.tsx';
import './date-field.css';

interface DayFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  /** `YYYY-MM-DD`, or null while a part is missing. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
}

export const DayField = ({ label, hint, error = null, value, onChange }: DayFieldProps) => {
  // The same day is the same object: another one would throw away what is half typed.
  const day = useMemo(() => (value === null ? null : parseDate(value)), [value]);
  return (
    <AriaDateField<CalendarDate> className="ui-field" granularity="day" value={day} onChange={(day) => { onChange(day?.toString() ?? null); }}
      isInvalid={error !== null} validationBehavior="aria" shouldForceLeadingZeros>
      <FieldParts label={label} hint={hint} error={error}>
        <DateInput className="ui-input ui-day">{(segment) => <DateSegment className="ui-day-part" segment={segment} />}</DateInput>
      </FieldParts>
    </AriaDateField>
  );
};
