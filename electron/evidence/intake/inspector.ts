// The inspecting side of an evidence thread: reads stored objects back and reads what the files say about themselves, one at a
// time. A parser may hang on a hostile file; then this thread is ended from outside and another one takes over.
import type { MessagePort } from 'node:worker_threads';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { MiB } from '../../../shared/sizes.ts';
import { failureOf } from '../../jobs/job.ts';
import type { ObjectReader, ObjectStore } from '../../vault/objects/object-store.ts';
import { objectStoreOf } from '../../vault/stored-objects.ts';
import { boundWasmMemory } from '../metadata/bound-wasm-memory.ts';
import { readMetadata, typeOfSource } from '../metadata/read-metadata.ts';
import type { ByteSource } from '../metadata/shape.ts';
import type { ContentMark } from './content-mark.ts';
import { largeFile } from './copy-source.ts';
import { createHashThreads, inlineHashing, type Hashing } from './hashing.ts';
import { fingerprintOf, holdsMarked } from './read-back.ts';
import type { FromInspector, ToInspector } from './worker-protocol.ts';

const sourceOf = (reader: ObjectReader): ByteSource => ({
  size: reader.size,
  read: (start, end) => reader.read(Math.min(start, reader.size), Math.min(end, reader.size)),
});

/** How often a large file says how far it is. */
const tellEvery = 4 * MiB;

/** Small content is kept while it is passed through, so that whoever looks into it next need not decrypt it again. */
let kept = new Uint8Array();

const roomFor = (size: number): Uint8Array => {
  if (kept.byteLength < size) {
    kept = new Uint8Array(Math.min(largeFile, 2 ** Math.ceil(Math.log2(size))));
  }
  return kept.subarray(0, size);
};

const checkEquality = (store: ObjectStore, asked: ToInspector, mark: ContentMark, say: (message: FromInspector) => void): ByteSource | null => {
  const { ref, task } = asked;
  const bytes = ref.size < largeFile ? roomFor(ref.size) : null;
  let untold = 0;
  const equal = holdsMarked(store, ref, mark, (plain, at) => {
    bytes?.set(plain, at);
    untold += plain.byteLength;
    if (untold >= tellEvery) {
      say({ say: 'worked', task, bytes: untold });
      untold = 0;
    }
  });
  if (!equal) {
    throw new HoldfastError('read-back-differs', { name: asked.name.slice(0, 1000) });
  }
  say({ say: 'read-back', task, sha256: null });
  return bytes === null ? null : { size: bytes.byteLength, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) };
};

const tellMetadata = async (asked: ToInspector, source: ByteSource, say: (message: FromInspector) => void): Promise<void> => {
  const { task } = asked;
  if (asked.metadata) {
    const type = await typeOfSource(source, asked.name);
    say({ say: 'type', task, type });
    say({ say: 'metadata', task, metadata: await readMetadata(source, type) });
  } else {
    say({ say: 'metadata', task, metadata: null });
  }
};

const inspect = async (store: ObjectStore, largeHashing: () => Hashing, asked: ToInspector, say: (message: FromInspector) => void): Promise<void> => {
  const { task, ref, readBack } = asked;
  const small = readBack !== null && readBack !== 'fingerprint' ? checkEquality(store, asked, readBack, say) : null;
  if (small !== null) {
    await tellMetadata(asked, small, say);
    return;
  }
  const reader = await store.open(ref);
  try {
    if (readBack === 'fingerprint') {
      const hashing = ref.size < largeFile ? inlineHashing() : largeHashing();
      say({ say: 'read-back', task, sha256: await fingerprintOf(reader, hashing, (bytes) => { say({ say: 'worked', task, bytes }); }) });
    }
    await tellMetadata(asked, sourceOf(reader), say);
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
