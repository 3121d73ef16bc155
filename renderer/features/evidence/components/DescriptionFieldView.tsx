// One field of a description with the control that fits it.
import { choiceLists, type Description, type DescriptionField } from '../../../../shared/evidence/schema.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { UnfinishedEntries } from '../hooks/use-unfinished.ts';
import type { FieldDeclaration } from '../rules/description-fields.ts';
import { ReadField } from './ReadField.tsx';

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

export const DescriptionFieldView = ({ declaration, value, set, leave, note, unfinished }: FieldViewProps) => {
  const formatter = useFormatter();
  const label = formatter.text(declaration.words);
  const hint = declaration.hint === undefined ? undefined : formatter.text(declaration.hint);
  const words = { label, hint, note };
  switch (declaration.control) {
    case 'line':
    case 'lines': {
      const Control = declaration.control === 'line' ? TextField : TextArea;
      return <Control {...words} value={value[declaration.field] ?? ''} maxLength={declaration.most} {...(declaration.direction === undefined ? {} : { direction: declaration.direction })} onChange={(text: string) => { set(declaration.field, text); }} onBlur={leave} />;
    }
    case 'choice': {
      const options = declaration.options.map((option) => ({ value: option, words: formatter.value(choiceLists[declaration.field], option) }));
      const change = (chosen: string): void => { set(declaration.field, chosen as Description[typeof declaration.field]); leave(); };
      const chosen = value[declaration.field] ?? null;
      return options.length <= mostVisible
        ? <RadioGroup {...words} options={options} value={chosen} onChange={change} layout="row" />
        : <Select {...words} options={options} value={chosen} onChange={change} {...(note === undefined ? {} : { placeholder: note })} />;
    }
    case 'date':
      return <DateField label={label} note={note} value={value[declaration.field] ?? null} onChange={(date) => { set(declaration.field, date); }} onLeave={leave} unfinished={unfinished?.of(declaration.field)}
        {...(declaration.offsetAtFirst === undefined ? {} : { offsetAtFirst: declaration.offsetAtFirst })} />;
    case 'read':
      return <ReadField {...words} field={declaration.field} value={value[declaration.field]} set={set} leave={leave} unfinished={unfinished?.of(declaration.field)} />;
  }
};
