// What has to travel: every object of the vault is looked at on both disks, by name and length. Nothing is read or written here, but the fingerprints that the newest
// generations know.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotObject, VaultSnapshot } from '../vault/index.ts';
import { goOn, type BackupProgress } from '../backup/progress.ts';
import { fromSystemError, systemCode } from '../vault/system-failure.ts';
import { hasNote, hasWholeList, type Generation } from './generations.ts';
import { readList, type StoredObject } from './object-list.ts';
import { generationFiles, storedName } from './places.ts';

/** One object of the vault, and what is to be done about it. */
export interface PlannedObject {
  readonly object: SnapshotObject;
  /**
   * `kept`: it lies in the mirror as it was put there. `compare`: it lies there, and nothing says what it should be (a run was cut short) or it is to be read. `copy`: it
   * does not lie there, or not in its length. `left-out`: and the vault has none either.
   */
  readonly what: 'kept' | 'compare' | 'copy' | 'left-out';
  /** Of the file in the mirror, where a generation knows it. */
  readonly sha256: string | null;
  /** Whether the vault has a file of the right length. */
  readonly inVault: boolean;
}

/** Files looked at side by side. */
const atOnce = 64;

const hasLength = async (path: string, length: number): Promise<boolean> => {
  try {
    const status = await lstat(path);
    return status.isFile() && status.size === length;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(systemCode(error) ?? '')) return false;
    throw fromSystemError(error);
  }
};

/** Of a damaged source nothing is asked but whether it is there: what the system says about it is the check's to tell. */
const isInVault = ({ path, fileLength }: SnapshotObject): Promise<boolean> => hasLength(path, fileLength).catch(() => false);

/** What the newest generation with a whole list knows: the others were checked when that one was made. */
export const knownObjects = async (newestFirst: readonly Generation[]): Promise<ReadonlyMap<string, StoredObject>> => {
  for (const generation of newestFirst) {
    if (!hasNote(generation) || !(await hasWholeList(generation))) continue;
    return new Map((await readList(join(generation.folder, generationFiles.list))).map((object) => [object.id, object]));
  }
  return new Map();
};

const planOne = async (root: string, object: SnapshotObject, known: StoredObject | undefined, readAll: boolean): Promise<PlannedObject> => {
  const [inMirror, inVault] = await Promise.all([hasLength(join(root, storedName(object.id)), object.fileLength), isInVault(object)]);
  const sha256 = known?.length === object.fileLength ? known.sha256 : null;
  const what = inMirror ? (sha256 === null || readAll ? 'compare' : 'kept') : inVault ? 'copy' : 'left-out';
  return { object, what, sha256, inVault };
};

/** The plan for a snapshot, in the order of adding. `readAll`: nothing is taken to be whole because it was once. Throws `cancelled`, and the failures of the disks. */
export const planObjects = async (root: string, snapshot: VaultSnapshot, known: ReadonlyMap<string, StoredObject>, readAll: boolean, progress: BackupProgress): Promise<readonly PlannedObject[]> => {
  const planned: PlannedObject[] = [];
  let group: SnapshotObject[] = [];
  const settle = async (): Promise<void> => {
    await goOn(progress);
    planned.push(...(await Promise.all(group.map((object) => planOne(root, object, known.get(object.id), readAll)))));
    group = [];
  };
  for await (const object of snapshot.objects()) if (group.push(object) === atOnce) await settle();
  await settle();
  return planned;
};
