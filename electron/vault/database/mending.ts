// Mends the first page of a database, which holds what every other page is found by. Nothing is repaired: the page that lies on the disk is kept, and the very
// page that the list of the newest pages holds as the newest takes its place. Called only while the vault is held and no connection to the file is open.
import { constants } from 'node:fs';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { clearPlace } from '../disk/clear-place.ts';
import { readOrdinaryFile } from '../disk/ordinary-file.ts';
import { readOnlyFlags } from '../disk/read-only-flags.ts';
import { fromErrorInOwnFolder } from '../disk/system-failure.ts';
import { replaceFile } from '../disk/whole-file.ts';
import { PageList } from './newest-pages/page-list.ts';
import { PageTags } from './newest-pages/page-tags.ts';
import type { PageListOptions } from './open.ts';
import { firstPage, pageSize } from './proof.ts';
import { macKeyFrom, saltBytes, sealHolds } from './sealed-page.ts';

export interface Mendable {
  readonly file: string;
  readonly key: Uint8Array;
  readonly pages: PageListOptions;
}

/** Where the damaged page is kept. */
export interface DamagedPlace {
  readonly file: string;
  /** Written first, then renamed. */
  readonly unfinished: string;
}

/** Never through a link that somebody put there. Windows has no such flag, whatever the types say. */
const writeFlags = constants.O_RDWR | ((constants as Readonly<Record<string, number | undefined>>)['O_NOFOLLOW'] ?? 0);

const macKeyOf = (page: Uint8Array, key: Uint8Array): Buffer => macKeyFrom(key, page.subarray(0, saltBytes));

/** Whether any page but the first is sealed under this key: then the salt that it was made of is that of the file. */
const hasPageOf = async (handle: FileHandle, macKey: Uint8Array): Promise<boolean> => {
  const page = Buffer.alloc(pageSize);
  for (let number = 2; ; number += 1) {
    const { bytesRead } = await handle.read(page, 0, pageSize, (number - 1) * pageSize);
    if (bytesRead < pageSize) return false;
    if (sealHolds(page, number, macKey)) return true;
  }
};

/** The newest first page as the list keeps it, proven in every way there is; null where something is missing. */
const newestKept = async ({ key, pages: { place, listKey, tagKey, leastSequence } }: Mendable): Promise<Buffer | null> => {
  // Without a number that the list had reached, an older list would be believed.
  if (leastSequence === null) return null;
  const read = await PageList.read(place, listKey);
  if (read.state !== 'good' || read.list.sequence < leastSequence) return null;
  const kept = read.list.firstPage;
  const tag = read.list.tag(1);
  if (kept === null || tag === null || !sealHolds(kept, 1, macKeyOf(kept, key))) return null;
  return tag.equals(new PageTags(key, tagKey).tagOf(kept, 1)) ? kept : null;
};

/**
 * The page that can take the place of the first one: that is damaged, and the list holds the newest. Null in every other case. Throws the failures of the disk.
 */
export const mendingPage = async (database: Mendable): Promise<Buffer | null> => {
  const { file, key } = database;
  try {
    const found = await firstPage(file);
    if (found === null || found.length < pageSize || sealHolds(found, 1, macKeyOf(found, key))) return null;
    const kept = await newestKept(database);
    if (kept === null) return null;
    const handle = await open(file, readOnlyFlags);
    try {
      return (await hasPageOf(handle, macKeyOf(kept, key))) ? kept : null;
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fromErrorInOwnFolder(error);
  }
};

const writeFirstPage = async (file: string, page: Uint8Array): Promise<void> => {
  const handle = await open(file, writeFlags);
  try {
    const { bytesWritten } = await handle.write(page, 0, pageSize, 0);
    if (bytesWritten < pageSize) throw new HoldfastError('disk-full');
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** What was found damaged and is not in the log yet; null where nothing is. */
export const damagedFirstPage = ({ file }: DamagedPlace): Promise<Buffer | null> => readOrdinaryFile(file, pageSize);

/** Keeps the page as it lies on the disk. One that is kept already is what was found first: what lies there now is a mending that was cut short. */
const keepDamaged = async (file: string, { file: kept, unfinished }: DamagedPlace): Promise<void> => {
  const found = await firstPage(file);
  if (found === null || (await damagedFirstPage({ file: kept, unfinished }))?.length === pageSize) return;
  await clearPlace(kept);
  await replaceFile(kept, unfinished, found);
};

/** Puts the damaged page back where it lay, and keeps it no longer. */
export const putDamagedBack = async (file: string, place: DamagedPlace): Promise<void> => {
  const found = await damagedFirstPage(place);
  if (found?.length !== pageSize) return;
  await writeFirstPage(file, found);
  await unlink(place.file);
};

/**
 * Writes the page over the first one, which is kept before and until the log tells of it. Synced when this resolves. Throws the failures of the disk; then what
 * was found lies where it lay, as far as the disk takes it.
 */
export const mendFirstPage = async (file: string, page: Uint8Array, place: DamagedPlace): Promise<void> => {
  try {
    await keepDamaged(file, place);
    await writeFirstPage(file, page);
  } catch (error) {
    await putDamagedBack(file, place).catch(() => undefined);
    await clearPlace(place.unfinished).catch(() => undefined);
    throw fromErrorInOwnFolder(error);
  }
};
