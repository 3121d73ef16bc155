// The list of what every page of a database held when it was last written, kept in a file beside it: records appended one after the other, each
// authenticated together with the one before. A record that tells of a page that every opening reads carries that page as it is sealed, so that it can be
// mended: without it nothing else can be read. FORMAT.md states it byte by byte.
import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MiB } from '../../../../shared/sizes.ts';
import { clearPlace } from '../../disk/clear-place.ts';
import type { Secret } from '../../crypto/secret.ts';
import { readOrdinaryFile } from '../../disk/ordinary-file.ts';
import { syncFolder } from '../../disk/sync-folder.ts';
import { writeNewFile } from '../../disk/whole-file.ts';
import { pageSize } from '../proof.ts';
import { tagBytes } from './page-tags.ts';

/** Never through a link that somebody put there. Windows has no such flag, whatever the types say. */
const writeFlags = constants.O_RDWR | ((constants as Readonly<Record<string, number | undefined>>)['O_NOFOLLOW'] ?? 0);

const magic = Buffer.from('holdfast pages 2', 'latin1');
const headBytes = 16;
const entryBytes = 4 + tagBytes;
const macBytes = 32;
/** Beside the number of a page: that page follows the entries as it is sealed. No database of ours comes near so many pages. */
const isCarried = 0x8000_0000;
/** Larger than the list of a database of 40 GiB; more is not read into memory. */
const largestList = 256 * MiB;
/** A list that grew beyond twice its length when it was last written anew is written anew. */
const leastGrowth = 256 * 1024;

export interface PageListPlace {
  readonly file: string;
  /** Written first, then renamed. */
  readonly unfinished: string;
}

export type ReadPageList = { readonly state: 'good'; readonly list: PageList } | { readonly state: 'missing' | 'damaged' };

/** Of one page: its number and its tag. */
export type PageEntry = readonly [number: number, tag: Uint8Array];

/** The tags of pages 1 to `count`; a page that was never listed has none. */
class Tags {
  #bytes = Buffer.alloc(0);
  count = 0;

  get(number: number): Buffer | null {
    if (number < 1 || number > this.count) return null;
    const tag = this.#bytes.subarray((number - 1) * tagBytes, number * tagBytes);
    return tag.every((byte) => byte === 0) ? null : tag;
  }

  set(entries: readonly PageEntry[], count: number): void {
    if (count * tagBytes > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(Math.max(count * tagBytes - this.#bytes.length, this.#bytes.length))]);
    // A page that a smaller database no longer has must not be remembered when it grows again.
    if (count < this.count) this.#bytes.fill(0, count * tagBytes, this.count * tagBytes);
    for (const [number, tag] of entries) if (number <= count) this.#bytes.set(tag, (number - 1) * tagBytes);
    this.count = count;
  }

  all(): PageEntry[] {
    return Array.from({ length: this.count }, (_, index): PageEntry => [index + 1, this.#bytes.subarray(index * tagBytes, (index + 1) * tagBytes)]);
  }
}

interface ListState {
  readonly place: PageListPlace;
  readonly key: KeyObject;
  readonly tags: Tags;
  /** Pages as they were sealed when they were listed last. */
  readonly copies: Map<number, Buffer>;
  /** Code of the newest record. */
  mac: Buffer;
  sequence: number;
  /** Where the next record begins. */
  end: number;
  /** Length when the list was last written anew. */
  baseEnd: number;
}

/** What pages hold from now on. */
export interface ListedPages {
  readonly entries: readonly PageEntry[];
  readonly pageCount: number;
  /** Sealed pages that the entries tell of. Of any other page that they tell of, no copy is kept from now on. */
  readonly copies: ReadonlyMap<number, Buffer>;
}

const recordOf = (state: Pick<ListState, 'key' | 'mac'>, sequence: number, { entries, pageCount, copies }: ListedPages): { readonly bytes: Buffer; readonly mac: Buffer } => {
  const head = Buffer.alloc(headBytes + entries.length * entryBytes);
  head.writeUInt32BE(entries.length, 0);
  head.writeUInt32BE(pageCount, 4);
  head.writeBigUInt64BE(BigInt(sequence), 8);
  entries.forEach(([number, tag], index) => {
    head.writeUInt32BE(number + (copies.has(number) ? isCarried : 0), headBytes + index * entryBytes);
    head.set(tag, headBytes + index * entryBytes + 4);
  });
  const body = Buffer.concat([head, ...entries.flatMap(([number]) => copies.get(number) ?? [])]);
  const mac = createHmac('sha256', state.key).update(state.mac).update(body).digest();
  return { bytes: Buffer.concat([body, mac]), mac };
};

const take = (state: ListState, { entries, pageCount, copies }: ListedPages): void => {
  state.tags.set(entries, pageCount);
  for (const [number] of entries) state.copies.delete(number);
  for (const [number, page] of copies) state.copies.set(number, page);
  for (const number of state.copies.keys()) if (number > pageCount) state.copies.delete(number);
};

/** Takes the record at `state.end` in; false where there is no whole one that belongs there. */
const takeRecord = (state: ListState, bytes: Buffer): boolean => {
  if (bytes.length < state.end + headBytes) return false;
  const entriesEnd = headBytes + bytes.readUInt32BE(state.end) * entryBytes;
  if (bytes.length < state.end + entriesEnd + macBytes) return false;
  const entries: PageEntry[] = [];
  const carried: number[] = [];
  for (let at = state.end + headBytes; at < state.end + entriesEnd; at += entryBytes) {
    const said = bytes.readUInt32BE(at);
    const number = said >= isCarried ? said - isCarried : said;
    entries.push([number, bytes.subarray(at + 4, at + entryBytes)]);
    if (said >= isCarried) carried.push(number);
  }
  const length = entriesEnd + carried.length * pageSize;
  if (bytes.length < state.end + length + macBytes) return false;
  const body = bytes.subarray(state.end, state.end + length);
  const mac = createHmac('sha256', state.key).update(state.mac).update(body).digest();
  if (!timingSafeEqual(mac, bytes.subarray(state.end + length, state.end + length + macBytes))) return false;
  const copies = new Map(carried.map((number, index) => [number, Buffer.from(body.subarray(entriesEnd + index * pageSize, entriesEnd + (index + 1) * pageSize))]));
  take(state, { entries, pageCount: body.readUInt32BE(4), copies });
  Object.assign(state, { mac, sequence: Number(body.readBigUInt64BE(8)), end: state.end + length + macBytes });
  return true;
};

export class PageList {
  readonly #state: ListState;
  #handle: FileHandle | undefined;

  private constructor(state: ListState) {
    this.#state = state;
  }

  /** A list with nothing in it yet: `writeAnew` makes the file. `after` is the number of a list that it takes the place of. */
  static empty(place: PageListPlace, key: Secret, after: number): PageList {
    const keyObject = key.use((bytes) => createSecretKey(bytes));
    return new PageList({ place, key: keyObject, tags: new Tags(), copies: new Map(), mac: magic, sequence: after, end: 0, baseEnd: 0 });
  }

  /** Reads the list. What follows the last whole record is what a crash cut short, and is written over. Throws the failures of the disk. */
  static async read(place: PageListPlace, key: Secret): Promise<ReadPageList> {
    const bytes = await readOrdinaryFile(place.file, largestList + 1);
    if (bytes === null) return { state: 'missing' };
    const list = PageList.empty(place, key, 0);
    const state = list.#state;
    state.end = magic.length;
    if (bytes.length > largestList || !bytes.subarray(0, magic.length).equals(magic) || !takeRecord(state, bytes)) return { state: 'damaged' };
    state.baseEnd = state.end;
    while (takeRecord(state, bytes));
    return { state: 'good', list };
  }

  /** Number of the newest record: it only grows. */
  get sequence(): number {
    return this.#state.sequence;
  }

  get pageCount(): number {
    return this.#state.tags.count;
  }

  tag(number: number): Buffer | null {
    return this.#state.tags.get(number);
  }

  /** The newest of the pages that every opening reads, sealed, as far as they are known. */
  get copies(): ReadonlyMap<number, Buffer> {
    return this.#state.copies;
  }

  /** Adds what pages hold now, synced when this resolves. Throws what the system throws; then nothing was added. */
  async append(pages: ListedPages): Promise<void> {
    const state = this.#state;
    const sequence = state.sequence + 1;
    const { bytes, mac } = recordOf(state, sequence, pages);
    const handle = await this.#writing();
    await handle.truncate(state.end);
    await handle.write(bytes, 0, bytes.length, state.end);
    await handle.sync();
    take(state, pages);
    Object.assign(state, { mac, sequence, end: state.end + bytes.length });
  }

  /** Writes the list anew where most of it is about what pages held before. */
  async shorten(): Promise<void> {
    const { end, baseEnd, tags, copies } = this.#state;
    if (end > 2 * baseEnd + leastGrowth) await this.writeAnew({ entries: tags.all(), pageCount: tags.count, copies: new Map(copies) });
  }

  /** Writes a list of these pages alone in the place of what there was. */
  async writeAnew(pages: ListedPages): Promise<void> {
    const state = this.#state;
    const sequence = state.sequence + 1;
    const { bytes, mac } = recordOf({ key: state.key, mac: magic }, sequence, pages);
    const { file, unfinished } = state.place;
    await clearPlace(unfinished);
    await writeNewFile(unfinished, Buffer.concat([magic, bytes]));
    await this.close();
    await rename(unfinished, file);
    // From here on this is the list, also where its folder could not be synced: what is appended must follow on what the file holds.
    const end = magic.length + bytes.length;
    take(state, pages);
    Object.assign(state, { mac, sequence, end, baseEnd: end });
    await syncFolder(dirname(file));
  }

  /** Empties the file, so that its room is free and nobody takes it for a list. */
  async giveUp(): Promise<void> {
    const handle = await this.#writing();
    await handle.truncate(0);
    await handle.sync();
    await this.close();
  }

  /** Takes the file away where a list could not be begun whole: the next opening must not hold pages against it that nobody listed since. */
  async discard(): Promise<void> {
    await this.giveUp().catch(() => undefined);
    await this.close().catch(() => undefined);
    await rm(this.#state.place.file, { force: true });
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close();
  }

  async #writing(): Promise<FileHandle> {
    this.#handle ??= await open(this.#state.place.file, writeFlags);
    return this.#handle;
  }
}
