// Attacks on the payload of an age file, as a reader of backups meets them: cut, swapped, repeated, extended, flipped.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { versionLine, writeHeader } from '../../../../electron/backup/age/header.ts';
import { chunkBytes, chunkCount, payloadKey, plainLength, sealChunk, sealedChunkBytes } from '../../../../electron/backup/age/payload.ts';
import { parseRecipient, recipientOf, wrapForRecipient } from '../../../../electron/backup/age/x25519.ts';
import { openAgeFile, openPayload, wholePieces } from '../../../../electron/backup/read-backup.ts';
import { HoldfastError } from '../../../../shared/contract/failure.ts';

const identity = Uint8Array.from(randomBytes(32));
const otherIdentity = Uint8Array.from(randomBytes(32));

interface Made {
  readonly head: Buffer;
  readonly chunks: readonly Buffer[];
  readonly plain: Buffer;
}

/** An age file of this many bytes, in pieces that a test puts together wrongly. */
const makeFile = (length: number): Made => {
  const fileKey = Uint8Array.from(randomBytes(16));
  const nonce = randomBytes(16);
  const stanza = wrapForRecipient(fileKey, parseRecipient(recipientOf(identity)) ?? new Uint8Array(32), Uint8Array.from(randomBytes(32)));
  const head = Buffer.concat([writeHeader([stanza], fileKey), nonce]);
  const key = payloadKey(fileKey, nonce);
  const plain = randomBytes(length);
  const count = chunkCount(length);
  const chunks = Array.from({ length: count }, (_none, index) => {
    const piece = plain.subarray(index * chunkBytes, (index + 1) * chunkBytes);
    const sealed = Buffer.alloc(piece.byteLength + 16);
    sealChunk(key, index, index === count - 1, piece, sealed);
    return sealed;
  });
  return { head, chunks, plain };
};

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'holdfast-test-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** The plaintext, or the code and part of the failure. */
const read = async (bytes: Uint8Array, opens = identity): Promise<Buffer | string> => {
  const path = join(folder, 'file.age');
  writeFileSync(path, bytes);
  try {
    const payload = await openPayload(await openAgeFile(path), { identities: [opens] });
    try {
      const pieces: Buffer[] = [];
      for await (const { bytes: piece } of wholePieces(payload)) pieces.push(Buffer.from(piece));
      return Buffer.concat(pieces);
    } finally {
      await payload.close();
    }
  } catch (error) {
    if (error instanceof HoldfastError) return `${error.code} ${String(error.facts['part'] ?? '')}`.trim();
    throw error;
  }
};

describe('the payload of an age file', () => {
  it.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 17 * chunkBytes - 1, 17 * chunkBytes, 33 * chunkBytes + 5])('gives back %i bytes', async (length) => {
    const { head, chunks, plain } = makeFile(length);
    expect(await read(Buffer.concat([head, ...chunks]))).toEqual(plain);
  });

  it('is damaged when it is cut at any edge of a chunk, beside it, and inside the last one', async () => {
    const { head, chunks } = makeFile(18 * chunkBytes + 100);
    const whole = Buffer.concat([head, ...chunks]);
    const cuts = Array.from({ length: 19 }, (_none, index) => head.byteLength + index * sealedChunkBytes);
    // Beyond one task of the threads, so that both ways of reading are met.
    const places = [...cuts, ...cuts.slice(0, 2).flatMap((cut) => [cut + 1, cut + 16, cut + 17]), whole.byteLength - 1, whole.byteLength - 100];
    const answers = new Map<number, unknown>();
    for (const place of places) answers.set(place, await read(whole.subarray(0, place)));
    expect([...answers.values()].filter((answer) => typeof answer !== 'string' || !answer.startsWith('backup-damaged'))).toEqual([]);
  });

  it('is damaged when chunks are swapped, repeated, left out, or something follows', async () => {
    const { head, chunks } = makeFile(4 * chunkBytes + 10);
    const [a, b, c, d, e] = chunks as [Buffer, Buffer, Buffer, Buffer, Buffer];
    const wrong = { swapped: [b, a, c, d, e], repeated: [a, a, b, c, d, e], 'left out': [a, c, d, e], 'last first': [e, a, b, c, d], followed: [a, b, c, d, e, Buffer.alloc(1)], 'followed by a chunk': [a, b, c, d, e, a] };
    const answers: Record<string, unknown> = {};
    for (const [name, order] of Object.entries(wrong)) answers[name] = await read(Buffer.concat([head, ...order]));
    const damagedAnswer = expect.stringMatching(/^backup-damaged/) as unknown;
    expect(answers).toEqual(Object.fromEntries(Object.keys(wrong).map((name) => [name, damagedAnswer])));
  });

  it('is damaged when any byte of header or payload is another one', async () => {
    const { head, chunks } = makeFile(300);
    const whole = Buffer.concat([head, ...chunks]);
    const accepted: number[] = [];
    const step = 7;
    for (let at = 0; at < whole.byteLength; at += at < versionLine.length ? 1 : step) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      if (typeof (await read(flipped)) !== 'string') accepted.push(at);
    }
    expect(accepted).toEqual([]);
  });

  it('does not open with another key, and says so rather than damage', async () => {
    const { head, chunks } = makeFile(10);
    expect(await read(Buffer.concat([head, ...chunks]), otherIdentity)).toBe('backup-did-not-open');
  });

  it('knows the length of the plaintext from the length of the file, and lengths that no file has', () => {
    const lengths = [0, 1, chunkBytes, chunkBytes + 1, 5 * chunkBytes];
    expect(lengths.map((length) => plainLength(length + 16 * chunkCount(length)))).toEqual(lengths);
    expect([0, 15, sealedChunkBytes + 1, sealedChunkBytes + 16].map(plainLength)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
