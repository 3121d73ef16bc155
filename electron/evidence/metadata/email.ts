// The header lines of a mail, unfolded and decoded, in the order the mail has them.
import { KiB } from '../../../shared/sizes.ts';
import { boundedText, entryList, type ByteSource, type Extracted } from './shape.ts';

const mostRead = 256 * KiB;

const decodeBytes = (bytes: Uint8Array, charset: string): string => {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
};

const quotedPrintable = (words: string): Uint8Array =>
  Buffer.from(words.replaceAll('_', ' ').replace(/=([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');

/** RFC 2047 encoded words; white space between two of them is not part of the text. */
const decodeWords = (value: string): string =>
  value
    .replace(/(=\?[^?\s]{1,40}\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?([^?*\s]{1,40})(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi, (_all, charset: string, way: string, words: string) =>
      decodeBytes(way.toLowerCase() === 'b' ? Buffer.from(words, 'base64') : quotedPrintable(words), charset));

/** Reads the header of a mail. Never throws for a mail without one. */
export const readEmail = async (source: ByteSource): Promise<Extracted> => {
  const bytes = await source.read(0, Math.min(source.size, mostRead));
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const header = /^[\s\S]*?(?=\r?\n\r?\n|$(?![\s\S]))/.exec(utf8)?.[0] ?? '';
  const list = entryList();
  for (const line of header.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const match = /^([!-9;-~]{1,100}):\s*(.*)$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) {
      list.add('email', match[1], boundedText(decodeWords(match[2])));
    }
  }
  return { says: {}, entries: list.entries };
};
