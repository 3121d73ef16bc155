// Checks a mirror: the files of every generation, and that every object lies there in its length; on request every byte of every object, with the keys of the open vault.
// It looks and never repairs.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { objectIdSchema } from '../../shared/ids.ts';
import { goOn, type BackupProgress } from '../backup/progress.ts';
import type { OpenSession } from '../vault/index.ts';
import { fromSystemError, systemCode } from '../vault/disk/system-failure.ts';
import { saysWhoseItIs, whileHeld, type AboutMirror } from './folder.ts';
import { differentFiles, hasNote, readGenerations, readWholeList } from './generations.ts';
import { readWhole } from './object-copier.ts';
import { generationFiles, mirrorFile, storedName } from './places.ts';
import { orUnreadable, type TellUnread } from './unreadable.ts';

export interface MirrorProblem {
  /** `about-damaged`: the mirror's own file, which the next update writes again. `generation-damaged`: a generation cannot be restored whole. `object-missing`, `object-damaged`: neither can those that name it. */
  readonly kind: 'about-damaged' | 'generation-damaged' | 'object-missing' | 'object-damaged';
  /** Name of the file, name of the generation, or id of the object. */
  readonly name: string;
  /** The file that is wrong, within the mirror's folder. */
  readonly file: string;
  /** Whether the disk could not read it: other bytes come from elsewhere, a place that cannot be read from a disk that is failing. */
  readonly unread: boolean;
}

export interface CheckedMirror extends AboutMirror {
  readonly generations: number;
  readonly objects: number;
  /** Bytes that were read of objects. */
  readonly bytes: number;
  readonly problems: readonly MirrorProblem[];
}

interface Wanted {
  readonly length: number;
  readonly sha256: string;
}

interface Unread {
  readonly add: TellUnread;
  readonly has: (path: string) => boolean;
}

const unreadFiles = (): Unread => {
  const paths = new Set<string>();
  return { add: (path) => { paths.add(path); }, has: (path) => paths.has(path) };
};

/** Told of each object and generation as it was looked at: null when it is sound. */
export type TellChecked = (name: string, problem: MirrorProblem | null) => void;

const lengthOf = async (path: string): Promise<number | null> => {
  try {
    const status = await lstat(path);
    return status.isFile() ? status.size : null;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return null;
    throw fromSystemError(error);
  }
};

/** What the generations are and what they name. */
const checkGenerations = async (root: string, progress: BackupProgress, tell: TellChecked, unread: Unread): Promise<{ readonly count: number; readonly problems: MirrorProblem[]; readonly wanted: Map<string, Wanted> }> => {
  const problems: MirrorProblem[] = [];
  const wanted = new Map<string, Wanted>();
  const all = await readGenerations(root, unread.add);
  for (const generation of all) {
    await goOn(progress);
    const different = hasNote(generation) ? await differentFiles(generation, unread.add) : [generationFiles.note];
    const found = different.map((file): MirrorProblem => ({ kind: 'generation-damaged', name: generation.name, file: `generations/${generation.name}/${file}`, unread: unread.has(join(generation.folder, file)) }));
    problems.push(...found);
    for (const { id, length, sha256 } of (hasNote(generation) ? await readWholeList(generation) : null) ?? []) wanted.set(id, { length, sha256 });
    if (found.length === 0) tell(generation.name, null);
    else for (const problem of found) tell(generation.name, problem);
  }
  return { count: all.length, problems, wanted };
};

const checkObject = async (root: string, session: OpenSession, id: string, { length, sha256 }: Wanted, readData: boolean, worked: (bytes: number) => void, unread: Unread): Promise<MirrorProblem | null> => {
  const object = objectIdSchema.parse(id);
  const name = storedName(object);
  const path = join(root, name);
  const problem = (kind: MirrorProblem['kind']): MirrorProblem => ({ kind, name: id, file: name, unread: unread.has(path) });
  const found = await orUnreadable(root, path, unread.add, () => lengthOf(path), -1);
  if (found === null) return problem('object-missing');
  if (found !== length) return problem('object-damaged');
  if (!readData) return null;
  const read = await readWhole(session, object, root, length, worked, unread.add);
  return read.whole && read.sha256 === sha256 ? null : problem('object-damaged');
};

const checkHeld = async (root: string, about: AboutMirror, session: OpenSession, readData: boolean, progress: BackupProgress, tell: TellChecked): Promise<CheckedMirror> => {
  const unread = unreadFiles();
  const { count, problems, wanted } = await checkGenerations(root, progress, tell, unread);
  if (!(await saysWhoseItIs(root, unread.add))) {
    const problem: MirrorProblem = { kind: 'about-damaged', name: mirrorFile, file: mirrorFile, unread: unread.has(join(root, mirrorFile)) };
    problems.push(problem);
    tell(mirrorFile, problem);
  }
  progress.found(wanted.size, readData ? [...wanted.values()].reduce((sum, { length }) => sum + length, 0) : 0);
  let bytes = 0;
  for (const [id, one] of wanted) {
    await goOn(progress);
    const problem = await checkObject(root, session, id, one, readData, (read) => {
      bytes += read;
      progress.worked(read);
    }, unread);
    if (problem !== null) problems.push(problem);
    tell(id, problem);
  }
  if (count === 0) throw new HoldfastError('not-found', { where: 'mirror' });
  return { ...about, generations: count, objects: wanted.size, bytes, problems };
};

/** Checks the mirror of this vault in the folder. Throws `not-a-mirror`, `mirror-in-use`, `not-found` when no generation was ever finished, `cancelled`, and the failures of the disk. */
export const checkMirror = (session: OpenSession, folder: string, readData: boolean, progress: BackupProgress, tell: TellChecked): Promise<CheckedMirror> =>
  whileHeld(folder, session.vaultId, (about) => checkHeld(folder, about, session, readData, progress, tell));
