// What is done with evidence that was chosen. Listed everywhere, with the reason where nothing is chosen; a screen on which something is chosen or
// open puts its own in their place.
import type { Command } from './command.ts';

export type ItemCommandId = 'export-copies' | 'hand-over' | 'describe-items' | 'tag-items' | 'check-items' | 'save-list' | 'make-copy' | 'move-to-case' | 'record-passage' | 'remove-items';

const words = {
  'export-copies': { words: 'command.exportCopies', synonyms: 'command.exportCopiesSynonyms' },
  'hand-over': { words: 'command.handOver', synonyms: 'command.handOverSynonyms' },
  'describe-items': { words: 'command.describeItems', synonyms: 'command.describeItemsSynonyms' },
  'tag-items': { words: 'command.tagItems', synonyms: 'command.tagItemsSynonyms' },
  'check-items': { words: 'command.checkItems', synonyms: 'command.checkItemsSynonyms' },
  'save-list': { words: 'command.saveList', synonyms: 'command.saveListSynonyms' },
  'make-copy': { words: 'copies.make', synonyms: 'command.makeCopySynonyms' },
  'move-to-case': { words: 'command.moveToCase', synonyms: 'command.moveToCaseSynonyms' },
  'record-passage': { words: 'custody.passage.record', synonyms: 'command.recordPassageSynonyms' },
  'remove-items': { words: 'command.removeItems', synonyms: 'command.removeItemsSynonyms' },
} as const satisfies Record<ItemCommandId, Pick<Command, 'words' | 'synonyms'>>;

/** The command with this name; `reason` says why it is not possible now, null where it is. */
export const itemCommand = (id: ItemCommandId, reason: ReturnType<NonNullable<Command['reason']>>, run: () => void): Command => ({ id, ...words[id], reason: () => reason, run });

/** All of them where nothing is chosen. */
export const itemCommandsWithoutItems: readonly Command[] = (Object.keys(words) as ItemCommandId[]).map((id) => itemCommand(id, 'command.reasonNothingChosen', () => undefined));
