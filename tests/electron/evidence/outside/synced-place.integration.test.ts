import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isInSyncedPlace } from '../../../../electron/evidence/outside/synced-place.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-synced-'));
  mkdirSync(join(folder, 'Dropbox', 'case'), { recursive: true });
  mkdirSync(join(folder, 'desk'));
  symlinkSync(join(folder, 'Dropbox', 'case'), join(folder, 'desk', 'link'));
});
afterAll(() => { rmSync(folder, { recursive: true }); });

it.each([
  ['a folder there', ['Dropbox', 'case'], true], ['a file to be made there', ['Dropbox', 'list.csv'], true], ['folders to be made there', ['Dropbox', 'new', 'newer'], true],
  ['a link that leads there', ['desk', 'link', 'new', 'list.csv'], true], ['such a folder that is still to be made', ['desk', 'Nextcloud', 'new'], true],
  ['another folder', ['desk'], false], ['something to be made in another folder', ['desk', 'new', 'list.csv'], false],
])('%s', async (_what, names, expected) => {
  expect(await isInSyncedPlace(join(folder, ...names))).toBe(expected);
});
