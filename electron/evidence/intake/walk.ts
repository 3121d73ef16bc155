// Walks what a person chose and says, one line each, what there is to add and what is left out and why. Follows no link, opens
// nothing, and never drops an entry in silence. Names stay exactly as the file system has them.
import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { systemCode } from '../../vault/disk/system-failure.ts';
import { isInside, isSameFolder } from '../outside/inside-vault.ts';
import { sortKeyOf } from '../list/search-text.ts';

/** A path as the system has it: text, or bytes where the name is not text (names written by other systems). */
export type SourcePath = string | Buffer;

export interface SourceFile {
  readonly path: SourcePath;
  /** File name and folder as shown and kept; bytes that are no text appear as the replacement character. */
  readonly name: string;
  readonly folder: string;
  readonly size: number;
}

export type Walked =
  | { readonly what: 'file'; readonly file: SourceFile }
  | { readonly what: 'left-out'; readonly name: string; readonly path: SourcePath; readonly failure: HoldfastError };

/** Nobody keeps evidence deeper; a loop of mounts or a crafted disk image would. */
const deepest = 200;

const shown = (path: SourcePath): string => (typeof path === 'string' ? path : path.toString('utf8')).toWellFormed();

const childOf = (folder: SourcePath, name: Buffer): SourcePath => {
  const text = name.toString('utf8');
  if (typeof folder === 'string' && Buffer.from(text, 'utf8').equals(name)) {
    return join(folder, text);
  }
  return Buffer.concat([typeof folder === 'string' ? Buffer.from(folder, 'utf8') : folder, Buffer.from('/'), name]);
};

const leftOut = (path: SourcePath, reason: string): Walked => ({
  what: 'left-out', path, name: basename(shown(path)), failure: new HoldfastError('source-unreadable', { name: basename(shown(path)).slice(0, 1000), reason }),
});

const reasonOf = (stats: Stats): string => {
  if (stats.isSymbolicLink()) {
    return 'link';
  }
  return stats.isFIFO() || stats.isSocket() || stats.isCharacterDevice() || stats.isBlockDevice() ? 'notAFile' : 'unknown';
};

/** By name as people count (`IMG_9` before `IMG_10`), because items are numbered in this order. */
const entriesOf = async (folder: SourcePath): Promise<readonly Dirent<Buffer>[]> =>
  (await readdir(folder, { withFileTypes: true, encoding: 'buffer' }))
    .map((entry) => ({ entry, key: sortKeyOf(entry.name.toString('utf8')) }))
    .sort((a, b) => (a.key === b.key ? Buffer.compare(a.entry.name, b.entry.name) : a.key < b.key ? -1 : 1))
    .map(({ entry }) => entry);

async function* walkOne(path: SourcePath, vault: string, depth: number): AsyncGenerator<Walked> {
  let stats: Stats;
  try {
    stats = await lstat(path);
  } catch (error) {
    yield leftOut(path, systemCode(error) ?? 'unknown');
    return;
  }
  if (stats.isFile()) {
    yield { what: 'file', file: { path, name: basename(shown(path)), folder: dirname(shown(path)), size: stats.size } };
    return;
  }
  if (!stats.isDirectory()) {
    yield leftOut(path, reasonOf(stats));
    return;
  }
  if (await isSameFolder(path, vault)) {
    yield leftOut(path, 'vault');
    return;
  }
  if (depth >= deepest) {
    yield leftOut(path, 'tooDeep');
    return;
  }
  let entries: readonly Dirent<Buffer>[];
  try {
    entries = await entriesOf(path);
  } catch (error) {
    yield leftOut(path, systemCode(error) ?? 'unknown');
    return;
  }
  for (const entry of entries) {
    yield* walkOne(childOf(path, entry.name), vault, depth + 1);
  }
}

/**
 * Everything under the given paths, in the order given and by name within a folder. A chosen path that is itself a link is left
 * out like any other: what it points to must be chosen by its own name. A folder that cannot be read gives one line and the rest
 * goes on. A path inside another chosen one comes twice and is then linked as a duplicate. `vault`, the open vault's own
 * folder, is left out with everything in it, wherever it is met.
 */
export async function* walk(paths: readonly SourcePath[], vault: string): AsyncGenerator<Walked> {
  for (const chosen of paths) {
    const path = typeof chosen === 'string' ? resolve(chosen) : chosen;
    if (await isInside(path, vault)) {
      yield leftOut(path, 'vault');
    } else {
      yield* walkOne(path, vault, 0);
    }
  }
}
