// A random source that can be foretold, for tests that compare whole values or need the same bytes twice.
import { createHash } from 'node:crypto';
import type { RandomSource } from '../../../electron/vault/crypto/random.ts';

/** The bytes are SHA-256 of seed and counter: never the same twice in one source, always the same for one seed. */
export const countingRandom = (seed: string): RandomSource => {
  let counter = 0;
  const bytes = (count: number): Uint8Array<ArrayBuffer> => {
    const output = new Uint8Array(count);
    for (let done = 0; done < count; done += 32) {
      counter += 1;
      output.set(createHash('sha256').update(`${seed}:${counter}`).digest().subarray(0, count - done), done);
    }
    return output;
  };
  return { bytes, below: (limit) => new DataView(bytes(4).buffer).getUint32(0) % limit };
};
