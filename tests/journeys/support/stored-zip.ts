// The smallest archive that office programs' formats are made of: entries stored as they are, in order.
import { crc32 } from 'node:zlib';

const numbers = (...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) at = bytes === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at);
  return buffer;
};

/** One entry as it lies in an archive, and the size that is said of it, which need not be true. */
export interface ZipEntry {
  readonly method: 'stored' | 'deflated';
  readonly bytes: Buffer;
  readonly says: number;
}

/** The archive of these entries, by their names in it. The checksum is that of what lies there. */
export const zipOf = (entries: Readonly<Record<string, ZipEntry>>): Buffer => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let place = 0;
  for (const [name, { method, bytes, says }] of Object.entries(entries)) {
    const path = Buffer.from(name);
    const facts = [[2, 20], [2, 0], [2, method === 'stored' ? 0 : 8], [4, 0], [4, crc32(bytes)], [4, bytes.length], [4, says], [2, path.length], [2, 0]] as const;
    const file = Buffer.concat([numbers([4, 0x04034b50], ...facts), path, bytes]);
    directory.push(numbers([4, 0x02014b50], [2, 20], ...facts, [2, 0], [2, 0], [2, 0], [4, 0], [4, place]), path);
    files.push(file);
    place += file.length;
  }
  const listed = Buffer.concat(directory);
  const count = Object.keys(entries).length;
  return Buffer.concat([...files, listed, numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, listed.length], [4, place], [2, 0])]);
};

/** The archive of these texts, stored as they are. */
export const storedZip = (entries: Readonly<Record<string, string>>): Buffer =>
  zipOf(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, { method: 'stored', bytes: Buffer.from(text), says: Buffer.byteLength(text) }])));
