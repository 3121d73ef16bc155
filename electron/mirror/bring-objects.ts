// Carries out the plan: brings what is missing onto the mirror's disk, compares what nothing vouches for, and answers with what the new generation can name.
import type { BackupProgress } from '../backup/progress.ts';
import { goOn } from '../backup/progress.ts';
import type { OpenSession } from '../vault/index.ts';
import { MiB } from '../../shared/sizes.ts';
import type { StoredObject } from './object-list.ts';
import { ObjectCopier, readWhole } from './object-copier.ts';
import type { PlannedObject } from './plan.ts';
import type { TellUnread } from './unreadable.ts';

/** A group is written, then synced and read back: by then the disk has most of it. */
const groupBytes = 64 * MiB;
/** Each of them is open until it was read back. */
const groupFiles = 128;

export interface Brought {
  /** In the order of adding. */
  readonly objects: readonly StoredObject[];
  /** Bytes of their content. */
  readonly contentBytes: number;
  /** How many were copied now, and the bytes of their files. */
  readonly copied: number;
  readonly copiedBytes: number;
  /** Objects of the vault that are missing, cut or altered there, whether or not the mirror has a whole copy. */
  readonly damagedInVault: readonly string[];
  /** Objects that the vault's disk did not give back, which says nothing of their bytes. */
  readonly unreadInVault: readonly string[];
  /** Objects that the vault has whole and that the mirror's disk could not give back after they were written. */
  readonly notKept: readonly string[];
}

function* groupsOf(planned: readonly PlannedObject[]): Generator<readonly PlannedObject[]> {
  let group: PlannedObject[] = [];
  let bytes = 0;
  for (const one of planned) {
    group.push(one);
    bytes += one.object.fileLength;
    if (bytes < groupBytes && group.length < groupFiles) continue;
    yield group;
    group = [];
    bytes = 0;
  }
  if (group.length > 0) yield group;
}

/** `tell` hears of objects in the mirror that cannot be read. Throws the failures of the disks, `cancelled`, `read-back-differs`. */
export const bringObjects = async (root: string, session: OpenSession, planned: readonly PlannedObject[], progress: BackupProgress, tell: TellUnread): Promise<Brought> => {
  const copier = new ObjectCopier(root, session, progress);
  const sums = new Map<string, string>();
  const damagedInVault = new Set<string>();
  const [unreadInVault, notKept]: [string[], string[]] = [[], []];
  const toCopy = planned.filter(({ what }) => what === 'copy');
  for (const one of planned) {
    if (!one.inVault) damagedInVault.add(one.object.id);
    if (one.what === 'kept' && one.sha256 !== null) sums.set(one.object.id, one.sha256);
    if (one.what !== 'compare') continue;
    await goOn(progress);
    const { sha256, whole } = await readWhole(session, one.object.id, root, one.object.fileLength, progress.worked, tell);
    if (whole && (one.sha256 === null || one.sha256 === sha256)) {
      sums.set(one.object.id, sha256);
      if (one.sha256 === null) copier.found(one.object.id);
    } else if (one.inVault) toCopy.push(one);
  }
  let [copied, copiedBytes] = [0, 0];
  for (const group of groupsOf(toCopy)) {
    const ends = await copier.copy(group.map(({ object: { id, path, fileLength } }) => ({ id, path, fileLength })));
    ends.forEach((end, index) => {
      if ('not' in end) {
        if (end.not === 'whole') damagedInVault.add(end.id);
        else (end.not === 'read' ? unreadInVault : notKept).push(end.id);
        return;
      }
      sums.set(end.id, end.sha256);
      copied += 1;
      copiedBytes += group[index]?.object.fileLength ?? 0;
    });
  }
  await copier.finish();
  const named = planned.flatMap(({ object: { id, fileLength, size } }) => {
    const sha256 = sums.get(id);
    return sha256 === undefined ? [] : [{ id, length: fileLength, sha256, size }];
  });
  return {
    objects: named.map(({ id, length, sha256 }) => ({ id, length, sha256 })),
    contentBytes: named.reduce((sum, { size }) => sum + size, 0),
    copied, copiedBytes, damagedInVault: [...damagedInVault], unreadInVault, notKept,
  };
};
