// Reads an open source from its start to its end, exactly once. Never writes to it, not even its time of last access where the system allows that.
import { constants, openSync } from 'node:fs';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { systemCode } from '../../vault/disk/system-failure.ts';

export const sourceUnreadable = (error: unknown, name: string, bytes: number): HoldfastError =>
  new HoldfastError('source-unreadable', { name: name.slice(0, 1000), bytes, reason: systemCode(error) ?? 'unknown' }, { cause: error });

export const sourceChanged = (name: string): HoldfastError => new HoldfastError('source-changed', { name: name.slice(0, 1000) });

const openQuietly = (path: string | Buffer): number => {
  // Flags that a system does not have count as nothing here. O_NONBLOCK: a pipe put in the file's place must not hold us for ever. O_NOFOLLOW: what was walked is what is opened.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const noTime = 'O_NOATIME' in constants ? constants.O_NOATIME : 0;
  try {
    return openSync(path, flags | noTime);
  } catch (error) {
    if (noTime !== 0 && systemCode(error) === 'EPERM') {
      return openSync(path, flags);
    }
    throw error;
  }
};

/** Throws `source-unreadable`. */
export const openSource = (path: string | Buffer, name: string): number => {
  try {
    return openQuietly(path);
  } catch (error) {
    throw sourceUnreadable(error, name, 0);
  }
};

/** An open source and what it said about itself when it was opened. */
export interface OpenSource {
  readonly file: number;
  readonly name: string;
  readonly size: number;
}

export interface Blocks {
  /** A block to read into; null when nobody wants more. */
  block(): Uint8Array | null;
  /** Gets the first `length` bytes of it. */
  filled(block: Uint8Array, length: number): Promise<void> | void;
}

type Read = (file: number, block: Uint8Array, length: number) => Promise<number> | number;

/**
 * Reads all of it into blocks and says how many bytes that were. Throws `source-unreadable` with the bytes read so far, `source-changed` when there are more than it
 * said, `cancelled` when nobody wants more, and what `filled` throws.
 */
export const readToEnd = async ({ file, name, size }: OpenSource, blocks: Blocks, read: Read): Promise<number> => {
  let done = 0;
  // A file that says it is empty is read all the same: some that say so are not. Growth shows in its size and times afterwards.
  while (done === 0 || done < size) {
    const block = blocks.block();
    if (block === null) {
      throw new HoldfastError('cancelled');
    }
    let length: number;
    try {
      length = await read(file, block, Math.min(block.byteLength, size - done + 1));
    } catch (error) {
      throw sourceUnreadable(error, name, done);
    }
    if (length === 0) {
      break;
    }
    done += length;
    if (done > size) {
      throw sourceChanged(name);
    }
    await blocks.filled(block, length);
  }
  return done;
};
