import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
});
