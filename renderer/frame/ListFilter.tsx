// The filter of a list that has grown long: a box, how many are shown, and the way back where none fits. A short list has none.
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Command } from '../commands/command.ts';
import { useScreenCommands } from '../commands/CommandProvider.tsx';
import { fitting } from '../commands/find.ts';
import { useText } from '../i18n/use-text.ts';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';

/** As many are taken in at a look. */
const mostUnfiltered = 10;

interface ListFilterProps<T> {
  readonly name: MessageKey;
  readonly all: readonly T[];
  /** What of one is searched. */
  readonly wordsOf: (one: T) => readonly string[];
  /** The list of those that fit; `isFiltered` where others may be hidden. */
  readonly children: (shown: readonly T[], isFiltered: boolean) => ReactNode;
}

export const ListFilter = <T,>({ name, all, wordsOf, children }: ListFilterProps<T>) => {
  const t = useText();
  const [text, setText] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const isOffered = all.length > mostUnfiltered;
  useScreenCommands(useMemo<readonly Command[]>(() => (isOffered ? [{ id: 'find', words: name, inFields: true, run: () => { box.current?.focus(); } }] : []), [isOffered, name]));
  const isFiltered = isOffered && text.trim() !== '';
  const clear = useCallback((): void => { setText(''); box.current?.focus(); }, []);
  if (!isOffered) return children(all, false);
  const shown = fitting(all, text, wordsOf);
  return (
    <>
      <SearchBox name={t(name)} placeholder={t(name)} value={text} inputRef={box} onChange={setText} />
      <p role="status" className={isFiltered ? 'text-2' : 'only-spoken'}>{isFiltered ? t('ui.filterShown', { shown: shown.length, total: all.length }) : ''}</p>
      {shown.length === 0 ? <EmptyState title={t('ui.filterNone')} action={<Button kind="primary" onPress={clear}>{t('evidence.clearFilters')}</Button>} /> : children(shown, isFiltered)}
    </>
  );
};
