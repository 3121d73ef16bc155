// What is taken away from a mirror: what a run left that was cut short, generations that the rule no longer keeps, and objects that no generation names. Whatever cannot be
// read keeps everything that it might name.
import { readdir, rename, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { objectIdSchema } from '../../shared/ids.ts';
import { keptGenerations, type KeepingRule } from '../../shared/mirror/rules.ts';
import { syncFolder } from '../vault/sync-folder.ts';
import { fromSystemError } from '../vault/system-failure.ts';
import { hasNote, namesIn, readGenerations, readWholeList, type Generation, type WholeGeneration } from './generations.ts';
import { generationsOf, isPassingGeneration, removingName, storedName, storeOf, unfinishedOf } from './places.ts';

/** Takes away what a run that was cut short left under passing names. Throws the failures of the disk. */
export const clearPassing = async (root: string): Promise<void> => {
  try {
    for (const name of await namesIn(unfinishedOf(root))) if (objectIdSchema.safeParse(name).success) await unlink(join(unfinishedOf(root), name));
    for (const name of await namesIn(generationsOf(root))) if (isPassingGeneration(name)) await rm(join(generationsOf(root), name), { recursive: true });
  } catch (error) {
    throw fromSystemError(error);
  }
};

const removeGenerations = async (root: string, leaving: readonly WholeGeneration[]): Promise<void> => {
  // First out of its name: one that is half removed must never be taken for whole.
  for (const { name, folder } of leaving) await rename(folder, join(generationsOf(root), removingName(name)));
  await syncFolder(generationsOf(root));
  for (const { name } of leaving) await rm(join(generationsOf(root), removingName(name)), { recursive: true });
};

/** Leaves in `candidates` what none of the generations names. False when one of them cannot be read: then nothing may be removed. */
const withoutNamed = async (candidates: Set<string>, keeping: readonly Generation[]): Promise<boolean> => {
  for (const generation of keeping) {
    if (candidates.size === 0) return true;
    const list = hasNote(generation) ? await readWholeList(generation) : null;
    if (list === null) return false;
    for (const { id } of list) candidates.delete(id);
  }
  return true;
};

const removeObjects = async (root: string, ids: ReadonlySet<string>): Promise<number> => {
  const shards = new Set<string>();
  for (const id of ids) {
    const name = storedName(objectIdSchema.parse(id));
    await rm(join(root, name), { force: true });
    shards.add(id.slice(0, 2));
  }
  for (const shard of shards) await syncFolder(join(storeOf(root), shard)).catch(() => undefined);
  return ids.size;
};

export interface Cleared {
  /** Names of the generations that are gone. */
  readonly generations: readonly string[];
  readonly objects: number;
}

/** Takes away the generations that the rule does not keep and the objects that only they named. Damaged generations are neither counted nor removed. */
export const applyRule = async (root: string, rule: KeepingRule): Promise<Cleared> => {
  try {
    const all = await readGenerations(root);
    const kept = keptGenerations(all.filter(hasNote).map(({ number, note }) => ({ number, madeAt: Date.parse(note.madeAt) })), rule);
    const leaving = all.filter(hasNote).filter(({ number }) => !kept.has(number));
    if (leaving.length === 0) return { generations: [], objects: 0 };
    const candidates = new Set<string>();
    for (const generation of leaving) for (const { id } of (await readWholeList(generation)) ?? []) candidates.add(id);
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
      for (const name of await readdir(join(storeOf(root), shard))) if (objectIdSchema.safeParse(name).success && name.startsWith(shard)) candidates.add(name);
    }
    return (await withoutNamed(candidates, await readGenerations(root))) ? await removeObjects(root, candidates) : 0;
  } catch (error) {
    throw fromSystemError(error);
  }
};
