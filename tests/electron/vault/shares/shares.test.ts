import { describe, expect, it } from 'vitest';
import { systemRandom } from '../../../../electron/vault/crypto/random.ts';
import { Secret } from '../../../../electron/vault/crypto/secret.ts';
import { newSetId, openShare, readShareLabel, sealShare, shareBytes, type OpenedShare, type ShareLabel } from '../../../../electron/vault/shares/sealed-share.ts';
import { joinPieces, splitSecret } from '../../../../electron/vault/shares/splitting.ts';
import { parseShareText, shareLines } from '../../../../electron/vault/shares/share-text.ts';
import { crockford } from '../../../../shared/crockford.ts';
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
    await expect(joinPieces([one, two])).rejects.toMatchObject({ code: 'shares-missing', facts: { needed: 3, given: 2 } });
    await expect(joinPieces([one, two, one])).rejects.toMatchObject({ code: 'shares-do-not-fit', facts: { why: 'same-twice' } });
    await expect(joinPieces([one, two, { ...three, label: { ...three.label, setId: 'ffffffffffffffff' } }])).rejects.toMatchObject({ code: 'shares-do-not-fit', facts: { why: 'other-set' } });
    await expect(joinPieces([one, two, { ...three, label: { ...three.label, vaultId: vaultIdSchema.parse('cd'.repeat(16)) } }])).rejects.toMatchObject({ code: 'shares-do-not-fit' });
  });

  it.each([[1, 3], [4, 3], [2, 17], [0, 0]])('refuses %i of %i', async (threshold, count) => {
    await expect(splitSecret(secret, threshold, count)).rejects.toThrow(RangeError);
  });
});

describe('a sealed share', () => {
  const passphrase = 'a passphrase of its holder';
  const piece = Secret.owning(systemRandom.bytes(33));

  it('opens with the passphrase it was made with, says what it belongs to without it, and is told from a wrong passphrase and from a slip', async () => {
    const made = label({ setId: newSetId(systemRandom), threshold: 4, count: 9, number: 7 });
    const lines = await sealShare(made, piece, passphrase, systemRandom);
    expect(readShareLabel(lines.join('\n'))).toEqual(made);
    const opened = await openShare(lines.join(' ').toLowerCase(), passphrase);
    expect(opened.label).toEqual(made);
    expect(bytesOf(opened.piece).equals(bytesOf(piece))).toBe(true);
    await expect(openShare(lines.join('\n'), `${passphrase} `)).rejects.toMatchObject({ code: 'share-did-not-open', facts: { number: 7 } });
    const slips = Array.from(crockford).map((character) => lines.with(4, character + (lines[4] ?? '').slice(1)).join('\n'));
    const noticed = slips.filter((slip) => !parseShareText(slip, shareBytes).ok);
    expect(noticed.length).toBeGreaterThan(25);
    await expect(openShare(noticed[0] ?? '', passphrase)).rejects.toMatchObject({ code: 'share-unreadable', facts: { why: 'check', line: 5 } });
  });

  it('does not open with one bit of its label changed, whose check was computed anew', async () => {
    const lines = await sealShare(label(), piece, passphrase, systemRandom);
    const characters = lines.map((line) => line.replaceAll('-', '').slice(0, 18)).join('').slice(0, 151);
    const bits = [...characters].map((character) => crockford.indexOf(character).toString(2).padStart(5, '0')).join('');
    const bytes = Uint8Array.from({ length: 94 }, (_, index) => Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2));
    expect(shareLines(bytes)).toEqual(lines);
    bytes[25] = (bytes[25] ?? 0) ^ 1;
    await expect(openShare(shareLines(bytes).join('\n'), passphrase)).rejects.toMatchObject({ code: 'share-did-not-open' });
    bytes[0] = 2;
    await expect(openShare(shareLines(bytes).join('\n'), passphrase)).rejects.toMatchObject({ code: 'version-unsupported', facts: { found: 2 } });
  });
});
