// One header of a tar archive: ustar, and a pax record before it where a file is too large for ustar's size field. What we write, stock tar
// unpacks; what we read is only what we write.

export const blockBytes = 512;
/** Two empty blocks end an archive. */
export const endBytes = 2 * blockBytes;
/** The largest size that eleven octal digits can say. */
export const largestUstarSize = 8 ** 11 - 1;

export interface TarEntry {
  /** With `/`, at most 100 bytes of ASCII; a folder ends in `/`. */
  readonly name: string;
  readonly size: number;
  readonly kind: 'file' | 'folder';
}

const permissions = { file: 0o600, folder: 0o700 } as const;
const sums = { at: 148, length: 8 } as const;

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;

const checksumOf = (block: Uint8Array): number => block.reduce((sum, byte, index) => sum + (index >= sums.at && index < sums.at + sums.length ? 0x20 : byte), 0);

const block = (name: string, size: number, mode: number, type: string, seconds: number): Buffer => {
  const header = Buffer.alloc(blockBytes);
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) throw new RangeError('a name that this archive does not hold');
  header.write(name, 0, 'latin1');
  header.write(octal(mode, 7), 100, 'latin1');
  header.write(octal(0, 7), 108, 'latin1');
  header.write(octal(0, 7), 116, 'latin1');
  header.write(octal(size, 11), 124, 'latin1');
  header.write(octal(seconds, 11), 136, 'latin1');
  header.write(type, 156, 'latin1');
  header.write('ustar\0' + '00', 257, 'latin1');
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, sums.at, 'latin1');
  return header;
};

/** `length key=value\n`, where the length counts itself. */
const paxRecord = (key: string, value: string): string => {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length += 1;
  return `${String(length)}${rest}`;
};

/** The bytes before an entry's content: one block, or three when ustar cannot say its size. */
export const tarHeader = ({ name, size, kind }: TarEntry, seconds: number): Buffer => {
  const type = kind === 'file' ? '0' : '5';
  if (size <= largestUstarSize) return block(name, size, permissions[kind], type, seconds);
  const record = paxRecord('size', String(size));
  const content = Buffer.alloc(blockBytes);
  content.write(record, 0, 'latin1');
  // Readers that know no pax see an empty file rather than a wrong length.
  return Buffer.concat([block('PaxHeader', record.length, permissions.file, 'x', seconds), content, block(name, 0, permissions[kind], type, seconds)]);
};

export const headerBytes = (size: number): number => (size <= largestUstarSize ? blockBytes : 3 * blockBytes);
/** A content's length with what fills its last block. */
export const paddedSize = (size: number): number => Math.ceil(size / blockBytes) * blockBytes;

/** Text of a field up to its first zero. */
const textIn = (bytes: Uint8Array, at: number, length: number): string => {
  const field = Buffer.from(bytes.subarray(at, at + length)).toString('latin1');
  const end = field.indexOf('\0');
  return end < 0 ? field : field.slice(0, end);
};

const numberIn = (bytes: Uint8Array, at: number, length: number): number | undefined => {
  const text = textIn(bytes, at, length).trim();
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined;
};

export type ReadHeader = { readonly kind: 'entry'; readonly entry: TarEntry } | { readonly kind: 'pax'; readonly size: number } | { readonly kind: 'end' } | { readonly kind: 'unknown' };

/** What one block says. `unknown` for anything but a header that `tarHeader` could have made. */
export const readTarHeader = (bytes: Uint8Array): ReadHeader => {
  if (bytes.every((byte) => byte === 0)) return { kind: 'end' };
  const size = numberIn(bytes, 124, 12);
  if (textIn(bytes, 257, 6) !== 'ustar' || size === undefined || numberIn(bytes, sums.at, sums.length) !== checksumOf(bytes)) return { kind: 'unknown' };
  const name = textIn(bytes, 0, 100);
  switch (String.fromCharCode(bytes[156] ?? 0)) {
    case '0': return { kind: 'entry', entry: { name, size, kind: 'file' } };
    case '5': return { kind: 'entry', entry: { name, size: 0, kind: 'folder' } };
    case 'x': return { kind: 'pax', size };
    default: return { kind: 'unknown' };
  }
};

/** The size that a pax record of ours states, or undefined. */
export const paxSize = (content: Uint8Array): number | undefined => {
  const text = Buffer.from(content).toString('latin1');
  const size = Number(/^\d+ size=(\d{1,16})\n$/.exec(text)?.[1] ?? Number.NaN);
  return Number.isSafeInteger(size) && paxRecord('size', String(size)) === text ? size : undefined;
};
