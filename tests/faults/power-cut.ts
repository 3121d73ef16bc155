// Cuts the power while an operation runs on a disk of its own: the process is stopped before a call that changes the disk, the disk's bytes are
// copied, the copy is mounted (its journal is replayed) and the vault on it is opened. Memory that was never synced is not in the copy.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writing } from './interpose/interpose.ts';
import { copyImage, makeImage, mounted, settle } from './loop-disk.ts';
import { fromStopToStop } from './moments.ts';
import type { Ground } from './operations/ground.ts';
import type { Operation, Told } from './operations/operation.ts';
import { commandOf, inspectAfter } from './trial.ts';

export interface Cuts {
  readonly cuts: number;
  /** What did not hold, with the cut after which it did not. */
  readonly broken: readonly string[];
}

interface Cut {
  readonly place: string;
  readonly told: Told;
  readonly image: string;
}

/** Always the same: the records name folders outside the vault. */
const placeIn = (folder: string): string => join(folder, 'mounted');
const rootOn = (disk: string): string => join(disk, 'root');

/** Runs the operation once on a disk of its own and keeps the disk's bytes at these calls and at the very end. */
const cutAt = async (operation: Operation, ground: Ground, calls: ReadonlySet<number>, folder: string, skipsSync: boolean): Promise<readonly Cut[]> => {
  const image = join(folder, 'disk');
  await makeImage(image);
  const kept: Cut[] = [];
  const keep = async (place: string, told: Told): Promise<void> => {
    const copy = join(folder, `cut-${String(kept.length)}`);
    await copyImage(image, copy);
    kept.push({ place, told, image: copy });
  };
  await mounted(image, placeIn(folder), async (disk) => {
    const root = rootOn(disk);
    await mkdir(root);
    await operation.lay(ground, root);
    await settle(disk);
    const told = await fromStopToStop(commandOf(operation, root, ground), { folder: root, classes: writing, skipsSync }, async (n, soFar) => {
      if (calls.has(n)) await keep(`before call ${String(n)}`, soFar);
    });
    await keep('after the last call', told);
  });
  return kept;
};

/** Cuts the power at these calls and at the very end. `skipsSync` makes a build whose syncs do nothing: this must not hold. */
export const cutPower = async (operation: Operation, ground: Ground, calls: readonly number[], skipsSync = false): Promise<Cuts> => {
  const folder = join(ground.folder, 'disks');
  await mkdir(folder);
  try {
    const cuts = await cutAt(operation, ground, new Set(calls), folder, skipsSync);
    const broken: string[] = [];
    for (const { place, told, image } of cuts) {
      const found = await mounted(image, placeIn(folder), (disk) => inspectAfter(operation, ground, rootOn(disk), told));
      broken.push(...found.map((one) => `${operation.name}, power cut ${place}, after "${told.last}": ${one}`));
      await rm(image);
    }
    return { cuts: cuts.length, broken };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
