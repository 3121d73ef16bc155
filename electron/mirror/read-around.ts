// Reads a file around the places that cannot be read: what lies there comes as zeros, and everything else as it is.
import type { FileHandle } from 'node:fs/promises';
import { requireOneFile } from './unreadable.ts';

/** Asked for one by one where a larger piece cannot be read. A disk takes seconds for each that it gives up, so not every sector is tried. */
const stepBytes = 16 * 1024;

/** The bytes `[start, end)`; fewer where the file ends before. */
export const readAt = async (handle: FileHandle, start: number, end: number): Promise<Buffer> => {
  const bytes = Buffer.allocUnsafe(end - start);
  let done = 0;
  while (done < bytes.byteLength) {
    const { bytesRead } = await handle.read(bytes, done, bytes.byteLength - done, start + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
};

/** The same of a file of the mirror in `root`, with zeros for what cannot be read. Throws `disk-gone` when the disk no longer answers. */
export const readAround = async (root: string, handle: FileHandle, start: number, end: number): Promise<Buffer> => {
  const readable = async (from: number, to: number): Promise<Buffer | null> => {
    try {
      return await readAt(handle, from, to);
    } catch (error) {
      await requireOneFile(root, error);
      return null;
    }
  };
  const whole = await readable(start, end);
  if (whole !== null) return whole;
  const steps: Buffer[] = [];
  for (let from = start; from < end; from += stepBytes) {
    const to = Math.min(end, from + stepBytes);
    steps.push((await readable(from, to)) ?? Buffer.alloc(to - from));
  }
  return Buffer.concat(steps);
};
