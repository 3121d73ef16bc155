// Changes who can open the vault, in an order in which a kill at any moment leaves the vault opening the old way or the new way:
//   1. the records learn what is about to happen and which generation of the header will show that it did,
//   2. the header is replaced, each copy whole,
//   3. the records and the custody log follow in one transaction, and only then is anyone told.
// An opening that finds step 1 without step 3 looks at the header and finishes or forgets.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { RandomSource } from '../crypto/random.ts';
import type { HeaderKeeper } from './header-keeper.ts';
import { changeAs } from '../opening/open-session.ts';
import type { Changeable } from '../opening/open-session.ts';
import { deleteIntent, insertMember, insertSlot, keepHeader, markMemberRemoved, readIntent, removeSlot, setHeaderGeneration, writeIntent } from '../repository.ts';
import type { HeaderChange } from '../repository.ts';
import { insertShareSet } from '../shares/share-repository.ts';

export interface HeaderChangeable extends Changeable {
  readonly header: HeaderKeeper;
  readonly random: RandomSource;
}

/** Step 3. `late` marks an entry that an opening wrote for a change that was cut short. */
const follow = (vault: HeaderChangeable, generation: number, change: HeaderChange, late: boolean): Promise<void> =>
  changeAs(vault, change.actor, async ({ db, at, record }) => {
    if (change.joins !== null) await insertMember(db, change.subject, change.joins, at);
    if (change.leaves) await markMemberRemoved(db, change.subject, at);
    for (const slotId of change.removed) await removeSlot(db, slotId, at);
    for (const slot of change.added) await insertSlot(db, slot, at);
    if (change.shareSet !== null) await insertShareSet(db, change.shareSet, at);
    await setHeaderGeneration(db, generation);
    await keepHeader(db, generation, vault.header.text);
    await deleteIntent(db);
    await record(change.action, change.subject, late ? { ...change.details, finishedAtOpening: true } : change.details);
  });

/** Finishes or forgets a change that was begun, by what the header on the disk shows. Does nothing when none was. */
export const settleHeaderChange = async (vault: HeaderChangeable): Promise<void> => {
  const intent = await readIntent(vault.records.read);
  if (intent === null) return;
  if (vault.header.header.generation >= intent.generation) await follow(vault, vault.header.header.generation, intent.change, true);
  else await vault.records.transaction(deleteIntent);
  await vault.anchor.follow({ headerGeneration: vault.header.header.generation });
};

/**
 * Replaces slots and writes down what that means. When this resolves, the change is durable and in the custody log. When it throws, the
 * vault opens as before; only where the disk fails in step 3 it already opens the new way, and the next change or opening writes the entry.
 */
export const changeHeader = async (vault: HeaderChangeable, change: HeaderChange, replaced: ReadonlyMap<number, Uint8Array>): Promise<void> => {
  await vault.header.requireHere();
  await settleHeaderChange(vault);
  const generation = vault.header.header.generation + 1;
  await vault.records.transaction((db) => writeIntent(db, generation, change));
  try {
    await vault.header.replaceSlots(replaced);
  } catch (error) {
    await vault.header.reread().catch((unread: unknown) => {
      // Its disk was taken away meanwhile: what it holds is seen when it is back, and until then the records keep what was begun.
      throw unread instanceof HoldfastError && unread.code === 'header-not-here' ? new HoldfastError('header-not-here', { reason: 'duringChange' }, { cause: error }) : unread;
    });
    if (vault.header.header.generation < generation) {
      await vault.records.transaction(deleteIntent);
      throw error;
    }
    // The first copy is in place and already rules; the second is put right at the next opening.
  }
  await follow(vault, generation, change, false);
  await vault.anchor.follow({ headerGeneration: generation });
};
