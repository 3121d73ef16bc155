// From a folder and a secret to the vault that this secret opens: the one in the folder, or the decoy that a duress passphrase leads to.
// Whatever the secret is, Argon2id runs once, all slots are tried, and what opens nothing is answered in the same words.
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Secret } from '../crypto/secret.ts';
import { generationInAnchor } from '../anchor.ts';
import { answeredEvenly, type Evenly } from '../opening/even-answers.ts';
import { copiesOf, openHeader, readHeader } from '../header/header.ts';
import type { DuressHeader, OpenedHeader, ReadHeader } from '../header/header.ts';
import { isAuthentic } from '../header/format.ts';
import { findHeader, slotFoldersOf, type HeaderHome } from '../header/place.ts';
import { endSlot, type DecoySlot } from '../key-slots/slot.ts';
import { destroyQuietly } from './destroy.ts';

export interface Unlocked {
  /** Where the opened vault lies: the folder that was asked for, unless a duress passphrase leads elsewhere. */
  readonly folder: string;
  readonly home: HeaderHome;
  readonly header: OpenedHeader;
  /** Only where a duress passphrase led elsewhere: how the vault that was asked for answers a secret that opens nothing. */
  readonly refused?: HoldfastError;
  /** Resolves when an answer may be given. */
  readonly due: ReturnType<Evenly>;
}

const isRefusal = (error: unknown): boolean => error instanceof HoldfastError && error.code === 'passphrase-did-not-open';

/**
 * Throws what may be said of an opening that failed after all. A decoy that does not let its own passphrase in any more is answered in no words of its own,
 * and no refusal comes sooner than any other.
 */
export const tellFailure = async ({ refused, due }: Unlocked, error: unknown): Promise<never> => {
  if (!isRefusal(error)) throw error;
  await due('refused');
  throw refused ?? error;
};

/** The vault that was asked for: its folder, where its header lies, and where on other disks headers may lie. */
export interface AskedVault {
  readonly folder: string;
  readonly home: HeaderHome;
  readonly places: readonly string[];
}

/** Where an older header was found than the vault had before, the newest secrets cannot open it: whoever types one of them must hear why. */
const didNotOpen = (problems: ReadHeader['problems'], isOlder: boolean): HoldfastError =>
  new HoldfastError('passphrase-did-not-open', { damagedCopies: problems.filter(({ kind }) => kind !== 'header-copies-differ').length, ...(isOlder ? { reason: 'older' } : {}) });

/** The decoy's header, opened with the key that the slot carries. A decoy that was moved or replaced is no vault that this passphrase opens. */
const openDecoy = async ({ folder, places }: AskedVault, { masterKey, slotId, vaultId, path }: DecoySlot, refused: HoldfastError): Promise<Omit<Unlocked, 'due'>> => {
  const there = resolve(await realpath(folder), path);
  const home = await findHeader(there, places).catch((error: unknown) => {
    if (error instanceof HoldfastError && ['vault-missing', 'folder-not-a-vault', 'header-not-here'].includes(error.code)) throw refused;
    throw error;
  });
  const { candidates, problems } = await readHeader(home.folder);
  const newest = candidates.find((copy) => copy.header.vaultId === vaultId && isAuthentic(copy, masterKey));
  if (newest === undefined) throw refused;
  return { folder: there, home, header: { masterKey, slotId, kind: 'passphrase', index: 0, header: newest.header, problems, copies: copiesOf(candidates) }, refused };
};

const answerDuress = async (asked: AskedVault, { duress, header }: DuressHeader, refused: HoldfastError): Promise<Omit<Unlocked, 'due'>> => {
  if (duress.kind === 'destroy') {
    await Promise.all(slotFoldersOf(asked.folder, asked.home).map((folder) => destroyQuietly(folder, header, duress.seed)));
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

/** How this vault answers every secret that opens nothing, known before one is tried. */
const refusalOf = async ({ folder, home }: AskedVault): Promise<HoldfastError> => {
  const { candidates: [newest], problems } = await readHeader(home.folder);
  const isOlder = newest !== undefined && newest.header.generation < (await generationInAnchor(folder, newest.header.vaultId));
  return didNotOpen(problems, isOlder);
};

/**
 * Throws what opening a header throws; for a secret that opens nothing with reason `older` where only an older copy of the header was found, and at
 * the moment that `evenly` gives, whatever the secret did. The caller owns the master key in the answer, and `secret`.
 */
export const unlockFolder = async (asked: AskedVault, secret: Secret, evenly: Evenly = answeredEvenly): Promise<Unlocked> => {
  const refused = await refusalOf(asked);
  const opened = await openHeader(asked.home.folder, secret).catch((error: unknown) => {
    if (!isRefusal(error)) throw error;
    return null;
  });
  const due = evenly();
  try {
    if (opened === null) throw refused;
    return { ...('duress' in opened ? await answerDuress(asked, opened, refused) : { folder: asked.folder, home: asked.home, header: opened }), due };
  } catch (error) {
    if (error === refused) await due('refused');
    throw error;
  }
};
