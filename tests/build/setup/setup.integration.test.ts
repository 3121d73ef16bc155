import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../../../build/bundle/parts.ts';

const setup = (mode: string, environment: NodeJS.ProcessEnv = process.env) =>
  spawnSync(process.execPath, [join(root, 'build/setup/setup.mjs'), mode], { encoding: 'utf8', cwd: tmpdir(), env: environment });

describe('set-up', () => {
  it('refuses an unknown command with its usage', () => {
    const ended = setup('everything');
    expect(ended.status).toBe(1);
    expect(ended.stderr).toContain('start|test|demo|bench|evidence|tool|package');
    expect(ended.stdout).toBe('');
  });

  it('says nothing at all when everything is there, from any working directory', () => {
    setup('tool');
    const again = setup('tool');
    expect({ status: again.status, stdout: again.stdout, stderr: again.stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(existsSync(join(root, 'dist/cli.js'))).toBe(true);
  });

  it.runIf(process.platform === 'linux')('ends with what to type when a program is missing and it may not install any', () => {
    const ended = spawnSync(process.execPath, ['--input-type=module', '--eval', `
      process.getuid = () => 1000;
      process.env.PATH = '/nowhere';
      const { packagesOf, provideSystemPackages } = await import(${JSON.stringify(join(root, 'build/setup/system-packages.mjs'))});
      try { provideSystemPackages(packagesOf('test'), { mayBeMissing: [] }); } catch (error) { console.log(JSON.stringify({ message: error.message, exitCode: error.exitCode })); }
    `], { encoding: 'utf8' });
    const { message, exitCode } = JSON.parse(ended.stdout) as { readonly message: string; readonly exitCode: number };
    expect(exitCode).toBe(5);
    expect(message).toMatch(/chromium.*strace.*binutils/s);
  });

  describe.runIf(process.platform === 'linux')('where system packages cannot be had', () => {
    const bin = mkdtempSync(join(tmpdir(), 'holdfast-no-packages-'));
    writeFileSync(join(bin, 'apt-get'), '#!/bin/sh\necho "no way to the packages" >&2\nexit 100\n', { mode: 0o755 });
    afterAll(() => { rmSync(bin, { recursive: true, force: true }); });

    /** As this user, on a computer that has apt-get alone, or not even that. What is asked for is what `mode` wants, but for the browser. */
    const provide = (mode: string, user: number, path: string) => spawnSync(process.execPath, ['--input-type=module', '--eval', `
      process.getuid = () => ${String(user)};
      process.env.PATH = ${JSON.stringify(path)};
      const { mayBeMissingFor, packagesOf, provideSystemPackages } = await import(${JSON.stringify(join(root, 'build/setup/system-packages.mjs'))});
      provideSystemPackages(packagesOf('${mode}').filter(({ name }) => name !== 'chromium'), { mayBeMissing: mayBeMissingFor('${mode}') });
    `], { encoding: 'utf8' });

    it.each([['as root', 0], ['as another user', 1000]])('goes on to the benchmark without its peers, and names them, %s', (_, user) => {
      for (const path of [bin, '/nowhere']) {
        const { status, stderr } = provide('bench', user, path);
        expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/gocryptfs,? restic,? age,? rsync,? openssl,? fuse3/u) as string });
      }
    });

    it.each([['as root', 0], ['as another user', 1000]])('does not go on to the tests without what they need, %s', (_, user) => {
      const { status, stderr } = provide('test', user, bin);
      expect({ failed: status !== 0, stderr }).toEqual({ failed: true, stderr: expect.stringContaining('exitCode: 5') as string });
    });
  });
});
