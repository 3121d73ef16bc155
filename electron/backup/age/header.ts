// The header of an age file (age-encryption.org/v1), byte for byte: parsing and writing. Strict: there is one spelling of a header, and every
// other one is damage. Knows nothing of what stanzas mean.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { damaged } from './failures.ts';

export interface Stanza {
  /** Kind first; at least one. */
  readonly args: readonly string[];
  readonly body: Uint8Array;
}

export interface Header {
  readonly stanzas: readonly Stanza[];
  readonly code: Uint8Array;
  /** What the code is computed over: everything up to and including `---`. */
  readonly authenticated: Uint8Array;
  /** Bytes of the file that the header takes; the payload begins here. */
  readonly length: number;
}

export const versionLine = 'age-encryption.org/v1\n';
export const fileKeyBytes = 16;
/** A header for a thousand recipients; more is not read into memory. */
export const largestHeader = 256 * 1024;

const columns = 64;
const codeBytes = 32;

/** Unpadded base 64 of the standard alphabet, in its one spelling. Undefined for any other text. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  if (!/^[A-Za-z0-9+/]*$/.test(text) || text.length % 4 === 1) return undefined;
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return toBase64(bytes) === text ? bytes : undefined;
};

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** Reads lines of printable ASCII. A header is never more than that, so each other byte is damage. */
class Lines {
  readonly #bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  next(): string {
    const end = this.#bytes.indexOf(0x0a, this.at);
    if (end < 0) throw damaged('header');
    const line = Buffer.from(this.#bytes.subarray(this.at, end)).toString('latin1');
    if (!/^[\x20-\x7e]*$/.test(line)) throw damaged('header');
    this.at = end + 1;
    return line;
  }
}

const bodyOf = (lines: Lines): Uint8Array => {
  let text = '';
  for (;;) {
    const line = lines.next();
    if (line.length > columns || fromBase64(line) === undefined) throw damaged('header');
    text += line;
    // A short line, possibly an empty one, ends the body.
    if (line.length < columns) break;
  }
  const body = fromBase64(text);
  if (body === undefined) throw damaged('header');
  return body;
};

const argsOf = (line: string): readonly string[] => {
  const args = line.slice('-> '.length).split(' ');
  if (args.some((arg) => !/^[\x21-\x7e]+$/.test(arg))) throw damaged('header');
  return args;
};

/** Parses the header at the start of `bytes`, which may go on with the payload. Throws `backup-damaged` (part `header`). */
export const parseHeader = (bytes: Uint8Array): Header => {
  const lines = new Lines(bytes);
  if (`${lines.next()}\n` !== versionLine) throw damaged('header');
  const stanzas: Stanza[] = [];
  for (;;) {
    const start = lines.at;
    const line = lines.next();
    if (line.startsWith('-> ')) {
      stanzas.push({ args: argsOf(line), body: bodyOf(lines) });
      continue;
    }
    const code = line.startsWith('--- ') ? fromBase64(line.slice('--- '.length)) : undefined;
    if (code?.byteLength !== codeBytes || stanzas.length === 0) throw damaged('header');
    return { stanzas, code, authenticated: bytes.subarray(0, start + '---'.length), length: lines.at };
  }
};

const headerCode = (authenticated: Uint8Array, fileKey: Uint8Array): Buffer => {
  const key = Buffer.from(hkdfSync('sha256', fileKey, new Uint8Array(0), 'header', codeBytes));
  const code = createHmac('sha256', key).update(authenticated).digest();
  key.fill(0);
  return code;
};

/** Throws `backup-damaged` (part `mac`) when the header is not the one that was written with this key. */
export const checkHeader = (header: Header, fileKey: Uint8Array): void => {
  if (!timingSafeEqual(headerCode(header.authenticated, fileKey), header.code)) throw damaged('mac');
};

const stanzaText = ({ args, body }: Stanza): string => {
  const text = toBase64(body);
  const lines = text.match(/.{1,64}/g) ?? [];
  // A body that fills its last line is ended by an empty one.
  const end = text.length % columns === 0 ? '\n' : '';
  return `-> ${args.join(' ')}\n${lines.map((line) => `${line}\n`).join('')}${end}`;
};

/** The header of a new file. */
export const writeHeader = (stanzas: readonly Stanza[], fileKey: Uint8Array): Uint8Array => {
  const authenticated = Buffer.from(`${versionLine}${stanzas.map(stanzaText).join('')}---`, 'latin1');
  return Buffer.concat([authenticated, Buffer.from(` ${toBase64(headerCode(authenticated, fileKey))}\n`, 'latin1')]);
};
