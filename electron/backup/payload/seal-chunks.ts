// The thread's side of writing: produces a range of the archive, seals it and puts it in its place in the file. Ranges are independent, so threads
// never wait for each other.
import { createCipheriv } from 'node:crypto';
import { closeSync, fdatasync, openSync, readSync, writeSync } from 'node:fs';
import { chunkBytes, sealChunk, sealedChunkBytes } from '../age/payload.ts';
import { tagBytes } from '../age/chacha.ts';
import { TarFiller } from '../tar/fill.ts';
import { plainTaskBytes, sealedTaskBytes, type Compared, type CompareTask, type Sealed, type SealStart, type SealTask } from './protocol.ts';

/** After this much the disk is asked to begin, so that the last sync does not wait for the whole file. */
const syncEvery = 48 * 1024 * 1024;

export interface Sealer {
  readonly run: (task: SealTask) => Sealed;
  readonly compare: (task: CompareTask) => Compared;
  readonly close: () => void;
}

/** GCM without plaintext: it runs at the speed of memory. Each task has a number of its own for a nonce. */
const markOf = (key: Uint8Array, first: number, sealed: Uint8Array): string => {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(first, 6, 6);
  const mark = createCipheriv('aes-256-gcm', key, nonce);
  mark.setAAD(sealed);
  mark.final();
  return mark.getAuthTag().toString('hex');
};

export const createSealer = (start: SealStart): Sealer => {
  const file = openSync(start.file, 'r+');
  const plain = new Uint8Array(plainTaskBytes);
  const sealed = new Uint8Array(sealedTaskBytes);
  const unreadable = new Set<string>();
  const fillerOf = (layout: SealStart['layout']): TarFiller => new TarFiller(layout, ({ name }) => { unreadable.add(name); });
  let filler = fillerOf(start.layout);
  let unsynced = 0;
  let syncing = false;

  const beginSync = (): void => {
    if (syncing) return;
    syncing = true;
    unsynced = 0;
    // A failure shows again at the sync that ends the writing, or has the file refused when it is read back.
    fdatasync(file, () => { syncing = false; });
  };

  return {
    run: ({ task, first, plainLength, ends, layout }) => {
      if (layout !== null) {
        filler.close();
        filler = fillerOf(layout);
      }
      unreadable.clear();
      const archive = plain.subarray(0, plainLength);
      filler.fill(archive, first * chunkBytes);
      let length = 0;
      for (let at = 0; at < plainLength; at += chunkBytes) {
        const piece = archive.subarray(at, at + chunkBytes);
        const last = ends && at + chunkBytes >= plainLength;
        sealChunk(start.key, first + at / chunkBytes, last, piece, sealed.subarray(length, length + piece.byteLength + tagBytes));
        length += piece.byteLength + tagBytes;
      }
      for (let done = 0; done < length;) done += writeSync(file, sealed, done, length - done, start.payloadAt + first * sealedChunkBytes + done);
      unsynced += length;
      if (unsynced >= syncEvery) beginSync();
      return { task, unreadable: [...unreadable], sealedLength: length, mark: markOf(start.markKey, first, sealed.subarray(0, length)) };
    },
    compare: ({ task, first, sealedLength, mark }) => {
      const range = sealed.subarray(0, sealedLength);
      let done = 0;
      while (done < sealedLength) {
        const count = readSync(file, range, done, sealedLength - done, start.payloadAt + first * sealedChunkBytes + done);
        if (count === 0) break;
        done += count;
      }
      return { task, equal: done === sealedLength && markOf(start.markKey, first, range) === mark };
    },
    close: () => {
      filler.close();
      closeSync(file);
      plain.fill(0);
    },
  };
};
