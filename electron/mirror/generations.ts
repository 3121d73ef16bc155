// The generations that lie in a mirror: which are whole by what they say of themselves, and their files.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MiB } from '../../shared/sizes.ts';
import { readOrdinaryFile } from '../vault/ordinary-file.ts';
import { fromSystemError, systemCode } from '../vault/system-failure.ts';
import { largestNote, parseNote, type GenerationNote } from './generation-note.ts';
import { parseList, type StoredObject } from './object-list.ts';
import { generationFiles, generationNumber, generationsOf } from './places.ts';

export interface Generation {
  readonly name: string;
  readonly number: number;
  readonly folder: string;
  /** Null when it cannot be read: the generation is damaged. */
  readonly note: GenerationNote | null;
}

export type WholeGeneration = Generation & { readonly note: GenerationNote };

export const hasNote = (generation: Generation): generation is WholeGeneration => generation.note !== null;

/** Names in a folder; none when it is not there. Throws the failures of the disk. */
export const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch((error: unknown) => {
  if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return [];
  throw fromSystemError(error);
});

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
  const hash = createHash('sha256');
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: MiB })) hash.update(bytes as Buffer);
    return hash.digest('hex');
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(systemCode(error) ?? '')) return null;
    throw fromSystemError(error);
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

/** The objects that it names, or null when its list is not the one it was made with. Throws the failures of the disk. */
export const readWholeList = async ({ folder, note }: WholeGeneration): Promise<readonly StoredObject[] | null> => {
  const bytes = await readFile(join(folder, generationFiles.list)).catch((error: unknown) => {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(systemCode(error) ?? '')) return null;
    throw fromSystemError(error);
  });
  return bytes === null || createHash('sha256').update(bytes).digest('hex') !== note.files.list ? null : parseList(bytes.toString('latin1'));
};

/** What can be read of a list that may be damaged. Throws `backup-damaged` when a line of it is none. */
export const readDamagedList = async ({ folder }: WholeGeneration): Promise<readonly StoredObject[]> =>
  parseList(await readFile(join(folder, generationFiles.list), 'latin1').catch((error: unknown) => { throw fromSystemError(error); }));
