// Finds the item that has the same bytes as a file that is being added, and looks whether the vault truly still has them: a file must
// never be called a duplicate of bytes that are lost, because it may be the only whole copy.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Sha256 } from '../../../shared/ids.ts';
import { isLoss, keepFinding, lookAt } from '../checking/comparing.ts';
import { whyDestroyed, type EvidenceContext } from '../context.ts';
import { mayReturn } from '../destroying/destruction-repository.ts';
import { storedItemWith } from '../stored-repository.ts';

export interface Twin {
  readonly number: number;
  /** False when its bytes are known to be lost: the file at hand can take their place. */
  readonly whole: boolean;
  /** It was destroyed, and a person allowed its bytes to come again: they make it anew, under its number. */
  readonly returns: boolean;
}

/**
 * The item with this fingerprint, or null. Its object is looked at, not read through; one that is missing or cut is set aside here and
 * now. Throws `item-destroyed` for one that was destroyed and may not return, `item-removed` for one that was removed from the list: what a person took out does not come back by being added again. Throws `object-unreadable` when the disk does not say.
 */
export const twinOf = async (context: EvidenceContext, sha256: Sha256): Promise<Twin | null> => {
  const item = await storedItemWith(context.session.read, sha256);
  if (item === null) {
    return null;
  }
  const { number } = item;
  const destroyed = whyDestroyed(item);
  if (destroyed !== null) {
    if ((await mayReturn(context.session.read, number)) === true) {
      return { number, whole: false, returns: true };
    }
    throw destroyed;
  }
  if (item.removed) {
    throw new HoldfastError('item-removed', { id: item.id, name: item.id });
  }
  if (item.setAside) {
    return { number, whole: false, returns: false };
  }
  const found = await lookAt(context, item);
  if (found === null) {
    return { number, whole: true, returns: false };
  }
  await keepFinding(context, item, found);
  if (!isLoss(found)) {
    throw new HoldfastError('object-unreadable', { name: item.id });
  }
  return { number, whole: false, returns: false };
};
