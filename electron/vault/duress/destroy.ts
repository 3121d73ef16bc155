// Destroys the slots without a trace that anybody would see: every copy of the header is overwritten in place with one in which nothing
// opens. An opening that finds it half done finishes it.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Secret } from '../crypto/secret.ts';
import { headerFiles, unfinishedHeaderFiles } from '../header/files.ts';
import { headerText, largestHeader, parseHeader, type SealedHeader } from '../header/format.ts';
import { beginningOf, strayHeaders } from '../header/stray-copies.ts';
import { idInStub, longestStub } from '../header/stub.ts';
import { overwriteInPlace } from '../disk/overwrite-in-place.ts';
import { blankHeaderText, isBlank, isPartlyBlank } from './blank-header.ts';

const fixedNames: readonly string[] = [...headerFiles, ...unfinishedHeaderFiles];

const parsed = (bytes: Uint8Array): SealedHeader | null => {
  try {
    return parseHeader(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    if (error instanceof HoldfastError) return null;
    throw error;
  }
};

/** Where the header is on another disk, its names in the vault's folder hold a text without a slot: that stays, so that nothing is seen there. */
const holdsNoSlot = async (path: string): Promise<boolean> => idInStub((await beginningOf(path, longestStub))?.toString('utf8') ?? '') !== null;

/** Overwrites the files with a header in which nothing opens, made like the one that `like` is; waits for the disk. What a disk refuses is left. */
const overwriteAll = async (paths: readonly string[], like: SealedHeader['header'], seed: Secret): Promise<void> => {
  const blank = Buffer.from(blankHeaderText(like, seed));
  await overwriteInPlace(paths, { contentFor: () => blank, keepTimes: true }).sync().catch(() => undefined);
};

/** A copy under another name, or one that is not the newest, may be of another generation: each is overwritten by its like. */
const overwriteStrays = async (folder: string, like: SealedHeader['header'], seed: Secret): Promise<void> => {
  const names = (await readdir(folder).catch(() => [])).filter((name) => !fixedNames.includes(name));
  for (const name of await strayHeaders(folder, names, largestHeader)) {
    const path = join(folder, name);
    if (await holdsNoSlot(path)) continue;
    const own = parsed(await readFile(path).catch(() => Buffer.alloc(0)));
    await overwriteAll([path], own?.header ?? like, seed);
  }
};

/**
 * Destroys every copy of the header in `folder`: the two, what an interrupted writing left of them, and copies beside them under other
 * names. When this resolves the disk has taken it, where it let itself be written. Never throws: nobody may see that anything was tried.
 */
export const destroyQuietly = async (folder: string, like: SealedHeader['header'], seed: Secret): Promise<void> => {
  const paths = fixedNames.map((name) => join(folder, name));
  const withoutSlots = await Promise.all(paths.map(holdsNoSlot));
  await overwriteAll(paths.filter((_, index) => withoutSlots[index] !== true), like, seed);
  await overwriteStrays(folder, like, seed).catch(() => undefined);
};

/** Whether destroying was begun and cut short: a copy of the header, or a whole block of one, is what destroying writes. Changes nothing. */
export const destroyingWasBegun = async (folder: string, sealed: SealedHeader, seed: Secret): Promise<boolean> => {
  const own = headerText(sealed);
  for (const name of fixedNames) {
    const bytes = await beginningOf(join(folder, name), largestHeader);
    if (bytes === null || bytes.equals(Buffer.from(own))) continue;
    const whole = parsed(bytes);
    if (whole === null ? isPartlyBlank(bytes, sealed, seed) : isBlank(whole, seed)) return true;
  }
  return false;
};
