// Every place inside a vault where slot bytes can lie, and what belongs to a vault by its name. Names alone: nothing is read here.
import { join } from 'node:path';
import { headerFiles, unfinishedHeaderFiles } from '../vault/header/files.ts';
import { objectsFolder, setApartFolder, vaultNames } from '../vault/vault-files.ts';

/** Fixed names, so that destroying takes the same time in a vault of any size. What is read first comes first. */
export const slotFiles: readonly string[] = [...headerFiles, ...unfinishedHeaderFiles];

/** A folder that holds header copies: the vault's own, and the one on another disk where the header was moved to. */
export const slotPlacesIn = (folder: string): readonly string[] => slotFiles.map((file) => join(folder, file));

/** No header is nearly as long. Of something longer under its name this much is overwritten and the rest cut off. */
export const longestOverwritten = 1024 * 1024;

export const isSlotFile = (name: string): boolean => slotFiles.includes(name);

/**
 * Whether a name in a vault's folder is the vault's: one of its own, or one made from it (`vault.json.3f9a`, `records.db.bak`, `vault.json~`),
 * as programs make them that copy, sync or set aside.
 */
export const isVaultName = (name: string): boolean =>
  vaultNames.has(name) || [...vaultNames].some((own) => name.startsWith(own) && /^[.~-]/u.test(name.slice(own.length)));

export { objectsFolder, setApartFolder };
