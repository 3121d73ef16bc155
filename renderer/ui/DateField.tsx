// A date as people know it: each part may stay empty, how sure it is, what it rests on, and the sentence that will be shown.
// An entry that is not yet a date stays as typed and is not passed on.
import { useEffect, useState } from 'react';
import type { TypedDate } from '../../shared/drafts/schema.ts';
import { certainties, dateBases, type UncertainDate } from '../../shared/time.ts';
import { dateSentence } from '../../shared/i18n/date-sentence.ts';
import { useFormatter } from '../i18n/use-text.ts';
import { readEntry, readTypedDate, typedDateOf } from './date-entry.ts';
import { DateEntryFields } from './DateEntryFields.tsx';
import { Mark } from './Mark.tsx';
import { RadioGroup } from './RadioGroup.tsx';
import { Select } from './Select.tsx';
import { TextField } from './TextField.tsx';

interface DateFieldProps {
  readonly label: string;
  /** A word after the label: `different`. */
  readonly note?: string | undefined;
  readonly value: UncertainDate | null;
  /** Null once nothing is said any more. Called with whole, possible dates alone. */
  readonly onChange: (value: UncertainDate | null) => void;
  /** A part was left: a good moment to save. */
  readonly onLeave?: () => void;
  /** The zone that a new entry begins in, in minutes east of UTC; nothing is presumed where it is absent. */
  readonly offsetAtFirst?: number;
  /** Keeps an entry that is no date yet for when this field is shown again. */
  readonly unfinished?: Unfinished<TypedDate> | undefined;
}

export interface Unfinished<Typed> {
  /** What waits from before. */
  readonly kept: Typed | undefined;
  /** Undefined once nothing waits any more. */
  readonly keep: (typed: Typed | undefined) => void;
}

const same = (a: UncertainDate | null | undefined, b: UncertainDate | null): boolean => JSON.stringify(a) === JSON.stringify(b);

export const DateField = ({ label, note, value, onChange, onLeave = () => undefined, offsetAtFirst, unfinished }: DateFieldProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const [typed, setState] = useState<TypedDate>(() => unfinished?.kept ?? typedDateOf(value, offsetAtFirst ?? null));
  // The date may change by other hands than these (undo): an entry that says something else than what was passed on before is then replaced.
  const [known, setKnown] = useState(value);
  const replaced = !same(known, value) && !same(readTypedDate(typed), value);
  const state = replaced ? typedDateOf(value, offsetAtFirst ?? null) : typed;
  if (!same(known, value)) setKnown(value);
  if (replaced) setState(state);
  const [left, setLeft] = useState(unfinished?.kept !== undefined);
  useEffect(() => { unfinished?.keep(readTypedDate(state) === undefined ? state : undefined); });
  const change = (part: Partial<TypedDate>): void => {
    const next = { ...state, ...part };
    setState(next);
    const date = readTypedDate(next);
    if (date !== undefined) onChange(date);
  };
  const leave = (): void => { setLeft(true); onLeave(); };
  // A date that somebody types is exact until they say otherwise; an empty one is nothing yet, and not exactly so.
  const certainty = state.certainty ?? (readEntry(state.from).parts === null ? null : 'exact');
  const range = state.certainty === 'between' || state.certainty === 'disputed';
  const problem = readEntry(state.from).problem ?? (range ? readEntry(state.until).problem : null);
  return (
    <fieldset className="ui-date">
      <legend className="ui-label">{label}{note === undefined ? null : <span className="ui-label-note">{note}</span>}</legend>
      <DateEntryFields name={t(range ? 'date.fieldFrom' : 'date.exact', { date: label })} entry={state.from} onChange={(from) => { change({ from }); }} onLeave={leave} />
      {range ? <><span className="ui-label">{t('date.fieldUntil')}</span><DateEntryFields name={t('date.fieldUntil')} entry={state.until} onChange={(until) => { change({ until }); }} onLeave={leave} /></> : null}
      <RadioGroup label={t('date.fieldCertainty')} layout="row" value={certainty} options={certainties.map((certainty) => ({ value: certainty, words: formatter.value('certainty', certainty) }))}
        onChange={(chosen) => { change({ certainty: chosen }); leave(); }} />
      <Select label={t('date.fieldBasis')} value={state.basis ?? 'none'} options={[{ value: 'none', words: t('date.fieldBasisNone') }, ...dateBases.map((basis) => ({ value: basis, words: formatter.value('dateBasis', basis) }))]}
        onChange={(basis) => { change({ basis: basis === 'none' ? null : basis }); leave(); }} />
      <TextField label={t('date.fieldNote')} value={state.note} maxLength={1000} onChange={(words) => { change({ note: words }); }} onBlur={leave} />
      <p role="status">
        {problem !== null && left ? <span className="ui-error"><Mark state="wrong" spoken={null} />{t(problem)}</span> : t('date.shownAs', { sentence: dateSentence(readTypedDate(state) ?? null, formatter) })}
      </p>
    </fieldset>
  );
};
