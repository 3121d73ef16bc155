// What has to travel: every object of the vault is looked at on both disks, by name and length. Nothing is read or written here, but the fingerprints that the newest
// generations know.
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { SnapshotObject, VaultSnapshot } from '../vault/index.ts';
import { goOn, type BackupProgress } from '../backup/progress.ts';
import { fromSystemError, systemCode } from '../vault/disk/system-failure.ts';
import { hasNote, readWholeList, type Generation } from './generations.ts';
import type { StoredObject } from './object-list.ts';
import { storedName } from './places.ts';
import { requireOneFile, type TellUnread } from './unreadable.ts';

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

/** Objects looked at without letting anyone else have a turn: one look takes microseconds, and asking for it in another thread ten times as long. */
const atOnce = 32;

const hasLength = (path: string, length: number): boolean => {
  try {
    const status = lstatSync(path, { throwIfNoEntry: false });
    return status?.isFile() === true && status.size === length;
  } catch (error) {
    if (['ENOTDIR', 'ELOOP'].includes(systemCode(error) ?? '')) return false;
    throw fromSystemError(error);
  }
};

/** Of a damaged source nothing is asked but whether it is there: what the system says about it is the check's to tell. */
const isInVault = ({ path, fileLength }: SnapshotObject): boolean => {
  try {
    return hasLength(path, fileLength);
  } catch {
    return false;
  }
};

/** What the newest generation with a whole list knows: the others were checked when that one was made. */
export const knownObjects = async (newestFirst: readonly Generation[], tell: TellUnread): Promise<ReadonlyMap<string, StoredObject>> => {
  for (const generation of newestFirst) {
    const list = hasNote(generation) ? await readWholeList(generation, tell) : null;
    if (list !== null) return new Map(list.map((object) => [object.id, object]));
  }
  return new Map();
};

/** An object whose place cannot even be looked at is not there. */
const isInMirror = (root: string, { id, fileLength }: SnapshotObject, tell: TellUnread): boolean | Promise<boolean> => {
  const path = join(root, storedName(id));
  try {
    return hasLength(path, fileLength);
  } catch (error) {
    return requireOneFile(root, error).then(() => {
      tell(path);
      return false;
    });
  }
};

const planOne = (object: SnapshotObject, inMirror: boolean, known: StoredObject | undefined, readAll: boolean): PlannedObject => {
  const inVault = isInVault(object);
  const sha256 = known?.length === object.fileLength ? known.sha256 : null;
  const what = inMirror ? (sha256 === null || readAll ? 'compare' : 'kept') : inVault ? 'copy' : 'left-out';
  return { object, what, sha256, inVault };
};

interface Planning {
  readonly root: string;
  readonly snapshot: VaultSnapshot;
  readonly known: ReadonlyMap<string, StoredObject>;
  /** Nothing is taken to be whole because it was once. */
  readonly readAll: boolean;
  readonly tell: TellUnread;
}

/** The plan for a snapshot, in the order of adding. Throws `cancelled`, and the failures of the disks. */
export const planObjects = async ({ root, snapshot, known, readAll, tell }: Planning, progress: BackupProgress): Promise<readonly PlannedObject[]> => {
  const planned: PlannedObject[] = [];
  for await (const object of snapshot.objects()) {
    const inMirror = isInMirror(root, object, tell);
    planned.push(planOne(object, typeof inMirror === 'boolean' ? inMirror : await inMirror, known.get(object.id), readAll));
    if (planned.length % atOnce !== 0) continue;
    await setImmediate();
    await goOn(progress);
  }
  return planned;
};
