// Whatever the tool writes into a folder that another program copies to other computers is told of first, on standard error.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rememberingEnvironment } from '../../faults/remembered-argon2.ts';
import { make, passphrase } from '../vault/vault-for-tests.ts';
import { giveTools, runTool } from './run-tool.ts';

giveTools(rememberingEnvironment);

let root: string;
let vault: string;
let secret: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-cli-synced-'));
  [vault, secret] = [join(root, 'vault'), join(root, 'passphrase')];
  writeFileSync(secret, passphrase, { mode: 0o600 });
  mkdirSync(join(root, 'Nextcloud'));
  await (await make(vault)).session.close();
});
afterAll(() => rm(root, { recursive: true, force: true }));

it.each([
  ['salvage', (place: string) => ['salvage', vault, '-o', join(place, 'saved'), '--passphrase-file', secret], 'saved'],
  ['shares', (place: string) => ['shares', vault, '-k', '2', '-n', '2', '--holder', 'A', 'B', '-o', join(place, 'shares'), '--share-passphrase-files', secret, secret, '--passphrase-file', secret], 'shares'],
  ['restore', (place: string) => ['restore', vault, '-o', join(place, 'restored')], 'restored'],
  ['header', (place: string) => ['header', vault, '--copy-to', place, '--passphrase-file', secret], ''],
])('%s', async (_name, line, made) => {
  expect((await runTool(line(join(root, 'Nextcloud')))).stderr).toContain('Another program copies the place of');
  expect(existsSync(join(root, 'Nextcloud', made))).toBe(true);
});

it('create, before anybody is asked for a passphrase', async () => {
  const { exitCode, stderr } = await runTool(['create', join(root, 'Nextcloud', 'made')]);
  expect([exitCode, existsSync(join(root, 'Nextcloud', 'made'))]).toEqual([1, false]);
  expect(stderr).toContain('Another program copies the place of');
});

it('of another folder nothing is said', async () => {
  const { exitCode, stderr } = await runTool(['salvage', vault, '-o', join(root, 'saved'), '--passphrase-file', secret]);
  expect([exitCode, stderr]).toEqual([0, '']);
});
