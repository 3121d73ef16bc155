// One line of text with its label.
import { Input, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { directionOf } from './direction-of.ts';
import { FieldParts, type FieldWords } from './FieldParts.tsx';
import { useFullField } from './use-full-field.ts';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'>, FieldWords {
  readonly size?: 'standard' | 'large';
  /** `auto` for what people write; `ltr` for codes and paths. */
  readonly direction?: 'auto' | 'ltr';
  readonly mono?: boolean;
  readonly placeholder?: string;
}

export const TextField = ({ label, isLabelHidden = false, note, hint, error, size = 'standard', direction = 'auto', mono = false, placeholder, ...rest }: TextFieldProps) => {
  const full = useFullField(rest.value, rest.maxLength);
  return (
    <AriaTextField {...rest} className="ui-field" isInvalid={error !== undefined && error !== null} validationBehavior="aria">
      <FieldParts label={label} isLabelHidden={isLabelHidden} note={note} hint={hint} error={error} full={full}>
        <Input className="ui-input" dir={direction === 'auto' ? directionOf(rest.value) : direction} data-size={size} data-mono={mono || undefined} {...(placeholder === undefined ? {} : { placeholder })} />
      </FieldParts>
    </AriaTextField>
  );
};
