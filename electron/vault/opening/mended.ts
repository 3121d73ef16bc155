// What becomes of damaged pages that every opening of the records reads: whether they can be mended, mending them when a person asked for that, and telling it.
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { CustodyDetails } from '../../../shared/custody/details.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import { sha256 } from '../crypto/digest.ts';
import { isEnginesWord } from '../database/disk-or-damage.ts';
import { damagedPages, hasDamagedPage, mendingPages, mendPages, putDamagedBack, type DamagedPlace, type Mendable } from '../database/mending.ts';
import { syncFolder } from '../disk/sync-folder.ts';
import { fromErrorInOwnFolder } from '../disk/system-failure.ts';
import { makeOwnFolder } from '../disk/own-folder.ts';
import { damagedPagesFile, setApartFolder, unfinishedDamagedPagesFile } from '../vault-files.ts';
import type { Looked } from './opening-look.ts';

const placeIn = (folder: string): DamagedPlace => ({ file: join(folder, damagedPagesFile), unfinished: join(folder, unfinishedDamagedPagesFile) });

/** What the engine said, looking; null where it was not asked, because what it needs is known to be damaged. */
type Said = { readonly looked: Looked } | { readonly damage: HoldfastError } | null;

const lookUnlessDamaged = async (records: Mendable, look: () => Promise<Looked>): Promise<Said> => {
  if (await hasDamagedPage(records)) return null;
  try {
    return { looked: await look() };
  } catch (error) {
    if (!isEnginesWord(error)) throw error;
    return { damage: error };
  }
};

/**
 * Runs `look`. Where pages of the records that every opening reads are damaged and can be mended, throws `database-damaged` with reason `mendable`, or mends them when that was
 * asked for, and looks again. Where nothing can be opened then either, the pages lie there as they were found.
 */
export const lookMending = async (folder: string, records: Mendable, isAsked: boolean, look: () => Promise<Looked>): Promise<Looked> => {
  const said = await lookUnlessDamaged(records, look);
  if (said !== null && 'looked' in said) return said.looked;
  const pages = await mendingPages(records);
  if (pages.size === 0) {
    if (said === null) return look();
    throw said.damage;
  }
  if (!isAsked) throw new HoldfastError('database-damaged', { reason: 'mendable' }, { cause: said?.damage.cause });
  await mendPages(records.file, pages, placeIn(folder));
  try {
    const looked = await look();
    if (looked.rolledBack === undefined) return looked;
    await looked.records.close();
    throw new HoldfastError('history-rolled-back', looked.rolledBack.facts);
  } catch (failure) {
    await putDamagedBack(records.file, placeIn(folder)).catch(() => undefined);
    throw failure;
  }
};

export interface Mended {
  /** For the entry of the opening. */
  readonly details: CustodyDetails;
  readonly problems: readonly Problem[];
  /** To be called once the log holds the details: the damaged page then lies with what was set apart. */
  settle(): Promise<void>;
}

/** What this opening, or one that was cut short before it told so, mended. */
export const mendedIn = async (folder: string): Promise<Mended> => {
  const place = placeIn(folder);
  const kept = await damagedPages(place);
  if (kept === null) return { details: {}, problems: [], settle: () => Promise.resolve() };
  const fingerprint = Buffer.from(sha256(kept.bytes)).toString('hex');
  const name = `${setApartFolder}/damaged-pages-${fingerprint.slice(0, 12)}`;
  return {
    details: { mendedPages: kept.pages.size, mendedPagesSha256: fingerprint },
    problems: [{ severity: 'warning', kind: 'pages-mended', item: null, file: name, facts: { count: kept.pages.size } }],
    settle: async () => {
      try {
        await makeOwnFolder(join(folder, setApartFolder));
        await rename(place.file, join(folder, name));
        await syncFolder(join(folder, setApartFolder));
        await syncFolder(folder);
      } catch (error) {
        throw fromErrorInOwnFolder(error);
      }
    },
  };
};
