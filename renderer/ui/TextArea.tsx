// Several lines of text with their label; grows with what is written.
import { TextArea as AriaTextArea, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { directionOf } from './direction-of.ts';
import { FieldParts, type FieldWords } from './FieldParts.tsx';
import { useFullField } from './use-full-field.ts';

export interface TextAreaProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'>, FieldWords {
  readonly rows?: number;
  /** For codes and keys: every character as wide, and always from left to right. */
  readonly mono?: boolean;
}

export const TextArea = ({ label, isLabelHidden = false, note, hint, error, rows = 3, mono = false, ...rest }: TextAreaProps) => {
  const full = useFullField(rest.value, rest.maxLength);
  return (
    <AriaTextField {...rest} className="ui-field" isInvalid={error !== undefined && error !== null} validationBehavior="aria">
      <FieldParts label={label} isLabelHidden={isLabelHidden} note={note} hint={hint} error={error} full={full}>
        <AriaTextArea className="ui-input" dir={mono ? 'ltr' : directionOf(rest.value)} data-mono={mono || undefined} rows={rows} />
      </FieldParts>
    </AriaTextField>
  );
};
