// The one source of randomness. Everything random in the vault takes it as an argument, so that tests can fix it without a
// door in the product. Must never be given a seed outside tests.
import { randomFillSync, randomInt } from 'node:crypto';

export interface RandomSource {
  /** `count` fresh bytes in memory of their own (never part of Node's shared pool, so that clearing them clears nothing else). */
  bytes(count: number): Uint8Array<ArrayBuffer>;
  /** A whole number from 0 to `limit` - 1, each equally likely. */
  below(limit: number): number;
}

/** The operating system's generator. */
export const systemRandom: RandomSource = Object.freeze({
  bytes: (count: number) => randomFillSync(new Uint8Array(count)),
  below: (limit: number) => randomInt(limit),
});
