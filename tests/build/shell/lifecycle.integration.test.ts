import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { launchFixture } from './support/fixture.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shell-lifecycle-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('starts every launch from nothing, one after the other in one process', async () => {
  const counts: unknown[] = [];
  for (let launch = 0; launch < 2; launch += 1) {
    const app = await launchFixture({ folder });
    counts.push(await app.ask('count'));
    await app.shell.close();
  }
  expect(counts).toStrictEqual([1, 1]);
});

it('quits in Electron\'s order when the window is closed, and leaves nothing behind', async () => {
  const app = await launchFixture({ folder });
  const { profileFolder } = app.shell;
  const order = new Promise<string>((resolve) => {
    process.on('warning', (warning) => {
      if (warning.name === 'FixtureLog') {
        resolve(warning.message);
      }
    });
  });
  await app.shell.page.close();
  expect(await app.shell.ended).toBe(0);
  expect((await order).split(' ').slice(-3)).toStrictEqual(['window-all-closed', 'before-quit', 'will-quit']);
  expect(existsSync(profileFolder)).toBe(false);
  expect(readdirSync(dirname(profileFolder))).not.toContain(basename(profileFolder));
  expect(readdirSync(join(folder, 'user-data'))).toStrictEqual([]);
});

it('quits when the app asks for it from within', async () => {
  const app = await launchFixture({ folder });
  await app.ask('quit').catch(() => undefined); // The window is gone before it can hear the answer.
  expect(await app.shell.ended).toBe(0);
});

it('survives a crash of Chromium by quitting', async () => {
  const app = await launchFixture({ folder });
  const { profileFolder } = app.shell;
  expect(await app.shell.crash()).toBe(0);
  expect(existsSync(profileFolder)).toBe(false);
});

it('runs one copy for each user data folder, and tells the first about the second', async () => {
  const first = await launchFixture({ folder });
  await expect(launchFixture({ folder })).rejects.toThrow('ended with code 3');
  await expect.poll(() => first.ask('log')).toContain('second-instance');
  await first.shell.close();
});

it('gives back arguments, environment and file mask of the process', async () => {
  process.umask(0o022);
  const before = { argv: [...process.argv], fixture: process.env['FIXTURE'], mask: 0o022 };
  const app = await launchFixture({ folder });
  expect(process.env['FIXTURE']).toBe('yes');
  expect(process.umask(0o077)).toBe(0o077);
  await app.shell.close();
  expect({ argv: process.argv, fixture: process.env['FIXTURE'], mask: process.umask(0o022) }).toStrictEqual(before);
});
