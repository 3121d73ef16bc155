// What reads like a damaged backup is told as its disk where that is gone, and is then not held against the backup.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { whileDiskAnswers } from '../../../electron/backup/backup-disk.ts';
import { createFormatter } from '../../../shared/i18n/format.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'holdfast-test-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const foundDamaged = () => Promise.reject(new HoldfastError('backup-damaged', { part: 'payload' }));
const told = (path: string) => whileDiskAnswers(path, foundDamaged).then(() => null, (error: unknown) => (error instanceof HoldfastError ? error : null));

it('stays damage while the file can still be read', async () => {
  const file = join(folder, 'there.age');
  writeFileSync(file, 'x');
  expect((await told(file))?.code).toBe('backup-damaged');
});

it('is the disk of the backup where it cannot, in words that do not name the vault', async () => {
  const failure = await told(join(folder, 'pulled', 'gone.age'));
  expect({ code: failure?.code, facts: failure?.facts }).toEqual({ code: 'disk-gone', facts: { disk: 'backup' } });
  const words = createFormatter('en', (error) => { throw error; }).failure({ code: 'disk-gone', facts: { disk: 'backup' } });
  expect(words).toBe('The disk of the backup does not answer. Nothing in the vault was changed. Reconnect the disk, then try again.');
});
