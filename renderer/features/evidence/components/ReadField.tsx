// A field whose words must be read before they mean anything: minutes, a fingerprint, coordinates. What cannot be read stays as it was typed, is kept
// for later and is not passed on.
import { useEffect, useState } from 'react';
import type { Description } from '../../../../shared/evidence/schema.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import type { Unfinished } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { readings, type ReadFieldName } from '../rules/description-fields.ts';

interface ReadFieldProps<Field extends ReadFieldName> {
  readonly field: Field;
  readonly label: string;
  readonly hint: string | undefined;
  readonly note: string | undefined;
  readonly value: Description[Field] | undefined;
  readonly set: (field: Field, value: Description[Field]) => void;
  readonly leave: () => void;
  readonly unfinished: Unfinished<string> | undefined;
}

export const ReadField = <Field extends ReadFieldName>({ field, label, hint, note, value, set, leave, unfinished }: ReadFieldProps<Field>) => {
  const { text: t } = useFormatter();
  const { read, shown, refused } = readings[field];
  const [typed, setTyped] = useState(unfinished?.kept ?? shown(value));
  const [known, setKnown] = useState(value);
  // Changed by other hands than these (undo): what stands here is replaced.
  if (known !== value) {
    setKnown(value);
    if (read(typed) !== value) setTyped(shown(value));
  }
  const [left, setLeft] = useState(unfinished?.kept !== undefined);
  useEffect(() => { unfinished?.keep(read(typed) === undefined ? typed : undefined); });
  return (
    <TextField label={label} hint={hint} note={note} value={typed} inputMode="text" direction="ltr" error={left && read(typed) === undefined ? t(refused) : null}
      onChange={(next) => {
        setTyped(next);
        setLeft(false);
        const meant = read(next);
        if (meant !== undefined) set(field, meant);
      }}
      onBlur={() => { setLeft(true); leave(); }} />
  );
};
