// What was saved stands in the shown item before the draft lets go of it. Reading the item again can take long, or fail where the
// disk has just gone, and the words from before would come back under the cursor until then. A reading that began earlier is dropped.
import type { QueryClient } from '@tanstack/react-query';
import type { Description } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { setAnswer } from '../../../data/set-answer.ts';

/** Resolves when it stands there; the item is read again after that. */
export const showSaved = async (client: QueryClient, id: EvidenceId, change: Partial<Description>): Promise<void> => {
  const queryKey = ['evidence.get', { id }];
  await client.cancelQueries({ queryKey });
  setAnswer(client, 'evidence.get', { id }, (before) => (before === undefined ? undefined : { ...before, item: { ...before.item, description: { ...before.item.description, ...change } } }));
  void client.invalidateQueries({ queryKey });
};
