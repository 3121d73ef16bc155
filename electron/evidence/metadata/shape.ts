// The shape of what is read from a file's bytes, and the bounds every extractor keeps to. Files are hostile: nothing here or below
// trusts a length, a count or a text that a file states about itself.
import type { EvidenceKind, FileSays, MetadataEntry, MetadataProblem, ViewerKind } from '../../../shared/evidence/schema.ts';

/** Random access to the bytes of one file. `read` may give fewer bytes at the end, never more. */
export interface ByteSource {
  readonly size: number;
  read(start: number, end: number): Promise<Uint8Array>;
}

/** What the bytes are, before anything in them is believed. */
export interface FileType {
  readonly mediaType: string;
  readonly kind: EvidenceKind;
  readonly viewer: ViewerKind;
}

/** What one extractor found. Facts it does not name stay null. */
export interface Extracted {
  readonly says: Partial<FileSays>;
  readonly entries: readonly MetadataEntry[];
}

export interface FileMetadata extends FileType {
  readonly says: FileSays;
  readonly entries: readonly MetadataEntry[];
  /** What is wrong with the file as it came, or why entries are missing or partial; null when all is well. */
  readonly problem: MetadataProblem | null;
}

export const nothingSaid: FileSays = Object.freeze({
  width: null, height: null, durationMs: null, codec: null, device: null, capturedAt: null, latitude: null, longitude: null, orientation: null,
});

/** Most entries kept for one file. */
export const mostEntries = 400;
const longestTag = 200;
const longestValue = 4000;

/** Control characters other than line breaks would only disturb; they are kept visible as the replacement character. */
const disturbing = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Text from a file, cut to what the contract allows, without broken surrogates. */
export const boundedText = (text: string, longest = longestValue): string =>
  text.slice(0, longest).toWellFormed().replace(disturbing, '\ufffd').trim();

/** Collects entries within the bounds; later ones are dropped. */
export interface EntryList {
  add(group: MetadataEntry['group'], tag: string, value: unknown): void;
  readonly entries: readonly MetadataEntry[];
}

export const entryList = (): EntryList => {
  const entries: MetadataEntry[] = [];
  return {
    entries,
    add(group, tag, value) {
      if (entries.length >= mostEntries || (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')) {
        return;
      }
      const text = boundedText(String(value));
      const name = boundedText(tag, longestTag);
      if (text !== '' && name !== '') {
        entries.push({ group, tag: name, value: text });
      }
    },
  };
};

/** A whole number within bounds, or null: what files say about sizes is often nonsense. */
export const wholeNumber = (value: unknown, least: number, most: number): number | null => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= least && number <= most ? Math.trunc(number) : null;
};

/** A number within bounds, or null. */
export const boundedNumber = (value: unknown, least: number, most: number): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most ? value : null;
