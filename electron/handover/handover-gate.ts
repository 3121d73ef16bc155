// May this go to these recipients? The one place that can refuse an item before it is handed over. Who agreed to what is asked here as
// soon as records of people's consent exist.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { PrivilegedWay } from '../../shared/evidence/schema.ts';
import { whyDestroyed } from '../evidence/context.ts';
import type { StoredItem } from '../evidence/handing-over/handing-over.ts';
import { keptAsPrivileged } from '../evidence/outside/privileged-gate.ts';

/** Why an item may not go, or null. */
export const whyNot = (item: Pick<StoredItem, 'id' | 'setAside' | 'removed' | 'destroyedAt' | 'privileged'>, privileged: PrivilegedWay): HoldfastError | null => {
  const facts = { id: item.id, name: item.id };
  return whyDestroyed(item) ?? (item.removed ? new HoldfastError('item-removed', facts) : item.setAside ? new HoldfastError('set-aside', facts) : keptAsPrivileged(item, privileged));
};
