import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPreferences } from '../../../electron/app/preferences.ts';
import { createTriesRehearsal } from '../../../electron/panic/tries-rehearsal.ts';
import { createVaultProcessClient } from '../../../electron/vault-process/client.ts';
import { failureOf } from '../vault/vault-for-tests.ts';
import { startRealVaultProcess } from './real-vault-process.ts';

it('a rehearsal of wrong passphrases counts them and begins anew when it opens; left while the next is made, nothing stays', { timeout: 240_000 }, async () => {
  const root = await mkdtemp(join(tmpdir(), 'holdfast-rehearsal-'));
  const client = createVaultProcessClient({ start: () => startRealVaultProcess(), onEvent: () => undefined, onLost: () => undefined });
  const rehearsal = createTriesRehearsal({ client, folder: join(root, 'practice'), storeIn: readPreferences });
  try {
    const passphrase = await rehearsal.make();
    expect(await rehearsal.attempt('wrong')).toEqual({ opened: false, wrong: 1, result: null });
    expect(await rehearsal.attempt(passphrase)).toEqual({ opened: true, wrong: 0, result: null });
    const again = rehearsal.make().catch(() => undefined);
    await rehearsal.end();
    await again;
    expect(existsSync(join(root, 'practice'))).toBe(false);
    expect(await failureOf(rehearsal.attempt(passphrase))).toBe('not-found');
  } finally {
    await rehearsal.end();
    await rm(root, { recursive: true });
  }
});
