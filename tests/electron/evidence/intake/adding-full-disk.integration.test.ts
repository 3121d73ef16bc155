// Files added to a disk that fills up while many are in hand: whatever still fits is kept, each other one is told, nothing of it stays, and it can be added once there is room.
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../../electron/custody/verify.ts';
import { recordedObjects } from '../../../../electron/evidence/checking/whole-vault.ts';
import { verifyVault } from '../../../../electron/vault/index.ts';
import { openPlace, type Place } from '../evidence-for-tests.ts';

const disk = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
const mounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', disk]).status === 0;
const filler = join(disk, 'filler');

/** Leaves so many bytes free. */
const fillTheDisk = (free: number): void => {
  const { bavail, bsize } = statfsSync(disk);
  const handle = openSync(filler, 'w');
  try {
    for (let left = bavail * bsize - free; left > 0; left -= 4096) writeSync(handle, Buffer.alloc(4096));
  } finally {
    closeSync(handle);
  }
};

let place: Place;
let cards: string;
beforeEach(async () => {
  cards = mkdtempSync(join(tmpdir(), 'holdfast-card-'));
  if (mounted) place = await openPlace(disk);
}, 60_000);
afterEach(async () => {
  rmSync(filler, { force: true });
  if (mounted) await place.end();
  rmSync(cards, { recursive: true });
});
afterAll(() => {
  if (mounted) execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

const cardOf = (name: string, sizes: readonly number[]): string => {
  const card = join(cards, name);
  mkdirSync(card);
  sizes.forEach((size, index) => { writeFileSync(join(card, `${String(index).padStart(3, '0')}.bin`), randomBytes(size)); });
  return card;
};

const objectsOnDisk = (): number => readdirSync(join(place.vault, 'objects'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
const sound = async () => {
  const { problems } = await verifyVault(place.session, { readData: true, recorded: recordedObjects(place.session) });
  return { problems, log: (await verifyChain(place.session.read)).ok, strays: objectsOnDisk() - (await place.evidence.list()).length };
};
const wholly = { problems: [], log: true, strays: 0 };

describe.skipIf(!mounted)('a disk that fills up while files are added', () => {
  it.each([200_000, 700_000])('keeps whatever fits into %i bytes, names the others, and takes them once there is room', async (free) => {
    const card = cardOf('letters', Array.from({ length: 90 }, () => 20_000));
    fillTheDisk(free);
    const { results, progress } = await place.evidence.add(card);
    const [kept, left] = [results.filter(({ outcome }) => outcome === 'new'), results.filter(({ outcome }) => outcome === 'failed')];
    expect([progress.state, progress.failure?.code, new Set(left.map(({ failure }) => failure?.code))]).toEqual(['failed', 'disk-full', new Set(['disk-full'])]);
    expect(kept.map(({ item }) => item).toSorted()).toEqual((await place.evidence.list()).map(({ id }) => id).toSorted());
    // Nothing more of the kind would have fitted.
    expect((await place.evidence.add(cardOf('one-more', [20_000]))).results.map(({ failure }) => failure?.code)).toEqual(['disk-full']);
    rmSync(filler);
    expect(await sound()).toEqual(wholly);
    await place.evidence.add(card);
    expect([(await place.evidence.list()).length, await sound()]).toEqual([90, wholly]);
  }, 60_000);

  it('keeps the small files that were in hand beside a large one that does not fit', async () => {
    const card = cardOf('film', [6_000_000, ...Array.from({ length: 11 }, () => 30_000)]);
    fillTheDisk(5_000_000);
    const { results, progress } = await place.evidence.add(card);
    expect([progress.failure?.code, progress.failure?.facts['done'], progress.failure?.facts['total']]).toEqual(['disk-full', 11, 12]);
    expect(results.map(({ name, outcome }) => [name, outcome]).filter(([, outcome]) => outcome !== 'new')).toEqual([['000.bin', 'failed']]);
    rmSync(filler);
    expect([(await place.evidence.list()).length, await sound()]).toEqual([11, wholly]);
  }, 60_000);
});
