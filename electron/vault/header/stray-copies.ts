// Copies of a header under names of somebody's choosing beside the header itself (`vault (copy).json`): found by what is in them.
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { readOnlyFlags } from '../disk/read-only-flags.ts';

const formatName = Buffer.from('"holdfast-vault"');
/** The format is named within so many bytes. */
const firstLine = 256;

/** The beginning of a regular file, or null where there is none that can be read. Links are not followed, pipes not waited for. */
export const beginningOf = async (path: string, most: number): Promise<Buffer | null> => {
  const handle = await open(path, readOnlyFlags).catch(() => null);
  if (handle === null) return null;
  try {
    const found = await handle.stat();
    if (!found.isFile()) return null;
    const buffer = Buffer.alloc(Math.min(found.size, most));
    const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return null;
  } finally {
    await handle.close().catch(() => undefined);
  }
};

/** A header says what it is in its first line; also one of a later version, and one that is damaged further on. */
export const looksLikeHeader = (beginning: Buffer): boolean => beginning.subarray(0, firstLine).includes(formatName);

/** Which of the names are such copies; files larger than `most` are none. */
export const strayHeaders = async (folder: string, names: readonly string[], most: number): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const name of names) {
    const file = await lstat(join(folder, name)).catch(() => null);
    if (file?.isFile() !== true || file.size > most) continue;
    const beginning = await beginningOf(join(folder, name), firstLine);
    if (beginning !== null && looksLikeHeader(beginning)) found.push(name);
  }
  return found;
};
