// One choice out of a few, all of them visible, each with an optional line of help.
import { RadioButton, RadioField, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { FieldParts, type FieldWords } from './FieldParts.tsx';
import type { Option } from './Select.tsx';
import './choice.css';

export interface RadioOption<T extends string> extends Option<T> {
  readonly help?: string | undefined;
}

interface RadioGroupProps<T extends string> extends FieldWords {
  readonly options: readonly RadioOption<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly layout?: 'column' | 'row';
  readonly isDisabled?: boolean;
}

export const RadioGroup = <T extends string>({ options, value, onChange, layout = 'column', isDisabled = false, ...words }: RadioGroupProps<T>) => (
  <AriaRadioGroup className="ui-field" value={value} onChange={(chosen) => { onChange(chosen as T); }} isDisabled={isDisabled} isInvalid={words.error !== undefined && words.error !== null}>
    <FieldParts {...words}>
      <div className="ui-choices" data-layout={layout}>
        {options.map((option) => (
          <RadioField key={option.value} value={option.value} className="ui-choice-field">
            <RadioButton className="ui-choice">
              {({ isSelected }) => (
                <>
                  <span className="ui-choice-box" data-shape="round">{isSelected ? <span className="ui-choice-dot" /> : null}</span>
                  <span className="ui-choice-words">
                    <span>{option.words}</span>
                    {option.help === undefined ? null : <span className="ui-hint">{option.help}</span>}
                  </span>
                </>
              )}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </FieldParts>
  </AriaRadioGroup>
);
