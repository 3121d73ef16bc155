// Reads the pages that lie in SQLite's log (https://sqlite.org/fileformat2.html#the_write_ahead_log). How many of them count is asked of the engine: what lies
// behind those is left over. Unlike the database, the log may be opened and closed beside the engine, which holds no lock on it.
import { open, type FileHandle } from 'node:fs/promises';
import { readOnlyFlags } from '../../disk/read-only-flags.ts';
import { systemCode } from '../../disk/system-failure.ts';
import { pageSize } from '../proof.ts';

const headBytes = 32;
const frameHeadBytes = 24;
const frameBytes = frameHeadBytes + pageSize;
/** Frames read at once: a quarter of a megabyte. */
const atOnce = 64;

export interface Frame {
  /** Its place in the log; the first is 0. */
  readonly at: number;
  readonly number: number;
  /** As it lies on the disk, encrypted. Valid until the next frame is asked for. */
  readonly page: Buffer;
  /** Pages of the database after the commit that this frame ends; 0 in the middle of one. */
  readonly pageCount: number;
}

const readAll = async (handle: FileHandle, length: number, at: number): Promise<Buffer | null> => {
  const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, at);
  return bytesRead < length ? null : buffer;
};

const using = async <T>(log: string, work: (handle: FileHandle) => Promise<T>): Promise<T | null> => {
  const handle = await open(log, readOnlyFlags).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  return handle === null ? null : work(handle).finally(() => handle.close());
};

/** The two numbers that change whenever the log is begun anew; null where there is no log. */
export const logRound = (log: string): Promise<string | null> =>
  using(log, async (handle) => (await readAll(handle, headBytes, 0))?.toString('hex', 16, 24) ?? null);

/** Hands frames `from` (the first is 0) up to `to` to `each`, in order. False where the log ends before `to`. */
export const eachFrame = async (log: string, from: number, to: number, each: (frame: Frame) => void): Promise<boolean> => {
  const isWhole = await using(log, async (handle) => {
    for (let at = from; at < to; at += atOnce) {
      const count = Math.min(atOnce, to - at);
      const bytes = await readAll(handle, count * frameBytes, headBytes + at * frameBytes);
      if (bytes === null) return false;
      for (let index = 0; index < count; index += 1) {
        const frame = bytes.subarray(index * frameBytes, (index + 1) * frameBytes);
        each({ at: at + index, number: frame.readUInt32BE(0), pageCount: frame.readUInt32BE(4), page: frame.subarray(frameHeadBytes) });
      }
    }
    return true;
  });
  return isWhole ?? from >= to;
};

/** The pages that the newest round of the log holds, whether or not all of its frames count; none where there is no log. */
export const pagesInLog = async (log: string): Promise<ReadonlySet<number>> => {
  const numbers = new Set<number>();
  await using(log, async (handle) => {
    const round = (await readAll(handle, headBytes, 0))?.subarray(16, 24);
    for (let at = headBytes; round !== undefined; at += frameBytes) {
      const head = await readAll(handle, frameHeadBytes, at);
      // What is left of an older round bears its numbers.
      if (head?.subarray(8, 16).equals(round) !== true) break;
      numbers.add(head.readUInt32BE(0));
    }
    return null;
  });
  return numbers;
};
