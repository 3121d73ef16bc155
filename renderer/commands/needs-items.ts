// What is done with evidence that was chosen. Listed everywhere, with the reason where nothing is chosen; a screen on which something is chosen or
// open puts its own in their place.
import type { EvidenceQuery } from '../../shared/evidence/schema.ts';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { Command } from './command.ts';

export type ItemCommandId = 'export-copies' | 'hand-over' | 'describe-items' | 'tag-items' | 'check-items' | 'save-list' | 'make-copy' | 'move-to-case' | 'record-passage' | 'remove-items' | 'bring-back-items' | 'destroy-items';

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
  'bring-back-items': { words: 'command.bringBackItems', synonyms: 'command.bringBackItemsSynonyms' },
  'destroy-items': { words: 'command.destroyItems', synonyms: 'command.destroyItemsSynonyms' },
} as const satisfies Record<ItemCommandId, Pick<Command, 'words' | 'synonyms'>>;

/** The command with this name; `reason` says why it is not possible now, null where it is. */
export const itemCommand = (id: ItemCommandId, reason: MessageKey | null, run: () => void): Command => ({ id, ...words[id], reason: () => reason, run });

const isForRemoved = (id: ItemCommandId): boolean => id === 'bring-back-items' || id === 'destroy-items';

/** All of them where nothing is chosen. */
export const itemCommandsWithoutItems: readonly Command[] = (Object.keys(words) as ItemCommandId[]).map((id) => itemCommand(id, isForRemoved(id) ? 'command.reasonNoRemovedChosen' : 'command.reasonNothingChosen', () => undefined));

/** What can be done with items of the list, and not with those that were removed from it. */
export const listedItemCommands = ['export-copies', 'hand-over', 'describe-items', 'tag-items', 'check-items', 'save-list', 'move-to-case', 'record-passage', 'remove-items'] as const satisfies readonly ItemCommandId[];
export type ListedItemCommand = (typeof listedItemCommands)[number];

/** Why this cannot be done with items that are no longer in the list. */
export const reasonOutOfList = (id: ListedItemCommand | 'edit-title', where: 'removed' | 'destroyed'): MessageKey =>
  id === 'record-passage' ? 'command.reasonPassageOfRemoved' : where === 'destroyed' ? 'command.reasonDestroyed' : 'command.reasonRemovedItems';

interface ChosenInList {
  readonly only: EvidenceQuery['only'];
  readonly chosen: number;
  readonly total: number;
}

/** Why this cannot be done with what is chosen in the list; null where it can. */
export const reasonInList = (id: ListedItemCommand, { only, chosen, total }: ChosenInList): MessageKey | null => {
  if (only === 'removed' || only === 'destroyed') return reasonOutOfList(id, only);
  if ((id === 'save-list' ? total : chosen) === 0) return 'command.reasonNothingChosen';
  return id === 'describe-items' && chosen < 2 ? 'command.reasonSeveralChosen' : null;
};
