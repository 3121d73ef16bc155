// The generations that lie in a mirror: which are whole by what they say of themselves, and their files.
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { MiB } from '../../shared/sizes.ts';
import { readOrdinaryFile } from '../vault/disk/ordinary-file.ts';
import { fromSystemError } from '../vault/disk/system-failure.ts';
import { largestNote, parseNote, type GenerationNote } from './generation-note.ts';
import { openOrdinary } from './mirror-file.ts';
import { largestList, parseList, readableLines, type StoredObject } from './object-list.ts';
import { generationFiles, generationNumber, generationsOf } from './places.ts';
import { readAround } from './read-around.ts';
import { namesIn } from './real-folder.ts';
import { orUnreadable, requireOneFile, type TellUnread } from './unreadable.ts';

export interface Generation {
  /** Of the mirror. */
  readonly root: string;
  readonly name: string;
  readonly number: number;
  readonly folder: string;
  /** Null when it cannot be read: the generation is damaged. */
  readonly note: GenerationNote | null;
}

export type WholeGeneration = Generation & { readonly note: GenerationNote };

export const hasNote = (generation: Generation): generation is WholeGeneration => generation.note !== null;

const unheard: TellUnread = () => undefined;

const readNote = async (root: string, folder: string, number: number, tell: TellUnread): Promise<GenerationNote | null> => {
  const file = join(folder, generationFiles.note);
  const bytes = await orUnreadable(root, file, tell, () => readOrdinaryFile(file, largestNote + 1), null);
  const note = bytes === null || bytes.byteLength > largestNote ? undefined : parseNote(bytes.toString('utf8'));
  return note === undefined || note.number !== number ? null : note;
};

/** Every generation that has its name, the newest first. `tell` hears of notes that cannot be read. Throws the failures of the disk. */
export const readGenerations = async (root: string, tell: TellUnread = unheard): Promise<readonly Generation[]> => {
  const found: Generation[] = [];
  const names = await namesIn(generationsOf(root)).catch(async (error: unknown) => {
    await requireOneFile(root, error);
    // Without it nothing can be told from nothing: the next number, or what no generation names.
    throw new HoldfastError('backup-damaged', { part: 'mirrorFolder' }, { cause: error });
  });
  for (const name of names) {
    const number = generationNumber(name);
    if (number === undefined) continue;
    const folder = join(generationsOf(root), name);
    found.push({ root, name, number, folder, note: await readNote(root, folder, number, tell) });
  }
  return found.sort((one, other) => other.number - one.number);
};

const sha256OfFile = async (path: string): Promise<string | null> => {
  const handle = await openOrdinary(path);
  if (handle === null) return null;
  const hash = createHash('sha256');
  const block = Buffer.alloc(MiB);
  try {
    for (let at = 0; ;) {
      const { bytesRead } = await handle.read(block, 0, block.byteLength, at);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(block.subarray(0, bytesRead));
      at += bytesRead;
    }
  } catch (error) {
    throw fromSystemError(error);
  } finally {
    await handle.close();
  }
};

/** The files of a generation that are not what its note says or cannot be read, by their names in its folder. Throws the failures of the disk. */
export const differentFiles = async ({ root, folder, note }: WholeGeneration, tell: TellUnread = unheard): Promise<readonly string[]> => {
  const different: string[] = [];
  for (const [name, expected] of Object.entries(note.files)) {
    const file = join(folder, name);
    if ((await orUnreadable(root, file, tell, () => sha256OfFile(file), null)) !== expected) different.push(name);
  }
  return different;
};

/** What `read` makes of a list, or null where none lies that could be one. */
const openList = async <T>(folder: string, read: (handle: FileHandle, length: number) => Promise<T>): Promise<T | null> => {
  const handle = await openOrdinary(join(folder, generationFiles.list));
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    return size > largestList ? null : await read(handle, size);
  } catch (error) {
    throw fromSystemError(error);
  } finally {
    await handle.close();
  }
};

/** The objects that it names, or null when its list is not the one it was made with or cannot be read. Throws the failures of the disk. */
export const readWholeList = async ({ root, folder, note }: WholeGeneration, tell: TellUnread = unheard): Promise<readonly StoredObject[] | null> => {
  const bytes = await orUnreadable(root, join(folder, generationFiles.list), tell, () => openList(folder, (handle) => handle.readFile()), null);
  return bytes === null || createHash('sha256').update(bytes).digest('hex') !== note.files.list ? null : parseList(bytes.toString('latin1'));
};

/** What can be read of a list that may be damaged, and in how many places it can not. Throws the failures of the disk. */
export const readDamagedList = async ({ root, folder }: WholeGeneration): Promise<{ readonly objects: readonly StoredObject[]; readonly gaps: number }> => {
  const bytes = await orUnreadable(root, folder, unheard, () => openList(folder, (handle, length) => readAround(root, handle, 0, length)), null);
  return bytes === null ? { objects: [], gaps: 1 } : readableLines(bytes.toString('latin1'));
};
