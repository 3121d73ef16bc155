// Whether files made of parts that state their length (PNG, GIF, WebP, HEIC and AVIF) hold all of their parts.
import { mostSteps, type Pieces } from './pieces.ts';

/** PNG: chunks up to `IEND`. */
export const pngIsCut = async (pieces: Pieces, size: number): Promise<boolean> => {
  if ((await pieces(Math.max(0, size - 8), 4)).toString('latin1') === 'IEND') {
    return false;
  }
  for (let at = 8, step = 0; step < mostSteps; step += 1) {
    const head = await pieces(at, 8);
    if (head.byteLength < 8) {
      return true;
    }
    const next = at + 12 + head.readUInt32BE(0);
    if (next > size) {
      return true;
    }
    if (head.toString('latin1', 4) === 'IEND') {
      return false;
    }
    at = next;
  }
  return false;
};

/** Behind a run of GIF's small blocks; null when the file ends inside it. */
const behindBlocks = async (pieces: Pieces, from: number): Promise<number | null> => {
  for (let at = from, step = 0; step < mostSteps; step += 1) {
    const [length] = await pieces(at, 1);
    if (length === undefined) {
      return null;
    }
    at += 1 + length;
    if (length === 0) {
      return at;
    }
  }
  return from;
};

const colours = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1));

/** GIF: pictures and extensions up to the trailer. Bytes that are neither end the walk without a word. */
export const gifIsCut = async (pieces: Pieces): Promise<boolean> => {
  const screen = await pieces(0, 13);
  let at: number | null = 13 + colours(screen[10] ?? 0);
  for (let step = 0; step < mostSteps; step += 1) {
    const block: Buffer = await pieces(at, 10);
    const [kind] = block;
    if (kind === undefined) {
      return true;
    }
    if (kind !== 0x2c && kind !== 0x21) {
      return false;
    }
    at = await behindBlocks(pieces, kind === 0x21 ? at + 2 : at + 11 + colours(block[9] ?? 0));
    if (at === null) {
      return true;
    }
  }
  return false;
};

/** WebP: the length in its first bytes is that of the whole file. */
export const webpIsCut = async (pieces: Pieces, size: number): Promise<boolean> => {
  const head = await pieces(0, 12);
  return head.byteLength < 12 || head.readUInt32LE(4) + 8 > size;
};

const boxLength = (head: Buffer, left: number): number => {
  const stated = head.readUInt32BE(0);
  if (stated === 0) {
    return left;
  }
  return stated === 1 && head.byteLength >= 16 ? Number(head.readBigUInt64BE(8)) : Math.max(8, stated);
};

/** HEIC and AVIF: boxes up to those that say what the picture is and hold its data. What follows them may be anything. */
export const boxesAreCut = async (pieces: Pieces, size: number): Promise<boolean> => {
  const missing = new Set(['meta', 'mdat']);
  for (let at = 0, step = 0; missing.size > 0 && step < mostSteps; step += 1) {
    const head = await pieces(at, 16);
    if (head.byteLength < 8) {
      return true;
    }
    const length = boxLength(head, size - at);
    if (at + length > size) {
      return true;
    }
    missing.delete(head.toString('latin1', 4, 8));
    at += length;
  }
  return false;
};
