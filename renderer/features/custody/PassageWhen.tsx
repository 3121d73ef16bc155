// When it happened. A whole date is kept beside what is being typed, so that half a date takes nothing out of the field.
import { useState } from 'react';
import type { TypedDate } from '../../../shared/drafts/schema.ts';
import { readTypedDate, typedDateOf } from '../../ui/date-entry.ts';
import { DateField } from '../../ui/DateField.tsx';

interface PassageWhenProps {
  readonly label: string;
  readonly date: TypedDate;
  readonly setDate: (typed: TypedDate) => void;
}

export const PassageWhen = ({ label, date, setDate }: PassageWhenProps) => {
  const now = readTypedDate(date);
  const [whole, setWhole] = useState(now ?? null);
  return (
    <DateField label={label} value={whole} onChange={(next) => { setWhole(next); setDate(typedDateOf(next, null)); }}
      unfinished={{ kept: now === undefined ? date : undefined, keep: (half) => { if (half !== undefined) setDate(half); } }} />
  );
};
