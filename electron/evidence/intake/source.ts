// What adding takes in: a file that was found, bytes that never had one, or something that had to be left out. Opens nothing.
import type { SourcePath, Walked } from './walk.ts';
import type { CopySource } from './worker-protocol.ts';

export interface Source {
  readonly name: string;
  readonly folder: string;
  readonly size: number;
  readonly from: CopySource;
  readonly path: SourcePath | null;
}

export type Entry = Walked | { readonly what: 'source'; readonly source: Source };

/** Bytes to be read, as far as known. */
export const sizeOf = (entry: Entry): number => (entry.what === 'file' ? entry.file.size : entry.what === 'source' ? entry.source.size : 0);

export const sourceOf = (entry: Entry): Source =>
  entry.what === 'source' ? entry.source
    : entry.what === 'file' ? { name: entry.file.name, folder: entry.file.folder, size: entry.file.size, from: { path: entry.file.path }, path: entry.file.path }
      : { name: entry.name, folder: '', size: 0, from: { path: entry.path }, path: entry.path };
