// A box to search or filter with, a clear button once something is in it. Esc clears.
import { Search, X } from 'lucide-react';
import { Input, SearchField } from 'react-aria-components';
import { useText } from '../i18n/use-text.ts';
import { directionOf } from './direction-of.ts';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import './field.css';

interface SearchBoxProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: (value: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly inputRef?: React.Ref<HTMLInputElement>;
}

export const SearchBox = ({ name, value, onChange, onSubmit, placeholder, autoFocus = false, inputRef }: SearchBoxProps) => {
  const t = useText();
  return (
    <SearchField className="ui-search" aria-label={name} value={value} onChange={onChange} autoFocus={autoFocus} {...(onSubmit === undefined ? {} : { onSubmit })} data-empty={value === '' || undefined}>
      <Icon of={Search} />
      <Input className="ui-input" dir={directionOf(value)} {...(inputRef === undefined ? {} : { ref: inputRef })} {...(placeholder === undefined ? {} : { placeholder })} />
      <IconButton icon={X} name={t('ui.clear')} keys="Esc" size="compact" />
    </SearchField>
  );
};
