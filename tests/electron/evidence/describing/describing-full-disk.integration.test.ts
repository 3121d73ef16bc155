// An edit of thousands of items whose disk fills up on the way: what was done by then stays and is on record, the rest is told as not done, and asking again does it.
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillWithRecords } from '../../../../build/bench/bench-vault.ts';
import { entriesPage } from '../../../../electron/custody/repository.ts';
import { perStep } from '../../../../electron/evidence/describing/describing-items.ts';
import type { OpenSession } from '../../../../electron/vault/index.ts';
import { everything } from '../../../../shared/evidence/schema.ts';
import { make } from '../../vault/vault-for-tests.ts';
import { evidenceOver, type EvidenceForTests } from '../evidence-for-tests.ts';

const disk = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
const mounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk]).status === 0;
const filler = join(disk, 'filler');
const items = 4 * perStep;

let session: OpenSession;
let evidence: EvidenceForTests;
beforeAll(async () => {
  if (!mounted) return;
  ({ session } = await make(join(disk, 'vault')));
  await fillWithRecords(session, items);
  evidence = evidenceOver(session);
}, 60_000);
afterAll(async () => {
  if (mounted) {
    await evidence.shut();
    await session.close();
    execFileSync('umount', [disk]);
  }
  rmSync(disk, { recursive: true });
});

const edit = (sitting: string) => evidence.evidence.edit({ selection: { by: 'query', query: everything, except: [] }, session: sitting, change: { notes: 'granary' }, addTags: ['Granary'], removeTags: [] });
const found = (text: string) => evidence.evidence.page({ query: { ...everything, text }, sort: { by: 'id', direction: 'ascending' }, offset: 0, limit: 1 }).then(({ total }) => total);
const entries = async () => (await entriesPage(session.read, null, 0, 1)).total;

const fillTheDisk = (): void => {
  const handle = openSync(filler, 'w');
  try {
    for (const block of [1 << 20, 4096]) {
      try {
        for (;;) writeSync(handle, Buffer.alloc(block));
      } catch {
        // No room for a block of this size is left.
      }
    }
  } finally {
    closeSync(handle);
  }
};

describe.skipIf(!mounted)('an edit of thousands of items on a disk that fills up', () => {
  it('keeps what was done, tells what kept it from going on, and does the rest when it is asked again', async () => {
    const before = await entries();
    const editing = edit('00000000000000c1');
    const job = () => evidence.jobs.list().find(({ kind }) => kind === 'describe');
    await expect.poll(() => job()?.progress().itemsDone ?? 0, { interval: 1 }).toBeGreaterThan(0);
    fillTheDisk();
    const first = await editing;
    expect([first.failure?.code, first.stopped, first.changed % perStep, job()?.progress().state, job()?.progress().failure?.code]).toEqual(['disk-full', false, 0, 'failed', 'disk-full']);
    expect([first.changed > 0, first.changed < items]).toEqual([true, true]);
    rmSync(filler);
    expect([await found('granary'), (await entries()) - before]).toEqual([first.changed, first.changed]);
    expect(await edit('00000000000000c2')).toMatchObject({ changed: items - first.changed, failure: null });
    expect([await found('granary'), (await entries()) - before]).toEqual([items, items]);
    const undo = first.undo ?? expect.fail('what was done cannot be undone');
    expect(await evidence.evidence.undo({ edits: [undo], session: '00000000000000c3' })).toMatchObject({ changed: first.changed, left: [] });
  }, 60_000);
});
