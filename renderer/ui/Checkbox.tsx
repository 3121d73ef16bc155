// Yes or no to one thing, with an optional line of help. `isMixed` is for several items that differ.
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './choice.css';
import './field.css';

interface CheckboxProps {
  /** Left out where the row around it says what is chosen; then `name` is spoken. */
  readonly label?: ReactNode;
  readonly name?: string;
  readonly help?: string;
  readonly isSelected: boolean;
  readonly isMixed?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

export const Checkbox = ({ label, name, help, isSelected, isMixed = false, isDisabled = false, onChange }: CheckboxProps) => (
  <CheckboxField className="ui-choice-field" isSelected={isSelected} isIndeterminate={isMixed} isDisabled={isDisabled} onChange={onChange} {...(name === undefined ? {} : { 'aria-label': name })}>
    <CheckboxButton className="ui-choice">
      <span className="ui-choice-box">{isMixed ? <Icon of={Minus} /> : isSelected ? <Icon of={Check} /> : null}</span>
      {label === undefined ? null : (
        <span className="ui-choice-words">
          <span>{label}</span>
          {help === undefined ? null : <span className="ui-hint">{help}</span>}
        </span>
      )}
    </CheckboxButton>
  </CheckboxField>
);
