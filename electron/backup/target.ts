// Looks at the place where a backup is to go before a byte is written: refuses what cannot work, warns of what will not help.
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, lstat, realpath, stat, statfs } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { GiB } from '../../shared/sizes.ts';
import { isInSyncedFolder } from '../../shared/synced-folder.ts';
import { giveFreeName } from '../vault/disk/free-name.ts';
import { fromSystemError, systemCode } from '../vault/disk/system-failure.ts';
import type { TargetWarning } from '../../shared/backup/schema.ts';

/** Linux's number of the FAT file system, whose files end at 4 GiB. */
const fatType = 0x4d44;
const largestOnFat = 4 * GiB - 1;

export interface TargetFolder {
  /** The real path. */
  readonly folder: string;
  readonly freeBytes: number;
  readonly largestFile: number;
  readonly warnings: readonly TargetWarning[];
}

export type Target = TargetFolder & { readonly name: string };

export const isWithin = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  // On another drive of Windows the way is the whole path.
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
};

/**
 * Looks at a folder that is to be written to. Throws `not-found` when there is none, `target-refused` inside the vault, and `disk-read-only` or `not-allowed-by-system`
 * where nothing can be written.
 */
export const lookAtFolder = async (path: string, vault: string): Promise<TargetFolder> => {
  try {
    const folder = await realpath(path);
    if (!(await stat(folder)).isDirectory()) throw new HoldfastError('not-found', { where: 'disk', name: basename(path) });
    const vaultFolder = await realpath(vault);
    if (isWithin(folder, vaultFolder)) throw new HoldfastError('target-refused', { reason: 'insideVault' });
    await access(folder, constants.W_OK);
    const { bavail, bsize, type } = await statfs(folder);
    const warnings: TargetWarning[] = [];
    if ((await stat(folder)).dev === (await stat(vaultFolder)).dev) warnings.push('same-disk');
    if (isInSyncedFolder(folder)) warnings.push('synced-folder');
    return { folder, warnings, freeBytes: bavail * bsize, largestFile: type === fatType ? largestOnFat : Number.MAX_SAFE_INTEGER };
  } catch (error) {
    throw systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR' ? new HoldfastError('not-found', { where: 'disk', name: basename(path) }) : fromSystemError(error);
  }
};

/** Looks at the folder of `path`, a file that is to be written. Throws as `lookAtFolder` does, and `target-exists` when the name is taken. */
export const lookAtTarget = async (path: string, vault: string): Promise<Target> => {
  const wanted = resolve(path);
  const name = basename(wanted);
  const found = await lookAtFolder(dirname(wanted), vault);
  if ((await lstat(join(found.folder, name)).catch(() => null)) !== null) throw new HoldfastError('target-exists', { name });
  return { ...found, name };
};

/** Throws `disk-full` (with what is missing) or `target-refused` when a file of this length cannot go there. */
export const requireRoom = ({ freeBytes, largestFile }: TargetFolder, length: number): void => {
  if (length > largestFile) throw new HoldfastError('target-refused', { reason: 'fileTooLarge' });
  if (length > freeBytes) throw new HoldfastError('disk-full', { needed: length - freeBytes, disk: 'target' });
};

/** A passing name beside the final one: what carries it is not a backup yet. */
export const passingName = (): string => `.holdfast-${randomBytes(8).toString('hex')}.part`;

/** Gives `temporary` the name `final`, which must not exist (`target-exists`): nothing is ever replaced. Until `endPassingName` it may have both. */
export const giveName = async (temporary: string, final: string): Promise<void> => {
  if (!(await giveFreeName(temporary, final))) throw new HoldfastError('target-exists', { name: basename(final) });
};
