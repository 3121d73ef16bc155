// The inspecting side of an evidence thread: reads stored objects back and reads what the files say about themselves, one at a
// time. A parser may hang on a hostile file; then this thread is ended from outside and another one takes over.
import type { MessagePort } from 'node:worker_threads';
import { MiB } from '../../../shared/sizes.ts';
import { failureOf } from '../../jobs/job.ts';
import type { ObjectReader, ObjectStore } from '../../vault/objects/object-store.ts';
import { objectStoreOf } from '../../vault/stored-objects.ts';
import { boundWasmMemory } from '../metadata/bound-wasm-memory.ts';
import { readMetadata, typeOfSource } from '../metadata/read-metadata.ts';
import type { ByteSource } from '../metadata/shape.ts';
import { largeFile } from './copy-source.ts';
import { createHashThreads, type Hashing } from './hashing.ts';
import { readBack, readBackSmall } from './read-back.ts';
import type { FromInspector, ToInspector } from './worker-protocol.ts';

const sourceOf = (reader: ObjectReader): ByteSource => ({
  size: reader.size,
  read: (start, end) => reader.read(Math.min(start, reader.size), Math.min(end, reader.size)),
});

const inspect = async (store: ObjectStore, largeHashing: () => Hashing, asked: ToInspector, say: (message: FromInspector) => void): Promise<void> => {
  const { task, ref } = asked;
  const reader = await store.open(ref);
  try {
    let source = sourceOf(reader);
    if (asked.readBack) {
      if (ref.size < largeFile) {
        const { sha256, bytes } = await readBackSmall(reader);
        say({ say: 'read-back', task, sha256 });
        source = { size: bytes.byteLength, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) };
      } else {
        say({ say: 'read-back', task, sha256: await readBack(reader, largeHashing(), (bytes) => { say({ say: 'worked', task, bytes }); }) });
      }
    }
    if (asked.metadata) {
      const type = await typeOfSource(source, asked.name);
      say({ say: 'type', task, type });
      say({ say: 'metadata', task, metadata: await readMetadata(source, type) });
    } else {
      say({ say: 'metadata', task, metadata: null });
    }
  } finally {
    await reader.close();
  }
};

/** Many times what the largest sane container needs. */
const mostParserMemory = 192 * MiB;

/** Serves inspecting tasks, one after the other, until the thread is ended. */
export const runInspector = (port: MessagePort, folder: string): void => {
  boundWasmMemory(mostParserMemory);
  const store = objectStoreOf(folder);
  const largeHashing = createHashThreads(new URL('../worker.ts', import.meta.url));
  const say = (message: FromInspector): void => { port.postMessage(message); };
  let last: Promise<void> = Promise.resolve();
  port.on('message', (asked: ToInspector) => {
    last = last.then(() => inspect(store, largeHashing, asked, say)).catch((error: unknown) => {
      say({ say: 'failed', task: asked.task, failure: failureOf(error) });
    });
  });
};
