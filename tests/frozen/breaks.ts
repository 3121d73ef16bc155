// Every kind of damage to a frozen vault, by its name, with the answer that it has to get now and for ever.
import { copyFile, open, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FailureCode } from '../../shared/contract/failure.ts';
import type { Problem } from '../../shared/vault/schema.ts';
import { brokenFile, type Format } from './frozen-vault.ts';

/** Paths of the objects inside the vault, in the order of their items. */
export type ObjectFiles = readonly string[];

export interface Break {
  readonly name: string;
  readonly harm: (folder: string, format: Format, objects: ObjectFiles) => Promise<unknown>;
  /** Why it does not open; null when it does. */
  readonly failure: FailureCode | null;
  /** Found by opening or by the full check, with the item that is named; nothing else may be found that is a loss or damage. */
  readonly found: readonly (readonly [Problem['kind'], string | null])[];
}

const both = ['vault.json', 'vault.copy.json'] as const;

/** Turns one bit at this place. */
const flip = async (file: string, position: number): Promise<void> => {
  const bytes = await readFile(file);
  bytes[position] = (bytes[position] ?? 0) ^ 0x10;
  await writeFile(file, bytes);
};

const writeAt = async (file: string, bytes: Uint8Array, position: number): Promise<void> => {
  const handle = await open(file, 'r+');
  await handle.write(bytes, 0, bytes.length, position);
  await handle.close();
};

const replaceInText = async (file: string, from: string, to: string): Promise<void> => {
  const text = await readFile(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  await writeFile(file, text.replace(from, to));
};

export const breaks: readonly Break[] = Object.freeze([
  { name: 'one bit of the first header', harm: (folder) => flip(join(folder, both[0]), 5000), failure: null, found: [['header-copy-damaged', null]] },
  { name: 'the second header gone', harm: (folder) => rm(join(folder, both[1])), failure: null, found: [['header-copy-missing', null]] },
  { name: 'one bit of both headers', harm: (folder) => Promise.all(both.map((name) => flip(join(folder, name), 5000))), failure: 'header-damaged', found: [] },
  { name: 'both headers cut', harm: (folder) => Promise.all(both.map((name) => truncate(join(folder, name), 4000))), failure: 'header-damaged', found: [] },
  { name: 'both headers gone', harm: (folder) => Promise.all(both.map((name) => rm(join(folder, name)))), failure: 'header-damaged', found: [] },
  { name: 'headers of the future', harm: (folder) => Promise.all(both.map((name) => replaceInText(join(folder, name), '"version": 1', '"version": 9'))), failure: 'version-unsupported', found: [] },
  { name: 'cheaper stretching written into both headers', harm: (folder) => Promise.all(both.map((name) => replaceInText(join(folder, name), '"memoryKiB": 262144', '"memoryKiB": 1024'))), failure: 'header-damaged', found: [] },
  { name: 'the records gone', harm: (folder) => rm(join(folder, 'records.db')), failure: 'database-damaged', found: [] },
  { name: 'the records empty', harm: (folder) => truncate(join(folder, 'records.db'), 0), failure: 'database-damaged', found: [] },
  { name: 'one bit of the first page of the records', harm: (folder) => flip(join(folder, 'records.db'), 2000), failure: 'database-damaged', found: [] },
  { name: 'the records of the future', harm: async (folder, format) => writeAt(join(folder, 'records.db'), await readFile(brokenFile(format, 'records-of-the-future.page-1')), 0), failure: 'version-unsupported', found: [] },
  { name: 'records that are not encrypted', harm: (folder) => writeAt(join(folder, 'records.db'), Buffer.from('SQLite format 3\0'), 0), failure: 'encryption-not-proven', found: [] },
  { name: 'records older than the anchor', harm: (folder, format) => copyFile(brokenFile(format, 'anchor-of-later.json'), join(folder, 'anchor.json')), failure: 'history-rolled-back', found: [] },
  { name: 'one bit of the anchor', harm: (folder) => flip(join(folder, 'anchor.json'), 60), failure: null, found: [['anchor-damaged', null]] },
  { name: 'the anchor gone', harm: (folder) => rm(join(folder, 'anchor.json')), failure: null, found: [['anchor-missing', null]] },
  { name: 'one bit of an object', harm: (folder, _, [first = '']) => flip(join(folder, first), 300), failure: null, found: [['object-altered', 'E-001']] },
  { name: 'an object gone', harm: (folder, _, [first = '']) => rm(join(folder, first)), failure: null, found: [['object-missing', 'E-001']] },
  { name: 'an object cut by a byte', harm: async (folder, _, [first = '']) => truncate(join(folder, first), (await stat(join(folder, first))).size - 1), failure: null, found: [['object-truncated', 'E-001']] },
  {
    name: 'two objects in each other’s place',
    harm: async (folder, _, [, first = '', second = '']) => {
      await rename(join(folder, first), join(folder, 'aside'));
      await rename(join(folder, second), join(folder, first));
      await rename(join(folder, 'aside'), join(folder, second));
    },
    failure: null, found: [['object-swapped', 'E-002'], ['object-swapped', 'E-003']],
  },
]);
