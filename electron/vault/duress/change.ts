// Sets, replaces and takes away the vault's duress passphrase. All three write the reserved slot and look alike from outside; neither the
// records nor the custody log say that it happened, because whoever is made to open the vault is made to show those.
import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { DuressEffect } from '../../../shared/duress/schema.ts';
import { ending } from '../crypto/secret.ts';
import type { Secret } from '../crypto/secret.ts';
import { openHeader, stretch } from '../header/header.ts';
import { emptySlot, endSlot, isDuress, longestDecoyPath, wrapDecoy, wrapDestroy, type DecoySlot } from '../key-slots/slot.ts';
import { trySlots } from '../key-slots/slot-table.ts';
import { unlockSecret } from '../key-slots/unlock-secret.ts';
import { confirm, requireUnused } from '../members/members.ts';
import type { OpenSession } from '../opening/open-session.ts';
import { keepHeader } from '../repository.ts';
import { reservedSlot } from './reserved-slot.ts';

const writeReserved = async (session: OpenSession, index: number, bytes: Uint8Array): Promise<void> => {
  if (session.readOnly) throw new HoldfastError('history-rolled-back');
  const { text: before, header: { generation } } = session.header;
  const keep = (text: string): Promise<void> => session.records.transaction((db) => keepHeader(db, generation, text));
  let wanted = '';
  try {
    await session.header.replaceUncounted(new Map([[index, bytes]]), (text) => {
      wanted = text;
      return keep(text);
    });
  } catch (error) {
    await session.header.reread().catch(async (unread: unknown) => {
      // Its disk was taken away meanwhile. What is told as failed must not take effect at the next opening, which follows the kept text.
      await keep(before);
      throw unread;
    });
    await keep(session.header.text);
    // The first copy is in place and already rules; the second is put right at the next opening.
    if (session.header.text !== wanted) throw error;
  }
};

const withReserved = async (session: OpenSession, work: (index: number, seed: Secret) => Promise<void>): Promise<void> => {
  const reserved = await reservedSlot(session.read);
  if (reserved === null) throw new HoldfastError('no-free-slot');
  await ending(reserved.seed, (seed) => work(reserved.index, seed));
};

/** What `wrap` makes of the stretched passphrase goes into the reserved slot. Throws `passphrase-in-use`, before anything, when it opens anything else. */
const setUp = (session: OpenSession, passphrase: string, wrap: (stretchedKey: Secret, seed: Secret) => Promise<Uint8Array>): Promise<void> =>
  withReserved(session, async (index, seed) => {
    const { header } = session.header;
    const stretched = await ending(unlockSecret('passphrase', passphrase), (secret) => stretch(header, secret));
    const bytes = await ending(stretched, (stretchedKey) => {
      requireUnused(header, stretchedKey, index);
      return wrap(stretchedKey, seed);
    });
    await writeReserved(session, index, bytes);
  });

/** A folder that is still to be made has its place where it will be. */
const placeOf = (folder: string): Promise<string> => realpath(folder).catch(async () => join(await realpath(dirname(folder)), basename(folder)));

/** Where the decoy lies as seen from the vault, so that both can be moved together. Throws `decoy-refused`. */
const wayTo = async (vault: string, decoy: string): Promise<string> => {
  const [from, to] = [await realpath(vault), await placeOf(decoy)];
  const [there, back] = [relative(from, to), relative(to, from)];
  const leads = (way: string): boolean => way === '' || (!isAbsolute(way) && !way.startsWith('..'));
  if (leads(there) || leads(back)) throw new HoldfastError('decoy-refused', { reason: from === to ? 'same' : 'inside' });
  if (Buffer.byteLength(there) > longestDecoyPath) throw new HoldfastError('decoy-refused', { reason: 'path' });
  return there;
};

/** What opens the vault in that folder: only a person's own passphrase makes a decoy that can be worked in. */
const openedDecoy = async (folder: string, passphrase: string): Promise<Omit<DecoySlot, 'kind' | 'path'>> => {
  const opened = await ending(unlockSecret('passphrase', passphrase), (secret) => openHeader(folder, secret)).catch((error: unknown) => {
    throw error instanceof HoldfastError && error.code === 'passphrase-did-not-open' ? new HoldfastError('decoy-refused', { reason: 'passphrase' }) : error;
  });
  if ('duress' in opened) {
    endSlot(opened.duress);
    throw new HoldfastError('decoy-refused', { reason: 'passphrase' });
  }
  return { masterKey: opened.masterKey, slotId: opened.slotId, vaultId: opened.header.vaultId };
};

/**
 * From now on this passphrase opens the vault in `folder` instead, which it must open already; `make` makes that vault first, once all else
 * is known to be well. Throws `passphrase-did-not-open` for a wrong `current`, `passphrase-in-use`, `decoy-refused` (reason `same`, `inside`,
 * `path`, `passphrase`), `no-free-slot`, and what opening a header throws.
 */
export const setDecoy = async (session: OpenSession, current: string, passphrase: string, folder: string, make: () => Promise<void> = () => Promise.resolve()): Promise<void> => {
  await confirm(session, current);
  await setUp(session, passphrase, async (stretchedKey) => {
    const path = await wayTo(session.folder, folder);
    await make();
    const decoy = await openedDecoy(folder, passphrase);
    return ending(decoy.masterKey, () => {
      if (decoy.vaultId === session.vaultId) throw new HoldfastError('decoy-refused', { reason: 'same' });
      return wrapDecoy({ ...decoy, path, stretchedKey, binding: session.header.header, random: session.random });
    });
  });
};

/** From now on this passphrase destroys the header and is answered as a wrong one. Throws what `setDecoy` throws of the passphrases. */
export const setDestroy = async (session: OpenSession, current: string, passphrase: string): Promise<void> => {
  await confirm(session, current);
  await setUp(session, passphrase, (stretchedKey, seed) => Promise.resolve(wrapDestroy({ seed, stretchedKey, binding: session.header.header, random: session.random })));
};

/** No duress passphrase any more, whether or not there was one. */
export const removeDuress = async (session: OpenSession, current: string): Promise<void> => {
  await confirm(session, current);
  await withReserved(session, (index) => writeReserved(session, index, emptySlot(session.random)));
};

/** What this passphrase would do at the unlock screen, beside opening the vault: told to nobody who does not know it. */
export const duressEffect = async (session: OpenSession, passphrase: string): Promise<DuressEffect> => {
  const { header } = session.header;
  const stretched = await ending(unlockSecret('passphrase', passphrase), (secret) => stretch(header, secret));
  const found = await ending(stretched, (key) => trySlots(header, key));
  if (found === undefined) return 'nothing';
  endSlot(found);
  return isDuress(found) ? found.kind : 'nothing';
};
