// Office documents are archives, and a small archive can unpack to more than a computer holds, whatever its own directory says of sizes. Only the parts that hold words are unpacked,
// up to a limit for all of them together.
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

const unpack = async ({ method, packed }: Part, mostBytes: number): Promise<Uint8Array<ArrayBuffer>[]> => {
  if (method !== 0 && method !== 8) throw broken();
  if (method === 0) {
    if (packed.byteLength > mostBytes) throw new MediaError('too-large');
    return [packed];
  }
  const pieces: Uint8Array<ArrayBuffer>[] = [];
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

export interface Archive {
  /** What holds words and ties them together, by its path in the archive; pictures and fonts are not shown. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** The paths of everything in it. */
  readonly names: readonly string[];
}

/**
 * The archive's parts that hold words. They are unpacked one after the other. Throws `too-large` as soon as they unpack to more than `mostBytes` together, and `cannot-decode` for what is
 * no such archive, is encrypted in a way of its own, or is larger than 4 GiB.
 */
export const openArchive = async (bytes: Uint8Array<ArrayBuffer>, mostBytes: number): Promise<Archive> => {
  const listed = partsOf(bytes).map((part) => ({ part, name: new TextDecoder().decode(part.name) }));
  const parts = new Map<string, Uint8Array>();
  let left = mostBytes;
  for (const { part, name } of listed) {
    if (!/\.(?:xml|rels)$/iu.test(name)) continue;
    const whole = new Uint8Array(await new Blob(await unpack(part, left)).arrayBuffer());
    left -= whole.byteLength;
    parts.set(name, whole);
  }
  return { parts, names: listed.map(({ name }) => name) };
};
