// The copying side of an evidence thread: several files at once, each read once, fingerprinted, encrypted and synced under a
// temporary name; large ones are read by a thread of their own and read back by another on the way. Asks before it keeps anything, so that what the vault already has is never
// stored twice.
import { timingSafeEqual } from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import { failureOf } from '../../jobs/failure-of.ts';
import type { FileIdentity, ObjectOutline, ObjectStore } from '../../vault/objects/object-store.ts';
import { objectStoreOf } from '../../vault/object-threads.ts';
import { newMarkKey, startMarking, type Marking } from './content-mark.ts';
import { copyBytes, copyFile, type CopiedFacts } from './copy-source.ts';
import { createFollowThreads, type Following } from './following.ts';
import { createOutbox } from './outbox.ts';
import { readBackDiffers, readBackFailure } from './read-back.ts';
import type { OpenSource } from './read-source.ts';
import { createSourceThreads, type Reading } from './reading.ts';
import type { FromCopier, ToCopier } from './worker-protocol.ts';

/** How often a large file says how far it is. */
const tellEvery = 4 * 1024 * 1024;

interface Copying {
  readonly store: ObjectStore;
  readonly sourceThread: (source: OpenSource) => Reading;
  readonly followThread: (object: ObjectOutline, markKey: Uint8Array) => Following;
  readonly decisions: Map<number, (keep: boolean) => void>;
  readonly say: (message: FromCopier) => void;
}

interface ReadingBack {
  readonly following: Following;
  /** Of the sealed bytes as they were handed to the disk. */
  readonly marking: Marking;
}

/** What the follower read must be what was written. Throws `read-back-differs` when it is not, or when it cannot be read. */
const readBack = async ({ following, marking }: ReadingBack, name: string): Promise<FileIdentity> => {
  const { tag, file } = await following.result().catch((error: unknown) => {
    throw readBackFailure(error, name);
  });
  if (!timingSafeEqual(tag, marking.mark().tag)) {
    throw readBackDiffers(name);
  }
  return file;
};

const copyOne = async ({ store, sourceThread, followThread, decisions, say }: Copying, task: number, name: string, source: Extract<ToCopier, { do: 'copy' }>['source']): Promise<void> => {
  let back: ReadingBack | undefined;
  // Nothing is written before it is known whether the file is large: its first block is still being filled.
  const writer = await store.create({ onDisk: (bytes) => { back?.following.reached(bytes); }, sealed: (bytes) => { back?.marking.update(bytes); } });
  let untold = 0;
  const worked = (bytes: number): void => {
    untold += bytes;
    if (untold >= tellEvery) {
      say({ say: 'worked', task, bytes: untold });
      untold = 0;
    }
  };
  const readingOf = (from: OpenSource): Reading => {
    const markKey = newMarkKey();
    back = { following: followThread({ id: writer.id, size: from.size }, markKey), marking: startMarking(markKey) };
    return sourceThread(from);
  };
  try {
    const facts: CopiedFacts = 'bytes' in source
      ? await copyBytes(source.bytes, writer, worked)
      : await copyFile(typeof source.path === 'string' ? source.path : Buffer.from(source.path), name, writer, readingOf, worked);
    const keep = await new Promise<boolean>((resolve) => {
      decisions.set(task, resolve);
      say({ say: 'copied', task, facts });
    });
    if (keep) {
      const ref = await writer.finish();
      say({ say: 'stored', task, ref, readBack: back === undefined ? null : await readBack(back, name) });
    } else {
      await back?.following.end();
      await writer.discard();
      say({ say: 'dropped', task });
    }
  } catch (error) {
    await back?.following.end();
    // What cannot be taken away now is taken away when the vault is opened next.
    await writer.discard().catch(() => undefined);
    throw error;
  }
};

/** Serves copying tasks until the thread is ended. */
export const runCopier = (port: MessagePort, folder: string): void => {
  const copying: Copying = {
    store: objectStoreOf(folder),
    sourceThread: createSourceThreads(new URL('../bytes-worker.ts', import.meta.url)),
    followThread: createFollowThreads(new URL('../bytes-worker.ts', import.meta.url), folder),
    decisions: new Map(),
    say: createOutbox<FromCopier>((messages) => { port.postMessage(messages); }).put,
  };
  const heard = (message: ToCopier): void => {
    if (message.do === 'decide') {
      copying.decisions.get(message.task)?.(message.keep);
      copying.decisions.delete(message.task);
      return;
    }
    copyOne(copying, message.task, message.name, message.source).catch((error: unknown) => {
      copying.say({ say: 'failed', task: message.task, failure: failureOf(error) });
    });
  };
  port.on('message', (messages: readonly ToCopier[]) => { messages.forEach(heard); });
};
