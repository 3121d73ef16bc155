// Every sealing and opening is a run of Argon2id, so this is not a unit test by its cost.
import { describe, expect, it } from 'vitest';
import { systemRandom } from '../../../../electron/vault/crypto/random.ts';
import { Secret } from '../../../../electron/vault/crypto/secret.ts';
import { newSetId, openShare, readShareLabel, sealShare, shareBytes, type ShareLabel } from '../../../../electron/vault/shares/sealed-share.ts';
import { parseShareText, shareLines } from '../../../../electron/vault/shares/share-text.ts';
import { crockford } from '../../../../shared/crockford.ts';
import { vaultIdSchema } from '../../../../shared/ids.ts';

const label = (over: Partial<ShareLabel> = {}): ShareLabel => ({ vaultId: vaultIdSchema.parse('ab'.repeat(16)), setId: '00112233445566ff', threshold: 2, count: 3, number: 1, ...over });
const bytesOf = (secret: Secret): Buffer => secret.use((bytes) => Buffer.from(bytes));

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
