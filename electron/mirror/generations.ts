// The generations that lie in a mirror: which are whole by what they say of themselves, and their files.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { MiB } from '../../shared/sizes.ts';
import { readOrdinaryFile } from '../vault/ordinary-file.ts';
import { fromSystemError } from '../vault/system-failure.ts';
import { largestNote, parseNote, type GenerationNote } from './generation-note.ts';
import { openOrdinary } from './mirror-file.ts';
import { largestList, parseList, type StoredObject } from './object-list.ts';
import { generationFiles, generationNumber, generationsOf } from './places.ts';
import { namesIn } from './real-folder.ts';

export interface Generation {
  readonly name: string;
  readonly number: number;
  readonly folder: string;
  /** Null when it cannot be read: the generation is damaged. */
  readonly note: GenerationNote | null;
}

export type WholeGeneration = Generation & { readonly note: GenerationNote };

export const hasNote = (generation: Generation): generation is WholeGeneration => generation.note !== null;

const readNote = async (folder: string, number: number): Promise<GenerationNote | null> => {
  const bytes = await readOrdinaryFile(join(folder, generationFiles.note), largestNote + 1);
  const note = bytes === null || bytes.byteLength > largestNote ? undefined : parseNote(bytes.toString('utf8'));
  return note === undefined || note.number !== number ? null : note;
};

/** Every generation that has its name, the newest first. Throws the failures of the disk. */
export const readGenerations = async (root: string): Promise<readonly Generation[]> => {
  const found: Generation[] = [];
  for (const name of await namesIn(generationsOf(root))) {
    const number = generationNumber(name);
    if (number === undefined) continue;
    const folder = join(generationsOf(root), name);
    found.push({ name, number, folder, note: await readNote(folder, number) });
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

/** The files of a generation that are not what its note says, by their names in its folder. Throws the failures of the disk. */
export const differentFiles = async ({ folder, note }: WholeGeneration): Promise<readonly string[]> => {
  const different: string[] = [];
  for (const [name, expected] of Object.entries(note.files)) {
    if (expected !== null && (await sha256OfFile(join(folder, name))) !== expected) different.push(name);
  }
  return different;
};

/** The bytes of a list, or null where none lies that could be one. */
const listBytes = async (folder: string): Promise<Buffer | null> => {
  const handle = await openOrdinary(join(folder, generationFiles.list));
  if (handle === null) return null;
  try {
    return (await handle.stat()).size > largestList ? null : await handle.readFile();
  } catch (error) {
    throw fromSystemError(error);
  } finally {
    await handle.close();
  }
};

/** The objects that it names, or null when its list is not the one it was made with. Throws the failures of the disk. */
export const readWholeList = async ({ folder, note }: WholeGeneration): Promise<readonly StoredObject[] | null> => {
  const bytes = await listBytes(folder);
  return bytes === null || createHash('sha256').update(bytes).digest('hex') !== note.files.list ? null : parseList(bytes.toString('latin1'));
};

/** What can be read of a list that may be damaged. Throws `backup-damaged` when nothing is there or a line of it is none. */
export const readDamagedList = async ({ folder }: WholeGeneration): Promise<readonly StoredObject[]> => {
  const bytes = await listBytes(folder);
  if (bytes === null) throw new HoldfastError('backup-damaged', { part: 'payload' });
  return parseList(bytes.toString('latin1'));
};
