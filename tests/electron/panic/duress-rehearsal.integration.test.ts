import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDuressRehearsal, type DuressRehearsal } from '../../../electron/panic/duress-rehearsal.ts';
import { createVaultProcessClient } from '../../../electron/vault-process/client.ts';
import { failureOf } from '../vault/vault-for-tests.ts';
import { startRealVaultProcess } from './real-vault-process.ts';

let root: string;
let rehearsal: DuressRehearsal;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-rehearsal-'));
  const client = createVaultProcessClient({ start: () => startRealVaultProcess(), onEvent: () => undefined, onLost: () => undefined });
  rehearsal = createDuressRehearsal({ client, folder: join(root, 'practice') });
});
afterEach(async () => {
  await rehearsal.end();
  await rm(root, { recursive: true });
});

describe('a rehearsal of a duress passphrase', () => {
  it('that makes a vault unreadable: answered as a wrong one, and then nothing opens', { timeout: 240_000 }, async () => {
    const duress = await rehearsal.make('destroy');
    expect(await rehearsal.attempt('something else entirely')).toMatchObject({ answer: 'nothing', opensNoMore: false });
    expect(await rehearsal.attempt(duress)).toMatchObject({ answer: 'nothing', opensNoMore: true });
    await rehearsal.end();
    expect(existsSync(join(root, 'practice'))).toBe(false);
    expect(await failureOf(rehearsal.attempt(duress))).toBe('not-found');
  });

  it('that opens a decoy: the decoy opens, as often as it is typed', { timeout: 240_000 }, async () => {
    const duress = await rehearsal.make('decoy');
    expect(await rehearsal.attempt(duress)).toMatchObject({ answer: 'decoy' });
    expect(await rehearsal.attempt(duress)).toMatchObject({ answer: 'decoy' });
  });
});
