// One choice out of more than seven, in a list that opens. Up to seven stay visible as a RadioGroup instead.
import { Check, ChevronDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { FieldParts, type FieldWords } from './FieldParts.tsx';
import { Icon } from './Icon.tsx';
import './overlay.css';
import './select.css';

export interface Option<T extends string> {
  readonly value: T;
  readonly words: string;
}

interface SelectProps<T extends string> extends FieldWords {
  readonly options: readonly Option<T>[];
  /** Null shows `placeholder`: nothing chosen yet, or different values. */
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
}

export const Select = <T extends string>({ options, value, onChange, placeholder, isDisabled = false, ...words }: SelectProps<T>) => (
  <AriaSelect
    className="ui-field"
    value={value}
    onChange={(key) => { if (key !== null) onChange(key as T); }}
    isDisabled={isDisabled}
    isInvalid={words.error !== undefined && words.error !== null}
    {...(placeholder === undefined ? {} : { placeholder })}
  >
    <FieldParts {...words}>
      <Button className="ui-input ui-select">
        <SelectValue className="ui-select-value" />
        <Icon of={ChevronDown} />
      </Button>
    </FieldParts>
    <Popover className="ui-popover">
      <ListBox className="ui-options" items={options.map((option) => ({ id: option.value, words: option.words }))}>
        {(option) => (
          <ListBoxItem id={option.id} textValue={option.words} className="ui-option">
            {({ isSelected }) => (
              <>
                <bdi>{option.words}</bdi>
                {isSelected ? <Icon of={Check} /> : null}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </AriaSelect>
);
