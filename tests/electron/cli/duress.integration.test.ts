// A duress passphrase given to the tool does what it does in the window, and is answered in the same words as any other.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rememberingEnvironment } from '../../faults/remembered-argon2.ts';
import { giveTools, runTool } from './run-tool.ts';

giveTools(rememberingEnvironment);

const passphrase = 'river-Kettle-9-ordinary-lamp-Ostrich';
const duress = 'pillow cactus engine marble saddle';
let folder: string;
let vault: string;
let decoy: string;

const given = (secret: string, next?: string) => ({ HOLDFAST_PASSPHRASE: secret, ...(next === undefined ? {} : { HOLDFAST_NEW_PASSPHRASE: next }) });
const titles = async (secret: string): Promise<unknown> => {
  const { exitCode, stdout } = await runTool(['list', vault, '--json'], given(secret));
  return exitCode === 0 ? (JSON.parse(stdout) as { items: { title: string }[] }).items.map(({ title }) => title) : { exitCode, stdout };
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-tool-duress-'));
  [vault, decoy] = [join(folder, 'vault'), join(folder, 'choir')];
  await writeFile(join(folder, 'secret.txt'), 'what must not be seen');
  await writeFile(join(folder, 'song.txt'), 'what may be seen');
  for (const [place, secret, file] of [[vault, passphrase, 'secret.txt'], [decoy, duress, 'song.txt']] as const) {
    await runTool(['create', place, '--json', '--kdf-memory', '256', '--name', 'Ilen Daros'], given(secret));
    await runTool(['add', place, join(folder, file), '--json'], given(secret));
  }
});
afterAll(async () => rm(folder, { recursive: true }));

describe('passphrase --duress', () => {
  it('refuses what it does not know, before a secret is asked for', async () => {
    for (const line of [['--duress', 'frob'], ['--duress', 'decoy'], ['--duress', 'none', '--decoy', decoy], ['--duress', 'none', '--list']]) {
      expect((await runTool(['passphrase', vault, ...line, '--json'])).exitCode).toBe(1);
    }
  });

  it('leads to the decoy, then makes the vault unreadable, in the words of a wrong passphrase', { timeout: 240_000 }, async () => {
    const set = await runTool(['passphrase', vault, '--duress', 'decoy', '--decoy', decoy, '--json'], given(passphrase, duress));
    expect(set.exitCode).toBe(0);
    expect(await titles(duress)).toEqual(['song.txt']);
    expect(await titles(passphrase)).toEqual(['secret.txt']);
    const again = await runTool(['passphrase', vault, '--duress', 'unreadable', '--json'], given(passphrase, duress));
    expect(again).toEqual(set);
    const wrong = await titles('something else entirely');
    expect(wrong).toMatchObject({ exitCode: 2 });
    expect(await titles(duress)).toEqual(wrong);
    expect(await titles(passphrase)).toEqual(wrong);
  });
});
