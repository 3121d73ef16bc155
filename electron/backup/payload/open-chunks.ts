// The thread's side of reading: opens chunks and says which are damaged. A chunk that cannot be read or opened is zeros in the answer; nothing
// unauthenticated is ever handed on.
import { closeSync, openSync, readSync } from 'node:fs';
import { openChunk, sealedChunkBytes, chunkBytes } from '../age/payload.ts';
import { tagBytes } from '../age/chacha.ts';
import { sealedTaskBytes, type Opened, type OpenStart, type OpenTask } from './protocol.ts';

interface SealedBytes {
  /** Fills `into` from this place in the file; how many bytes there were. */
  read(into: Uint8Array, at: number): number;
  close(): void;
}

const fromFile = (path: string): SealedBytes => {
  const file = openSync(path, 'r');
  return {
    read: (into, at) => {
      let done = 0;
      while (done < into.byteLength) {
        const count = readSync(file, into, done, into.byteLength - done, at + done);
        if (count === 0) break;
        done += count;
      }
      return done;
    },
    close: () => { closeSync(file); },
  };
};

const fromMemory = (memory: SharedArrayBuffer): SealedBytes => ({
  read: (into, at) => {
    const piece = new Uint8Array(memory).subarray(at, at + into.byteLength);
    into.set(piece);
    return piece.byteLength;
  },
  close: () => undefined,
});

export const createOpener = ({ source, key, payloadAt, sealedLength }: OpenStart): { readonly run: (task: OpenTask) => Opened; readonly close: () => void } => {
  const bytes = 'file' in source ? fromFile(source.file) : fromMemory(source.memory);
  const sealed = new Uint8Array(sealedTaskBytes);
  const chunks = Math.max(1, Math.ceil(sealedLength / sealedChunkBytes));

  /** Reads the whole range, and piece by piece when the disk refuses a part of it. What is missing stays zeros and will not open. */
  const readRange = (into: Uint8Array, at: number): void => {
    try {
      into.fill(0, bytes.read(into, at));
    } catch {
      for (let from = 0; from < into.byteLength; from += sealedChunkBytes) {
        const piece = into.subarray(from, from + sealedChunkBytes);
        try {
          bytes.read(piece, at + from);
        } catch {
          piece.fill(0);
        }
      }
    }
  };

  return {
    run: ({ task, first, count, into }) => {
      const from = first * sealedChunkBytes;
      const range = sealed.subarray(0, Math.min(count * sealedChunkBytes, Math.max(0, sealedLength - from)));
      readRange(range, payloadAt + from);
      const plain = new Uint8Array(into);
      const damaged: number[] = [];
      let [length, endMissing] = [0, false];
      for (let index = first; index < first + count; index += 1) {
        const piece = range.subarray((index - first) * sealedChunkBytes, (index - first + 1) * sealedChunkBytes);
        const room = plain.subarray(length, length + Math.max(0, piece.byteLength - tagBytes));
        const last = index === chunks - 1;
        if (piece.byteLength < tagBytes || (last && index > 0 && piece.byteLength === tagBytes)) {
          // Less than any chunk: the file was cut inside its last one, or at its edge.
          endMissing = true;
        } else if (!openChunk(key, index, last, piece, room)) {
          if (last && piece.byteLength === sealedChunkBytes && openChunk(key, index, false, piece, room)) endMissing = true;
          else damaged.push(index);
        }
        length += index === chunks - 1 ? room.byteLength : chunkBytes;
      }
      return { task, first, plain: into, length, damaged, endMissing };
    },
    close: () => { bytes.close(); },
  };
};
