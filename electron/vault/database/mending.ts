// Mends damaged pages of a database that every opening reads. Nothing is repaired: the pages that lie on the disk are kept, and the very pages that the list of the
// newest pages holds as the newest take their places. Called only while the vault is held and no connection to the file is open.
import { constants } from 'node:fs';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { clearPlace } from '../disk/clear-place.ts';
import { readOrdinaryFile } from '../disk/ordinary-file.ts';
import { readOnlyFlags } from '../disk/read-only-flags.ts';
import { fromErrorInOwnFolder } from '../disk/system-failure.ts';
import { replaceFile } from '../disk/whole-file.ts';
import { pagesInLog } from './newest-pages/log-frames.ts';
import type { PageList, ReadPageList } from './newest-pages/page-list.ts';
import { PageTags } from './newest-pages/page-tags.ts';
import type { PageListOptions } from './open.ts';
import { foundFirstPage, pageSize } from './proof.ts';
import { macKeyFrom, saltBytes, sealHolds } from './sealed-page.ts';

export interface Mendable {
  readonly file: string;
  readonly key: Uint8Array;
  readonly pages: Pick<PageListOptions, 'tagKey' | 'leastSequence'>;
  readonly list: ReadPageList;
}

/** By their numbers. */
export type Pages = ReadonlyMap<number, Buffer>;

const none: Pages = new Map();

/** Where the damaged pages are kept: each after its number. */
export interface DamagedPlace {
  readonly file: string;
  /** Written first, then renamed. */
  readonly unfinished: string;
}

/** Never through a link that somebody put there. Windows has no such flag, whatever the types say. */
const writeFlags = constants.O_RDWR | ((constants as Readonly<Record<string, number | undefined>>)['O_NOFOLLOW'] ?? 0);

const numberBytes = 4;
/** More than a list keeps copies of. */
const mostKeptBytes = 64 * 1024 * 1024;

const macKeyOf = (page: Uint8Array, key: Uint8Array): Buffer => macKeyFrom(key, page.subarray(0, saltBytes));

/** The page as it lies there; null where the file ends before it does. */
const pageAt = async (handle: FileHandle, number: number): Promise<Buffer | null> => {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(pageSize), 0, pageSize, (number - 1) * pageSize);
  return bytesRead < pageSize ? null : buffer;
};

const reading = async <T>(file: string, work: (handle: FileHandle) => Promise<T>): Promise<T> => {
  try {
    const handle = await open(file, readOnlyFlags);
    return await work(handle).finally(() => handle.close());
  } catch (error) {
    throw fromErrorInOwnFolder(error);
  }
};

/** The list, where it is known to be the newest; without a number that it had reached, an older one would be believed. */
const newestList = ({ list, pages: { leastSequence } }: Mendable): PageList | null =>
  (leastSequence !== null && list.state === 'good' && list.list.sequence >= leastSequence ? list.list : null);

interface Kept {
  readonly list: PageList;
  readonly tags: PageTags;
  readonly macKey: Buffer;
  readonly first: Buffer;
}

/** The list and what its copies are sealed with, each copy proven; null where something is missing. */
const provenCopies = (database: Mendable): Kept | null => {
  const list = newestList(database);
  const first = list?.copies.get(1);
  if (list === null || first === undefined) return null;
  const tags = new PageTags(database.key, database.pages.tagKey);
  const macKey = macKeyOf(first, database.key);
  const isProven = [...list.copies].every(([number, page]) => sealHolds(page, number, macKey) && list.tag(number)?.equals(tags.tagOf(page, number)) === true);
  return isProven ? { list, tags, macKey, first } : null;
};

/** Whether every byte of the page is what was sealed. The seal does not cover the salt, which is that of `first`. */
const isWhole = (page: Buffer, number: number, macKey: Buffer, first: Buffer): boolean =>
  sealHolds(page, number, macKey) && (number > 1 || page.subarray(0, saltBytes).equals(first.subarray(0, saltBytes)));

/** Whether a page that the list keeps a copy of is damaged, and the log does not hold it either. Reads those pages alone. Throws what `foundFirstPage` throws, and the failures of the disk. */
export const hasDamagedPage = async (database: Mendable): Promise<boolean> => {
  const list = newestList(database);
  const first = list?.copies.get(1);
  if (list === null || first === undefined) return false;
  // What is no database at all is nothing to mend, and a pipe in its place must not be waited for.
  await foundFirstPage(database.file);
  const macKey = macKeyOf(first, database.key);
  const damaged = await reading(database.file, async (handle) => {
    const pages = await Promise.all([...list.copies.keys()].map(async (number) => ({ number, found: await pageAt(handle, number) })));
    return pages.flatMap(({ number, found }) => (found === null || isWhole(found, number, macKey, first) ? [] : [number]));
  });
  if (damaged.length === 0) return false;
  const inLog = await pagesInLog(`${database.file}-wal`);
  return damaged.some((number) => !inLog.has(number));
};

/**
 * The pages that can take the places of damaged ones, each proven to be the newest. None where the list is not known to be the newest, where any whole page of the file is
 * not what the list says (nor in the log that a kill left), or where no whole page is left. Throws the failures of the disk.
 */
export const mendingPages = async (database: Mendable): Promise<Pages> => {
  const proven = provenCopies(database);
  if (proven === null) return none;
  const { list, tags, macKey, first } = proven;
  const inLog = await pagesInLog(`${database.file}-wal`);
  return reading(database.file, async (handle) => {
    const mending = new Map<number, Buffer>();
    let isAnyWhole = false;
    for (let number = 1; number <= list.pageCount; number += 1) {
      const found = await pageAt(handle, number);
      if (found === null) continue;
      const [copy, known] = [list.copies.get(number), list.tag(number)];
      if (!isWhole(found, number, macKey, first)) {
        if (copy !== undefined) mending.set(number, copy);
        continue;
      }
      if (known !== null && !inLog.has(number) && !known.equals(tags.tagOf(found, number))) return none;
      isAnyWhole ||= number > 1;
    }
    return isAnyWhole ? mending : none;
  });
};

const writePages = async (file: string, pages: Pages): Promise<void> => {
  const handle = await open(file, writeFlags);
  try {
    for (const [number, page] of pages) {
      const { bytesWritten } = await handle.write(page, 0, pageSize, (number - 1) * pageSize);
      if (bytesWritten < pageSize) throw new HoldfastError('disk-full');
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const inOneFile = (pages: Pages): Buffer => Buffer.concat([...pages].flatMap(([number, page]) => {
  const head = Buffer.alloc(numberBytes);
  head.writeUInt32BE(number);
  return [head, page];
}));

/** What was found damaged and is not in the log yet, as it is kept; null where nothing is. */
export const damagedPages = async ({ file }: DamagedPlace): Promise<{ readonly bytes: Buffer; readonly pages: Pages } | null> => {
  const bytes = await readOrdinaryFile(file, mostKeptBytes);
  const one = numberBytes + pageSize;
  if (bytes === null || bytes.length === 0 || bytes.length % one !== 0) return null;
  const pages = new Map<number, Buffer>();
  for (let at = 0; at < bytes.length; at += one) pages.set(bytes.readUInt32BE(at), bytes.subarray(at + numberBytes, at + one));
  return { bytes, pages };
};

/** Keeps the pages as they lie on the disk. One that is kept already is what was found first: what lies there now is a mending that was cut short. */
const keepDamaged = async (file: string, numbers: readonly number[], place: DamagedPlace): Promise<void> => {
  const before = await damagedPages(place);
  const kept = before?.pages ?? none;
  const further = numbers.filter((number) => !kept.has(number));
  if (further.length === 0) return;
  if (before === null) await clearPlace(place.file);
  const found = await reading(file, (handle) => Promise.all(further.map(async (number) => [number, await pageAt(handle, number)] as const)));
  await replaceFile(place.file, place.unfinished, inOneFile(new Map([...kept, ...found.flatMap(([number, page]) => (page === null ? [] : [[number, page] as const]))])));
};

/** Puts the damaged pages back where they lay, and keeps them no longer. */
export const putDamagedBack = async (file: string, place: DamagedPlace): Promise<void> => {
  const kept = await damagedPages(place);
  if (kept === null) return;
  await writePages(file, kept.pages);
  await unlink(place.file);
};

/**
 * Writes the pages over the damaged ones, which are kept before and until the log tells of them. Synced when this resolves. Throws the failures of the disk; then what
 * was found lies where it lay, as far as the disk takes it.
 */
export const mendPages = async (file: string, pages: Pages, place: DamagedPlace): Promise<void> => {
  try {
    await keepDamaged(file, [...pages.keys()], place);
    await writePages(file, pages);
  } catch (error) {
    await putDamagedBack(file, place).catch(() => undefined);
    await clearPlace(place.unfinished).catch(() => undefined);
    throw fromErrorInOwnFolder(error);
  }
};
