import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkBytes, chunkOffset, messageLength, openMessage, plainLength, prefixBytes, sealedChunkBytes, sealMessage } from '../../../../electron/vault/crypto/chunked.ts';
import { countingRandom } from '../counting-random.ts';
import { fromHex, toHex, wycheproof } from '../outside-vectors.ts';

interface Vector {
  readonly tcId: number;
  readonly key: string;
  readonly ctx: string;
  readonly ct: string;
  readonly msgLength?: number;
  readonly msgSha512?: string;
  readonly result: 'valid' | 'invalid';
  readonly flags: readonly string[];
}

const { there, groups } = wycheproof('c2sp_chunked_encryption_aes_256_gcm_test.json');
const vectors = (groups as readonly { readonly tests: readonly Vector[] }[]).flatMap((group) => group.tests);

/** Seals a whole message, the way the object writer does: full chunks, then the one that is not full. */
const sealWhole = (key: Uint8Array, salt: Uint8Array, context: Uint8Array, plain: Uint8Array): Uint8Array => {
  const sealer = sealMessage(key, salt, context);
  const message = new Uint8Array(messageLength(plain.byteLength));
  message.set(sealer.prefix);
  for (let index = 0; index * chunkBytes <= plain.byteLength; index += 1) {
    const chunk = plain.subarray(index * chunkBytes, (index + 1) * chunkBytes);
    sealer.seal(index, chunk, message.subarray(chunkOffset(index)));
  }
  return message;
};

/** What a reader gets out: the valid start of the content, and whether all of it was there. */
const openWhole = (key: Uint8Array, context: Uint8Array, message: Uint8Array): { readonly plain: Uint8Array; readonly whole: boolean } => {
  const opener = openMessage(key, message.subarray(0, prefixBytes), context);
  const plain = Buffer.alloc(message.byteLength);
  let length = 0;
  if (opener === undefined) return { plain: plain.subarray(0, 0), whole: false };
  for (let index = 0; ; index += 1) {
    const sealed = message.subarray(chunkOffset(index), chunkOffset(index + 1));
    if (!opener.open(index, sealed, plain.subarray(length))) return { plain: plain.subarray(0, length), whole: false };
    length += sealed.byteLength - 16;
    if (sealed.byteLength < sealedChunkBytes) return { plain: plain.subarray(0, length), whole: chunkOffset(index + 1) >= message.byteLength && plainLength(message.byteLength) === length };
  }
};

const sha512 = (bytes: Uint8Array): string => createHash('sha512').update(bytes).digest('hex');

describe.skipIf(!there)('Cobblestone-256 against Wycheproof', () => {
  it('has all 35 vectors', () => {
    expect(vectors.length).toBe(35);
  });

  it.each(vectors.filter((vector) => vector.result === 'valid'))('opens vector $tcId and seals it again to the same bytes', (vector) => {
    const message = Uint8Array.from(inflateSync(fromHex(vector.ct)));
    const { plain, whole } = openWhole(fromHex(vector.key), fromHex(vector.ctx), message);
    expect({ whole, length: plain.byteLength, sha512: sha512(plain) }).toEqual({ whole: true, length: vector.msgLength, sha512: vector.msgSha512 });
    expect(plainLength(message.byteLength)).toBe(vector.msgLength);
    const again = sealWhole(fromHex(vector.key), message.subarray(0, 24), fromHex(vector.ctx), plain);
    expect(Buffer.compare(again, message)).toBe(0);
  });

  it.each(vectors.filter((vector) => vector.result === 'invalid'))('refuses vector $tcId and gives exactly its valid start', (vector) => {
    const message = Uint8Array.from(inflateSync(fromHex(vector.ct)));
    const key = fromHex(vector.key);
    const { plain, whole } = openWhole(key, fromHex(vector.ctx), message);
    expect({ whole, length: plain.byteLength, sha512: sha512(plain) }).toEqual({ whole: false, length: vector.msgLength ?? 0, sha512: vector.msgSha512 ?? sha512(new Uint8Array(0)) });
    if (vector.flags.includes('HeaderFailure')) expect(openMessage(key, message.subarray(0, prefixBytes), fromHex(vector.ctx))).toBeUndefined();
  });
});

describe('Cobblestone-256', () => {
  const random = countingRandom('chunked');
  const key = random.bytes(32);
  const context = Buffer.from('one object');
  const sizes = [0, 1, 2, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes - 1, 2 * chunkBytes, 2 * chunkBytes + 1, 5 * chunkBytes + 17];

  it.each(sizes)('gives back %i bytes in a message of the length it states', (size) => {
    const plain = random.bytes(size);
    const message = sealWhole(key, random.bytes(24), context, plain);
    expect(message.byteLength).toBe(messageLength(size));
    const opened = openWhole(key, context, message);
    expect({ whole: opened.whole, same: Buffer.compare(opened.plain, plain) }).toEqual({ whole: true, same: 0 });
  });

  it('gives every content length one message length, and every message length at most one content length', () => {
    fc.assert(fc.property(fc.nat(2 ** 40), (size) => plainLength(messageLength(size)) === size));
    fc.assert(fc.property(fc.nat(3 * sealedChunkBytes), (length) => { const plain = plainLength(length); return plain === undefined || messageLength(plain) === length; }));
    expect([-1, 0, 55, 56, 71, 56 + sealedChunkBytes, 56 + sealedChunkBytes + 15, 0.5, NaN].map(plainLength)).toEqual(Array(9).fill(undefined));
  });

  it('never opens a message that was cut at any chunk edge or the bytes beside it', () => {
    const message = sealWhole(key, random.bytes(24), context, random.bytes(3 * chunkBytes + 5));
    for (const edge of [0, 1, 2, 3].map(chunkOffset).concat(message.byteLength)) {
      for (const length of [edge - 17, edge - 16, edge - 1, edge, edge + 1, edge + 15, edge + 16]) {
        if (length < 0 || length >= message.byteLength) continue;
        expect(openWhole(key, context, message.subarray(0, length)).whole).toBe(false);
      }
    }
  });

  it('uses the chunk number in all five of its bytes', () => {
    const opener = openMessage(key, sealWhole(key, new Uint8Array(24), context, new Uint8Array(0)).subarray(0, prefixBytes), context);
    const sealed = sealWhole(key, new Uint8Array(24), context, new Uint8Array(0)).subarray(prefixBytes);
    const into = new Uint8Array(0);
    expect(opener?.open(0, sealed, into)).toBe(true);
    for (const index of [1, 2 ** 8, 2 ** 16, 2 ** 24, 2 ** 32, 2 ** 37, 2 ** 38 - 1]) expect(opener?.open(index, sealed, into)).toBe(false);
    for (const index of [2 ** 38, -1, 0.5]) expect(() => opener?.open(index, sealed, into)).toThrow(RangeError);
  });

  it('seals each chunk once, in order, and nothing after the last', () => {
    const sealer = sealMessage(key, random.bytes(24), context);
    const into = new Uint8Array(sealedChunkBytes);
    expect(() => sealer.seal(1, new Uint8Array(chunkBytes), into)).toThrow('in order');
    sealer.seal(0, new Uint8Array(chunkBytes), into);
    expect(() => sealer.seal(0, new Uint8Array(chunkBytes), into)).toThrow('in order');
    sealer.seal(1, new Uint8Array(3), into);
    expect(() => sealer.seal(2, new Uint8Array(3), into)).toThrow('in order');
  });

  it('writes nothing where a chunk is not authentic', () => {
    const message = sealWhole(key, random.bytes(24), context, random.bytes(100));
    const opener = openMessage(key, message.subarray(0, prefixBytes), context);
    const into = new Uint8Array(100).fill(9);
    const changed = message.slice(prefixBytes);
    changed[0] = (changed[0] ?? 0) ^ 1;
    expect(opener?.open(0, changed, into)).toBe(false);
    expect(toHex(into)).toBe('09'.repeat(100));
  });
});
