// What the palette lists for what is typed.
import { useMemo } from 'react';
import { caseAsked } from '../../shared/cases/rules.ts';
import { everything } from '../../shared/evidence/schema.ts';
import { useAnswer } from '../data/use-answer.ts';
import { lineOfCase } from '../features/cases/case-words.ts';
import { offeredSearches } from '../features/evidence/rules/offered-searches.ts';
import { useCases, useChooseCase } from '../features/cases/use-cases.ts';
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
  const formatter = useFormatter();
  const t = formatter.text;
  const { cases, chosen } = useCases();
  const choose = useChooseCase();
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
    const saved = offeredSearches(searches ?? [], chosen === null ? null : caseAsked(chosen)).map(({ id: search, name, query, sort }): PaletteEntry => ({
      id: `saved-search-${search}`, words: t('command.savedSearch', { name }), synonyms: '', keys: null, reason: null, run: ({ router }) => { router.go({ place: 'evidence', query, sort }); },
    }));
    const toCases = cases.map((one): PaletteEntry => ({
      id: `case-${one.id}`, words: t('command.goToCase', { case: lineOfCase(one, formatter) }), synonyms: t('command.goToCaseSynonyms'), keys: null, reason: null,
      run: ({ router }) => { choose({ case: one.id, all: false }); router.go({ place: 'evidence' }); },
    }));
    const everyCase: PaletteEntry[] = chosen === null ? [] : [{ id: 'all-cases', words: t('command.allCases'), synonyms: t('command.allCasesSynonyms'), keys: null, reason: null, run: ({ router }) => { choose({ ...chosen, all: true }); router.go({ place: 'evidence' }); } }];
    const id = itemNumber(typed);
    const item: PaletteEntry[] = id === null ? [] : [{ id: 'go-to-item', words: t('command.goToItem', { id }), synonyms: '', keys: null, reason: null, run: ({ router }) => { router.go({ place: 'evidence item', id }); } }];
    const text = typed.trim();
    const search: PaletteEntry[] = text === '' ? [] : [{ id: 'search-evidence', words: t('command.searchEvidence', { text }), synonyms: '', keys: null, reason: null, run: ({ router }) => { router.go({ place: 'evidence', query: { ...everything, text } }); } }];
    // What cannot be done now is listed with its reason, but not before what can.
    const found = findCommands([...all, ...toCases, ...everyCase, ...saved], typed);
    return [...item, ...found.filter((entry) => entry.reason === null), ...search, ...found.filter((entry) => entry.reason !== null)];
  }, [cases, choose, chosen, commands, context, formatter, keysOf, searches, t, typed]);
};
