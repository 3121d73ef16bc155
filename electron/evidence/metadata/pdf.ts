// The information dictionary of a PDF, found at its end or its beginning. Only texts that lie there plainly: nothing is
// decompressed, no page is opened, no link is followed.
import { KiB } from '../../../shared/sizes.ts';
import { statedTime } from './camera-time.ts';
import { boundedText, entryList, type ByteSource, type Extracted } from './shape.ts';

const window = 512 * KiB;
const keys = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'CreationDate', 'ModDate'] as const;

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

const decodeText = (bytes: Buffer): string => {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  }
  return bytes[0] === 0xef && bytes[1] === 0xbb ? bytes.subarray(3).toString('utf8') : bytes.toString('latin1');
};

const literal = (written: string): string =>
  decodeText(Buffer.from(written.replace(/\\(?:([0-7]{1,3})|\r?\n|([\s\S]))/g, (_all, octal: string | undefined, one: string | undefined) =>
    octal !== undefined ? String.fromCharCode(Number.parseInt(octal, 8) & 0xff) : one === undefined ? '' : (escapes[one] ?? one)), 'latin1'));

/** The text after `/Key`, as a literal `(...)` or a hexadecimal `<...>` string of at most 2,000 characters. */
const valueOf = (dictionary: string, key: string): string | null => {
  const match = new RegExp(`/${key}\\s*(?:\\(((?:[^()\\\\]|\\\\[\\s\\S]|\\([^()]{0,200}\\)){0,2000})\\)|<([0-9A-Fa-f\\s]{0,4000})>)`).exec(dictionary);
  if (match?.[1] !== undefined) {
    return literal(match[1]);
  }
  return match?.[2] === undefined ? null : decodeText(Buffer.from(match[2].replace(/\s/g, ''), 'hex'));
};

const dateText = (written: string): string =>
  written.replace(/^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?/, (_all, ...p: string[]) => `${p[0] ?? ''}-${p[1] ?? ''}-${p[2] ?? ''} ${p[3] ?? ''}:${p[4] ?? ''}:${p[5] ?? '00'}`).replace(/([+-]\d{2})'(\d{2})'?$/, '$1:$2');

const readableEnds = async (source: ByteSource): Promise<string> => {
  const head = await source.read(0, Math.min(source.size, window));
  const tail = source.size > window ? await source.read(Math.max(window, source.size - window), source.size) : new Uint8Array();
  return `${Buffer.from(head).toString('latin1')}\n${Buffer.from(tail).toString('latin1')}`;
};

/** Reads a PDF's information dictionary; empty when it has none or hides it in a compressed stream. */
export const readPdf = async (source: ByteSource): Promise<Extracted> => {
  const text = await readableEnds(source);
  const list = entryList();
  const version = /%PDF-(\d\.\d)/.exec(text)?.[1];
  list.add('document', 'PDFVersion', version);
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(text)) {
    // Its texts are encrypted too; showing them as they lie would show noise.
    list.add('document', 'Encrypted', 'yes');
    return { says: {}, entries: list.entries };
  }
  const reference = /\/Info\s+(\d{1,10})\s+(\d{1,5})\s+R/.exec(text);
  const start = reference === null ? -1 : text.search(new RegExp(`(?:^|[\\r\\n\\s])${reference[1] ?? ''}\\s+${reference[2] ?? ''}\\s+obj`));
  if (start < 0) {
    return { says: {}, entries: list.entries };
  }
  const dictionary = text.slice(start, start + 16 * KiB).split('endobj')[0] ?? '';
  let created: ReturnType<typeof statedTime> = null;
  for (const key of keys) {
    const value = valueOf(dictionary, key);
    if (value !== null) {
      const words = key.endsWith('Date') ? dateText(value) : value;
      list.add('document', key, boundedText(words));
      created = key === 'CreationDate' ? statedTime(words, 'document') : created;
    }
  }
  return { says: { capturedAt: created }, entries: list.entries };
};
