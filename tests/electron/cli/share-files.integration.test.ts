// Share files count only as they lie on the disk: what does not read back as it was written is said before the set takes force.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeShareFiles } from '../../../electron/cli/share-files.ts';
import { createFormatter } from '../../../shared/i18n/format.ts';
import { instant } from '../../../shared/time.ts';
import { failureOf } from '../vault/vault-for-tests.ts';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'holdfast-share-files-')); });
afterAll(() => { rmSync(folder, { recursive: true }); });

const words = createFormatter('en');
const share = (number: number) => ({ lines: Array.from({ length: 9 }, () => '0000-0000-0000-0000-0000'), number, count: 3, threshold: 2, printedAt: instant(1_800_000_000_000) });

it('gives the file and the page of a share', async () => {
  const { file, page } = await writeShareFiles(folder, share(1), words);
  expect([readFileSync(file, 'utf8').trimEnd().split('\n'), readFileSync(page).subarray(0, 5).toString()]).toEqual([[...share(1).lines], '%PDF-']);
});

it('refuses a share whose file is not on the disk as it was written', async () => {
  const file = join(folder, 'share-2.txt');
  // Altered as soon as the page asks for its first words, after the file was written.
  const meddling = { ...words, text: (...asked: Parameters<typeof words.text>) => {
    writeFileSync(file, `${share(2).lines.join('\n').replace('0', '1')}\n`);
    return words.text(...asked);
  } };
  expect(await failureOf(writeShareFiles(folder, share(2), meddling))).toBe('read-back-differs');
});
