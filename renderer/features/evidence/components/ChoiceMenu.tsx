// A button that says what is chosen ("Sort: Taken") and opens the list of choices.
import { Check, ChevronDown } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, Button as AriaButton } from 'react-aria-components';
import { Icon } from '../../../ui/Icon.tsx';
import type { Option } from '../../../ui/Select.tsx';
import '../../../ui/button.css';
import '../../../ui/overlay.css';

interface ChoiceMenuProps<T extends string> {
  readonly words: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}

export const ChoiceMenu = <T extends string>({ words, value, options, onChange }: ChoiceMenuProps<T>) => (
  <MenuTrigger>
    <AriaButton className="ui-button" data-kind="plain" data-size="standard">
      <span>{words}: {options.find((option) => option.value === value)?.words ?? value}</span>
      <Icon of={ChevronDown} />
    </AriaButton>
    <Popover className="ui-popover">
      <Menu className="ui-options" aria-label={words} selectionMode="single" disallowEmptySelection selectedKeys={[value]}
        onSelectionChange={(keys) => { if (keys !== 'all') for (const key of keys) onChange(key as T); }}>
        {options.map((option) => (
          <MenuItem key={option.value} id={option.value} className="ui-option" textValue={option.words}>
            {({ isSelected }) => (
              <>
                <span>{option.words}</span>
                {isSelected ? <Icon of={Check} /> : null}
              </>
            )}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  </MenuTrigger>
);
