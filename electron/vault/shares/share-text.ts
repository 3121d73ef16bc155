// A share as it stands on paper: numbered lines of five groups of four characters, each line with its own check, so that a slip of the
// pen is found in its line and not somewhere on the page. Knows nothing of what the bytes mean.
import { crockford, fromCrockford, isCrockford, meantCharacters, toCrockford } from '../../../shared/crockford.ts';
import { sha256 } from '../crypto/digest.ts';

const dataCharacters = 18;
/** Two characters: one slip in a thousand goes unnoticed in its line, and is then found when the share is opened. */
const checkCharacters = 2;
const lineCharacters = dataCharacters + checkCharacters;

export type ParsedShareText =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  /** `line` counts from 1; null when the text as a whole has the wrong length. */
  | { readonly ok: false; readonly why: 'length' | 'character' | 'check'; readonly line: number | null };

/** Depends on the place of the line, so that two lines that were swapped are noticed. */
const checkOf = (data: string, line: number): string => {
  const digest = sha256(Buffer.from(`holdfast/v1/share-line\0${String(line)}\0${data}`));
  return Array.from(digest.subarray(0, checkCharacters), (byte) => crockford.charAt(byte & 31)).join('');
};

const inLines = (text: string, length: number): string[] => text.match(new RegExp(`.{1,${length}}`, 'g')) ?? [];

/** The lines to print, `XXXX-XXXX-XXXX-XXXX-XXXX` each. Every share of one size has the same number of lines. */
export const shareLines = (bytes: Uint8Array): readonly string[] =>
  inLines(toCrockford(bytes), dataCharacters).map((data, index) => {
    const full = data.padEnd(dataCharacters, '0');
    return inLines(full + checkOf(full, index + 1), 4).join('-');
  });

/** Reads the lines as people type them, with or without line breaks. `size` is how many bytes a share has. Never throws. */
export const parseShareText = (text: string, size: number): ParsedShareText => {
  const characters = meantCharacters(text);
  const dataLength = Math.ceil((size * 8) / 5);
  const lineCount = Math.ceil(dataLength / dataCharacters);
  const lines = inLines(characters, lineCharacters);
  const strange = lines.findIndex((line) => !isCrockford(line));
  if (strange >= 0) return { ok: false, why: 'character', line: strange + 1 };
  const wrong = lines.findIndex((line, index) => line.length === lineCharacters && line.slice(dataCharacters) !== checkOf(line.slice(0, dataCharacters), index + 1));
  if (wrong >= 0) return { ok: false, why: 'check', line: wrong + 1 };
  if (characters.length !== lineCount * lineCharacters) return { ok: false, why: 'length', line: null };
  const data = lines.map((line) => line.slice(0, dataCharacters)).join('');
  const bytes = fromCrockford(data.slice(0, dataLength));
  if (bytes === undefined || !/^0*$/.test(data.slice(dataLength))) return { ok: false, why: 'check', line: lineCount };
  return { ok: true, bytes };
};
