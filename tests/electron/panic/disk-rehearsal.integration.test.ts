import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createDiskRehearsal } from '../../../electron/panic/disk-rehearsal.ts';
import { createVaultProcessClient } from '../../../electron/vault-process/client.ts';
import { failureOf } from '../vault/vault-for-tests.ts';
import { startRealVaultProcess } from './real-vault-process.ts';

it('a rehearsal of the disk with the opening file: taken out, nothing opens; put back, everything does', { timeout: 240_000 }, async () => {
  const root = await mkdtemp(join(tmpdir(), 'holdfast-rehearsal-'));
  const client = createVaultProcessClient({ start: () => startRealVaultProcess(), onEvent: () => undefined, onLost: () => undefined });
  const rehearsal = createDiskRehearsal({ client, folder: join(root, 'practice') });
  try {
    expect(await failureOf(rehearsal.connect(false))).toBe('not-found');
    await rehearsal.make();
    await rehearsal.connect(false);
    const gone = { code: 'header-not-here', facts: { reason: 'notFound' } };
    expect(await rehearsal.attempt()).toEqual({ passphrase: gone, recoveryCode: gone });
    await rehearsal.connect(true);
    expect(await rehearsal.attempt()).toEqual({ passphrase: null, recoveryCode: null });
    await rehearsal.end();
    expect(await readdir(root)).toEqual([]);
    expect(await failureOf(rehearsal.attempt())).toBe('not-found');
  } finally {
    await rehearsal.end();
    await rm(root, { recursive: true });
  }
});
