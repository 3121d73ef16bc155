import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deriveSlotKey, deriveSubkey, expandSha512, hkdfSha256, subkeyLabels } from '../../../../electron/vault/crypto/derive.ts';
import { Secret } from '../../../../electron/vault/crypto/secret.ts';
import { fromHex, toHex, wycheproof } from '../outside-vectors.ts';

interface Group {
  readonly tests: readonly { tcId: number; ikm: string; salt: string; info: string; size: number; okm: string; result: 'valid' | 'invalid' }[];
}

const sha256 = wycheproof('hkdf_sha256_test.json');
const sha512 = wycheproof('hkdf_sha512_test.json');

const testsOf = (groups: readonly unknown[]): Group['tests'] => (groups as readonly Group[]).flatMap((group) => group.tests);

/** Vectors for which the function gives another answer, or gives one at all where it must refuse. */
const disagreements = (groups: readonly unknown[], derive: (ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, size: number) => Uint8Array) =>
  testsOf(groups).filter((vector) => {
    const run = () => toHex(derive(fromHex(vector.ikm), fromHex(vector.salt), fromHex(vector.info), vector.size));
    if (vector.result === 'valid') return run() !== vector.okm;
    try {
      run();
      return true;
    } catch (error) {
      return !(error instanceof RangeError);
    }
  });

describe('subkeys', () => {
  it.skipIf(!sha256.there)('agree with every HKDF-SHA256 vector of Wycheproof', () => {
    expect(testsOf(sha256.groups).length).toBeGreaterThan(80);
    expect(disagreements(sha256.groups, hkdfSha256)).toEqual([]);
  });

  it.skipIf(!sha512.there)('expand as every HKDF-SHA512 vector of Wycheproof says', () => {
    const extractAndExpand = (ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, size: number) =>
      expandSha512(createHmac('sha512', salt.byteLength === 0 ? new Uint8Array(64) : salt).update(ikm).digest(), info, size);
    expect(testsOf(sha512.groups).length).toBeGreaterThan(80);
    expect(disagreements(sha512.groups, extractAndExpand)).toEqual([]);
  });

  it('of the master key 00 01 ... 1f are what Python\'s hmac module gives for these labels', () => {
    const masterKey = Secret.copying(Uint8Array.from({ length: 32 }, (_, index) => index));
    const subkeys = Object.fromEntries(Object.entries(subkeyLabels).map(([name, label]) => [name, deriveSubkey(masterKey, label).use(toHex)]));
    expect({ ...subkeys, slotWrap: deriveSlotKey(masterKey).use(toHex) }).toEqual({
      recordsDatabase: '174b900274e2e4a2d721da01c0581e8ae1748caa0183a76bb5cfc8a682d35a7b',
      previewsDatabase: 'dc5793cc6577d00094ac43466aa72bb1d65183a71e793e7845010515de6257db',
      headerMac: 'a079393d9ca56c4aa7bd72c59a547bd7389f523ab942aa87dcc871bfc5a525e2',
      anchorMac: '91bbedc0e9e8f023d23587d3506aed5078d4794bcdd54341458e122d1ba3eec4',
      pageListMac: 'd7c3c2b34ecd8b83e46f3de67e0d3559c65806b2fd7e778237c586ad2f2daa9e',
      pageTags: 'e64846b49ebda85e972fc339584577bb988ab1093fffcbfd2795b5cc9086db43',
      slotWrap: 'c9aad62884dc8b91147e9cb5cbb326354dac2e9cec2ccb14a36e398fb72312cd',
    });
  });
});
