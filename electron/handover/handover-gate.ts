// May this go to these recipients? The one place that can refuse an item before it is handed over. Who agreed to what is asked here as
// soon as records of people's consent exist.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { StoredItem } from '../evidence/handing-over.ts';

/** Why an item may not go, or null. */
export const whyNot = (item: Pick<StoredItem, 'id' | 'setAside' | 'removed'>): HoldfastError | null =>
  (item.removed ? new HoldfastError('item-removed', { id: item.id, name: item.id }) : item.setAside ? new HoldfastError('set-aside', { id: item.id, name: item.id }) : null);
