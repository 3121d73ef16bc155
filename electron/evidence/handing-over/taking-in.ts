// The evidence domain's side of taking in what another office handed over: a new item, one more arrival of an item that is here, or
// whole bytes for one whose own were lost. Nothing is visible before the bytes were read back and are what the record says.
// Descriptions of items that are here are never touched: what differs is for a person to decide.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { evidenceId, evidenceNumber, sha256Schema, type EvidenceId, type ObjectId, type Sha256 } from '../../../shared/ids.ts';
import { uncertainDateSchema } from '../../../shared/time.ts';
import type { ReadableDb } from '../../vault/database/handle.ts';
import type { Change } from '../../vault/session.ts';
import { isLoss, lookAt } from '../checking/comparing.ts';
import { storedItemOf, type EvidenceContext } from '../context.ts';
import { writeDescription } from '../describing/edit-repository.ts';
import { readBackHanded, writeHanded, type Stored, type Written } from './handed-bytes.ts';
import type { HandedItem } from './handed-record.ts';
import { indexItems, indexSources } from '../list/index-repository.ts';
import { commitDuplicate, commitNew, commitRestored, type Came, type Into } from '../intake/commits.ts';
import { createPermits } from '../intake/permits.ts';
import { numberOfUid } from '../item-repository.ts';
import { addTags } from '../describing/tag-repository.ts';
import { twinOf } from '../intake/twins.ts';
import { insertCopyLink } from '../made/working-copy-repository.ts';

export interface TakenItem {
  readonly id: EvidenceId;
  /** `linked`: the same bytes were here from another source. `here`: this very item was. */
  readonly outcome: 'new' | 'linked' | 'here' | 'restored';
}

/** One record on its way in. */
export interface Incoming {
  /** Where it goes when it is new: asked for in the transaction that makes it. */
  readonly into: (change: Change) => Promise<Into>;
  readonly item: HandedItem;
  /** The item that it is here already. */
  readonly known: EvidenceId | null;
  /** Its bytes; asked for when they are needed. */
  readonly content: () => AsyncIterable<Uint8Array>;
  /** What goes into the same transaction as the item. Runs again when a transaction failed. */
  readonly also: (change: Change, taken: TakenItem) => Promise<void>;
}

/** How one record ended. */
export type Arrived = { readonly taken: TakenItem } | { readonly failure: unknown };

/** Whether the bytes of an item are there, as far as looking at it tells. */
const isWhole = async (context: EvidenceContext, id: EvidenceId): Promise<boolean> => {
  const item = await storedItemOf(context.session, id);
  const found = item.setAside ? null : await lookAt(context, item);
  return !item.setAside && (found === null || !isLoss(found));
};

const cameOf = ({ sha256, size, fileName, arrivals }: HandedItem): Came => ({
  sha256, size,
  arrival: { fileName, sourceFolder: '', way: 'handover', modifiedAt: arrivals[0]?.fileModifiedAt ?? null, createdAt: arrivals[0]?.fileCreatedAt ?? null },
});

const commitItem = async (change: Change, into: Incoming['into'], item: HandedItem, { ref, metadata }: Stored): Promise<EvidenceId> => {
  // A name that is taken names another item here; this one keeps its sender's name in the handover's own rows alone.
  const uid = (await numberOfUid(change.db, item.uid)) === null ? { uid: item.uid } : {};
  const [number = 0] = await commitNew(change, [{ into: await into(change), waiting: cameOf(item), ref, metadata, ...uid }]);
  await writeDescription(change.db, number, item.description, { name: item.fileName, date: uncertainDateSchema.nullable().parse(metadata.says.capturedAt) });
  await addTags(change.db, [number], item.tags);
  for (const link of item.workingCopyOf ?? []) await insertCopyLink(change.db, number, link);
  await indexItems(change.db, [number]);
  await indexSources(change.db, [number]);
  return evidenceId(number);
};

interface Done {
  readonly taken: TakenItem;
  /** An object that nothing leads to once this is committed. */
  readonly unused: ObjectId | null;
}

/** What a record becomes here, decided before anything is stored. */
interface Becoming {
  readonly incoming: Incoming;
  readonly written: Written | null;
  /** What is left to do in a transaction, with what was stored where bytes were needed. */
  readonly commit: (change: Change, stored: Stored | null) => Promise<Done>;
}

const needsBytes = (stored: Stored | null): Stored => {
  if (stored === null) throw new Error('an item without bytes');
  return stored;
};

const begin = async (context: EvidenceContext, incoming: Incoming): Promise<Becoming> => {
  const { item, known, content } = incoming;
  const twin = known === null ? await twinOf(context, sha256Schema.parse(item.sha256)) : null;
  const here = known ?? (twin === null ? null : evidenceId(twin.number));
  if (here === null) {
    return { incoming, written: await writeHanded(context, item, content()), commit: async (change, stored) => ({ taken: { id: await commitItem(change, incoming.into, item, needsBytes(stored)), outcome: 'new' }, unused: null }) };
  }
  if (await isWhole(context, here)) {
    return {
      incoming, written: null,
      commit: async (change) => {
        if (known === null) await commitDuplicate(change, cameOf(item), evidenceNumber(here));
        return { taken: { id: here, outcome: known === null ? 'linked' : 'here' }, unused: null };
      },
    };
  }
  // Looked at anew and set aside by `twinOf` where it was not before, so that its place can be taken.
  await twinOf(context, sha256Schema.parse(item.sha256));
  return {
    incoming, written: await writeHanded(context, item, content()),
    commit: async (change, stored) => {
      const { outcome, unused } = await commitRestored(change, { waiting: cameOf(item), ref: needsBytes(stored).ref, number: evidenceNumber(here) });
      return { taken: { id: here, outcome: outcome === 'restored' ? 'restored' : 'linked' }, unused };
    },
  };
};

/** A record of which a transaction is all that is left. */
interface Prepared {
  readonly also: Incoming['also'];
  readonly stored: ObjectId | null;
  readonly commit: (change: Change) => Promise<Done>;
}

// What cannot be taken away now is found and taken away when the vault is opened next.
const removeAll = ({ session }: EvidenceContext, ids: readonly (ObjectId | null)[]): Promise<unknown> =>
  Promise.allSettled(ids.flatMap((id) => (id === null ? [] : [session.objects.remove(id)])));

/** Records whose bytes are stored at once. */
const storedAtOnce = 8;

/** Stores the bytes of all that need them, publishes them together and reads each back. Answers each in order; one that failed leaves nothing behind. */
const prepareAll = async (context: EvidenceContext, incoming: readonly Incoming[]): Promise<readonly PromiseSettledResult<Prepared>[]> => {
  const permits = createPermits(storedAtOnce);
  const begun = await Promise.allSettled(incoming.map(async (one) => {
    await permits.take(1);
    return begin(context, one).finally(() => { permits.give(1); });
  }));
  const written = begun.flatMap((one) => (one.status === 'fulfilled' && one.value.written !== null ? [one.value.written.ref] : []));
  const published = await context.session.objects.publish(written).then(() => null, (failure: unknown) => ({ failure }));
  return Promise.allSettled(begun.map(async (one): Promise<Prepared> => {
    if (one.status === 'rejected') throw one.reason;
    const { incoming: { item: { fileName }, also }, written: bytes, commit } = one.value;
    try {
      if (bytes !== null && published !== null) throw published.failure;
      const stored = bytes === null ? null : await readBackHanded(context, bytes, fileName);
      return { also, stored: stored?.ref.id ?? null, commit: (change) => commit(change, stored) };
    } catch (error) {
      // It may lie under either name, also where publishing failed half-way.
      await removeAll(context, [bytes?.ref.id ?? null]);
      throw error;
    }
  }));
};

/** Commits all of them in one transaction; where that fails, each in its own, so that one does not keep the others out. What did not come in leaves nothing behind. */
const commitTogether = async (context: EvidenceContext, prepared: readonly Prepared[]): Promise<readonly Arrived[]> => {
  const { session } = context;
  if (prepared.length === 0) return [];
  try {
    const all = await session.change(async (change) => {
      const done: Done[] = [];
      for (const one of prepared) {
        const committed = await one.commit(change);
        await one.also(change, committed.taken);
        done.push(committed);
      }
      return done;
    });
    await removeAll(context, all.map(({ unused }) => unused));
    return all.map(({ taken }) => ({ taken }));
  } catch (failure) {
    if (prepared.length === 1) {
      await removeAll(context, prepared.map(({ stored }) => stored));
      return [{ failure }];
    }
    const arrived: Arrived[] = [];
    for (const one of prepared) arrived.push(...(await commitTogether(context, [one])));
    return arrived;
  }
};

/** The item that has this name here, if any: an item that was handed to and fro keeps it. */
export const itemOfUid = async (db: ReadableDb, uid: string): Promise<EvidenceId | null> => {
  const number = await numberOfUid(db, uid);
  return number === null ? null : evidenceId(number);
};

/** Whether the item here has the bytes that the record says. */
export const hasBytes = async ({ session }: EvidenceContext, id: EvidenceId, { sha256, size }: HandedItem): Promise<boolean> => {
  const item = await storedItemOf(session, id);
  return item.sha256 === sha256 && item.size === size;
};

/** Throws `item-removed` for an item that was removed from the list here: no pack brings back what a person took out. */
export const requireListed = async ({ session }: EvidenceContext, id: EvidenceId): Promise<void> => {
  if ((await storedItemOf(session, id)).removed) throw new HoldfastError('item-removed', { id, name: id });
};

/** Whether the item is here and its bytes are, so that nothing of it needs to come again. */
export const isHereWhole = isWhole;

/** Claims the fingerprints of all of them. Waits for the same bytes being added at the same time, and holds none meanwhile. */
const claimAll = async ({ arriving }: EvidenceContext, fingerprints: readonly Sha256[]): Promise<readonly PromiseWithResolvers<number | null>[]> => {
  if (new Set(fingerprints).size < fingerprints.length) throw new RangeError('the same bytes twice among records that are taken in together');
  const claimed = (): Promise<number | null> | undefined => fingerprints.map((sha256) => arriving.get(sha256)).find((other) => other !== undefined);
  for (let other = claimed(); other !== undefined; other = claimed()) await other;
  return fingerprints.map((sha256) => {
    const mine = Promise.withResolvers<number | null>();
    arriving.set(sha256, mine.promise);
    return mine;
  });
};

/**
 * Takes records in, no two of them with the same bytes, and answers how each ended, in their order. What came through is one transaction, each item with what `also` writes of it.
 * Throws nothing of a record's own.
 */
export const takeInTogether = async (context: EvidenceContext, incoming: readonly Incoming[]): Promise<readonly Arrived[]> => {
  const fingerprints = incoming.map(({ item }) => sha256Schema.parse(item.sha256));
  const claims = await claimAll(context, fingerprints);
  const arrived: Arrived[] = [];
  try {
    const prepared = await prepareAll(context, incoming);
    const committed = (await commitTogether(context, prepared.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))).values();
    for (const one of prepared) arrived.push(one.status === 'rejected' ? { failure: one.reason } : committed.next().value ?? { failure: new HoldfastError('unexpected') });
    const ids = arrived.flatMap((one) => ('taken' in one ? [one.taken.id] : []));
    if (ids.length > 0) context.changed(ids);
    return arrived;
  } finally {
    for (const [index, sha256] of fingerprints.entries()) {
      const one = arrived[index];
      context.arriving.delete(sha256);
      claims[index]?.resolve(one !== undefined && 'taken' in one ? evidenceNumber(one.taken.id) : null);
    }
  }
};
