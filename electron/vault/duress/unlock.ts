// From a folder and a secret to the vault that this secret opens: the one in the folder, or the decoy that a duress passphrase leads to.
// Whatever the secret is, Argon2id runs once, all slots are tried, and what opens nothing is answered in the same words.
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Secret } from '../crypto/secret.ts';
import { openHeader, readHeader } from '../header.ts';
import type { DuressHeader, OpenedHeader, ReadHeader } from '../header.ts';
import { isAuthentic } from '../header/format.ts';
import { findHeader, foldersOf, type HeaderHome } from '../header/place.ts';
import { endSlot, type DecoySlot } from '../key-slots/slot.ts';
import { destroyQuietly } from './destroy.ts';

export interface Unlocked {
  /** Where the opened vault lies: the folder that was asked for, unless a duress passphrase leads elsewhere. */
  readonly folder: string;
  readonly home: HeaderHome;
  readonly header: OpenedHeader;
  /** Only where a duress passphrase led elsewhere: how the vault that was asked for answers a secret that opens nothing. */
  readonly refused?: HoldfastError;
}

/** What may be said of an opening that failed. A decoy that does not let its own passphrase in any more is answered in no words of its own. */
export const toldOf = ({ refused }: Unlocked, error: unknown): unknown =>
  refused !== undefined && error instanceof HoldfastError && error.code === 'passphrase-did-not-open' ? refused : error;

/** The vault that was asked for: its folder, where its header lies, and where on other disks headers may lie. */
export interface AskedVault {
  readonly folder: string;
  readonly home: HeaderHome;
  readonly places: readonly string[];
}

const didNotOpen = (problems: ReadHeader['problems']): HoldfastError =>
  new HoldfastError('passphrase-did-not-open', { damagedCopies: problems.filter(({ kind }) => kind !== 'header-copies-differ').length });

/** The decoy's header, opened with the key that the slot carries. A decoy that was moved or replaced is no vault that this passphrase opens. */
const openDecoy = async ({ folder, places }: AskedVault, { masterKey, slotId, vaultId, path }: DecoySlot, refused: HoldfastError): Promise<Unlocked> => {
  const there = resolve(await realpath(folder), path);
  const home = await findHeader(there, places).catch((error: unknown) => {
    if (error instanceof HoldfastError && ['vault-missing', 'folder-not-a-vault', 'header-not-here'].includes(error.code)) throw refused;
    throw error;
  });
  const { candidates, problems } = await readHeader(home.folder);
  const newest = candidates.find((copy) => copy.header.vaultId === vaultId && isAuthentic(copy, masterKey));
  if (newest === undefined) throw refused;
  return { folder: there, home, header: { masterKey, slotId, kind: 'passphrase', index: 0, header: newest.header, problems }, refused };
};

const answerDuress = async (asked: AskedVault, { duress, header, problems }: DuressHeader): Promise<Unlocked> => {
  const refused = didNotOpen(problems);
  if (duress.kind === 'destroy') {
    for (const folder of foldersOf(asked.home)) await destroyQuietly(folder, header, duress.seed);
    duress.seed.end();
    throw refused;
  }
  try {
    return await openDecoy(asked, duress, refused);
  } catch (error) {
    endSlot(duress);
    throw error;
  }
};

/** Throws what opening a header throws. The caller owns the master key in the answer, and `secret`. */
export const unlockFolder = async (asked: AskedVault, secret: Secret): Promise<Unlocked> => {
  const opened = await openHeader(asked.home.folder, secret);
  return 'duress' in opened ? answerDuress(asked, opened) : { folder: asked.folder, home: asked.home, header: opened };
};
