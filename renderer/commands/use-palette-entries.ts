// What the palette lists for what is typed.
import { useMemo } from 'react';
import { everything } from '../../shared/evidence/schema.ts';
import { useAnswer } from '../data/use-answer.ts';
import { useFormatter } from '../i18n/use-text.ts';
import type { CommandContext } from './command.ts';
import { useCommands } from './CommandProvider.tsx';
import { findCommands, itemNumber } from './find.ts';

export interface PaletteEntry {
  readonly id: string;
  readonly words: string;
  readonly synonyms: string;
  readonly keys: string | null;
  readonly reason: string | null;
  readonly run: (context: CommandContext) => void;
}

/** The item a number names first, then fitting commands, then a search in evidence. */
export const usePaletteEntries = (typed: string): readonly PaletteEntry[] => {
  const { text: t } = useFormatter();
  const { commands, context, keysOf } = useCommands();
  const searches = useAnswer('evidence.savedSearches', {}).data?.searches;
  return useMemo(() => {
    const seen = new Set<string>();
    const all = commands
      .filter((command) => command.keyOnly !== true && !seen.has(command.id) && seen.add(command.id))
      .map((command): PaletteEntry => {
        const reason = command.reason?.(context) ?? null;
        return {
          id: command.id,
          words: t(command.words, command.values),
          synonyms: command.synonyms === undefined ? '' : t(command.synonyms),
          keys: keysOf(command.id)[0] ?? null,
          reason: reason === null ? null : t(reason),
          run: command.run,
        };
      });
    const saved = (searches ?? []).map(({ id: search, name, query, sort }): PaletteEntry => ({
      id: `saved-search-${search}`, words: t('command.savedSearch', { name }), synonyms: '', keys: null, reason: null, run: ({ router }) => { router.go({ place: 'evidence', query, sort }); },
    }));
    const id = itemNumber(typed);
    const item: PaletteEntry[] = id === null ? [] : [{ id: 'go-to-item', words: t('command.goToItem', { id }), synonyms: '', keys: null, reason: null, run: ({ router }) => { router.go({ place: 'evidence item', id }); } }];
    const text = typed.trim();
    const search: PaletteEntry[] = text === '' ? [] : [{ id: 'search-evidence', words: t('command.searchEvidence', { text }), synonyms: '', keys: null, reason: null, run: ({ router }) => { router.go({ place: 'evidence', query: { ...everything, text } }); } }];
    // What cannot be done now is listed with its reason, but not before what can.
    const found = findCommands([...all, ...saved], typed);
    return [...item, ...found.filter((entry) => entry.reason === null), ...search, ...found.filter((entry) => entry.reason !== null)];
  }, [commands, context, keysOf, searches, t, typed]);
};
