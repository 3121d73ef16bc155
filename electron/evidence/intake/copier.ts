// The copying side of an evidence thread: several files at once, each read once, fingerprinted, encrypted and synced under a
// temporary name; large ones are read back on the way. Asks before it keeps anything, so that what the vault already has is never
// stored twice.
import { timingSafeEqual } from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import { failureOf } from '../../jobs/job.ts';
import type { FileIdentity, ObjectRef, ObjectStore } from '../../vault/objects/object-store.ts';
import { objectStoreOf } from '../../vault/stored-objects.ts';
import { newMarkKey, type ContentMark } from './content-mark.ts';
import { copyBytes, copyFile, largeFile, type CopiedFacts } from './copy-source.ts';
import { createFollowThreads, type Following } from './following.ts';
import { createHashThreads, inlineHashing, type Hashing } from './hashing.ts';
import { readBackDiffers, readBackFailure } from './read-back.ts';
import type { FromCopier, ToCopier } from './worker-protocol.ts';

/** How often a large file says how far it is. */
const tellEvery = 4 * 1024 * 1024;

interface Copying {
  readonly store: ObjectStore;
  readonly hashThread: (markKey: Uint8Array) => Hashing;
  readonly followThread: (ref: ObjectRef, markKey: Uint8Array) => Following;
  readonly decisions: Map<number, (keep: boolean) => void>;
  readonly say: (message: FromCopier) => void;
}

/** What the follower read must be what was fingerprinted. Throws `read-back-differs` when it is not, or when it cannot be read. */
const followed = async (following: Following, mark: ContentMark, name: string): Promise<FileIdentity> => {
  const { tag, file } = await following.result().catch((error: unknown) => {
    throw readBackFailure(error, name);
  });
  if (!timingSafeEqual(tag, mark.tag)) {
    throw readBackDiffers(name);
  }
  return file;
};

const copyOne = async ({ store, hashThread, followThread, decisions, say }: Copying, task: number, name: string, source: Extract<ToCopier, { do: 'copy' }>['source']): Promise<void> => {
  let following: Following | undefined;
  const writer = await store.create((bytes) => { following?.reached(bytes); });
  let untold = 0;
  const worked = (bytes: number): void => {
    untold += bytes;
    if (untold >= tellEvery) {
      say({ say: 'worked', task, bytes: untold });
      untold = 0;
    }
  };
  const hashingOf = (size: number): Hashing => {
    if (size < largeFile) {
      return inlineHashing();
    }
    const markKey = newMarkKey();
    following = followThread({ id: writer.id, key: writer.key, size }, markKey);
    return hashThread(markKey);
  };
  try {
    const facts: CopiedFacts = 'bytes' in source
      ? await copyBytes(source.bytes, writer, worked)
      : await copyFile(typeof source.path === 'string' ? source.path : Buffer.from(source.path), name, writer, hashingOf, worked);
    const keep = await new Promise<boolean>((resolve) => {
      decisions.set(task, resolve);
      say({ say: 'copied', task, facts });
    });
    if (keep) {
      const ref = await writer.finish();
      say({ say: 'stored', task, ref, readBack: following === undefined ? null : await followed(following, facts.mark, name) });
    } else {
      await following?.end();
      await writer.discard();
      say({ say: 'dropped', task });
    }
  } catch (error) {
    await following?.end();
    // What cannot be taken away now is taken away when the vault is opened next.
    await writer.discard().catch(() => undefined);
    throw error;
  }
};

/** Serves copying tasks until the thread is ended. */
export const runCopier = (port: MessagePort, folder: string): void => {
  const copying: Copying = {
    store: objectStoreOf(folder),
    hashThread: createHashThreads(new URL('../worker.ts', import.meta.url)),
    followThread: createFollowThreads(new URL('../worker.ts', import.meta.url), folder),
    decisions: new Map(),
    say: (message) => { port.postMessage(message); },
  };
  port.on('message', (message: ToCopier) => {
    if (message.do === 'decide') {
      copying.decisions.get(message.task)?.(message.keep);
      copying.decisions.delete(message.task);
      return;
    }
    copyOne(copying, message.task, message.name, message.source).catch((error: unknown) => {
      copying.say({ say: 'failed', task: message.task, failure: failureOf(error) });
    });
  });
};
