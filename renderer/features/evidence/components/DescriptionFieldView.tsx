// One field of a description with the control that fits it.
import { useEffect, useState } from 'react';
import type { Description, DescriptionField } from '../../../../shared/evidence/schema.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { DateField, type Unfinished } from '../../../ui/DateField.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { UnfinishedEntries } from '../hooks/use-unfinished.ts';
import { readMinutes, type FieldDeclaration } from '../rules/description-fields.ts';

export interface FieldViewProps {
  readonly declaration: FieldDeclaration;
  readonly value: Partial<Description>;
  readonly set: <F extends DescriptionField>(field: F, value: Description[F]) => void;
  readonly leave: () => void;
  /** A word after the label: `different`. */
  readonly note?: string | undefined;
  /** Keeps what is not whole yet; absent where nothing is to outlive the form. */
  readonly unfinished?: UnfinishedEntries;
}

/** Choices up to this many are all visible; more open as a list. */
const mostVisible = 4;

interface MinutesFieldProps {
  readonly label: string;
  readonly hint: string | undefined;
  readonly note: string | undefined;
  readonly value: number | null;
  readonly onChange: (minutes: number | null) => void;
  readonly leave: () => void;
  readonly unfinished: Unfinished<string> | undefined;
}

const MinutesField = ({ label, hint, note, value, onChange, leave, unfinished }: MinutesFieldProps) => {
  const { text: t } = useFormatter();
  const [typed, setTyped] = useState(unfinished?.kept ?? (value === null ? '' : String(value)));
  const [known, setKnown] = useState(value);
  // Changed by other hands than these (undo): what stands here is replaced.
  if (known !== value) {
    setKnown(value);
    if (readMinutes(typed) !== value) setTyped(value === null ? '' : String(value));
  }
  const [left, setLeft] = useState(unfinished?.kept !== undefined);
  useEffect(() => { unfinished?.keep(readMinutes(typed) === undefined ? typed : undefined); });
  return (
    <TextField label={label} hint={hint} note={note} value={typed} inputMode="text" direction="ltr" error={left && readMinutes(typed) === undefined ? t('details.clockOffsetRefused') : null}
      onChange={(next) => {
        setTyped(next);
        setLeft(false);
        const minutes = readMinutes(next);
        if (minutes !== undefined) onChange(minutes);
      }}
      onBlur={() => { setLeft(true); leave(); }} />
  );
};

export const DescriptionFieldView = ({ declaration, value, set, leave, note, unfinished }: FieldViewProps) => {
  const formatter = useFormatter();
  const label = formatter.text(declaration.words);
  const hint = declaration.hint === undefined ? undefined : formatter.text(declaration.hint);
  const words = { label, hint, note };
  switch (declaration.control) {
    case 'line':
    case 'lines': {
      const Control = declaration.control === 'line' ? TextField : TextArea;
      return <Control {...words} value={value[declaration.field] ?? ''} maxLength={declaration.most} onChange={(text: string) => { set(declaration.field, text); }} onBlur={leave} />;
    }
    case 'choice': {
      const options = declaration.options.map((option) => ({ value: option, words: formatter.value(declaration.list, option) }));
      const change = (chosen: string): void => { set(declaration.field, chosen as Description[typeof declaration.field]); leave(); };
      const chosen = value[declaration.field] ?? null;
      return options.length <= mostVisible
        ? <RadioGroup {...words} options={options} value={chosen} onChange={change} layout="row" />
        : <Select {...words} options={options} value={chosen} onChange={change} {...(note === undefined ? {} : { placeholder: note })} />;
    }
    case 'date':
      return <DateField label={label} note={note} value={value[declaration.field] ?? null} onChange={(date) => { set(declaration.field, date); }} onLeave={leave} unfinished={unfinished?.of(declaration.field)} />;
    case 'minutes':
      return <MinutesField {...words} value={value.clockOffsetMinutes ?? null} onChange={(minutes) => { set('clockOffsetMinutes', minutes); }} leave={leave} unfinished={unfinished?.of('clockOffsetMinutes')} />;
  }
};
