// Where everything lies in the archive, known before a byte of it is made: sizes are known, so any range of the archive can be produced by any
// thread.
import { headerBytes, paddedSize, type TarEntry } from './header.ts';

export interface Source extends TarEntry {
  /** Where the content is read from; null for a folder or for content that is at hand. */
  readonly path: string | null;
  readonly bytes: Uint8Array | null;
}

export interface Placed extends Source {
  /** Of the header, in the archive. */
  readonly at: number;
  readonly contentAt: number;
}

export interface Layout {
  readonly entries: readonly Placed[];
  /** Where the next entry would begin. */
  readonly length: number;
  /** Time of every entry, in seconds since 1970. */
  readonly seconds: number;
}

/** Places entries one after the other, beginning at `from`. */
export const layOut = (sources: Iterable<Source>, seconds: number, from = 0): Layout => {
  const entries: Placed[] = [];
  let at = from;
  for (const source of sources) {
    const contentAt = at + headerBytes(source.size);
    entries.push({ ...source, at, contentAt });
    at = contentAt + paddedSize(source.size);
  }
  return { entries, length: at, seconds };
};

/** Index of the entry that covers byte `at`, which lies in the layout. */
export const entryAt = ({ entries }: Layout, at: number): number => {
  let low = 0;
  let high = entries.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((entries[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
};
