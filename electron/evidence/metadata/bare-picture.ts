// Whether bytes are a picture and nothing else: a JPEG or PNG of which every part is one that pixels need. No place for words, dates, coordinates, colour profiles
// or a smaller picture of the same, and nothing behind the end. Pure.

export interface BarePicture {
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly width: number;
  readonly height: number;
}

/** `kind`: neither PNG nor JPEG. `parts`: something beside the pixels, or a structure that is not whole. */
export type NotBare = 'kind' | 'parts';

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Parts that pixels need, and those that say in fixed numbers how their colours are meant, with their lengths. */
const pngColour: Readonly<Record<string, number>> = { sRGB: 1, gAMA: 4, cHRM: 32 };

const barePng = (bytes: Buffer): BarePicture | null => {
  let [at, pixels]: [number, number] = [8, 0];
  let size: { readonly width: number; readonly height: number } | null = null;
  while (at + 12 <= bytes.byteLength) {
    const [length, kind] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)];
    const end = at + 12 + length;
    if (end > bytes.byteLength) return null;
    if (kind === 'IHDR') {
      if (at !== 8 || length !== 13) return null;
      size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    } else if (kind === 'IDAT') {
      pixels += length;
    } else if (kind === 'IEND') {
      return size !== null && pixels > 0 && length === 0 && end === bytes.byteLength ? { mediaType: 'image/png', ...size } : null;
    } else if (pngColour[kind] !== length) {
      return null;
    }
    at = end;
  }
  return null;
};

/** Tables, restarts, and what the picture's data begins with. */
const jpegParts: ReadonlySet<number> = new Set([0xdb, 0xc4, 0xdd, 0xda]);
const jpegFrames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);

/** The plain mark of the format: no smaller picture in it. */
const isPlainJfif = (segment: Buffer): boolean => segment.byteLength === 14 && segment.toString('latin1', 0, 5) === 'JFIF\0' && segment[12] === 0 && segment[13] === 0;

/** Where the next marker stands behind a picture's data; -1 when there is none. */
const behindData = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.byteLength; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return -1;
};

const bareJpeg = (bytes: Buffer): BarePicture | null => {
  let at = 2;
  let size: { readonly width: number; readonly height: number } | null = null;
  let scans = 0;
  while (at + 4 <= bytes.byteLength && bytes[at] === 0xff) {
    const [marker, length] = [bytes[at + 1] ?? 0, bytes.readUInt16BE(at + 2)];
    const end = at + 2 + length;
    if (length < 2 || end > bytes.byteLength) return null;
    if (marker === 0xe0 ? at !== 2 || !isPlainJfif(bytes.subarray(at + 4, end)) : jpegFrames.has(marker) ? size !== null || length < 8 : !jpegParts.has(marker)) return null;
    if (jpegFrames.has(marker)) size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at = end;
    if (marker === 0xda) {
      scans += 1;
      at = behindData(bytes, end);
      if (at < 0) return null;
      if (bytes[at + 1] === 0xd9) return at + 2 === bytes.byteLength && size !== null && scans > 0 ? { mediaType: 'image/jpeg', ...size } : null;
    }
  }
  return null;
};

/** What the bytes are, or why they are not a bare picture. */
export const barePictureIn = (bytes: Uint8Array): BarePicture | NotBare => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (all.subarray(0, 8).equals(pngSignature)) return barePng(all) ?? 'parts';
  if (all[0] === 0xff && all[1] === 0xd8) return bareJpeg(all) ?? 'parts';
  return 'kind';
};
