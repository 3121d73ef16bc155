// The three things that a copy can become in the caller's transaction: a new item, one more arrival of an item that is there, or the
// content of an item whose stored bytes were lost. Each with its rows and its custody entry.
import type { Case } from '../../../shared/cases/schema.ts';
import { evidenceId, type ObjectId } from '../../../shared/ids.ts';
import type { ObjectRef } from '../../vault/objects/object-store.ts';
import type { Change } from '../../vault/session.ts';
import { destroyObject, keepObjects } from '../../vault/stored-objects.ts';
import { mayReturn, returnItem } from '../destroying/destruction-repository.ts';
import { arrivedBefore } from '../describing/edit-repository.ts';
import { indexItems, indexNewSources, indexSources } from '../list/index-repository.ts';
import { insertArrivals, insertItems, nextNumber, type NewItem } from './intake-repository.ts';
import type { FileMetadata } from '../metadata/shape.ts';
import { replaceObject } from './restoring-repository.ts';
import type { Waiting } from './batch.ts';

/** What is known of a copy when it is committed. */
export type Came = Pick<Waiting, 'sha256' | 'size' | 'arrival'>;

/** The case that something new goes into, as it stood when the work began. */
export type Into = Pick<Case, 'id' | 'code'>;

/** A copy that is about to become a new item. */
export interface Fresh {
  readonly into: Into;
  readonly waiting: Came;
  readonly ref: ObjectRef;
  readonly metadata: FileMetadata;
  /** See `NewItem`. */
  readonly uid?: string;
}

/** A copy that is about to take the place of lost bytes. */
export interface Whole {
  readonly waiting: Came;
  readonly ref: ObjectRef;
  readonly number: number;
}

const arrivalFacts = ({ arrival, sha256, size }: Came) => ({
  sha256, size, fileName: arrival.fileName, sourceFolder: arrival.sourceFolder, way: arrival.way, fileModifiedAt: arrival.modifiedAt, fileCreatedAt: arrival.createdAt,
});

/** Makes items of copies and answers with their numbers, in the same order. */
export const commitNew = async (change: Change, fresh: readonly Fresh[]): Promise<readonly number[]> => {
  if (fresh.length === 0) {
    return [];
  }
  const first = await nextNumber(change.db);
  const items = fresh.map(({ into, waiting, ref, metadata, uid }, index): NewItem & { readonly sourceFolder: string } => ({
    number: first + index, case: into.id, object: ref.id, sha256: waiting.sha256, size: waiting.size, fileName: waiting.arrival.fileName, metadata, sourceFolder: waiting.arrival.sourceFolder, ...(uid === undefined ? {} : { uid }),
  }));
  await keepObjects(change.db, fresh.map(({ ref }) => ref), change.at);
  await insertItems(change.db, items, change.at, change.member);
  await insertArrivals(change.db, fresh.map(({ waiting }, index) => ({ ...waiting.arrival, number: first + index })), change.at, change.member);
  await indexNewSources(change.db, items);
  for (const [index, { into, waiting, metadata }] of fresh.entries()) {
    await change.record('imported', evidenceId(first + index), { ...arrivalFacts(waiting), case: into.code, mediaType: metadata.mediaType, readBack: 'equal', ...(metadata.problem === 'end-missing' ? { cutOff: true } : {}) });
  }
  return items.map(({ number }) => number);
};

const noteArrival = async (change: Change, { arrival }: Came, number: number): Promise<void> => {
  const known = await arrivedBefore(change.db, number, arrival.fileName, arrival.sourceFolder);
  await insertArrivals(change.db, [{ ...arrival, number }], change.at, change.member);
  if (!known) {
    await indexItems(change.db, [number]);
    await indexSources(change.db, [number]);
  }
};

/** Links a copy to the item that has the same bytes. */
export const commitDuplicate = async (change: Change, waiting: Came, number: number): Promise<void> => {
  await noteArrival(change, waiting, number);
  await change.record('duplicate-linked', evidenceId(number), arrivalFacts(waiting));
};

/**
 * Gives an item that is set aside the whole bytes of this copy and destroys the key of the damaged ones. Answers with the object that
 * nothing leads to from now on, which is to be removed once this is committed: the damaged one, or the copy's own when the item turned
 * out to be whole meanwhile and the copy was linked as a duplicate.
 */
export const commitRestored = async (change: Change, { waiting, ref, number }: Whole): Promise<{ readonly outcome: 'restored' | 'duplicate'; readonly unused: ObjectId }> => {
  await keepObjects(change.db, [ref], change.at);
  const damaged = await replaceObject(change.db, number, ref.id, change.at);
  await destroyObject(change.db, damaged ?? ref.id);
  if (damaged === null) {
    await commitDuplicate(change, waiting, number);
    return { outcome: 'duplicate', unused: ref.id };
  }
  await noteArrival(change, waiting, number);
  await change.record('content-restored', evidenceId(number), { ...arrivalFacts(waiting), readBack: 'equal', fingerprint: 'equal-to-first' });
  return { outcome: 'restored', unused: damaged };
};

/** A copy that is about to bring a destroyed item back. */
export interface Returned extends Whole {
  readonly metadata: FileMetadata;
}

/** Makes a destroyed item anew, under its number and in the list, with nothing that was said of it before. Answers as `commitRestored`. */
export const commitReturned = async (change: Change, { waiting, ref, metadata, number }: Returned): Promise<{ readonly outcome: 'restored' | 'duplicate'; readonly unused: ObjectId }> => {
  await keepObjects(change.db, [ref], change.at);
  if ((await mayReturn(change.db, number)) === null) {
    await destroyObject(change.db, ref.id);
    await commitDuplicate(change, waiting, number);
    return { outcome: 'duplicate', unused: ref.id };
  }
  const before = await returnItem(change.db, number, ref.id, waiting.arrival.fileName, metadata, change.at);
  await destroyObject(change.db, before);
  await insertArrivals(change.db, [{ ...waiting.arrival, number }], change.at, change.member);
  await indexItems(change.db, [number]);
  await indexSources(change.db, [number]);
  await change.record('content-returned', evidenceId(number), { ...arrivalFacts(waiting), mediaType: metadata.mediaType, readBack: 'equal', fingerprint: 'equal-to-first' });
  return { outcome: 'restored', unused: before };
};
