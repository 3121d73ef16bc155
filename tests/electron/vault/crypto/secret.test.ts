import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ending, Secret } from '../../../../electron/vault/crypto/secret.ts';

describe('a secret', () => {
  it('zeroes the bytes it owns when it ends', () => {
    const bytes = Uint8Array.of(1, 2, 3);
    Secret.owning(bytes).end();
    expect(bytes).toEqual(Uint8Array.of(0, 0, 0));
  });

  it('leaves the bytes it copied to their owner', () => {
    const bytes = Uint8Array.of(1, 2, 3);
    Secret.copying(bytes).end();
    expect(bytes).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('cannot be used after its end', () => {
    const secret = Secret.owning(Uint8Array.of(1));
    secret.end();
    secret.end();
    expect(secret.ended).toBe(true);
    expect(() => secret.use((bytes) => bytes)).toThrow('after its end');
  });

  it('ends with the work it was lent to, also when the work fails', async () => {
    const secret = Secret.owning(Uint8Array.of(7));
    await expect(ending(secret, () => Promise.reject(new Error('work failed')))).rejects.toThrow('work failed');
    expect(secret.ended).toBe(true);
  });

  it('is never shown by printing, by JSON or as part of something else', () => {
    const secret = Secret.copying(Buffer.from('opensesame'));
    const shown = [String(secret), JSON.stringify({ secret }), inspect({ secret }, { showHidden: true, depth: 5 })].join(' ');
    expect(shown).not.toMatch(/opensesame|111, ?112|6f70656e/);
  });
});
