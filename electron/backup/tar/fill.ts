// Produces any range of an archive from its layout. Blocks the thread: for threads that have nothing else to answer. A file that cannot be read to
// its end is filled with zeros and told, so that one bad sector does not keep everything else from being saved.
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { paddedSize, tarHeader } from './header.ts';
import { entryAt, type Layout, type Placed } from './layout.ts';

/** Windows lacks both flags, whatever the types say. */
const flags: Readonly<Record<string, number | undefined>> = constants;
const readOnly = constants.O_RDONLY | (flags['O_NOFOLLOW'] ?? 0) | (flags['O_NONBLOCK'] ?? 0);

export class TarFiller {
  readonly #layout: Layout;
  readonly #unreadable: (entry: Placed) => void;
  #open: { readonly path: string; readonly file: number } | undefined;

  /** `unreadable` is told about an entry whose content could not be read, once or more. */
  constructor(layout: Layout, unreadable: (entry: Placed) => void) {
    this.#layout = layout;
    this.#unreadable = unreadable;
  }

  /** Writes bytes `[at, at + into.byteLength)` of the archive; what lies beyond its last entry is zeros. */
  fill(into: Uint8Array, at: number): void {
    const end = Math.min(at + into.byteLength, this.#layout.length);
    into.fill(0, Math.max(0, end - at));
    if (at >= end) return;
    for (let index = entryAt(this.#layout, at); index < this.#layout.entries.length; index += 1) {
      const entry = this.#layout.entries[index];
      if (entry === undefined || entry.at >= end) break;
      this.#copy(tarHeader(entry, this.#layout.seconds), entry.at, into, at);
      if (entry.bytes !== null) this.#copy(entry.bytes, entry.contentAt, into, at);
      else if (entry.path !== null) this.#read(entry, entry.path, into, at);
      const filling = entry.contentAt + entry.size;
      into.fill(0, Math.max(0, filling - at), Math.max(0, entry.contentAt + paddedSize(entry.size) - at));
    }
  }

  close(): void {
    if (this.#open !== undefined) closeSync(this.#open.file);
    this.#open = undefined;
  }

  /** The part of `bytes`, which lie at `from` in the archive, that falls into the range. */
  #copy(bytes: Uint8Array, from: number, into: Uint8Array, at: number): void {
    const start = Math.max(from, at);
    const end = Math.min(from + bytes.byteLength, at + into.byteLength);
    if (start < end) into.set(bytes.subarray(start - from, end - from), start - at);
  }

  #read(entry: Placed, path: string, into: Uint8Array, at: number): void {
    const start = Math.max(entry.contentAt, at);
    const end = Math.min(entry.contentAt + entry.size, at + into.byteLength);
    if (start >= end) return;
    try {
      const file = this.#fileOf(path);
      for (let done = start; done < end;) {
        const count = readSync(file, into, done - at, end - done, done - entry.contentAt);
        if (count === 0) throw new Error('the file is shorter than it was');
        done += count;
      }
    } catch {
      into.fill(0, start - at, end - at);
      this.#unreadable(entry);
    }
  }

  /** Large files are read in many pieces, one after the other: the last one stays open. */
  #fileOf(path: string): number {
    if (this.#open?.path === path) return this.#open.file;
    this.close();
    const file = openSync(path, readOnly);
    this.#open = { path, file };
    return file;
  }
}
