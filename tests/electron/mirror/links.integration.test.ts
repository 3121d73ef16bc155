// Links that someone prepared in a mirror's folder: nothing outside it is read as part of it, and nothing outside it is removed.
import { mkdirSync, readdirSync, renameSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { objectFiles } from '../backup/backup-for-tests.ts';
import { failureOf } from '../vault/vault-for-tests.ts';
import { bytesBelow, vaultOfEachTest } from './mirror-for-tests.ts';
import { check, restoreFrom, update } from './mirror-runs.ts';

const own = vaultOfEachTest();
const { at } = own;

const shardOfFirst = (): string => Object.keys(objectFiles(at('vault')))[0]!.slice(0, 2);
const stranger = 'ab'.repeat(16);

/** Puts a folder of the mirror elsewhere, adds a file that looks like what is cleared away, and leaves a link in its place. */
const linkAway = (path: string): void => {
  renameSync(path, at('elsewhere'));
  writeFileSync(at('elsewhere', stranger), 'not of the mirror');
  symlinkSync(at('elsewhere'), path);
};

describe('a link in the place of a folder of the mirror', () => {
  for (const [what, pathOf] of Object.entries({
    store: () => at('north', 'store'),
    'the folder of what is being copied': () => at('north', 'store', 'unfinished'),
    'a folder of objects': () => at('north', 'store', shardOfFirst()),
    generations: () => at('north', 'generations'),
    'a generation': () => at('north', 'generations', readdirSync(at('north', 'generations'))[0] ?? ''),
  })) {
    it(`is refused, and nothing behind it is touched: ${what}`, async () => {
      await update(own.session, at('north'));
      linkAway(pathOf());
      // As after a run that was cut short: what it left is cleared away first.
      writeFileSync(at('north', 'being-updated'), '');
      const before = bytesBelow(at('elsewhere'));
      expect([await failureOf(update(own.session, at('north'))), await failureOf(check(own.session, at('north'))), await failureOf(restoreFrom(at('north'), at('restored')))])
        .toEqual(['not-a-mirror', 'not-a-mirror', 'not-a-mirror']);
      expect(bytesBelow(at('elsewhere'))).toEqual(before);
    });
  }

  it('is refused where it leads into the vault: its own objects are no copies', async () => {
    mkdirSync(at('north'));
    symlinkSync(at('vault', 'objects'), at('north', 'store'));
    const before = objectFiles(at('vault'));
    expect(await failureOf(update(own.session, at('north')))).toBe('not-a-mirror');
    expect(objectFiles(at('vault'))).toEqual(before);
  });
});

describe('a link in the place of a file of the mirror', () => {
  it('is not followed: the object is missing, the list and the records are damaged', async () => {
    await update(own.session, at('north'));
    const [object = ''] = Object.keys(objectFiles(at('vault')));
    const [generation = ''] = readdirSync(at('north', 'generations'));
    const files = [join('store', object), join('generations', generation, 'list'), join('generations', generation, 'records')];
    for (const [index, file] of files.entries()) {
      renameSync(at('north', file), at(`moved-${String(index)}`));
      symlinkSync(at(`moved-${String(index)}`), at('north', file));
      expect((await check(own.session, at('north'))).problems.map((problem) => problem.file)).toEqual([file]);
      expect(await failureOf(restoreFrom(at('north'), at('restored')))).toBe('backup-damaged');
      unlinkSync(at('north', file));
      renameSync(at(`moved-${String(index)}`), at('north', file));
    }
    expect((await check(own.session, at('north'))).problems).toEqual([]);
  });
});
