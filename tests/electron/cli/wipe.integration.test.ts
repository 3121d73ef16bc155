// The panic wipe from the command line, in a process of its own, as somebody at a terminal or a script meets it.
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { documents } from '../../../electron/cli/documents.ts';
import { destroySlots } from '../../../electron/panic/destroy.ts';
import { filesOf } from '../../journeys/support/files-of.ts';
import { make, passphrase, reopen } from '../vault/vault-for-tests.ts';
import { runTool } from './run-tool.ts';

let root: string;
let base: string;
let vault: string;
let count = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-cli-wipe-'));
  base = join(root, 'base');
  await (await make(base)).session.close();
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(() => {
  count += 1;
  vault = join(root, `vault-${String(count)}`);
  cpSync(base, vault, { recursive: true });
});

describe('holdfast wipe', () => {
  it('does nothing without --yes, and says what it would do', async () => {
    const before = filesOf(vault);
    const [people, programs] = [await runTool(['wipe', vault]), await runTool(['wipe', vault, '--json'])];
    expect(people).toMatchObject({ exitCode: 1, stdout: '' });
    expect(people.stderr).toContain('Nothing was done. Add --yes');
    expect(documents.failure.parse(JSON.parse(programs.stdout)).error.code).toBe('input-refused');
    expect(filesOf(vault)).toEqual(before);
  });

  it('asks for no secret and leaves nothing', async () => {
    const { exitCode, stdout } = await runTool(['wipe', vault, '--yes', '--json']);
    expect({ exitCode, document: documents.wipe.parse(JSON.parse(stdout)) }).toEqual({
      exitCode: 0, document: { vault, unreadable: true, overwritten: 2, files: Object.keys(filesOf(base)).length, left: [], strangers: 0, headerLeft: false },
    });
    expect(existsSync(vault)).toBe(false);
  });

  it('works while another program has the vault open', async () => {
    const { session } = await reopen(vault);
    expect((await runTool(['wipe', vault, '--yes'])).exitCode).toBe(0);
    expect(existsSync(vault)).toBe(false);
    await session.close().catch(() => undefined);
    expect(existsSync(vault)).toBe(false);
  });

  it('refuses what is not a vault, and what is not there', async () => {
    const other = join(root, 'other');
    mkdirSync(other, { recursive: true });
    writeFileSync(join(other, 'vault.json'), '{"format":"something else"}');
    const before = filesOf(other);
    const codes = [await runTool(['wipe', other, '--yes', '--json']), await runTool(['wipe', join(root, 'nowhere'), '--yes', '--json'])].map(({ exitCode, stdout }) => [exitCode, documents.failure.parse(JSON.parse(stdout)).error.code]);
    expect(codes).toEqual([[1, 'folder-not-a-vault'], [5, 'vault-missing']]);
    expect(filesOf(other)).toEqual(before);
  });

  it('is finished by the next command that meets what was left', async () => {
    await destroySlots([vault]).sync();
    const ran = await runTool(['list', vault, '--json'], { HOLDFAST_PASSPHRASE: passphrase });
    expect({ exitCode: ran.exitCode, code: documents.failure.parse(JSON.parse(ran.stdout)).error.code }).toEqual({ exitCode: 5, code: 'vault-missing' });
    expect(existsSync(vault)).toBe(false);
  });
});
