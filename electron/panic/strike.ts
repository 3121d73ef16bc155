// Panic itself, in its order: slots destroyed and synced, the process with the keys killed, then everything deleted. It never asks the
// vault process for anything and never waits for it longer than a moment.
import { realpath } from 'node:fs/promises';
import { deleteHeaders, deleteVault } from './delete-vault.ts';
import type { Deleted, MayEnd } from './delete-vault.ts';
import { destroySlots } from './destroy.ts';

/** A disk that hangs, or one that is busy with a video, must not keep the keys in memory any longer than this. */
const syncGraceMs = 300;

export interface StrikeOptions {
  readonly folder: string;
  /** Folders on other disks where its header lies. */
  readonly headerFolders: readonly string[];
  /** Ends the process that holds the keys, at once; resolves when it has ended or will not. */
  readonly kill: () => Promise<void>;
  /** Called as soon as nothing can be opened and nobody holds a key any more: what was chosen is shown now. */
  readonly onUnreadable: () => void;
  readonly mayEnd?: MayEnd;
}

export interface Struck extends Deleted {
  /** Until the disk had taken the overwritten headers. */
  readonly unreadableMs: number;
}

/** Never throws: in an emergency every step is taken whatever became of the one before. */
export const strike = async ({ folder, headerFolders, kill, onUnreadable, mayEnd }: StrikeOptions): Promise<Struck> => {
  const began = performance.now();
  // The vault's folder comes first: its mark is what the next start meets, whatever disk is missing then.
  const slots = [folder, ...headerFolders];
  const synced = destroySlots(slots).sync().catch(() => undefined).then(() => performance.now() - began);
  await Promise.race([synced, new Promise((resolve) => { setTimeout(resolve, syncGraceMs); })]);
  const killed = kill().catch(() => undefined);
  onUnreadable();
  const unreadableMs = await synced;
  await killed;
  // A header that the process wrote in its last moment is destroyed as well.
  await destroySlots(slots).sync().catch(() => undefined);
  const place = await realpath(folder).catch(() => folder);
  await deleteHeaders(headerFolders);
  return { ...(await deleteVault(place, mayEnd)), unreadableMs };
};
