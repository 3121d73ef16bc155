// Knows when a page of a database is not the newest that was ever written there. An engine cannot: an older copy of a page is a page with a good seal.
// Pages reach the file by a checkpoint alone, so each checkpoint is ours: what it is about to write is put on the list first (page-list.ts), and
// what it is about to replace is compared with the list before it is gone. So the list and the file agree after a kill at any moment, together
// with the log that the kill left.
import { open, type FileHandle } from 'node:fs/promises';
import { HoldfastError } from '../../../../shared/contract/failure.ts';
import { readOnlyFlags } from '../../disk/read-only-flags.ts';
import { fromSystemError } from '../../disk/system-failure.ts';
import type { Connection } from '../engine.ts';
import { pageSize } from '../proof.ts';
import { eachFrame, logRound } from './log-frames.ts';
import { openingPages, type OpeningTrees, type PageAt } from './opening-pages.ts';
import type { ListedPages, PageEntry, PageList } from './page-list.ts';
import type { PageTags } from './page-tags.ts';

/** As many pages as SQLite itself would let the log grow to. */
const pagesInLog = 1000;

/** Pages compared at once: four megabytes. */
export const pagesAtOnce = 1024;

interface LogState {
  /** Frames that count, and how many of them are in the file already. */
  readonly frames: number;
  readonly inFile: number;
}

const logState = async (writer: Connection, mode: 'NOOP' | 'PASSIVE' | 'TRUNCATE'): Promise<LogState> => {
  const [row] = await writer.all(checkpoints[mode], []);
  return { frames: Math.max(0, Number(row?.['log'] ?? 0)), inFile: Math.max(0, Number(row?.['checkpointed'] ?? 0)) };
};

const checkpoints = { NOOP: 'PRAGMA wal_checkpoint(NOOP)', PASSIVE: 'PRAGMA wal_checkpoint(PASSIVE)', TRUNCATE: 'PRAGMA wal_checkpoint(TRUNCATE)' } as const;

const isFull = (error: unknown): boolean => {
  const failure = fromSystemError(error);
  return failure instanceof HoldfastError && failure.code === 'disk-full';
};

export interface PageKeeperParts {
  readonly file: string;
  readonly tags: PageTags;
  readonly list: PageList;
  /** Of their pages that every opening reads, copies are kept. */
  readonly trees: OpeningTrees;
}

/** Every method but `end` is to be called by the one writer between its transactions. */
export class PageKeeper {
  readonly #parts: PageKeeperParts;
  /** What the log's frames were listed of: a round of it, and how many frames. */
  #round: string | null = null;
  #listed = 0;
  #isFirstLook = true;
  /** Pages known to be as they are listed, or told to be older. */
  readonly #trusted = new Set<number>();
  /** Held open until the connections are closed: closing a second descriptor of the database would drop the engine's locks. */
  #database: FileHandle | undefined;
  #state: 'not-begun' | 'kept' | 'given-up' = 'not-begun';

  constructor(parts: PageKeeperParts, isKnown: boolean) {
    this.#parts = parts;
    if (isKnown) this.#state = 'kept';
  }

  /** Number of the list's newest record; null where no list is kept. */
  get sequence(): number | null {
    return this.#state === 'kept' ? this.#parts.list.sequence : null;
  }

  /** Begins a list of the pages as they are. Where it cannot be written, none is kept. */
  async begin(writer: Connection): Promise<void> {
    if (this.#state === 'kept') return;
    try {
      await this.#begin(writer);
      this.#state = 'kept';
    } catch {
      this.#state = 'given-up';
      await this.#parts.list.discard().catch(() => undefined);
    }
  }

  /** After a commit: empties the log into the file when it has grown. Never throws: what was committed is committed, and the next commit tries again. */
  async tend(writer: Connection): Promise<void> {
    const { frames } = await logState(writer, 'NOOP').catch(() => ({ frames: 0 }));
    if (frames < pagesInLog || (frames >= this.#listed && frames - this.#listed < pagesInLog)) return;
    await this.checkpoint(writer).catch(() => undefined);
  }

  /** Lists what the log holds and empties it into the file as far as no reader needs it. */
  async checkpoint(writer: Connection): Promise<void> {
    await this.#listLog(writer);
    await logState(writer, 'PASSIVE');
  }

  /**
   * Which of `pagesAtOnce` pages from `first` are not the newest that were written there, and whether there are more pages. Null where no list is kept.
   * Pages told here may be listed anew once they are written.
   */
  async older(writer: Connection, first: number): Promise<{ readonly pages: readonly number[]; readonly isLast: boolean } | null> {
    if (this.#state !== 'kept') return null;
    const { list, tags } = this.#parts;
    await this.checkpoint(writer);
    const { frames, inFile } = await logState(writer, 'NOOP');
    const stillInLog = new Set<number>();
    await this.#frames(inFile, frames, ({ number }) => stillInLog.add(number));
    const last = Math.min(list.pageCount, first + pagesAtOnce - 1);
    const pages = await this.#pages(first, last - first + 1);
    const older: number[] = [];
    for (let number = first; number <= last; number += 1) {
      const page = pages[number - first];
      const known = list.tag(number);
      if (stillInLog.has(number) || known === null || (page !== undefined && known.equals(tags.tagOf(page, number)))) continue;
      older.push(number);
      this.#trusted.add(number);
    }
    return { pages: older, isLast: last >= list.pageCount };
  }

  /** Before the last connection is closed, which empties the log into the file. False where what the log holds could not be listed: then it must stay. */
  async mayEmptyLog(writer: Connection): Promise<boolean> {
    return this.#listLog(writer).then(() => true, () => false);
  }

  /** After the connections were closed. */
  async end(): Promise<void> {
    await this.#parts.list.close().catch(() => undefined);
    await this.#database?.close().catch(() => undefined);
    this.#database = undefined;
  }

  async #begin(writer: Connection): Promise<void> {
    await logState(writer, 'TRUNCATE');
    const opening = await this.#openingPages(writer, 0, 0);
    const entries: PageEntry[] = [];
    const copies = new Map<number, Buffer>();
    for (let first = 1; ; first += pagesAtOnce) {
      const pages = await this.#pages(first, pagesAtOnce);
      for (const [index, page] of pages.entries()) {
        entries.push([first + index, this.#parts.tags.tagOf(page, first + index)]);
        if (opening?.has(first + index) === true) copies.set(first + index, Buffer.from(page));
      }
      if (pages.length < pagesAtOnce) break;
    }
    await this.#parts.list.writeAnew({ entries, pageCount: entries.length, copies });
  }

  /** The pages that every opening reads, as the records stand now; null where the engine cannot read them. The log's frames from `inFile` to `frames` are not in the file yet. */
  async #openingPages(writer: Connection, inFile: number, frames: number): Promise<ReadonlySet<number> | null> {
    const inLog = new Map<number, number>();
    await this.#frames(inFile, frames, ({ at, number }) => { inLog.set(number, at); });
    const pageAt: PageAt = async (number) => {
      const at = inLog.get(number);
      if (at === undefined) {
        const [page] = await this.#pages(number, 1);
        return page === undefined ? null : this.#parts.tags.opened(page, number);
      }
      let opened: Buffer | null = null;
      await this.#frames(at, at + 1, ({ page }) => { opened = this.#parts.tags.opened(page, number); });
      return opened;
    };
    return openingPages(writer, this.#parts.trees, pageAt).catch((error: unknown) => {
      if (error instanceof HoldfastError && error.code === 'database-damaged') return null;
      throw error;
    });
  }

  async #frames(from: number, to: number, each: Parameters<typeof eachFrame>[3]): Promise<void> {
    if (!(await eachFrame(`${this.#parts.file}-wal`, from, to, each))) throw new HoldfastError('disk-gone');
  }

  async #listLog(writer: Connection): Promise<void> {
    if (this.#state !== 'kept') return;
    const { frames, inFile } = await logState(writer, 'NOOP');
    const round = frames === 0 ? null : await logRound(`${this.#parts.file}-wal`);
    if (round !== this.#round) {
      this.#round = round;
      this.#listed = 0;
    }
    if (frames === this.#listed) return;
    const opening = await this.#openingPages(writer, Math.min(inFile, frames), frames);
    const { changed, again, ...pages } = await this.#changes(this.#listed, frames, opening);
    try {
      await this.#parts.list.append({ entries: [...changed, ...again], ...pages });
    } catch (error) {
      if (!isFull(error)) throw error;
      await this.#giveUp();
      return;
    }
    this.#listed = frames;
    this.#isFirstLook = false;
    for (const [number] of changed) this.#trusted.add(number);
    await this.#parts.list.shorten().catch(() => undefined);
  }

  /**
   * What the frames make of the pages. A page whose older content in the file is not what the list says keeps its place in the list, so that it is told. Where
   * that is one of the `opening` pages, no copy of it is kept from then on: what the list knows is not what the file will hold. Pages whose copy comes or goes without
   * a change of their own are listed `again`. Where nobody can tell which pages an opening reads, those that have a copy keep having one.
   */
  async #changes(from: number, to: number, opening: ReadonlySet<number> | null): Promise<Omit<ListedPages, 'entries'> & { readonly changed: readonly PageEntry[]; readonly again: readonly PageEntry[] }> {
    const { list, tags } = this.#parts;
    const isCopied = (number: number): boolean => (opening ?? list.copies).has(number);
    const newest = new Map<number, Uint8Array>();
    const copies = new Map<number, Buffer>();
    /** Pages that an earlier checkpoint was cut short before: the file may still lack what the list knows. */
    const inLogAsListed = new Set<number>();
    let pageCount = list.pageCount;
    const lastFrames = new Map<number, number>();
    await this.#frames(from, to, ({ at, number, pageCount: count }) => {
      lastFrames.set(number, at);
      if (count > 0) pageCount = count;
    });
    await this.#frames(from, to, (frame) => {
      // What a later frame replaces says nothing, unless a checkpoint was cut short before this session.
      if (lastFrames.get(frame.number) !== frame.at && !this.#isFirstLook) return;
      const tag = tags.tagOf(frame.page, frame.number);
      newest.set(frame.number, tag);
      if (isCopied(frame.number)) copies.set(frame.number, Buffer.from(frame.page));
      if (this.#isFirstLook && list.tag(frame.number)?.equals(tag) === true) inLogAsListed.add(frame.number);
    });
    const again: PageEntry[] = [];
    for (const number of newest.keys()) {
      const known = list.tag(number);
      if (known === null || this.#trusted.has(number) || inLogAsListed.has(number)) continue;
      const [page] = await this.#pages(number, 1);
      if (page !== undefined && known.equals(tags.tagOf(page, number))) continue;
      newest.delete(number);
      copies.delete(number);
      if (list.copies.has(number)) again.push([number, known]);
    }
    for (const number of new Set([...(opening ?? []), ...list.copies.keys()])) {
      const known = list.tag(number);
      if (known === null || number > pageCount || lastFrames.has(number) || list.copies.has(number) === isCopied(number)) continue;
      if (!isCopied(number)) {
        again.push([number, known]);
        continue;
      }
      const [page] = await this.#pages(number, 1);
      if (page === undefined || !known.equals(tags.tagOf(page, number))) continue;
      again.push([number, known]);
      copies.set(number, Buffer.from(page));
    }
    return { changed: [...newest], again, pageCount, copies };
  }

  /** No room for the list: the log must be emptied all the same, or nothing more could be written. The next opening tells that there is none. */
  async #giveUp(): Promise<void> {
    this.#state = 'given-up';
    await this.#parts.list.giveUp().catch(() => undefined);
  }

  /** As many whole pages of the file from `first` as there are, encrypted as they lie there. */
  async #pages(first: number, count: number): Promise<readonly Buffer[]> {
    if (count <= 0) return [];
    this.#database ??= await open(this.#parts.file, readOnlyFlags);
    const { buffer, bytesRead } = await this.#database.read(Buffer.alloc(count * pageSize), 0, count * pageSize, (first - 1) * pageSize).catch((error: unknown) => { throw fromSystemError(error); });
    return Array.from({ length: Math.floor(bytesRead / pageSize) }, (_, index) => buffer.subarray(index * pageSize, (index + 1) * pageSize));
  }
}
