// On or off, in force at once.
import { SwitchButton, SwitchField } from 'react-aria-components';
import './choice.css';
import './field.css';

interface SwitchProps {
  readonly label: string;
  readonly help?: string;
  readonly isSelected: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

export const Switch = ({ label, help, isSelected, isDisabled = false, onChange }: SwitchProps) => (
  <SwitchField className="ui-choice-field" isSelected={isSelected} isDisabled={isDisabled} onChange={onChange}>
    <SwitchButton className="ui-choice">
      <span className="ui-switch-track">
        <span className="ui-switch-knob" />
      </span>
      <span className="ui-choice-words">
        <span>{label}</span>
        {help === undefined ? null : <span className="ui-hint">{help}</span>}
      </span>
    </SwitchButton>
  </SwitchField>
);
