// Makes a batch of copies part of the vault: published, read back, and committed with their custody entries in one transaction.
// Nobody is told that a file is in before that transaction is through; what fails leaves nothing behind.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { evidenceId, type EvidenceId, type Sha256 } from '../../../shared/ids.ts';
import type { ObjectRef } from '../../vault/objects/object-store.ts';
import type { Change } from '../../vault/session.ts';
import { keepObjects } from '../../vault/stored-objects.ts';
import { descriptionOf } from '../item-repository.ts';
import { arrivedBefore } from '../edit-repository.ts';
import { indexItem, indexNewSources, indexSources } from '../index-repository.ts';
import { insertArrivals, insertItems, nextNumber, type Arrival, type NewItem } from '../intake-repository.ts';
import type { EvidenceContext } from '../context.ts';
import type { ContentMark } from './content-mark.ts';
import type { FileMetadata } from '../metadata/shape.ts';

/** One copy waiting to be committed: a new object, or a duplicate of an item that is there. */
export interface Waiting {
  /** Place among what is being added: items of one batch are numbered in this order. */
  readonly order: number;
  readonly sha256: Sha256;
  readonly size: number;
  readonly arrival: Arrival;
  readonly content: { readonly ref: ObjectRef; readonly mark: ContentMark } | { readonly duplicateOf: number };
  readonly settle: (outcome: { readonly number: number } | { readonly failure: unknown }) => void;
}

type Fresh = Waiting & { readonly content: Extract<Waiting['content'], { readonly mark: ContentMark }> };

interface Sound {
  readonly waiting: Waiting;
  readonly ref: ObjectRef;
  readonly metadata: FileMetadata;
}

const inspect = async ({ threads }: EvidenceContext, waiting: Fresh): Promise<Sound> => {
  const { ref, mark } = waiting.content;
  const { metadata } = await threads.inspect({ ref, name: waiting.arrival.fileName, readBack: mark, metadata: true });
  if (metadata === null) {
    throw new HoldfastError('read-back-differs', { name: waiting.arrival.fileName.slice(0, 1000) });
  }
  return { waiting, ref, metadata };
};

/** Damage found in something written a moment ago means that this disk does not give back what it took. */
const readBackFailure = (error: unknown, name: string): unknown =>
  error instanceof HoldfastError && (error.code === 'object-damaged' || error.code === 'object-missing')
    ? new HoldfastError('read-back-differs', { name: name.slice(0, 1000) }, { cause: error })
    : error;

const arrivalFacts = ({ arrival, sha256, size }: Waiting) => ({
  sha256, size, fileName: arrival.fileName, sourceFolder: arrival.sourceFolder, way: arrival.way, fileModifiedAt: arrival.modifiedAt, fileCreatedAt: arrival.createdAt,
});

const commitNew = async (change: Change, sound: readonly Sound[]): Promise<readonly number[]> => {
  const first = await nextNumber(change.db);
  const items = sound.map(({ waiting, ref, metadata }, index): NewItem & { readonly sourceFolder: string } => ({
    number: first + index, object: ref.id, sha256: waiting.sha256, size: waiting.size, fileName: waiting.arrival.fileName, metadata, sourceFolder: waiting.arrival.sourceFolder,
  }));
  await keepObjects(change.db, sound.map(({ ref }) => ref), change.at);
  await insertItems(change.db, items, change.at, change.member);
  await insertArrivals(change.db, sound.map(({ waiting }, index) => ({ ...waiting.arrival, number: first + index })), change.at, change.member);
  await indexNewSources(change.db, items);
  for (const [index, { waiting, metadata }] of sound.entries()) {
    await change.record('imported', evidenceId(first + index), { ...arrivalFacts(waiting), mediaType: metadata.mediaType, readBack: 'equal' });
  }
  return items.map(({ number }) => number);
};

const commitDuplicate = async (change: Change, waiting: Waiting, number: number): Promise<void> => {
  const known = await arrivedBefore(change.db, number, waiting.arrival.fileName, waiting.arrival.sourceFolder);
  await insertArrivals(change.db, [{ ...waiting.arrival, number }], change.at, change.member);
  if (!known) {
    const said = await descriptionOf(change.db, number);
    if (said !== null) {
      await indexItem(change.db, number, said.description);
      await indexSources(change.db, number);
    }
  }
  await change.record('duplicate-linked', evidenceId(number), arrivalFacts(waiting));
};

const isNew = (waiting: Waiting): waiting is Fresh => 'ref' in waiting.content;

/** Publishes, reads back and commits a batch. Never throws: each copy's own `settle` is told how it ended. */
export const commitBatch = async (context: EvidenceContext, batch: readonly Waiting[]): Promise<void> => {
  const { session } = context;
  const fresh = batch.filter(isNew).sort((a, b) => a.order - b.order);
  const failed: { readonly waiting: Waiting; readonly failure: unknown }[] = [];
  const sound: Sound[] = [];
  try {
    await session.objects.publish(fresh.map(({ content }) => content.ref));
    const inspected = await Promise.allSettled(fresh.map((waiting) => inspect(context, waiting)));
    inspected.forEach((result, index) => {
      const waiting = fresh[index];
      if (result.status === 'fulfilled') {
        sound.push(result.value);
      } else if (waiting !== undefined) {
        failed.push({ waiting, failure: readBackFailure(result.reason, waiting.arrival.fileName) });
      }
    });
    const duplicates = batch.flatMap((waiting) => ('duplicateOf' in waiting.content ? [{ waiting, number: waiting.content.duplicateOf }] : []));
    if (sound.length + duplicates.length > 0) {
      const numbers = await session.change(async (change) => {
        const given = sound.length === 0 ? [] : await commitNew(change, sound);
        for (const { waiting, number } of duplicates) {
          await commitDuplicate(change, waiting, number);
        }
        return given;
      });
      const touched: EvidenceId[] = [...numbers, ...duplicates.map(({ number }) => number)].map(evidenceId);
      context.changed(touched);
      sound.forEach(({ waiting }, index) => { waiting.settle({ number: numbers[index] ?? 0 }); });
      duplicates.forEach(({ waiting, number }) => { waiting.settle({ number }); });
    }
  } catch (failure) {
    failed.splice(0, failed.length, ...batch.map((waiting) => ({ waiting, failure })));
  }
  for (const { waiting, failure } of failed) {
    if ('ref' in waiting.content) {
      // What cannot be taken away now is found and taken away when the vault is opened next.
      await session.objects.remove(waiting.content.ref.id).catch(() => undefined);
    }
    waiting.settle({ failure });
  }
};
