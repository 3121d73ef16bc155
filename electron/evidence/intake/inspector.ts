// The inspecting side of an evidence thread: reads stored objects back and reads what the files say about themselves, one at a
// time. A parser may hang on a hostile file; then this thread is ended from outside and another one takes over.
import { createHash } from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import { MiB } from '../../../shared/sizes.ts';
import { failureOf } from '../../jobs/failure-of.ts';
import type { ObjectReader, ObjectStore } from '../../vault/objects/object-store.ts';
import { objectStoreOf } from '../../vault/object-threads.ts';
import { boundWasmMemory } from '../metadata/bound-wasm-memory.ts';
import { readMetadata, typeOfSource } from '../metadata/read-metadata.ts';
import { nothingSaid, type ByteSource, type FileMetadata } from '../metadata/shape.ts';
import type { ContentMark } from './content-mark.ts';
import { largeFile } from './copy-source.ts';
import { createHashThreads, inlineHashing, type Hashing } from './hashing.ts';
import { fingerprintOf, holdsMarked, readBackDiffers } from './read-back.ts';
import type { FromInspector, Inspected, ToInspector } from './worker-protocol.ts';

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
    if (bytes === null && untold >= tellEvery) {
      say({ say: 'worked', task, bytes: untold });
      untold = 0;
    }
  });
  if (!equal) {
    throw readBackDiffers(asked.name);
  }
  return bytes === null ? null : { size: bytes.byteLength, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) };
};

const metadataOf = async (asked: ToInspector, source: ByteSource): Promise<FileMetadata | null> => {
  if (asked.metadata === 'none') {
    return null;
  }
  const type = await typeOfSource(source, asked.name);
  return asked.metadata === 'kind' ? { ...type, says: nothingSaid, entries: [], problem: null } : readMetadata(source, type);
};

/** One message for a small object, however much was asked: for thousands of photos the messages would cost as much as the reading. */
const inspect = async (store: ObjectStore, largeHashing: () => Hashing, asked: ToInspector, say: (message: FromInspector) => void): Promise<Inspected> => {
  const { task, ref, readBack } = asked;
  const isLarge = ref.size >= largeFile;
  const compared = readBack === 'fingerprint' ? null : readBack;
  const small = compared !== null && 'tag' in compared ? checkEquality(store, asked, compared, say) : null;
  if (small !== null) {
    return { sha256: null, also: null, metadata: await metadataOf(asked, small) };
  }
  const reader = await store.open(ref);
  try {
    const worked = (bytes: number): void => {
      if (isLarge) {
        say({ say: 'worked', task, bytes });
      }
    };
    const further = asked.also === undefined ? null : createHash(asked.also);
    const isHashed = readBack === 'fingerprint' || (compared !== null && 'sha256' in compared);
    const sha256 = isHashed ? await fingerprintOf(reader, isLarge ? largeHashing() : inlineHashing(), worked, (bytes) => { further?.update(bytes); }) : null;
    if (compared !== null && 'sha256' in compared && sha256 !== compared.sha256) {
      throw readBackDiffers(asked.name);
    }
    if (isLarge) {
      say({ say: 'read-back', task });
    }
    return { sha256, also: further === null ? null : further.digest('hex'), metadata: await metadataOf(asked, sourceOf(reader)) };
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
  const largeHashing = createHashThreads(new URL('../bytes-worker.ts', import.meta.url));
  const say = (message: FromInspector): void => { port.postMessage(message); };
  let last: Promise<void> = Promise.resolve();
  port.on('message', (asked: ToInspector) => {
    last = last.then(async () => {
      say({ say: 'inspected', task: asked.task, inspected: await inspect(store, largeHashing, asked, say) });
    }).catch((error: unknown) => {
      say({ say: 'failed', task: asked.task, failure: failureOf(error) });
    });
  });
};
