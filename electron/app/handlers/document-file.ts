// Writes a document that a person asked for outside the vault: complete and read back, or not at all; readable by its owner alone.
import { readFile, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { clearPlace } from '../../vault/disk/clear-place.ts';
import { fromSystemError } from '../../vault/disk/system-failure.ts';
import { putInPlace, writeNewFile } from '../../vault/disk/whole-file.ts';

/** Characters of the document's name in the passing one: with four bytes each they stay below the 255 that a name may have. */
const longestStart = 55;

/**
 * Where it is written before it has its name. A crash may leave it there, and what is in it can be read: so it can be seen, says which document it was to be, and gives way
 * when that document is saved again.
 */
const passingName = (file: string): string => join(dirname(file), `${[...basename(file)].slice(0, longestStart).join('')}.holdfast-part`);

/** Replaces `file` (the system's dialog already asked). Throws HoldfastError for a full, missing or read-only disk, and `read-back-differs`. */
export const writeDocument = async (file: string, bytes: Uint8Array): Promise<void> => {
  const temporary = passingName(file);
  try {
    await clearPlace(temporary);
    await writeNewFile(temporary, bytes);
    if (!(await readFile(temporary)).equals(bytes)) throw new HoldfastError('read-back-differs');
    await putInPlace(temporary, file);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw fromSystemError(error);
  }
};
