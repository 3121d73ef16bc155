// Syncs that fail at moments which a sample passes over, and which once left something behind. The long run (`npm run evidence -- sync --long`) tries every one.
import { describe, expect, it } from 'vitest';
import { failedSync } from './disk-errors.ts';
import { interposeHindrance } from './interpose/interpose.ts';
import { operationCalled } from './operations/all.ts';
import { rehearse, tryFault, withGround } from './trial.ts';

describe.skipIf(interposeHindrance() !== null)('a sync that fails', () => {
  it.each([
    ['export', 'of the folder that a copy was given its name in leaves no copy there', (path: string) => path === 'outside'],
    ['make-whole', 'while it is written down that an item is lost leaves nothing of the file that is being added', (path: string) => path === 'vault/records.db-wal'],
  ])('%s: %s', async (name, _, here) => {
    const operation = operationCalled(name);
    await withGround(operation, async (ground) => {
      const points = (await rehearse(operation, ground, failedSync.classes)).filter(({ path }) => here(path));
      expect(points.length).toBeGreaterThan(0);
      for (const { n } of points.slice(0, 3)) {
        const { run, broken } = await tryFault(operation, ground, `sync ${String(n)}`, { classes: failedSync.classes, at: n, happens: failedSync.happens });
        expect([run.exitCode, broken]).toEqual([1, []]);
      }
    });
  });

  it('migrate-150: of the folder that the list of pages was given its name in leaves no list that later pages are held against', async () => {
    const operation = operationCalled('migrate-150');
    await withGround(operation, async (ground) => {
      const list = (await rehearse(operation, ground, failedSync.classes)).find(({ path }) => path === 'vault/records.pages.new');
      const { hit, broken } = await tryFault(operation, ground, 'the list', { classes: failedSync.classes, at: (list?.n ?? 0) + 1, happens: failedSync.happens });
      expect([hit?.path, broken]).toEqual(['vault', []]);
    });
  });
});
