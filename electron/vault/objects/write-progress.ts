// How far a file that is being written has reached the disk, told by the one thread that writes it to one that reads it back meanwhile.
// Eight bytes of shared memory: no message waits for a busy thread, and no content is in it.

/** Can be handed to another thread. One file, one progress. */
export type WriteProgress = SharedArrayBuffer;

/** What stands in the place of a length when the file will never be whole. */
const givenUp = -1n;

const cellOf = (progress: WriteProgress): BigInt64Array => new BigInt64Array(progress);

export const startProgress = (): WriteProgress => new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);

/** Says that the first `bytes` of the file are on the disk. Changes nothing once the file was given up. */
export const tellReached = (progress: WriteProgress, bytes: number): void => {
  const cell = cellOf(progress);
  const before = Atomics.load(cell, 0);
  // Another thread may give up in between: what it said stays.
  if (before !== givenUp && Atomics.compareExchange(cell, 0, before, BigInt(bytes)) === before) {
    Atomics.notify(cell, 0);
  }
};

/** Says that the file will not be finished: nobody need wait any longer. */
export const tellGivenUp = (progress: WriteProgress): void => {
  const cell = cellOf(progress);
  Atomics.store(cell, 0, givenUp);
  Atomics.notify(cell, 0);
};

/** Blocks this thread until the first `bytes` of the file are on the disk; false when they never will be. */
export const waitUntilReached = (progress: WriteProgress, bytes: number): boolean => {
  const cell = cellOf(progress);
  for (;;) {
    const reached = Atomics.load(cell, 0);
    if (reached === givenUp) return false;
    if (reached >= BigInt(bytes)) return true;
    Atomics.wait(cell, 0, reached);
  }
};
