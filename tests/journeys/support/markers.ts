// Words that occur nowhere else, and the search for them in every byte of a place on disk.
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A word that no program has ever written. Lower-case letters alone: they survive every title, file name and index. */
export const marker = (about: string): string => `${about}${[...randomBytes(12)].map((byte) => 'bcdfghjkmnpqrstv'[byte & 15]).join('')}`;

/** A text inside base64 reads in three ways, by where it begins; ends that mix with what stands beside it are left off. */
const inBase64 = (bytes: Buffer): readonly string[] =>
  [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').replaceAll('=', '');
    const cut = Math.ceil((before * 8) / 6);
    const clean = Math.floor(((before + bytes.length) * 8) / 6);
    return whole.slice(cut, clean);
  });

export const encodings = (word: string): readonly Buffer[] => {
  const utf8 = Buffer.from(word);
  const utf16 = Buffer.from(word, 'utf16le');
  const swapped = Buffer.from(utf16).swap16();
  const folded = [utf8, Buffer.from(word.toUpperCase())];
  return [...folded, utf16, swapped, ...[utf8, utf16].flatMap((bytes) => [...inBase64(bytes), bytes.toString('hex'), bytes.toString('hex').toUpperCase()].map((text) => Buffer.from(text)))];
};

/** What another program took away while it was being looked at is on no disk any more. */
const unlessGone = <T>(look: () => T, gone: T): T => {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return gone;
    throw error;
  }
};

const filesIn = (folder: string): readonly string[] =>
  unlessGone(() => readdirSync(folder, { withFileTypes: true }), []).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });

const pieceBytes = 4 * 1024 * 1024;

const holds = (file: string, patterns: readonly Buffer[]): boolean => {
  const overlap = Math.max(...patterns.map((pattern) => pattern.length));
  const piece = Buffer.alloc(pieceBytes);
  const handle = openSync(file, 'r');
  try {
    for (let at = 0; ; at += pieceBytes - overlap) {
      const length = readSync(handle, piece, 0, pieceBytes, at);
      if (patterns.some((pattern) => piece.subarray(0, length).includes(pattern))) return true;
      if (length < pieceBytes) return false;
    }
  } finally {
    closeSync(handle);
  }
};

export interface Searched {
  readonly files: number;
  readonly bytes: number;
  /** `word in file`, also where the name of the file holds it. */
  readonly found: readonly string[];
}

/** Looks for every word, in every encoding, in the names and bytes of all files below these folders, which other programs may be using. */
export const searchFor = (words: readonly string[], folders: readonly string[]): Searched => {
  const files = folders.flatMap(filesIn);
  let bytes = 0;
  const found = files.flatMap((file) => {
    bytes += unlessGone(() => statSync(file).size, 0);
    return words.filter((word) => file.includes(word) || unlessGone(() => holds(file, encodings(word)), false)).map((word) => `${word} in ${file}`);
  });
  return { files: files.length, bytes, found };
};
