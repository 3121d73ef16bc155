// What is taken away from a mirror: what a run left that was cut short, generations that the rule no longer keeps, and objects that no generation names. Whatever cannot be
// read keeps everything that it might name.
import { rename, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { objectIdSchema } from '../../shared/ids.ts';
import { keptGenerations, type KeepingRule } from '../../shared/mirror/rules.ts';
import { syncFolder } from '../vault/disk/sync-folder.ts';
import { fromSystemError, systemCode } from '../vault/disk/system-failure.ts';
import { hasNote, readGenerations, readWholeList, type Generation, type WholeGeneration } from './generations.ts';
import { generationsOf, isPassingGeneration, removingName, storedName, storeOf, unfinishedOf } from './places.ts';
import { isRealFolder, namesIn } from './real-folder.ts';
import { orUnreadable } from './unreadable.ts';

/** What of it cannot be read stays, under a name that counts for nothing. */
const removeTree = (root: string, folder: string): Promise<void> => orUnreadable(root, folder, () => undefined, () => rm(folder, { recursive: true }), undefined);

/** Takes away what a run that was cut short left under passing names. Throws the failures of the disk. */
export const clearPassing = async (root: string): Promise<void> => {
  try {
    for (const folder of [storeOf(root), unfinishedOf(root), generationsOf(root)]) await isRealFolder(folder);
    for (const name of await namesIn(unfinishedOf(root))) if (objectIdSchema.safeParse(name).success) await unlink(join(unfinishedOf(root), name));
    for (const name of await namesIn(generationsOf(root))) if (isPassingGeneration(name)) await removeTree(root, join(generationsOf(root), name));
  } catch (error) {
    throw fromSystemError(error);
  }
};

const removeGenerations = async (root: string, leaving: readonly WholeGeneration[]): Promise<void> => {
  await isRealFolder(generationsOf(root));
  // First out of its name: one that is half removed must never be taken for whole.
  for (const { name, folder } of leaving) await rename(folder, join(generationsOf(root), removingName(name)));
  await syncFolder(generationsOf(root));
  for (const { name } of leaving) await removeTree(root, join(generationsOf(root), removingName(name)));
};

/** What it lists and what it left out, or null when its list cannot be read. */
const namedBy = async (generation: WholeGeneration): Promise<readonly string[] | null> => {
  const list = await readWholeList(generation);
  return list === null ? null : [...list.map(({ id }) => id), ...generation.note.leftOut];
};

/** Leaves in `candidates` what none of the generations names, as whole or as left out: of what was left out, a damaged file may be all there is. False when one of them cannot be read: then nothing may be removed. */
const withoutNamed = async (candidates: Set<string>, keeping: readonly Generation[]): Promise<boolean> => {
  for (const generation of keeping) {
    if (candidates.size === 0) return true;
    const named = hasNote(generation) ? await namedBy(generation) : null;
    if (named === null) return false;
    for (const id of named) candidates.delete(id);
  }
  return true;
};

const removeObjects = async (root: string, ids: ReadonlySet<string>): Promise<number> => {
  let removed = 0;
  for (const [shard, inShard] of Map.groupBy(ids, (id) => join(storeOf(root), id.slice(0, 2)))) {
    // Asked again, just before: what is removed lies in the mirror's own folders.
    if (!(await isRealFolder(storeOf(root))) || !(await isRealFolder(shard))) continue;
    for (const id of inShard) {
      removed += await unlink(join(root, storedName(objectIdSchema.parse(id)))).then(() => 1, (error: unknown) => {
        if (systemCode(error) === 'ENOENT') return 0;
        throw error;
      });
    }
    await syncFolder(shard).catch(() => undefined);
  }
  return removed;
};

export interface Cleared {
  /** Names of the generations that are gone. */
  readonly generations: readonly string[];
  readonly objects: number;
}

/** Takes away the generations that the rule does not keep and the objects that only they named. Damaged generations, and those of another past than `isOwn` knows, are neither counted nor removed. */
export const applyRule = async (root: string, rule: KeepingRule, isOwn: (generation: WholeGeneration) => boolean): Promise<Cleared> => {
  try {
    const all = await readGenerations(root);
    const own = all.filter(hasNote).filter(isOwn);
    const kept = keptGenerations(own.map(({ number, note }) => ({ number, madeAt: Date.parse(note.madeAt) })), rule);
    const leaving = own.filter(({ number }) => !kept.has(number));
    if (leaving.length === 0) return { generations: [], objects: 0 };
    const candidates = new Set<string>();
    for (const generation of leaving) for (const id of (await namedBy(generation)) ?? []) candidates.add(id);
    const sure = await withoutNamed(candidates, all.filter(({ name }) => !leaving.some((one) => one.name === name)));
    await removeGenerations(root, leaving);
    return { generations: leaving.map(({ name }) => name), objects: sure ? await removeObjects(root, candidates) : 0 };
  } catch (error) {
    throw fromSystemError(error);
  }
};

/** Takes away every object that no generation names: after a run that was cut short, whose objects may have lost their items since. */
export const removeStrays = async (root: string): Promise<number> => {
  try {
    const candidates = new Set<string>();
    for (const shard of await namesIn(storeOf(root))) {
      if (!/^[0-9a-f]{2}$/u.test(shard)) continue;
      await isRealFolder(join(storeOf(root), shard));
      for (const name of await orUnreadable(root, join(storeOf(root), shard), () => undefined, () => namesIn(join(storeOf(root), shard)), [])) if (objectIdSchema.safeParse(name).success && name.startsWith(shard)) candidates.add(name);
    }
    return (await withoutNamed(candidates, await readGenerations(root))) ? await removeObjects(root, candidates) : 0;
  } catch (error) {
    throw fromSystemError(error);
  }
};
