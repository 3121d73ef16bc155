// Randomness that is the same at every run, for a vault that an operation makes thousands of times: its salts are the same each time, so that
// Argon2id answers from memory (remembered-argon2.ts). Two vaults of one try take two names, or they would be one vault twice.
import { createHash } from 'node:crypto';
import type { RandomSource } from '../../electron/vault/crypto/random.ts';

export const steadyRandom = (name: string): RandomSource => {
  let drawn = 0;
  const bytes = (count: number): Uint8Array<ArrayBuffer> => {
    drawn += 1;
    return new Uint8Array(createHash('shake256', { outputLength: count }).update(`${name} ${String(drawn)}`).digest());
  };
  return { bytes, below: (limit) => Buffer.from(bytes(6)).readUIntBE(0, 6) % limit };
};
