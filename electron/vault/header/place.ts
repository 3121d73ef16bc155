// Where the header of a vault lies: in the vault's folder, or in a folder of its own on another disk. Who opens the vault must know the place;
// the vault's folder does not tell it.
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { vaultIdSchema, type VaultId } from '../../../shared/ids.ts';
import { idInAnchor } from '../anchor.ts';
import { diskOf, headerFolderIn, isHeaderFolder } from './folder-name.ts';
import { readHeader, type ReadHeader } from './header.ts';
import { apartFrom, eachOnce } from './same-folder.ts';

/** Where the header of an open vault lies, and where else copies of it may be. */
export interface HeaderHome {
  /** Both copies of the header in force are here. */
  readonly folder: string;
  readonly isElsewhere: boolean;
  /** Further folders on other disks that hold, or held, a copy. Nobody promises that their disks are there. */
  readonly others: readonly string[];
}

/** Every folder in which slots of this vault may lie; last its own, where files beside the header may hold some after it was moved away. */
export const slotFoldersOf = (vaultFolder: string, { folder, isElsewhere, others }: HeaderHome): readonly string[] => [folder, ...others, ...(isElsewhere ? [vaultFolder] : [])];

const notThere: ReadonlySet<string> = new Set(['vault-missing', 'folder-not-a-vault']);

interface Looked {
  readonly folder: string;
  readonly generation: number;
}

/** The newest header of this vault in a folder; null where there is none. Throws what keeps one that is there from being read. */
const lookIn = async (folder: string, vaultId: VaultId): Promise<Looked | null> => {
  try {
    const { candidates } = await readHeader(folder);
    const own = candidates.filter(({ header }) => header.vaultId === vaultId);
    return own.length < candidates.length ? null : { folder, generation: Math.max(...own.map(({ header }) => header.generation)) };
  } catch (error) {
    if (error instanceof HoldfastError && notThere.has(error.code)) return null;
    throw error;
  }
};

/** Whether a header of this vault can be read in the folder at present. */
export const holdsHeader = (folder: string, vaultId: VaultId): Promise<boolean> => lookIn(folder, vaultId).then((found) => found !== null, () => false);

const whyNotFound = async (places: readonly string[]): Promise<string> => {
  if (places.length === 0) return 'notGiven';
  for (const place of places) {
    const names = [basename(place), ...(await readdir(diskOf(place)).catch(() => []))];
    const folders = await Promise.all(names.filter(isHeaderFolder).map((name) => readHeader(join(diskOf(place), name)).then(() => true, () => false)));
    if (folders.includes(true)) return 'otherVault';
  }
  return 'notFound';
};

/** The place with the newest header of this vault. HoldfastError `header-not-here` (reason), or what keeps a header from being read. */
const newestAmong = async (places: readonly string[], vaultId: VaultId): Promise<HeaderHome> => {
  const folders = [...new Set(places.map((place) => headerFolderIn(place, vaultId)))];
  const looked = await Promise.allSettled(folders.map((folder) => lookIn(folder, vaultId)));
  const found = looked.flatMap((one) => (one.status === 'fulfilled' && one.value !== null ? [one.value] : []));
  const newest = found.toSorted((one, other) => other.generation - one.generation)[0];
  if (newest !== undefined) return { folder: newest.folder, isElsewhere: true, others: await apartFrom(newest.folder, await ofVault(places, vaultId)) };
  const unreadable = looked.find((one) => one.status === 'rejected');
  if (unreadable !== undefined) throw unreadable.reason;
  throw new HoldfastError('header-not-here', { reason: await whyNotFound(places) });
};

/** Folders of this very vault: those that were named as such, and those where its header is. Whose other disks a place belongs to is nobody's business here. */
const ofVault = async (places: readonly string[], vaultId: VaultId): Promise<readonly string[]> => {
  const folders = await Promise.all(places.map(async (place) => {
    const folder = headerFolderIn(place, vaultId);
    return place === folder || (await holdsHeader(folder, vaultId)) ? [folder] : [];
  }));
  return eachOnce(folders.flat());
};

const inFolder = async (folder: string, { candidates }: ReadHeader, places: readonly string[]): Promise<HeaderHome> => {
  const vaultId = candidates[0]?.header.vaultId;
  return { folder, isElsewhere: false, others: vaultId === undefined ? [] : await apartFrom(folder, await ofVault(places, vaultId)) };
};

/** Whose header it is that the folder says is elsewhere. Where both files that say so are damaged, the anchor still names the vault. */
const idElsewhere = async (folder: string, failure: HoldfastError): Promise<VaultId | null> => {
  if (failure.code === 'header-not-here') return vaultIdSchema.parse(failure.facts['vaultId']);
  return failure.code === 'header-damaged' ? idInAnchor(folder) : null;
};

/**
 * Finds the header of the vault in `folder`. A whole header in the folder itself counts, whatever else is there: moving it away is finished when
 * the last one there was replaced, moving it back when the first one is. Throws what `readHeader` throws, and `header-not-here` (reason
 * `notGiven`, `notFound`, `otherVault`) when it is on another disk and in none of `places`. Changes nothing.
 */
export const findHeader = async (folder: string, places: readonly string[]): Promise<HeaderHome> => {
  try {
    return await inFolder(folder, await readHeader(folder), places);
  } catch (error) {
    const vaultId = error instanceof HoldfastError ? await idElsewhere(folder, error) : null;
    if (vaultId === null) throw error;
    return newestAmong(places, vaultId).catch((elsewhere: unknown) => {
      // A damaged header that nothing elsewhere stands for stays what it is.
      throw error instanceof HoldfastError && error.code === 'header-damaged' && elsewhere instanceof HoldfastError && elsewhere.code === 'header-not-here' ? error : elsewhere;
    });
  }
};
