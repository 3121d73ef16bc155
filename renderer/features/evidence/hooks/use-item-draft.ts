// The draft of one item's description, one for each item and opened vault: it outlives the screen and ends with the session.
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Description, EvidenceItem } from '../../../../shared/evidence/schema.ts';
import type { Formatter } from '../../../../shared/i18n/format.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { ask, failureOf } from '../../../api.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { createDraftSaver } from '../../../session/draft-saver.ts';
import { editSession } from '../../../session/edit-session.ts';
import { undoStackOf } from '../../../session/use-undo.ts';
import { allFields } from '../rules/description-fields.ts';
import { createItemDraft, type DraftWords, type ItemDraft } from '../rules/item-draft.ts';
import { showSaved } from './show-saved.ts';

/** What a change would be called in "Undo: ...". */
const changeWords = (formatter: Formatter, id: EvidenceId, fields: readonly string[]): string => {
  const [only, ...others] = fields;
  const declaration = others.length > 0 ? undefined : allFields.find(({ field }) => field === only);
  return declaration === undefined ? formatter.text('evidence.undoDescription', { id }) : formatter.text('evidence.undoField', { field: formatter.text(declaration.words), id });
};

const newDraft = (client: QueryClient, id: EvidenceId, formatter: Formatter): ItemDraft<Description> => {
  const session = editSession();
  return createItemDraft<Description>({
    write: async (change) => {
      const saved = await ask('evidence.edit', { selection: { by: 'ids', ids: [id] }, session, change, addTags: [], removeTags: [] });
      const fields = Object.keys(change).toSorted();
      if (saved.undo !== null) undoStackOf(client).note({ words: changeWords(formatter, id, fields), edit: saved.undo, run: `${id} ${fields.join(' ')}`, at: Date.now() });
      await showSaved(client, id, change);
      return saved;
    },
    saver: (write) => createDraftSaver<Description>({ write }),
    failureOf,
  });
};

// Kept among the session's answers, which a lock clears, and never dropped before that.
const draftOf = (client: QueryClient, id: EvidenceId, formatter: Formatter): ItemDraft<Description> => {
  const key = ['evidence-draft', id];
  const known = client.getQueryData<ItemDraft<Description>>(key);
  if (known !== undefined) return known;
  client.setQueryDefaults(['evidence-draft'], { gcTime: Infinity, staleTime: Infinity });
  const draft = newDraft(client, id, formatter);
  client.setQueryData(key, draft);
  return draft;
};

interface ItemInEditing {
  readonly draft: ItemDraft<Description>;
  /** What the vault does not have yet, and why. */
  readonly words: DraftWords<Description>;
  /** What stands in the fields: what the vault has, and over it what it does not have yet. */
  readonly description: Description;
}

/**
 * An item that is being described. What the vault has is read here, in the turn in which the draft is: cached answers tell those who draw them
 * only after that turn, so an item handed down still says what stood there before the last save. Shown for that moment, it would put older words
 * and another place under the cursor, and a key pressed then would go on from them.
 */
export const useItemDraft = (item: EvidenceItem): ItemInEditing => {
  const draft = draftOf(useQueryClient(), item.id, useFormatter());
  const words = useSyncExternalStore(draft.subscribe, draft.words);
  const inVault = useAnswer('evidence.get', { id: item.id }).data?.item ?? item;
  return { draft, words, description: { ...inVault.description, ...words.unsaved } };
};
