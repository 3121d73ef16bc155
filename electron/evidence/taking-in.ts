// The evidence domain's side of taking in what another office handed over: a new item, one more arrival of an item that is here, or
// whole bytes for one whose own were lost. Nothing is visible before the bytes were read back and are what the record says.
// Descriptions of items that are here are never touched: what differs is for a person to decide.
import { createHash } from 'node:crypto';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { descriptionChangeSchema, type Description } from '../../shared/evidence/schema.ts';
import type { Said } from '../../shared/handover/rules.ts';
import { evidenceId, evidenceNumber, sha256Schema, type EvidenceId, type ObjectId } from '../../shared/ids.ts';
import { uncertainDateSchema } from '../../shared/time.ts';
import type { ReadableDb } from '../vault/database/handle.ts';
import type { ObjectRef } from '../vault/objects/object-store.ts';
import type { Change } from '../vault/session.ts';
import { isLoss, lookAt } from './comparing.ts';
import { storedItemOf, type EvidenceContext } from './context.ts';
import { describeItems } from './describing-items.ts';
import { writeDescription } from './edit-repository.ts';
import type { HandedItem } from './handed-record.ts';
import { indexItems, indexSources } from './index-repository.ts';
import { startMarking } from './intake/content-mark.ts';
import { commitDuplicate, commitNew, commitRestored, type Came } from './intake/commits.ts';
import { readBackDiffers, readBackFailure } from './intake/read-back.ts';
import { descriptionOf, numberOfUid, tagsOfItem } from './item-repository.ts';
import type { FileMetadata } from './metadata/shape.ts';
import { addTags } from './tag-repository.ts';
import { twinOf } from './twins.ts';

export interface TakenItem {
  readonly id: EvidenceId;
  /** `linked`: the same bytes were here from another source. `here`: this very item was. */
  readonly outcome: 'new' | 'linked' | 'here' | 'restored';
}

/** What goes into the same transaction as the item. */
export type Also = (change: Change, taken: TakenItem) => Promise<void>;

/** What people say about an item here; null when there is none. */
export const saidHere = async (db: ReadableDb, id: EvidenceId): Promise<Said | null> => {
  const known = await descriptionOf(db, evidenceNumber(id));
  return known === null ? null : { description: known.description, tags: await tagsOfItem(db, evidenceNumber(id)) };
};

/** Whether the bytes of an item are there, as far as looking at it tells. */
const isWhole = async (context: EvidenceContext, id: EvidenceId): Promise<boolean> => {
  const item = await storedItemOf(context.session, id);
  const found = item.setAside ? null : await lookAt(context, item);
  return !item.setAside && (found === null || !isLoss(found));
};

interface Stored {
  readonly ref: ObjectRef;
  readonly metadata: FileMetadata;
}

/** Encrypts the bytes as they come, publishes and reads them back. Throws `pack-damaged` when they are not what the record says. */
const store = async ({ session, threads }: EvidenceContext, { sha256, size, fileName }: HandedItem, content: AsyncIterable<Uint8Array>): Promise<Stored> => {
  const writer = await session.objects.create();
  let finished: ObjectId | null = null;
  try {
    const hash = createHash('sha256');
    const marking = startMarking();
    let length = 0;
    for await (const bytes of content) {
      hash.update(bytes);
      marking.update(bytes);
      length += bytes.byteLength;
      await writer.write(bytes);
    }
    if (length !== size || hash.digest('hex') !== sha256) {
      throw new HoldfastError('pack-damaged', { part: 'content' });
    }
    const ref = await writer.finish();
    finished = ref.id;
    await session.objects.publish([ref]);
    const { metadata } = await threads.inspect({ ref, name: fileName, readBack: marking.mark(), metadata: 'all' }).catch((error: unknown) => { throw readBackFailure(error, fileName); });
    if (metadata === null) {
      throw readBackDiffers(fileName);
    }
    return { ref, metadata };
  } catch (error) {
    // From `finish` on it may lie under either name, also where publishing failed half-way. What cannot be taken away now is found and taken away when the vault is opened next.
    await (finished === null ? writer.discard() : session.objects.remove(finished)).catch(() => undefined);
    throw error;
  }
};

const cameOf = ({ sha256, size, fileName, arrivals }: HandedItem): Came => ({
  sha256, size,
  arrival: { fileName, sourceFolder: '', way: 'handover', modifiedAt: arrivals[0]?.fileModifiedAt ?? null, createdAt: arrivals[0]?.fileCreatedAt ?? null },
});

const commitItem = async (change: Change, item: HandedItem, { ref, metadata }: Stored): Promise<EvidenceId> => {
  // A name that is taken names another item here; this one keeps its sender's name in the handover's own rows alone.
  const uid = (await numberOfUid(change.db, item.uid)) === null ? { uid: item.uid } : {};
  const [number = 0] = await commitNew(change, [{ waiting: cameOf(item), ref, metadata, ...uid }]);
  await writeDescription(change.db, number, item.description, { name: item.fileName, date: uncertainDateSchema.nullable().parse(metadata.says.capturedAt) });
  await addTags(change.db, [number], item.tags);
  await indexItems(change.db, [number]);
  await indexSources(change.db, [number]);
  return evidenceId(number);
};

/** Commits what was stored and takes away what nothing leads to afterwards. */
const commitStored = async (context: EvidenceContext, stored: Stored, commit: (change: Change) => Promise<{ readonly taken: TakenItem; readonly unused: ObjectId | null }>, also: Also): Promise<TakenItem> => {
  const { session } = context;
  try {
    const { taken, unused } = await session.change(async (change) => {
      const done = await commit(change);
      await also(change, done.taken);
      return done;
    });
    if (unused !== null) {
      await session.objects.remove(unused).catch(() => undefined);
    }
    return taken;
  } catch (error) {
    await session.objects.remove(stored.ref.id).catch(() => undefined);
    throw error;
  }
};

const takeInClaimed = async (context: EvidenceContext, item: HandedItem, known: EvidenceId | null, content: () => AsyncIterable<Uint8Array>, also: Also): Promise<TakenItem> => {
  const twin = known === null ? await twinOf(context, item.sha256) : null;
  const here = known ?? (twin === null ? null : evidenceId(twin.number));
  if (here === null) {
    const stored = await store(context, item, content());
    return commitStored(context, stored, async (change) => ({ taken: { id: await commitItem(change, item, stored), outcome: 'new' }, unused: null }), also);
  }
  if (await isWhole(context, here)) {
    return context.session.change(async (change) => {
      const taken: TakenItem = { id: here, outcome: known === null ? 'linked' : 'here' };
      if (taken.outcome === 'linked') {
        await commitDuplicate(change, cameOf(item), evidenceNumber(here));
      }
      await also(change, taken);
      return taken;
    });
  }
  // Looked at anew and set aside by `twinOf` where it was not before, so that its place can be taken.
  await twinOf(context, item.sha256);
  const stored = await store(context, item, content());
  return commitStored(context, stored, async (change) => {
    const { outcome, unused } = await commitRestored(change, { waiting: cameOf(item), ref: stored.ref, number: evidenceNumber(here) });
    return { taken: { id: here, outcome: outcome === 'restored' ? 'restored' : 'linked' }, unused };
  }, also);
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

/** Whether the item is here and its bytes are, so that nothing of it needs to come again. */
export const isHereWhole = isWhole;

/**
 * Takes one record in; `known` is the item that it is here already. `content` is asked for when the bytes are needed. Everything is one transaction together with `also`;
 * when it throws, nothing changed. Waits for the same bytes being added at the same time.
 */
export const takeInItem = async (context: EvidenceContext, item: HandedItem, known: EvidenceId | null, content: () => AsyncIterable<Uint8Array>, also: Also): Promise<TakenItem> => {
  const sha256 = sha256Schema.parse(item.sha256);
  for (let other = context.arriving.get(sha256); other !== undefined; other = context.arriving.get(sha256)) {
    await other;
  }
  const mine = Promise.withResolvers<number | null>();
  context.arriving.set(sha256, mine.promise);
  let number: number | null = null;
  try {
    const taken = await takeInClaimed(context, item, known, content, also);
    number = evidenceNumber(taken.id);
    context.changed([taken.id]);
    return taken;
  } finally {
    context.arriving.delete(sha256);
    mine.resolve(number);
  }
};

/** A change of what people say about an item. */
export interface ChangeOfSaid {
  readonly change: Partial<Description>;
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
}

/** Writes what a person chose to take over, like any other edit. Throws `not-found`. */
export const writeSaid = async (change: Change, id: EvidenceId, sitting: string, said: ChangeOfSaid): Promise<void> => {
  if ((await descriptionOf(change.db, evidenceNumber(id))) === null) {
    throw new HoldfastError('not-found', { id });
  }
  await describeItems(change, [evidenceNumber(id)], { session: sitting, change: descriptionChangeSchema.parse(said.change), addTags: [...said.addTags], removeTags: [...said.removeTags] });
};

/** What lists call the item: its title, else its file name; empty when there is none. */
export const nameHere = async (db: ReadableDb, id: EvidenceId): Promise<string> => {
  const known = await descriptionOf(db, evidenceNumber(id));
  return known === null ? '' : known.description.title === '' ? known.fileName : known.description.title;
};
