// Encrypts one object into its file as the bytes arrive. No plaintext is ever written: not to a temporary file, not to a log.
import { unlinkSync } from 'node:fs';
import type { ObjectId } from '../../../shared/ids.ts';
import { chunkBytes, messageKeyBytes, messageSaltBytes, sealedChunkBytes, sealMessage } from '../crypto/chunked.ts';
import type { RandomSource } from '../crypto/random.ts';
import { fromSystemError, systemCode } from '../disk/system-failure.ts';
import { BlockFile } from './block-file.ts';
import type { BlockPool } from './block-pool.ts';
import { objectContext, objectMagic } from './object-format.ts';
import type { ObjectWriter, WriteWatch } from './object-store.ts';
import { paddedLength } from './padding.ts';

const zeros: Uint8Array = new Uint8Array(chunkBytes);

/** A writer into the new file `path`. Throws the failures of the disk; the file must not exist. */
export const createObjectWriter = (where: { readonly id: ObjectId; readonly path: string; readonly random: RandomSource; readonly pool: BlockPool; readonly watch: WriteWatch }): ObjectWriter => {
  const { id, path, random, pool, watch } = where;
  const key = random.bytes(messageKeyBytes);
  const sealer = sealMessage(key, random.bytes(messageSaltBytes), objectContext(id));
  const file = new BlockFile(path, pool, watch);
  /** The chunk that is not full yet. */
  const partial = new Uint8Array(chunkBytes);
  let inPartial = 0;
  let index = 0;
  let size = 0;
  let state: 'open' | 'busy' | 'finished' | 'failed' | 'discarded' = 'open';

  const start = file.room(objectMagic.byteLength + sealer.prefix.byteLength);
  start.set(objectMagic);
  start.set(sealer.prefix, objectMagic.byteLength);
  file.filled(objectMagic.byteLength + sealer.prefix.byteLength);

  const sealChunk = (plain: Uint8Array): void => {
    file.filled(sealer.seal(index, plain, file.room(sealedChunkBytes)));
    index += 1;
  };

  /** A full chunk is sealed at once: the last chunk is never full, so a full one is never the last. */
  const append = (bytes: Uint8Array): void => {
    for (let done = 0; done < bytes.byteLength; ) {
      if (inPartial === 0 && bytes.byteLength - done >= chunkBytes) {
        sealChunk(bytes.subarray(done, done + chunkBytes));
        done += chunkBytes;
        continue;
      }
      const take = Math.min(chunkBytes - inPartial, bytes.byteLength - done);
      partial.set(bytes.subarray(done, done + take), inPartial);
      inPartial += take;
      done += take;
      if (inPartial === chunkBytes) {
        inPartial = 0;
        sealChunk(partial);
      }
    }
  };

  const isBusy = (): boolean => state === 'busy';

  const alone = async <T>(next: 'open' | 'finished', work: () => Promise<T> | T): Promise<T> => {
    if (state !== 'open') throw new Error(`an object writer was used while ${state}`);
    state = 'busy';
    try {
      const result = await work();
      // Whoever discards in the middle of a write has the last word.
      if (isBusy()) state = next;
      return result;
    } catch (error) {
      if (isBusy()) state = 'failed';
      throw fromSystemError(error);
    }
  };

  return {
    id,
    write: (chunk) =>
      alone('open', async () => {
        append(chunk);
        size += chunk.byteLength;
        await file.keepingUp();
      }),
    finish: () =>
      alone('finished', async () => {
        for (let left = paddedLength(size) - size; left > 0; left -= Math.min(left, chunkBytes)) {
          append(zeros.subarray(0, Math.min(left, chunkBytes)));
        }
        sealChunk(partial.subarray(0, inPartial));
        partial.fill(0);
        await file.finish();
        return { id, key, size };
      }),
    discard: async () => {
      if (state === 'discarded') return;
      const closed = state === 'finished';
      state = 'discarded';
      partial.fill(0);
      try {
        if (!closed) {
          key.fill(0);
          await file.abandon();
        }
        unlinkSync(path);
      } catch (error) {
        if (systemCode(error) !== 'ENOENT') throw fromSystemError(error);
      }
    },
  };
};
