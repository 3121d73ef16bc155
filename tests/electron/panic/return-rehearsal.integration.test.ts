import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createReturnRehearsal } from '../../../electron/panic/return-rehearsal.ts';
import { createVaultProcessClient } from '../../../electron/vault-process/client.ts';
import { failureOf } from '../vault/vault-for-tests.ts';
import { startRealVaultProcess } from './real-vault-process.ts';

it('a rehearsal of the way back: lost as by panic, one share opens nothing, two of three and the backup bring the item back', { timeout: 240_000 }, async () => {
  const root = await mkdtemp(join(tmpdir(), 'holdfast-rehearsal-'));
  const client = createVaultProcessClient({ start: () => startRealVaultProcess(), onEvent: () => undefined, onLost: () => undefined });
  const folder = join(root, 'practice');
  const rehearsal = createReturnRehearsal({ client, folder });
  try {
    expect(await failureOf(rehearsal.lose())).toBe('not-found');
    const shares = await rehearsal.make();
    expect(shares.map(({ number }) => number)).toEqual([1, 2, 3]);
    const held = shares.map(({ text, passphrase }) => ({ text, passphrase }));
    expect(await failureOf(rehearsal.bringBack(held))).toBe('not-found');
    expect((await readdir(folder)).sort()).toEqual(['elsewhere', 'practice']);

    expect(await rehearsal.lose()).toMatchObject({ folderGone: true, opensNoMore: true });
    expect(await readdir(folder)).toEqual(['elsewhere']);
    expect(await failureOf(rehearsal.bringBack(held.slice(0, 1)))).toBe('shares-missing');
    const back = await rehearsal.bringBack([held[2], held[0]].filter((share) => share !== undefined));
    expect(back).toEqual({ objects: 1, isSame: true });
    await rehearsal.end();
    expect(await readdir(root)).toEqual([]);
    expect(await failureOf(rehearsal.bringBack(held))).toBe('not-found');
  } finally {
    await rehearsal.end();
    await rm(root, { recursive: true });
  }
});
