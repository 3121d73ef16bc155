// The draft of one item's description, one for each item and opened vault: it outlives the screen and ends with the session.
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Description } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { ask, failureOf } from '../../../api.ts';
import { createDraftSaver } from '../../../session/draft-saver.ts';
import { editSession } from '../rules/edit-session.ts';
import { createItemDraft, type DraftWords, type ItemDraft } from '../rules/item-draft.ts';

const newDraft = (client: QueryClient, id: EvidenceId): ItemDraft<Description> => {
  const session = editSession();
  return createItemDraft<Description>({
    write: async (change) => {
      const saved = await ask('evidence.edit', { selection: { by: 'ids', ids: [id] }, session, change, addTags: [], removeTags: [] });
      await client.invalidateQueries({ queryKey: ['evidence.get', { id }] });
      return saved;
    },
    saver: (write) => createDraftSaver<Description>({ write }),
    failureOf,
  });
};

// Kept among the session's answers, which a lock clears, and never dropped before that.
const draftOf = (client: QueryClient, id: EvidenceId): ItemDraft<Description> => {
  const key = ['evidence-draft', id];
  const known = client.getQueryData<ItemDraft<Description>>(key);
  if (known !== undefined) return known;
  client.setQueryDefaults(['evidence-draft'], { gcTime: Infinity, staleTime: Infinity });
  const draft = newDraft(client, id);
  client.setQueryData(key, draft);
  return draft;
};

/** The draft and what stands in it now. */
export const useItemDraft = (id: EvidenceId): readonly [ItemDraft<Description>, DraftWords<Description>] => {
  const draft = draftOf(useQueryClient(), id);
  return [draft, useSyncExternalStore(draft.subscribe, draft.words)];
};
