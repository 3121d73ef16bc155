// Whether files that state where their picture lies (BMP, TIFF) reach that far.
import type { Pieces } from './pieces.ts';

/** BMP: as many rows as its header states; for packed rows the length that it states. */
export const bmpIsCut = async (pieces: Pieces, size: number): Promise<boolean> => {
  const head = await pieces(0, 54);
  if (head.byteLength < 26) {
    return true;
  }
  const start = head.readUInt32LE(10);
  if (head.readUInt32LE(14) === 12) {
    return start + Math.ceil((head.readUInt16LE(24) * head.readUInt16LE(18)) / 32) * 4 * head.readUInt16LE(20) > size;
  }
  if (head.byteLength < 54) {
    return true;
  }
  const compression = head.readUInt32LE(30);
  const isPlain = compression === 0 || compression === 3;
  const row = Math.ceil((head.readUInt16LE(28) * Math.abs(head.readInt32LE(18))) / 32) * 4;
  return start + (isPlain ? row * Math.abs(head.readInt32LE(22)) : head.readUInt32LE(34)) > size;
};

interface Numbers {
  readonly short: (bytes: Buffer, at: number) => number;
  readonly long: (bytes: Buffer, at: number) => number;
}

const little: Numbers = { short: (bytes, at) => bytes.readUInt16LE(at), long: (bytes, at) => bytes.readUInt32LE(at) };
const big: Numbers = { short: (bytes, at) => bytes.readUInt16BE(at), long: (bytes, at) => bytes.readUInt32BE(at) };

const mostPages = 1000;
/** Strips or tiles of one page. */
const mostParts = 100_000;
const entrySize = 12;
const shortType = 3;
const longType = 4;
const [stripOffsets, stripLengths, tileOffsets, tileLengths] = [273, 279, 324, 325];

/** Bytes of one value, by the type's number. */
const typeSizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/** Whether a tag keeps its values at a place that the file does not reach. */
const liesBeyond = ({ short, long }: Numbers, entry: Buffer, size: number): boolean => {
  const length = (typeSizes[short(entry, 2)] ?? 0) * long(entry, 4);
  return length > 4 && long(entry, 8) + length > size;
};

/** Numbers of one tag; none for a tag of another type. */
const valuesOf = async (pieces: Pieces, { short, long }: Numbers, entry: Buffer): Promise<readonly number[]> => {
  const type = short(entry, 2);
  const count = Math.min(long(entry, 4), mostParts);
  if (type !== shortType && type !== longType) {
    return [];
  }
  const width = type === shortType ? 2 : 4;
  const bytes = width * count <= 4 ? entry.subarray(8) : await pieces(long(entry, 8), width * count);
  return bytes.byteLength < width * count ? [] : Array.from({ length: count }, (_, index) => (type === shortType ? short(bytes, index * 2) : long(bytes, index * 4)));
};

/** TIFF: every page's directory and every strip or tile of it. */
export const tiffIsCut = async (pieces: Pieces, size: number): Promise<boolean> => {
  const head = await pieces(0, 8);
  const numbers = head.toString('latin1', 0, 2) === 'II' ? little : big;
  // The later kind with 64-bit offsets (43) is not walked: nothing is said about its end.
  if (head.byteLength < 8 || numbers.short(head, 2) !== 42) {
    return head.byteLength < 8;
  }
  let at = numbers.long(head, 4);
  for (let page = 0; at !== 0 && page < mostPages; page += 1) {
    const counted = await pieces(at, 2);
    const count = counted.byteLength < 2 ? 0 : numbers.short(counted, 0);
    const directory = await pieces(at + 2, count * entrySize + 4);
    if (counted.byteLength < 2 || directory.byteLength < count * entrySize + 4) {
      return true;
    }
    const values = new Map<number, readonly number[]>();
    for (let index = 0; index < count; index += 1) {
      const entry = Buffer.from(directory.subarray(index * entrySize, (index + 1) * entrySize));
      const tag = numbers.short(entry, 0);
      if (liesBeyond(numbers, entry, size)) {
        return true;
      }
      if ([stripOffsets, stripLengths, tileOffsets, tileLengths].includes(tag)) {
        values.set(tag, await valuesOf(pieces, numbers, entry));
      }
    }
    for (const [offsets, lengths] of [[stripOffsets, stripLengths], [tileOffsets, tileLengths]] as const) {
      const [starts, sizes] = [values.get(offsets) ?? [], values.get(lengths) ?? []];
      if (starts.some((start, index) => start + (sizes[index] ?? 0) > size)) {
        return true;
      }
    }
    at = numbers.long(directory, count * entrySize);
  }
  return false;
};
