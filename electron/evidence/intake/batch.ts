// Makes a batch of copies part of the vault: published, read back, and committed with their custody entries in one transaction.
// Nobody is told that a file is in before that transaction is through; what fails leaves nothing behind.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { evidenceId, type ObjectId, type Sha256 } from '../../../shared/ids.ts';
import type { FileIdentity, ObjectRef } from '../../vault/objects/object-store.ts';
import type { Change } from '../../vault/session.ts';
import type { EvidenceContext } from '../context.ts';
import type { Arrival } from './intake-repository.ts';
import type { FileMetadata } from '../metadata/shape.ts';
import { removedAmong } from '../moving/removal-repository.ts';
import { commitDuplicate, commitNew, commitRestored, commitReturned, type Into } from './commits.ts';
import { readBackDiffers, readBackFailure } from './read-back.ts';
import type { Expected } from './worker-protocol.ts';

export interface CopiedContent {
  readonly ref: ObjectRef;
  /** What was copied. */
  readonly expected: Expected;
  /** The file that was read back while it was written; null when that is still to be done. */
  readonly readBack: FileIdentity | null;
  /** The item whose lost bytes these are. */
  readonly restores: number | null;
  /** The destroyed item that comes back with these bytes. */
  readonly returns: number | null;
}

/** One copy waiting to be committed: a new object, for a new item or for one whose bytes were lost, or a duplicate of an item that is there. */
export interface Waiting {
  /** Place among what is being added: items of one batch are numbered in this order. */
  readonly order: number;
  readonly sha256: Sha256;
  readonly size: number;
  readonly arrival: Arrival;
  /** Where it goes when it is new. */
  readonly into: Into;
  readonly content: CopiedContent | { readonly duplicateOf: number };
  readonly settle: (outcome: { readonly number: number; readonly outcome: 'new' | 'duplicate' | 'restored' } | { readonly failure: unknown }) => void;
}

type Copied = Waiting & { readonly content: CopiedContent };

interface Sound {
  readonly waiting: Copied;
  readonly ref: ObjectRef;
  /** Null for an item that is there: what its file says was read when it was added. */
  readonly metadata: FileMetadata | null;
}

/**
 * Reads back what was not read back while it was written, or no longer is the file that was. What is to take the place of an item's damaged bytes is opened from its first
 * chunk to its last, however large: their key is destroyed on the strength of it.
 */
const inspect = async ({ session, threads }: EvidenceContext, waiting: Copied): Promise<Sound> => {
  const { ref, expected, readBack, restores } = waiting.content;
  const isReadBack = restores === null && readBack !== null && (await session.objects.isSameFile(ref, readBack));
  const { metadata } = await threads.inspect({ ref, name: waiting.arrival.fileName, readBack: isReadBack ? null : expected, metadata: restores === null ? 'all' : 'none' });
  if (metadata === null && restores === null) {
    throw readBackDiffers(waiting.arrival.fileName);
  }
  return { waiting, ref, metadata };
};

const isCopied = (waiting: Waiting): waiting is Copied => 'ref' in waiting.content;

interface Settled {
  readonly waiting: Waiting;
  readonly number: number;
  readonly outcome: 'new' | 'duplicate' | 'restored';
}

interface Committed {
  readonly settled: readonly Settled[];
  /** Objects that nothing leads to any more. */
  readonly unused: readonly ObjectId[];
}

const commitAll = async (change: Change, sound: readonly Sound[], duplicates: readonly Waiting[]): Promise<Committed> => {
  const settled: Settled[] = [];
  const unused: ObjectId[] = [];
  const read = sound.flatMap(({ waiting, ref, metadata }) => (metadata === null ? [] : [{ waiting, ref, metadata }]));
  const fresh = read.filter(({ waiting }) => waiting.content.returns === null);
  const numbers = await commitNew(change, fresh.map((one) => ({ ...one, into: one.waiting.into })));
  settled.push(...fresh.map(({ waiting }, index): Settled => ({ waiting, number: numbers[index] ?? 0, outcome: 'new' })));
  for (const { waiting, ref, metadata } of read) {
    const number = waiting.content.returns;
    if (number !== null) {
      const returned = await commitReturned(change, { waiting, ref, metadata, number });
      settled.push({ waiting, number, outcome: returned.outcome });
      unused.push(returned.unused);
    }
  }
  for (const { waiting, ref } of sound) {
    const number = waiting.content.restores;
    if (number !== null) {
      const restored = await commitRestored(change, { waiting, ref, number });
      settled.push({ waiting, number, outcome: restored.outcome });
      unused.push(restored.unused);
    }
  }
  const gone = await removedAmong(change.db, duplicates.flatMap(({ content }) => ('duplicateOf' in content ? [content.duplicateOf] : [])));
  for (const waiting of duplicates) {
    if ('duplicateOf' in waiting.content && !gone.has(waiting.content.duplicateOf)) {
      await commitDuplicate(change, waiting, waiting.content.duplicateOf);
      settled.push({ waiting, number: waiting.content.duplicateOf, outcome: 'duplicate' });
    }
  }
  return { settled, unused };
};

/** Publishes, reads back and commits a batch. Never throws: each copy's own `settle` is told how it ended. */
export const commitBatch = async (context: EvidenceContext, batch: readonly Waiting[]): Promise<void> => {
  const { session } = context;
  const copied = batch.filter(isCopied).sort((a, b) => a.order - b.order);
  const failed: { readonly waiting: Waiting; readonly failure: unknown }[] = [];
  const sound: Sound[] = [];
  // What cannot be taken away now is found and taken away when the vault is opened next.
  const remove = (id: ObjectId): Promise<void> => session.objects.remove(id).catch(() => undefined);
  try {
    await session.objects.publish(copied.map(({ content }) => content.ref));
    const inspected = await Promise.allSettled(copied.map((waiting) => inspect(context, waiting)));
    inspected.forEach((result, index) => {
      const waiting = copied[index];
      if (result.status === 'fulfilled') {
        sound.push(result.value);
      } else if (waiting !== undefined) {
        failed.push({ waiting, failure: readBackFailure(result.reason, waiting.arrival.fileName) });
      }
    });
    const duplicates = batch.filter((waiting) => !isCopied(waiting));
    if (sound.length + duplicates.length > 0) {
      const { settled, unused } = await session.change((change) => commitAll(change, sound, duplicates));
      await Promise.all(unused.map(remove));
      context.changed(settled.map(({ number }) => evidenceId(number)));
      settled.forEach(({ waiting, number, outcome }) => { waiting.settle({ number, outcome }); });
      const isSettled = new Set(settled.map(({ waiting }) => waiting));
      // Taken out while its twin was on its way: nothing was linked.
      for (const waiting of duplicates) {
        if (!isSettled.has(waiting) && 'duplicateOf' in waiting.content) {
          const id = evidenceId(waiting.content.duplicateOf);
          waiting.settle({ failure: new HoldfastError('item-removed', { id, name: id }) });
        }
      }
    }
  } catch (failure) {
    failed.splice(0, failed.length, ...batch.map((waiting) => ({ waiting, failure })));
  }
  for (const { waiting, failure } of failed) {
    if ('ref' in waiting.content) {
      await remove(waiting.content.ref.id);
    }
    waiting.settle({ failure });
  }
};
