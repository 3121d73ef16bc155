// What is sealed as it comes opens as an age payload of the same bytes, at every size around the edges and in whatever steps it came.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { tagBytes } from '../../../electron/backup/age/chacha.ts';
import { chunkBytes, chunkCount, openChunk, sealedChunkBytes } from '../../../electron/backup/age/payload.ts';
import { sealStream } from '../../../electron/handover/seal-stream.ts';

const key = Uint8Array.from(randomBytes(32));

const seal = async (plain: Uint8Array, step: number): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  const stream = sealStream(key, (sealed) => {
    pieces.push(Buffer.from(sealed));
    return Promise.resolve();
  });
  for (let at = 0; at < plain.byteLength; at += step) await stream.write(plain.subarray(at, at + step));
  await stream.end();
  return Buffer.concat(pieces);
};

const open = (sealed: Buffer, plainLength: number): Buffer | null => {
  const chunks = chunkCount(plainLength);
  const pieces: Buffer[] = [];
  for (let index = 0; index < chunks; index += 1) {
    const piece = sealed.subarray(index * sealedChunkBytes, (index + 1) * sealedChunkBytes);
    const into = Buffer.alloc(piece.byteLength - tagBytes);
    if (!openChunk(key, index, index === chunks - 1, piece, into)) return null;
    pieces.push(into);
  }
  return Buffer.concat(pieces);
};

const edges = [1, 2, 16, 17].flatMap((chunks) => [-1, 0, 1].map((more) => chunks * chunkBytes + more));

describe('a payload that is sealed as it comes', () => {
  it.each([0, 1, ...edges])('opens to the same %d bytes', async (size) => {
    const plain = randomBytes(size);
    for (const step of [7919, chunkBytes, 5 * chunkBytes + 3]) {
      const opened = open(await seal(plain, step), size);
      expect({ step, equal: opened?.equals(plain) }).toEqual({ step, equal: true });
    }
  });
});
