// Office documents are archives, and a small archive can unpack to more than a computer holds, whatever its own directory says of sizes. The reader of Word documents unpacks
// without asking; so it is given another archive: the parts that hold words, unpacked here up to a limit, and stored as they are.
import { MediaError } from './media-failure.ts';

const endBytes = 22;
const directoryBytes = 46;
const localBytes = 30;
/** An archive's comment may be as long as this, behind the end of its directory. */
const longestComment = 0xff_ff;
/** Word writes a dozen parts beside the pictures. */
const mostParts = 10_000;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

interface Part {
  readonly name: Uint8Array<ArrayBuffer>;
  readonly method: number;
  readonly packed: Uint8Array<ArrayBuffer>;
}

const broken = (): MediaError => new MediaError('cannot-decode');

const findEnd = (view: DataView): number => {
  for (let at = view.byteLength - endBytes; at >= Math.max(0, view.byteLength - endBytes - longestComment); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw broken();
};

/** Parts in the order of the directory. Throws where a place lies outside the file: reading there is a `RangeError`, or a piece shorter than it says. */
const partsOf = (bytes: Uint8Array<ArrayBuffer>): readonly Part[] => {
  const view = viewOf(bytes);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > mostParts) throw new MediaError('too-large');
  let at = end - view.getUint32(end + 12, true);
  // Something may stand before the archive; places in it are counted from its own beginning.
  const before = at - view.getUint32(end + 16, true);
  return Array.from({ length: count }, () => {
    if (at < 0 || view.getUint32(at, true) !== 0x02014b50) throw broken();
    const [method, size, nameLength, extraLength, commentLength, place] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true), before + view.getUint32(at + 42, true)];
    const name = bytes.subarray(at + directoryBytes, at + directoryBytes + nameLength);
    at += directoryBytes + nameLength + extraLength + commentLength;
    if (place < 0 || view.getUint32(place, true) !== 0x04034b50) throw broken();
    const start = place + localBytes + view.getUint16(place + 26, true) + view.getUint16(place + 28, true);
    if (start + size > bytes.byteLength) throw broken();
    return { name, method, packed: bytes.subarray(start, start + size) };
  });
};

const unpack = async ({ method, packed }: Part, mostBytes: number): Promise<readonly Uint8Array[]> => {
  if (method !== 0 && method !== 8) throw broken();
  if (method === 0) {
    if (packed.byteLength > mostBytes) throw new MediaError('too-large');
    return [packed];
  }
  const pieces: Uint8Array[] = [];
  let left = mostBytes;
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return pieces;
    left -= value.byteLength;
    if (left < 0) {
      await reader.cancel();
      throw new MediaError('too-large');
    }
    pieces.push(value);
  }
};

const header = (signature: number, length: number, at: number, part: { readonly name: Uint8Array; readonly size: number }): Uint8Array => {
  const bytes = new Uint8Array(length);
  const view = viewOf(bytes);
  view.setUint32(0, signature, true);
  // Names in UTF-8, stored, without a checksum: the one reader of this does not look at it.
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, 0x0800, true);
  view.setUint32(at + 14, part.size, true);
  view.setUint32(at + 18, part.size, true);
  view.setUint16(at + 22, part.name.byteLength, true);
  return bytes;
};

/** Parts that hold words and what ties them together; pictures and fonts are not shown. */
const holdsWords = ({ name }: Part): boolean => /\.(?:xml|rels)$/iu.test(new TextDecoder().decode(name));

const sizeOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, piece) => sum + piece.byteLength, 0);

interface Unpacked { readonly name: Uint8Array<ArrayBuffer>; readonly pieces: readonly Uint8Array[]; readonly size: number }

/** One after the other, so that nothing is unpacked beyond the limit for all of them. */
async function* unpackedParts(bytes: Uint8Array<ArrayBuffer>, mostBytes: number): AsyncGenerator<Unpacked> {
  let left = mostBytes;
  for (const part of partsOf(bytes).filter(holdsWords)) {
    const pieces = await unpack(part, left);
    const size = sizeOf(pieces);
    left -= size;
    yield { name: part.name, pieces, size };
  }
}

/**
 * The archive's parts that hold words, stored as they are in a new archive. Throws `too-large` as soon as they unpack to more than `mostBytes` together, and `cannot-decode` for what is no
 * such archive, is encrypted in a way of its own, or is larger than 4 GiB.
 */
export const boundedArchive = async (bytes: Uint8Array<ArrayBuffer>, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> => {
  const written: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let place = 0;
  for await (const { name, pieces, size } of unpackedParts(bytes, mostBytes)) {
    const listed = header(0x02014b50, directoryBytes, 6, { name, size });
    viewOf(listed).setUint32(42, place, true);
    directory.push(listed, name);
    const whole = [header(0x04034b50, localBytes, 4, { name, size }), name, ...pieces];
    written.push(...whole);
    place += sizeOf(whole);
  }
  const end = new Uint8Array(endBytes);
  const view = viewOf(end);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, directory.length / 2, true);
  view.setUint16(10, directory.length / 2, true);
  view.setUint32(12, sizeOf(directory), true);
  view.setUint32(16, place, true);
  return new Uint8Array(await new Blob([...written, ...directory, end] as Uint8Array<ArrayBuffer>[]).arrayBuffer());
};

/** The same parts by their paths in the archive. Throws as `boundedArchive` does. */
export const wordParts = async (bytes: Uint8Array<ArrayBuffer>, mostBytes: number): Promise<ReadonlyMap<string, Uint8Array>> => {
  const parts = new Map<string, Uint8Array>();
  for await (const { name, pieces } of unpackedParts(bytes, mostBytes)) parts.set(new TextDecoder().decode(name), new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer()));
  return parts;
};
