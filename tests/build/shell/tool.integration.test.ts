// The built main process, started with a line of the command line tool, as the packaged application is: it answers like the tool and shows nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documents } from '../../../electron/cli/documents.ts';

const start = join(import.meta.dirname, '../../../build/start.ts');

describe.skipIf(process.platform === 'win32')('main, started with a line of the tool', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-main-tool-'));
  const browserStarted = join(folder, 'browser-started');
  const browser = join(folder, 'browser');
  const userData = join(folder, 'user-data');
  const vault = join(folder, 'vault');
  // Stands where Chromium would, and says that somebody started it.
  writeFileSync(browser, `#!/bin/sh\n: > '${browserStarted}'\nexit 1\n`, { mode: 0o755 });

  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  const holdfast = (line: readonly string[], passphrase: string): { readonly exitCode: number | null; readonly answer: unknown } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [start, '--headless', `--user-data-dir=${userData}`, '--', ...line], {
      encoding: 'utf8', env: { ...process.env, HOLDFAST_CHROMIUM: browser, HOLDFAST_PASSPHRASE: passphrase },
    });
    // All of standard output is the one document: what a script reads.
    expect(stdout, stderr).toMatch(/^\{.*\}\n$/u);
    return { exitCode: status, answer: JSON.parse(stdout) };
  };

  it('makes a vault, lists it and says no to a wrong passphrase, without a browser, a lock or settings of its own', () => {
    const passphrase = 'river-Kettle-9-ordinary-lamp-Ostrich';
    const created = holdfast(['create', vault, '--kdf-memory', '256', '--json'], passphrase);
    expect(created).toMatchObject({ exitCode: 0, answer: { vault } });
    const listed = holdfast(['list', vault, '--json'], passphrase);
    expect({ exitCode: listed.exitCode, items: documents.list.parse(listed.answer).items }).toStrictEqual({ exitCode: 0, items: [] });
    const refused = holdfast(['list', vault, '--json'], 'meadow-Copper-4-hollow-stair-Walrus');
    expect({ exitCode: refused.exitCode, code: documents.failure.parse(refused.answer).error.code }).toStrictEqual({ exitCode: 2, code: 'passphrase-did-not-open' });
    expect([existsSync(browserStarted), existsSync(userData)]).toStrictEqual([false, false]);
  });

  it('starts a browser for the window, as the same stand-in tells', () => {
    spawnSync(process.execPath, [start, '--headless', `--user-data-dir=${userData}`], { env: { ...process.env, HOLDFAST_CHROMIUM: browser } });
    expect([existsSync(browserStarted), existsSync(userData)]).toStrictEqual([true, true]);
  });
});
