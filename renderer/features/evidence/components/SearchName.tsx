// Asks for the name of a search.
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';

interface SearchNameProps {
  readonly label: string;
  readonly first: string;
  /** On the button. */
  readonly words: string;
  readonly isBusy: boolean;
  readonly onDone: (name: string) => void;
  readonly onCancel?: () => void;
}

const longestName = 80;

export const SearchName = ({ label, first, words, isBusy, onDone, onCancel }: SearchNameProps) => {
  const t = useText();
  const [name, setName] = useState(first);
  const isReady = name.trim() !== '' && !isBusy;
  return (
    <form className="evidence-tag-add" onSubmit={(event) => { event.preventDefault(); if (isReady) onDone(name.trim()); }}>
      <TextField label={label} value={name} maxLength={longestName} onChange={setName} autoFocus={onCancel !== undefined} />
      <Button type="submit" isDisabled={!isReady}>{words}</Button>
      {onCancel === undefined ? null : <Button kind="quiet" onPress={onCancel}>{t('ui.cancel')}</Button>}
    </form>
  );
};
