// Hundreds of items made unreadable at once, stopped on the way or on a disk that fills up: each item is gone wholly or is there wholly, what was done is told, and asking again does the rest.
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedObjects } from '../../../../electron/evidence/checking/whole-vault.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { verifyVault } from '../../../../electron/vault/index.ts';
import { everything } from '../../../../shared/evidence/schema.ts';
import { openPlace, type Place } from '../evidence-for-tests.ts';

/** As the code takes them: what was done is a number of whole steps. */
const perStep = 250;
const items = 3 * perStep;

const removed = { by: 'query' as const, query: { ...everything, only: 'removed' as const }, except: [] };

/** A vault of which every item was removed from the list. */
const withRemovedItems = async (inside?: string): Promise<Place> => {
  const place = await openPlace(inside);
  const from = mkdtempSync(join(tmpdir(), 'holdfast-many-'));
  try {
    mkdirSync(join(from, 'card'));
    for (let item = 0; item < items; item += 1) writeFileSync(join(from, 'card', `${String(item)}.txt`), `a page of ${String(item)}`);
    await place.evidence.add(join(from, 'card'));
  } finally {
    rmSync(from, { recursive: true });
  }
  await place.evidence.evidence.putAway({ selection: { by: 'query', query: everything, except: [] }, reason: 'The wrong folder' });
  return place;
};

const destroy = (place: Place) => place.evidence.evidence.destroy({ selection: removed, reason: 'A member took them back' });
const begun = async (place: Place) => {
  const job = () => place.evidence.jobs.list().find(({ kind, ended }) => kind === 'destroy' && !ended);
  await expect.poll(() => job()?.progress().itemsDone ?? 0, { interval: 1 }).toBeGreaterThan(0);
  return job() ?? expect.fail('nothing is being made unreadable');
};

/** How many items are gone; fails for one that is neither gone nor there. */
const gone = async ({ session, vault }: Place): Promise<number> => {
  const rows = await session.read.all(sql`SELECT e.number, e.object_id, e.file_name = '' AS nameless, o.key = zeroblob(32) AS keyless, e.number IN (SELECT number FROM evidence_destruction) AS destroyed,
    EXISTS (SELECT 1 FROM custody_entry AS c WHERE c.subject = printf('E-%03d', e.number) AND c.action = 'destroyed') AS logged, EXISTS (SELECT 1 FROM evidence_arrival AS a WHERE a.number = e.number) AS arrived
    FROM evidence AS e JOIN stored_object AS o ON o.id = e.object_id ORDER BY e.number`);
  expect(rows).toHaveLength(items);
  const states = rows.map((row) => {
    const object = String(row['object_id']);
    return [row['destroyed'], row['nameless'], row['keyless'], row['logged'], 1 - Number(row['arrived']), existsSync(join(vault, 'objects', object.slice(0, 2), object)) ? 0 : 1].join('');
  });
  expect(states.filter((state) => state !== '000000' && state !== '111111')).toEqual([]);
  return states.filter((state) => state === '111111').length;
};

const problems = async ({ session }: Place) => (await verifyVault(session, { readData: true, recorded: recordedObjects(session) })).problems;

describe('many items that are being made unreadable', () => {
  let place: Place;
  beforeAll(async () => { place = await withRemovedItems(); }, 60_000);
  afterAll(() => place.end());

  it('can be stopped between two steps: what was done is gone, the others are untouched and only removed', async () => {
    const working = destroy(place);
    (await begun(place)).stop();
    const first = await working;
    expect(first).toMatchObject({ stopped: true, failure: null, swept: true });
    expect([first.changed % perStep, first.changed < items, await gone(place), await problems(place)]).toEqual([0, true, first.changed, []]);
    expect(await destroy(place)).toMatchObject({ changed: items - first.changed, stopped: false, failure: null, swept: true });
    expect([await gone(place), await problems(place)]).toEqual([items, []]);
  }, 60_000);
});

const disk = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
const mounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk]).status === 0;
const filler = join(disk, 'filler');

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

describe.skipIf(!mounted)('many items that are being made unreadable on a disk that fills up', () => {
  let place: Place;
  beforeAll(async () => { place = await withRemovedItems(disk); }, 60_000);
  afterAll(async () => {
    await place.end();
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  });

  it('tells what kept it from going on, keeps what was done, and does the rest when it is asked again', async () => {
    const working = destroy(place);
    await begun(place);
    fillTheDisk();
    const first = await working;
    expect([first.failure?.code, first.stopped, first.changed % perStep]).toEqual(['disk-full', false, 0]);
    expect([first.changed > 0, first.changed < items]).toEqual([true, true]);
    rmSync(filler);
    expect(await destroy(place)).toMatchObject({ changed: items - first.changed, failure: null, swept: true });
    expect([await gone(place), await problems(place)]).toEqual([items, []]);
  }, 60_000);
});
