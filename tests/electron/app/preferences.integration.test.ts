// What is kept before a vault is open survives a damaged field: panic stays set up, and folders stay known.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readPreferences } from '../../../electron/app/preferences.ts';
import { defaultPanicSettings } from '../../../shared/panic/schema.ts';

let profile = '';
beforeEach(() => { profile = mkdtempSync(join(tmpdir(), 'holdfast-profile-')); });
afterEach(() => { rmSync(profile, { recursive: true }); });

const file = () => join(profile, 'preferences.json');
const written = () => JSON.parse(readFileSync(file(), 'utf8')) as Record<string, unknown> & { panic: object };
const panic = { ...defaultPanicSettings, isSetUp: true, wrongTries: 10 as const };

const setUp = async (): Promise<void> => {
  const store = await readPreferences(profile);
  await store.useVault('/somewhere/vault');
  await store.useHeaderFolders('/somewhere/vault', ['/stick/holdfast']);
  await store.changePanic(panic);
};

it.each([
  ['a theme that nobody knows', { theme: 'mauve' }],
  ['a field of a later version', { later: true }],
  ['a language that is no text', { language: 7 }],
])('%s takes nothing else away', async (_, harm) => {
  await setUp();
  writeFileSync(file(), JSON.stringify({ ...written(), ...harm }));
  const read = await readPreferences(profile);
  expect({ vault: read.vaultFolder, headers: read.headerFolders, panic: read.panic }).toEqual({ vault: '/somewhere/vault', headers: ['/stick/holdfast'], panic });
  await read.change({ textSize: 130 });
  expect(await readPreferences(profile)).toMatchObject({ vaultFolder: '/somewhere/vault', panic, current: { textSize: 130 } });
});

it('a field of panic that a later version added does not switch panic off', async () => {
  await setUp();
  writeFileSync(file(), JSON.stringify({ ...written(), panic: { ...written().panic, later: 1, afterwards: 'something else' } }));
  expect((await readPreferences(profile)).panic).toEqual(panic);
});

it('no file, and one that is no JSON, are a first start', async () => {
  expect(await readPreferences(profile)).toMatchObject({ vaultFolder: null, panic: defaultPanicSettings });
  writeFileSync(file(), '{"vaultFolder":');
  expect(await readPreferences(profile)).toMatchObject({ vaultFolder: null, panic: defaultPanicSettings });
});
