// What becomes of a damaged first page of the records: whether it can be mended, mending it when a person asked for that, and telling it.
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { CustodyDetails } from '../../../shared/custody/details.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import { sha256 } from '../crypto/digest.ts';
import type { Secret } from '../crypto/secret.ts';
import { isEnginesWord } from '../database/disk-or-damage.ts';
import { damagedFirstPage, mendFirstPage, mendingPage, putDamagedBack, type DamagedPlace } from '../database/mending.ts';
import { withPageList } from '../database/page-list.ts';
import { syncFolder } from '../disk/sync-folder.ts';
import { fromErrorInOwnFolder } from '../disk/system-failure.ts';
import { makeOwnFolder } from '../disk/own-folder.ts';
import { damagedFirstPageFile, recordsFile, setApartFolder, unfinishedDamagedFirstPageFile } from '../vault-files.ts';
import type { Looked } from './opening-look.ts';

const placeIn = (folder: string): DamagedPlace => ({ file: join(folder, damagedFirstPageFile), unfinished: join(folder, unfinishedDamagedFirstPageFile) });

interface Vault {
  readonly folder: string;
  readonly masterKey: Secret;
  readonly recordsKey: Uint8Array;
  /** The number that the anchor says the list had reached; null where it says nothing. */
  readonly leastSequence: number | null;
}

/**
 * Runs `look`. Where the first page of the records is damaged and can be mended, throws `database-damaged` with reason `mendable`, or mends it when that was
 * asked for, and looks again. Where nothing can be opened then either, the page lies there as it was found.
 */
export const lookMending = async ({ folder, masterKey, recordsKey, leastSequence }: Vault, isAsked: boolean, look: () => Promise<Looked>): Promise<Looked> => {
  try {
    return await look();
  } catch (error) {
    if (!isEnginesWord(error)) throw error;
    const file = join(folder, recordsFile);
    const page = await withPageList({ folder, masterKey, leastSequence }, (pages) => mendingPage({ file, key: recordsKey, pages }));
    if (page === null) throw error;
    if (!isAsked) throw new HoldfastError('database-damaged', { reason: 'mendable' }, { cause: error.cause });
    await mendFirstPage(file, page, placeIn(folder));
    try {
      const looked = await look();
      if (looked.rolledBack === undefined) return looked;
      await looked.records.close();
      throw new HoldfastError('history-rolled-back', looked.rolledBack.facts);
    } catch (failure) {
      await putDamagedBack(file, placeIn(folder)).catch(() => undefined);
      throw failure;
    }
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
  const page = await damagedFirstPage(place);
  if (page === null) return { details: {}, problems: [], settle: () => Promise.resolve() };
  const fingerprint = Buffer.from(sha256(page)).toString('hex');
  const name = `${setApartFolder}/first-page-${fingerprint.slice(0, 12)}`;
  return {
    details: { mendedFirstPage: fingerprint },
    problems: [{ severity: 'warning', kind: 'first-page-mended', item: null, file: name, facts: {} }],
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
