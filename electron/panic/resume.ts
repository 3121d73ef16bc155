// What every start does first: a vault that was being destroyed when the last run ended is finished, without a word and without keeping
// anybody waiting for its files to be deleted.
import { rmdir } from 'node:fs/promises';
import { destroySlots } from './destroy.ts';
import type { PanicStore } from './control.ts';
import { wipeOfVaultWasBegun } from './recognise.ts';
import { finishBegun } from './wipe.ts';

/**
 * Resolves once the vault is forgotten and its slots are destroyed for certain; `finished` resolves when its files are gone too. Never
 * rejects: a start must not fail over what is left of a vault.
 */
export const resumeWipe = async (store: PanicStore & { readonly wipedFolder: string | null; readonly wipedHeaderFolders: readonly string[] }): Promise<{ readonly finished: Promise<void> }> => {
  const headers = { [store.vaultFolder ?? '']: store.headerFolders, [store.wipedFolder ?? '']: store.wipedHeaderFolders };
  const headersOf = (folder: string): readonly string[] => headers[folder] ?? [];
  const folders = [...new Set([store.wipedFolder, store.vaultFolder])].filter((folder) => folder !== null);
  const begun: string[] = [];
  for (const folder of folders) {
    if (await wipeOfVaultWasBegun(folder, headersOf(folder))) begun.push(folder);
  }
  if (begun.length === 0) {
    if (store.wipedFolder !== null) {
      // Cut short after its last file: all that can be left is the folder, which goes only where nothing is in it.
      await rmdir(store.wipedFolder).catch(() => undefined);
      await store.wipeFinished().catch(() => undefined);
    }
    return { finished: Promise.resolve() };
  }
  await destroySlots(begun.flatMap((one) => [one, ...headersOf(one)])).sync().catch(() => undefined);
  const finishing = begun.map((one) => [one, headersOf(one)] as const);
  const isKept = store.vaultFolder === null || !begun.includes(store.vaultFolder) || (await store.vaultWiped(store.vaultFolder).then(() => true, () => false));
  // On a disk that was full there is room once the files are gone. What is not written down even then, the next start does, and finds the mark for it.
  const mayEnd = async (): Promise<boolean> => isKept || store.keepAgain().then(() => true, () => false);
  const finished = Promise.all(finishing.map(([one, itsHeaders]) => finishBegun(one, itsHeaders, mayEnd))).then(async (deleted) => {
    if (deleted.every(({ left }) => left.length === 0)) await store.wipeFinished();
  }).catch(() => undefined);
  return { finished };
};
