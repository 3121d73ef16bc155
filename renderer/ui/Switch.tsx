// On or off, in force at once.
import { Switch as AriaSwitch } from 'react-aria-components';
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
  <AriaSwitch className="ui-choice" isSelected={isSelected} isDisabled={isDisabled} onChange={onChange}>
    <span className="ui-switch-track">
      <span className="ui-switch-knob" />
    </span>
    <span className="ui-choice-words">
      <span>{label}</span>
      {help === undefined ? null : <span className="ui-hint">{help}</span>}
    </span>
  </AriaSwitch>
);
