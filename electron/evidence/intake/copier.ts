// The copying side of an evidence thread: several files at once, each read once, fingerprinted, encrypted and synced under a
// temporary name. Asks before it keeps anything, so that what the vault already has is never synced and never stored twice.
import type { MessagePort } from 'node:worker_threads';
import { failureOf } from '../../jobs/job.ts';
import type { ObjectStore } from '../../vault/objects/object-store.ts';
import { objectStoreOf } from '../../vault/stored-objects.ts';
import { copyBytes, copyFile, type CopiedFacts } from './copy-source.ts';
import { createHashThreads, type Hashing } from './hashing.ts';
import type { FromCopier, ToCopier } from './worker-protocol.ts';

/** How often a large file says how far it is. */
const tellEvery = 4 * 1024 * 1024;

interface Copying {
  readonly store: ObjectStore;
  readonly largeHashing: () => Hashing;
  readonly decisions: Map<number, (keep: boolean) => void>;
  readonly say: (message: FromCopier) => void;
}

const copyOne = async ({ store, largeHashing, decisions, say }: Copying, task: number, name: string, source: Extract<ToCopier, { do: 'copy' }>['source']): Promise<void> => {
  const writer = await store.create();
  let untold = 0;
  const worked = (bytes: number): void => {
    untold += bytes;
    if (untold >= tellEvery) {
      say({ say: 'worked', task, bytes: untold });
      untold = 0;
    }
  };
  try {
    const facts: CopiedFacts = 'bytes' in source
      ? await copyBytes(source.bytes, writer, worked)
      : await copyFile(typeof source.path === 'string' ? source.path : Buffer.from(source.path), name, writer, largeHashing, worked);
    const keep = await new Promise<boolean>((resolve) => {
      decisions.set(task, resolve);
      say({ say: 'copied', task, facts });
    });
    if (keep) {
      say({ say: 'stored', task, ref: await writer.finish() });
    } else {
      await writer.discard();
      say({ say: 'dropped', task });
    }
  } catch (error) {
    // What cannot be taken away now is taken away when the vault is opened next.
    await writer.discard().catch(() => undefined);
    throw error;
  }
};

/** Serves copying tasks until the thread is ended. */
export const runCopier = (port: MessagePort, folder: string): void => {
  const copying: Copying = {
    store: objectStoreOf(folder),
    largeHashing: createHashThreads(new URL('../worker.ts', import.meta.url)),
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
