// One piece of a film: some seconds of picture and sound as one cluster of a WebM file, which begins its picture anew and needs no other piece. Written by
// the window, walked by the vault, which takes no other form than this one. Pure.
import { element, idBytes, put, sizeBytes, whole } from './ebml.ts';

/** How often the picture begins anew, and with that how much a crash can cost. */
export const filmPieceMs = 3000;
/** A piece that is longer, or larger, or begins later after the one before, is no piece. */
export const mostMsInPiece = 20_000;
export const mostGapMs = 10_000;
export const mostBytesInFilmPiece = 16 * 1024 * 1024;

export const opusPacketMs = 20;

/** About 1.2 MB for three seconds at most: what a laptop without help from its graphics encodes while people talk. */
export const pictureBitsPerSecond = 2_500_000;
export const soundBitsPerSecond = 96_000;
export const filmBytesPerHour = ((pictureBitsPerSecond + soundBitsPerSecond) / 8) * 3600;
/** Both ways, in pixels. */
export const largestPicture = 4096;

export type Track = 'picture' | 'sound';
export const trackNumbers = { picture: 1, sound: 2 } as const satisfies Record<Track, number>;

/** One packet: a frame of picture, or twenty milliseconds of sound. */
export interface Packet {
  readonly track: Track;
  readonly atMs: number;
  /** Begins anew: needs nothing before it. Sound always does. */
  readonly isKey: boolean;
  readonly bytes: Uint8Array;
}

/** The packets as one cluster, in the order of their times. */
export const filmPiece = (packets: readonly Packet[]): Uint8Array<ArrayBuffer> => {
  const ordered = [...packets].sort((a, b) => a.atMs - b.atMs);
  const begin = ordered[0]?.atMs ?? 0;
  const blocks = ordered.flatMap(({ track, atMs, isKey, bytes }) => {
    const head = new Uint8Array(4);
    head[0] = 0x80 + trackNumbers[track];
    new DataView(head.buffer).setInt16(1, atMs - begin);
    head[3] = isKey ? 0x80 : 0;
    return [idBytes(element.simpleBlock), sizeBytes(4 + bytes.byteLength, 4), head, bytes];
  });
  return put(element.cluster, put(element.timestamp, whole(begin)), ...blocks);
};

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What a piece was found to hold. */
export interface WalkedPiece {
  readonly beginMs: number;
  /** When its last packet ends. */
  readonly endMs: number;
  /** The first and the last time of each track, null where it has none. */
  readonly first: Readonly<Record<Track, number | null>>;
  readonly last: Readonly<Record<Track, number | null>>;
  /** When its picture begins anew, and how large it is. Null where it is sound alone. */
  readonly key: (PictureSize & { readonly atMs: number }) | null;
}

/** The size that a VP8 key frame states; null when the bytes are none. */
const keyFrameSize = (frame: Uint8Array): PictureSize | null => {
  if (frame.byteLength < 11 || ((frame[0] ?? 1) & 1) !== 0 || frame[3] !== 0x9d || frame[4] !== 0x01 || frame[5] !== 0x2a) return null;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const [width, height] = [view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff];
  return width === 0 || height === 0 || width > largestPicture || height > largestPicture ? null : { width, height };
};

const clusterHead = [...idBytes(element.cluster)];
const timeHead = [...idBytes(element.timestamp), ...sizeBytes(8, 4)];
const firstBlock = 8 + timeHead.length + 8;

const beginsWith = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean => wanted.every((byte, index) => bytes[at + index] === byte);

/** Walks every byte of a piece. Null when it is not exactly what `filmPiece` writes, of VP8 picture of one size and sound. */
export const walkFilmPiece = (bytes: Uint8Array): WalkedPiece | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength > mostBytesInFilmPiece || bytes.byteLength < firstBlock || !beginsWith(bytes, 0, clusterHead) || view.getUint32(4) !== 0x10000000 + bytes.byteLength - 8) return null;
  if (!beginsWith(bytes, 8, timeHead)) return null;
  const stated = view.getBigUint64(8 + timeHead.length);
  if (stated > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  const beginMs = Number(stated);
  const first: Record<Track, number | null> = { picture: null, sound: null };
  const last: Record<Track, number | null> = { picture: null, sound: null };
  let [key, endMs, before]: [WalkedPiece['key'], number, number] = [null, beginMs, 0];
  for (let at = firstBlock; at < bytes.byteLength;) {
    if (at + 10 > bytes.byteLength || bytes[at] !== element.simpleBlock) return null;
    const size = view.getUint32(at + 1) - 0x10000000;
    const end = at + 5 + size;
    if (size < 5 || end > bytes.byteLength) return null;
    const track: Track | null = bytes[at + 5] === 0x80 + trackNumbers.picture ? 'picture' : bytes[at + 5] === 0x80 + trackNumbers.sound ? 'sound' : null;
    const since = view.getInt16(at + 6);
    const flags = bytes[at + 8];
    if (track === null || since < before || since > mostMsInPiece || (at === firstBlock && since !== 0) || (flags !== 0x80 && flags !== 0)) return null;
    const atMs = beginMs + since;
    const earlier = last[track];
    if (earlier !== null && atMs <= earlier) return null;
    if (track === 'sound' && flags === 0) return null;
    if (track === 'picture') {
      const frame = bytes.subarray(at + 9, end);
      const isKey = ((frame[0] ?? 1) & 1) === 0;
      const found = isKey ? keyFrameSize(frame) : null;
      if (isKey !== (flags === 0x80) || (isKey && found === null) || (!isKey && key === null)) return null;
      if (found !== null && key !== null && (found.width !== key.width || found.height !== key.height)) return null;
      if (found !== null) key ??= { ...found, atMs };
    }
    first[track] ??= atMs;
    last[track] = atMs;
    endMs = Math.max(endMs, atMs + (track === 'sound' ? opusPacketMs : 1));
    before = since;
    at = end;
  }
  return endMs === beginMs ? null : { beginMs, endMs, first, last, key };
};
