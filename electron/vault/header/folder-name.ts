// The name of the folder that a header has on another disk. Several vaults can have theirs on one disk. Names alone: nothing is read here.
import { basename, dirname, join } from 'node:path';
import type { VaultId } from '../../../shared/ids.ts';

const anyName = /^holdfast-[0-9a-f]{32}$/u;

/** Whether a path or name is that of a folder with the header of some vault. */
export const isHeaderFolder = (path: string): boolean => anyName.test(basename(path));

/** The disk, or the folder on it, that a person chose; also when they chose the very folder of a header. */
export const diskOf = (place: string): string => (isHeaderFolder(place) ? dirname(place) : place);

/** The folder of this vault's header in a place that a person chose. */
export const headerFolderIn = (place: string, vaultId: VaultId): string => join(diskOf(place), `holdfast-${vaultId}`);
