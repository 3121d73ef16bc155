// What an opening puts right about the files of the header, wherever they lie: copies that differ, files in the vault's folder that should say that the
// header is elsewhere, and an entry in the log for a move that was cut short or made by hand.
import type { Problem } from '../../../shared/vault/schema.ts';
import type { HeaderKeeper } from './header-keeper.ts';
import { recordedPlace, recordPlace, type HeaderPlace } from './header-recorded-place.ts';
import { repairHeaderCopies, saysThatHeaderIsElsewhere, stubProblems, sweepUnfinishedHeaders, writeHeader, writeStubs } from './header.ts';
import type { Change } from '../session.ts';
import type { ReadableDb } from '../database/handle.ts';

export const placeOf = ({ home }: HeaderKeeper): HeaderPlace => (home.isElsewhere ? 'another-disk' : 'vault-folder');

/** Removes what interrupted writes left beside the header, where it lies elsewhere; the vault's own folder has its own sweep. */
export const sweepElsewhere = async ({ home }: HeaderKeeper): Promise<number> => (home.isElsewhere && (await sweepUnfinishedHeaders(home.folder)) ? 1 : 0);

/**
 * A header that was opened from another disk, because the one in the folder is damaged and nothing there says that it was moved, goes back into the
 * folder.
 */
export const bringHomeIfItBelongs = async (folder: string, keeper: HeaderKeeper, db: ReadableDb): Promise<void> => {
  const { home } = keeper;
  if (!home.isElsewhere || (await recordedPlace(db)) === 'another-disk' || (await saysThatHeaderIsElsewhere(folder))) return;
  await writeHeader(folder, keeper.header, keeper.masterKey);
  keeper.moveTo({ folder, isElsewhere: false, others: [home.folder, ...home.others] });
};

/** Brings every file of the header that can be reached into line with the header in force, and says what was found where it should not be. */
export const settleHeaderFiles = async (folder: string, keeper: HeaderKeeper): Promise<readonly Problem[]> => {
  const { header, home, masterKey } = keeper;
  await repairHeaderCopies(home.folder, header, masterKey);
  await keeper.refreshCopies();
  if (!home.isElsewhere) return [];
  const problems = await stubProblems(folder, header.vaultId);
  await writeStubs(folder, header.vaultId);
  return problems.map((problem) => ({ ...problem, severity: 'note' }));
};

/** Puts on record, in the opening's own change, that the header lies elsewhere than the log last said. True when it did. */
export const notePlace = async (keeper: HeaderKeeper, { db, at, record }: Change): Promise<boolean> => {
  const place = placeOf(keeper);
  if ((await recordedPlace(db)) === place) return false;
  await recordPlace(db, place, at);
  await record('header-moved', 'vault', { openingFile: place, noticedAtOpening: true });
  return true;
};

/** A whole header in the vault's folder, where the log says that it was moved away. */
export const foundInFolder: Problem = { severity: 'warning', kind: 'header-found-in-folder', item: null, file: 'vault.json', facts: {} };
