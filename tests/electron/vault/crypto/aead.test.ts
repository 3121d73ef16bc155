import { describe, expect, it } from 'vitest';
import { open, seal } from '../../../../electron/vault/crypto/aead.ts';
import { fromHex, toHex, wycheproof } from '../outside-vectors.ts';

interface Group {
  readonly ivSize: number;
  readonly keySize: number;
  readonly tagSize: number;
  readonly tests: readonly { tcId: number; comment: string; key: string; iv: string; aad: string; msg: string; ct: string; tag: string; result: 'valid' | 'invalid' }[];
}

const { there, groups: all } = wycheproof('aes_gcm_test.json');
const groups = all as readonly Group[];
const ours = groups.filter((group) => group.keySize === 256 && group.ivSize === 96 && group.tagSize === 128).flatMap((group) => group.tests);
const refusedSizes = groups.filter((group) => group.keySize !== 256 || group.ivSize !== 96).flatMap((group) => group.tests);

describe.skipIf(!there)('AES-256-GCM against Wycheproof', () => {
  it('agrees with every vector of our sizes', () => {
    const disagreements = ours.filter((vector) => {
      const [key, iv, aad, message] = [fromHex(vector.key), fromHex(vector.iv), fromHex(vector.aad), fromHex(vector.msg)];
      const opened = open(key, iv, fromHex(vector.ct + vector.tag), aad);
      if (vector.result === 'invalid') return opened !== undefined;
      return opened === undefined || toHex(opened) !== vector.msg || toHex(seal(key, iv, message, aad)) !== vector.ct + vector.tag;
    });
    expect(ours.length).toBeGreaterThan(40);
    expect(ours.some((vector) => vector.result === 'invalid')).toBe(true);
    expect(disagreements).toEqual([]);
  });

  it('refuses keys and nonces of any other size', () => {
    expect(refusedSizes.length).toBeGreaterThan(100);
    for (const vector of refusedSizes) {
      expect(() => open(fromHex(vector.key), fromHex(vector.iv), fromHex(vector.ct + vector.tag), fromHex(vector.aad))).toThrow(RangeError);
    }
  });
});

describe('AES-256-GCM', () => {
  const key = new Uint8Array(32).fill(1);
  const nonce = new Uint8Array(12).fill(2);
  const associated = Buffer.from('what it belongs to');
  const plain = Buffer.from('sixteen bytes and a little more');
  const sealed = seal(key, nonce, plain, associated);

  it('opens what it sealed', () => {
    expect(open(key, nonce, sealed, associated)).toEqual(Uint8Array.from(plain));
  });

  it('opens nothing when any single bit of the sealed bytes is changed', () => {
    for (let bit = 0; bit < sealed.byteLength * 8; bit += 1) {
      const changed = Uint8Array.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(open(key, nonce, changed, associated)).toBeUndefined();
    }
  });

  it('opens nothing when the tag was shortened to a length that can be guessed', () => {
    for (let length = 0; length < sealed.byteLength; length += 1) expect(open(key, nonce, sealed.subarray(0, length), associated)).toBeUndefined();
  });

  it('opens nothing under another key, nonce or associated data', () => {
    expect(open(new Uint8Array(32), nonce, sealed, associated)).toBeUndefined();
    expect(open(key, new Uint8Array(12), sealed, associated)).toBeUndefined();
    expect(open(key, nonce, sealed, Buffer.from('something else'))).toBeUndefined();
  });
});
