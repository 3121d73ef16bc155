import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { argon2id, passphraseBytes } from '../../../../electron/vault/crypto/argon2.ts';
import { Secret } from '../../../../electron/vault/crypto/secret.ts';
import { hasVectors, toHex, vectorText } from '../outside-vectors.ts';

const knownAnswers = 'argon2-kats/kats/argon2id';
const overcommit = '/proc/sys/vm/overcommit_memory';
const refusesTooMuch = existsSync(overcommit) && readFileSync(overcommit, 'utf8').trim() !== '1';

const bytesAfter = (text: string, label: string): Uint8Array => {
  const line = new RegExp(`^${label}(?:\\[\\d+\\])?: ([0-9a-f ]+)$`, 'm').exec(text)?.[1];
  if (line === undefined) throw new Error(`no line "${label}" in the known answers`);
  return Uint8Array.from(Buffer.from(line.replaceAll(' ', ''), 'hex'));
};

describe('Argon2id', () => {
  it('gives the tag of RFC 9106, section 5.3', async () => {
    const result = await argon2id(Secret.copying(new Uint8Array(32).fill(1)), new Uint8Array(16).fill(2), { memoryKiB: 32, passes: 3, lanes: 4 }, { secret: new Uint8Array(8).fill(3), associatedData: new Uint8Array(12).fill(4) });
    expect(result.use(toHex)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });

  it.skipIf(!hasVectors(knownAnswers))('gives the tag of the reference implementation\'s known answers', async () => {
    const text = vectorText(knownAnswers);
    const [, memory, passes, lanes] = /^Memory: (\d+) KiB, Iterations: (\d+), Parallelism: (\d+) lanes/m.exec(text) ?? [];
    const result = await argon2id(
      Secret.copying(bytesAfter(text, 'Password')), bytesAfter(text, 'Salt'),
      { memoryKiB: Number(memory), passes: Number(passes), lanes: Number(lanes) },
      { secret: bytesAfter(text, 'Secret'), associatedData: bytesAfter(text, 'Associated data') },
    );
    expect(result.use(toHex)).toBe(toHex(bytesAfter(text, 'Tag')));
  });

  // Where the system promises memory that it does not have, the run would begin and be killed.
  it.skipIf(!refusesTooMuch)('says that the memory cannot be had when it cannot', async () => {
    const tooMuch = { memoryKiB: 2 ** 32 - 1, passes: 1, lanes: 4 };
    await expect(argon2id(Secret.copying(new Uint8Array(4)), new Uint8Array(16), tooMuch)).rejects.toMatchObject({ code: 'memory-not-available', facts: { mebibytes: 4_194_304 } });
  });

  it('leaves no copy of the passphrase in the shared buffer pool', async () => {
    const marker = 'a passphrase that nothing else in this process contains';
    const secret = passphraseBytes(marker);
    (await argon2id(secret, new Uint8Array(16), { memoryKiB: 32, passes: 3, lanes: 1 })).end();
    const pool = Buffer.from(Buffer.from('x').buffer);
    expect(pool.byteLength).toBeGreaterThan(4096);
    expect(pool.includes(marker)).toBe(false);
    expect(secret.ended).toBe(false);
  });
});

describe('the bytes of a passphrase', () => {
  const hexOf = (text: string): string => passphraseBytes(text).use(toHex);

  it('are the same however an accented letter is composed', () => {
    expect(hexOf('cafe\u0301')).toBe(hexOf('caf\u00e9'));
    expect(hexOf('caf\u00e9')).toBe('636166c3a9');
  });

  it('are the same for the spaces of any keyboard', () => {
    expect(hexOf('one\u00a0two\u3000three')).toBe(hexOf('one two three'));
  });

  it('keep case, outer spaces and letters that only look alike', () => {
    expect(new Set(['Word', 'word', ' word', 'word ', '\uff57ord', 'w\u043erd'].map(hexOf)).size).toBe(6);
  });

  it('exist for text that is not well formed', () => {
    expect(hexOf('a\ud800')).toBe('61efbfbd');
  });
});
