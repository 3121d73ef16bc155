// A ring of shared blocks between the thread that reads a source and the one that stores it. No message for each block: two counters in shared memory say
// how many blocks were filled and how many are free again. One filler, one taker, blocks in order.
import { MiB } from '../../../shared/sizes.ts';

export const ringBlockBytes = 1 * MiB;
/** One being filled, one being stored, and enough between them to hide that either stops for the disk. */
const blocksInRing = 8;

/** Can be handed to another thread. One stream at a time. */
export interface RingMemory {
  /** Blocks filled, blocks free again, then how many bytes are in each block. */
  readonly counters: Int32Array<SharedArrayBuffer>;
  readonly blocks: readonly Uint8Array<SharedArrayBuffer>[];
}

const [filledAt, freedAt, lengthsAt] = [0, 1, 2];
/** Stands in the place of the number of free blocks when nothing more will be taken. */
const nothingMore = -1;

export const makeRing = (): RingMemory => ({
  counters: new Int32Array(new SharedArrayBuffer((lengthsAt + blocksInRing) * Int32Array.BYTES_PER_ELEMENT)),
  blocks: Array.from({ length: blocksInRing }, () => new Uint8Array(new SharedArrayBuffer(ringBlockBytes))),
});

export interface RingFiller {
  /** A block to fill; null when nothing more will be taken. Waits by blocking its thread. */
  block(): Uint8Array<SharedArrayBuffer> | null;
  /** Hands on the block last given, with `length` bytes in it: 0 says that this was all. It may still be read until the next call of `block`. */
  filled(length: number): void;
}

export const ringFiller = ({ counters, blocks }: RingMemory): RingFiller => {
  let filled = 0;
  return {
    block() {
      for (;;) {
        const freed = Atomics.load(counters, freedAt);
        if (freed === nothingMore) {
          return null;
        }
        if (filled - freed < blocksInRing) {
          return blocks[filled % blocksInRing] ?? null;
        }
        Atomics.wait(counters, freedAt, freed);
      }
    },
    filled(length) {
      Atomics.store(counters, lengthsAt + (filled % blocksInRing), length);
      filled += 1;
      Atomics.store(counters, filledAt, filled);
      Atomics.notify(counters, filledAt);
    },
  };
};

export interface RingTaker {
  /** The next block, to be looked at until `free`; null when that was all. Leaves its thread free for other work while it waits, and once for every block. */
  next(): Promise<Uint8Array<SharedArrayBuffer> | null>;
  free(): void;
  /** Nothing more will be taken: whoever fills stops. */
  stop(): void;
  /** Ends a `next` that waits for a thread that is gone. */
  abandon(): void;
}

export const ringTaker = ({ counters, blocks }: RingMemory): RingTaker => {
  let taken = 0;
  return {
    async next() {
      // What waits in this thread (a sync that ended, another file) gets its turn.
      await new Promise((resolve) => { setImmediate(resolve); });
      for (;;) {
        const filled = Atomics.load(counters, filledAt);
        if (filled !== taken) {
          break;
        }
        await Atomics.waitAsync(counters, filledAt, filled).value;
      }
      const at = taken % blocksInRing;
      const length = Atomics.load(counters, lengthsAt + at);
      return length === 0 ? null : (blocks[at]?.subarray(0, length) ?? null);
    },
    free() {
      taken += 1;
      Atomics.store(counters, freedAt, taken);
      Atomics.notify(counters, freedAt);
    },
    stop() {
      Atomics.store(counters, freedAt, nothingMore);
      Atomics.notify(counters, freedAt);
    },
    abandon() {
      Atomics.store(counters, lengthsAt + (taken % blocksInRing), 0);
      Atomics.store(counters, filledAt, taken + 1);
      Atomics.notify(counters, filledAt);
    },
  };
};

/** Makes the ring ready for the next stream. Only when neither side uses it. */
export const resetRing = ({ counters }: RingMemory): void => {
  counters.fill(0);
};
