// Brings a mirror up to date with the open vault: new objects, then the records of one moment as a generation that counts from its last rename. Whatever ends it
// before, the generations that were there stay as they were.
import { lstat, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { objectIdSchema } from '../../shared/ids.ts';
import type { KeepingRule } from '../../shared/mirror/rules.ts';
import { MiB } from '../../shared/sizes.ts';
import type { BackupProgress } from '../backup/progress.ts';
import { requireRoom, type TargetFolder } from '../backup/target.ts';
import { hashAt } from '../custody/service.ts';
import { withSnapshot, type OpenSession, type VaultSnapshot } from '../vault/index.ts';
import { syncFolder } from '../vault/disk/sync-folder.ts';
import { fromSystemError, systemCode } from '../vault/disk/system-failure.ts';
import { bringObjects, type Brought } from './bring-objects.ts';
import { applyRule, clearPassing, removeStrays } from './clear.ts';
import { holdMirror, type HeldMirror } from './folder.ts';
import type { GenerationNote } from './generation-note.ts';
import { hasNote, readGenerations, type Generation } from './generations.ts';
import { knownObjects, planObjects, type PlannedObject } from './plan.ts';
import { generationName, mirrorFile, workingFile } from './places.ts';
import { lookAtMirrorPlace, makeMirrorFolder } from './target.ts';
import { writeGeneration, type WrittenGeneration } from './write-generation.ts';

export interface UpdateRequest {
  readonly folder: string;
  readonly rule: KeepingRule;
  /** Read every byte that the mirror holds as well, and replace what is not whole. */
  readonly readAll: boolean;
}

export interface Updated extends Omit<Brought, 'objects' | 'contentBytes'> {
  readonly folder: string;
  readonly note: GenerationNote;
  /** The generation's name. */
  readonly generation: string;
  readonly removedGenerations: readonly string[];
  readonly removedObjects: number;
  /** A generation that was there does not belong to the past of this vault: one of the two was put back. */
  readonly historyDiffers: boolean;
  /** Files within the mirror's folder that its disk could not read, and its own file where that was damaged. What they held is in the new generation as far as the vault has it. */
  readonly unread: readonly string[];
  /** Why the place is a poor one. */
  readonly warnings: TargetFolder['warnings'];
}

/** Records what was made. `written.place` makes it count and belongs to the same transaction. */
export type Commit = (root: string, written: WrittenGeneration, brought: Brought) => Promise<void>;

/** What else a generation needs besides objects and records; generous. */
const restBytes = 4 * MiB;
const bytesOfLine = 128;

/** The names of the generations whose last entry is not in the vault's log: they have another past. */
const foreignOf = async (session: OpenSession, newestFirst: readonly Generation[]): Promise<ReadonlySet<string>> => {
  const foreign = new Set<string>();
  for (const { name, note } of newestFirst.filter(hasNote)) if (note.custody.seq > 0 && (await hashAt(session.read, note.custody.seq)) !== note.custody.hash) foreign.add(name);
  return foreign;
};

/** The number after the newest that says itself which one it is, and that no other folder has: of a damaged one, the name alone is no reason to leave numbers out. */
const nextNumber = (newestFirst: readonly Generation[]): number => {
  const taken = new Set(newestFirst.map(({ number }) => number));
  let number = (newestFirst.find(hasNote)?.number ?? 0) + 1;
  while (taken.has(number)) number += 1;
  return number;
};

const requireRoomFor = async (place: TargetFolder, snapshot: VaultSnapshot, planned: readonly PlannedObject[]): Promise<void> => {
  const records = (await lstat(snapshot.records)).size;
  const copies = planned.filter(({ what }) => what === 'copy').map(({ object }) => object.fileLength);
  for (const length of copies) if (length > place.largestFile) throw new HoldfastError('target-refused', { reason: 'fileTooLarge' });
  requireRoom({ ...place, largestFile: Number.MAX_SAFE_INTEGER }, copies.reduce((sum, length) => sum + length, 0) + records + planned.length * bytesOfLine + restBytes);
};

/** How much there is to do: what is copied is written and read back, what is compared is read. */
const announce = (planned: readonly PlannedObject[], records: number, progress: BackupProgress): void => {
  const bytes = planned.reduce((sum, { what, object }) => sum + (what === 'copy' ? 2 : what === 'compare' ? 1 : 0) * object.fileLength, 0);
  progress.found(planned.filter(({ what }) => what === 'copy').length, bytes + records);
};

const leftOutOf = (planned: readonly PlannedObject[], { objects }: Brought): GenerationNote['leftOut'] => {
  const named = new Set<string>(objects.map(({ id }) => id));
  return planned.filter(({ object }) => !named.has(object.id)).map(({ object }) => objectIdSchema.parse(object.id));
};

/** Marks the mirror as being written; true when an earlier run was cut short. */
const begin = async (root: string): Promise<boolean> => {
  try {
    await writeFile(join(root, workingFile), '', { flag: 'wx', mode: 0o600 });
    await syncFolder(root);
    return false;
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw fromSystemError(error);
    await clearPassing(root);
    return true;
  }
};

const run = async (session: OpenSession, mirror: HeldMirror, place: TargetFolder, request: UpdateRequest, progress: BackupProgress, commit: Commit): Promise<Updated> => {
  const { root, mirrorId } = mirror;
  const cutShort = await begin(root);
  const unread = new Set<string>(mirror.wasRenewed ? [mirrorFile] : []);
  const tell = (path: string): void => { unread.add(relative(root, path)); };
  const earlier = await readGenerations(root, tell);
  const foreign = await foreignOf(session, earlier);
  const newest = earlier.find(hasNote);
  // Where two histories meet, nothing is taken away: a person has to look first.
  const meets = newest !== undefined && foreign.has(newest.name);
  const made = await withSnapshot(session, async (snapshot) => {
    const madeAt = new Date(session.clock());
    const number = nextNumber(earlier);
    const name = generationName(number, madeAt);
    const planned = await planObjects({ root, snapshot, known: await knownObjects(earlier, tell), readAll: request.readAll, tell }, progress);
    await requireRoomFor(place, snapshot, planned);
    announce(planned, (await lstat(snapshot.records)).size, progress);
    const brought = await bringObjects(root, session, planned, progress, tell);
    const written = await writeGeneration(root, { mirrorId, number, name, madeAt, snapshot, objects: brought.objects, bytes: brought.contentBytes, leftOut: leftOutOf(planned, brought) }, progress);
    await commit(root, written, brought).catch(async (error: unknown) => {
      await written.discard();
      throw error;
    });
    return { note: written.note, generation: written.name, copied: brought.copied, copiedBytes: brought.copiedBytes, damagedInVault: brought.damagedInVault, unreadInVault: brought.unreadInVault, notKept: brought.notKept };
  });
  const cleared = meets ? { generations: [], objects: 0 } : await applyRule(root, request.rule, ({ name }) => !foreign.has(name));
  const strays = cutShort && !meets ? await removeStrays(root) : 0;
  await rm(join(root, workingFile), { force: true });
  return { ...made, folder: root, removedGenerations: cleared.generations, removedObjects: cleared.objects + strays, historyDiffers: foreign.size > 0, unread: [...unread], warnings: place.warnings };
};

/** A disk that was taken away answers with whatever lies below its place. */
const orGone = async (root: string, error: unknown): Promise<unknown> => {
  const known = fromSystemError(error);
  if (!['ENOENT', 'ENOTDIR'].includes(systemCode(known) ?? '')) return known;
  const there = await lstat(join(root, mirrorFile)).then(() => true, () => false);
  return there ? known : new HoldfastError('mirror-gone', {}, { cause: error });
};

/**
 * Updates the mirror in the folder, or begins one there. Throws `not-a-mirror`, `mirror-in-use`, `mirror-gone`, `target-refused`, `not-found`, `disk-full`, `cancelled`, `read-back-differs`,
 * `history-rolled-back` for a vault that is open for reading alone, and the failures of the disks.
 */
export const runUpdate = async (session: OpenSession, request: UpdateRequest, progress: BackupProgress, commit: Commit): Promise<Updated> => {
  if (session.readOnly) throw new HoldfastError('history-rolled-back');
  const place = await lookAtMirrorPlace(request.folder, session.folder);
  await makeMirrorFolder(place.folder);
  const mirror = await holdMirror(place.folder, session.vaultId);
  try {
    return await run(session, mirror, place, request, progress, commit);
  } catch (error) {
    // What was begun takes room; where it cannot be cleared away now, the next run does it.
    await clearPassing(mirror.root).catch(() => undefined);
    throw await orGone(mirror.root, error);
  } finally {
    await mirror.release();
  }
};
