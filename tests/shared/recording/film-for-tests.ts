// Packets with the form of VP8 and Opus and no picture in them: what the vault takes apart is the form alone.
import { filmPiece, type Packet } from '../../../shared/recording/film-piece.ts';

/** A frame of picture. A key frame states its size; what follows is filling, which tells one from another. */
export const picture = (atMs: number, isKey = false, [width, height] = [640, 480], filling = 40): Packet => {
  const bytes = new Uint8Array(10 + filling).fill((atMs * 31) % 251);
  bytes.set(isKey ? [0x10, 0, 0, 0x9d, 0x01, 0x2a, width & 0xff, width >> 8, height & 0xff, height >> 8] : [0x11, 0, 0]);
  return { track: 'picture', atMs, isKey, bytes };
};

export const sound = (atMs: number): Packet => ({ track: 'sound', atMs, isKey: true, bytes: Uint8Array.of(0x78, (atMs / 20) % 256, 3) });

/** So many milliseconds of film from a moment on: a picture every 100, the first one new, and sound all along. */
export const filmPackets = (fromMs: number, lengthMs: number, size?: [number, number], filling?: number): readonly Packet[] => [
  ...Array.from({ length: lengthMs / 100 }, (_, at) => picture(fromMs + at * 100, at === 0, size, filling)),
  ...Array.from({ length: lengthMs / 20 }, (_, at) => sound(fromMs + at * 20)),
];

/** One whole piece of a film: three seconds, by its number. */
export const filmPieceAt = (number: number, size?: [number, number], filling?: number): Uint8Array<ArrayBuffer> => filmPiece(filmPackets(number * 3000, 3000, size, filling));
