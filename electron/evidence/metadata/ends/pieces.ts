// Small reads at any place of a file, through a window, so that walking its structure does not ask for each few bytes by themselves.
import { KiB } from '../../../../shared/sizes.ts';
import type { ByteSource } from '../shape.ts';

const window = 64 * KiB;

/** The bytes from `at` on, `length` of them or as many as the file still has. */
export type Pieces = (at: number, length: number) => Promise<Buffer>;

export const piecesOf = (source: ByteSource): Pieces => {
  let start = 0;
  let held: Buffer = Buffer.alloc(0);
  return async (at, length) => {
    if (at < start || at + length > start + held.byteLength) {
      const bytes = at >= source.size ? new Uint8Array() : await source.read(at, Math.min(source.size, at + Math.max(length, window)));
      start = at;
      held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return held.subarray(at - start, at - start + length);
  };
};

/** Most steps taken through one file. Beyond them nothing is said about its end. */
export const mostSteps = 1_000_000;
