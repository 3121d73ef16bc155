import { describe, expect, it } from 'vitest';
import { systemRandom } from '../../../../electron/vault/crypto/random.ts';
import { Secret } from '../../../../electron/vault/crypto/secret.ts';
import type { OpenedShare, ShareLabel } from '../../../../electron/vault/shares/sealed-share.ts';
import { joinPieces, splitSecret } from '../../../../electron/vault/shares/splitting.ts';
import { vaultIdSchema } from '../../../../shared/ids.ts';

const label = (over: Partial<ShareLabel> = {}): ShareLabel => ({ vaultId: vaultIdSchema.parse('ab'.repeat(16)), setId: '00112233445566ff', threshold: 2, count: 3, number: 1, ...over });
const bytesOf = (secret: Secret): Buffer => secret.use((bytes) => Buffer.from(bytes));
const secret = Secret.owning(systemRandom.bytes(32));
const shared = async (threshold: number, count: number, over: Partial<ShareLabel> = {}): Promise<OpenedShare[]> =>
  (await splitSecret(secret, threshold, count)).map((piece, index) => ({ label: label({ threshold, count, number: index + 1, ...over }), piece }));

describe('splitting', () => {
  it('gives the secret back from any pieces that are enough, in any order, and from more than enough', async () => {
    const shares = await shared(3, 5);
    for (const chosen of [[0, 1, 2], [4, 2, 0], [1, 3, 4], [3, 1, 4, 0, 2]]) {
      const joined = await joinPieces(chosen.flatMap((index) => shares[index] ?? []));
      expect(bytesOf(joined).equals(bytesOf(secret))).toBe(true);
    }
  });

  it('says how many are missing, and refuses the same one twice and those of another set or vault', async () => {
    const shares = await shared(3, 4);
    const [one, two, three] = shares as [OpenedShare, OpenedShare, OpenedShare];
    await expect(joinPieces([])).rejects.toMatchObject({ code: 'shares-missing' });
    await expect(joinPieces([one, two])).rejects.toMatchObject({ code: 'shares-missing', facts: { threshold: 3, given: 2 } });
    await expect(joinPieces([one, two, one])).rejects.toMatchObject({ code: 'shares-do-not-fit', facts: { why: 'twice' } });
    await expect(joinPieces([one, two, { ...three, label: { ...three.label, setId: 'ffffffffffffffff' } }])).rejects.toMatchObject({ code: 'shares-do-not-fit', facts: { why: 'other-set' } });
    await expect(joinPieces([one, two, { ...three, label: { ...three.label, vaultId: vaultIdSchema.parse('cd'.repeat(16)) } }])).rejects.toMatchObject({ code: 'shares-do-not-fit' });
  });

  it.each([[1, 3], [4, 3], [2, 17], [0, 0]])('refuses %i of %i', async (threshold, count) => {
    await expect(splitSecret(secret, threshold, count)).rejects.toThrow(RangeError);
  });
});
