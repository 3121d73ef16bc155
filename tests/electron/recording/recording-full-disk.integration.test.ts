// A recording on a disk that fills up: it is told at once, what was kept stays, and it becomes an item as soon as there is room.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecorder, type Recorder } from '../../../electron/recording/recorder.ts';
import { framesPerPiece } from '../../../shared/recording/rules.ts';
import { openPlace, type Place } from '../evidence/evidence-for-tests.ts';
import { failureOf } from '../vault/vault-for-tests.ts';
import { piece, storedObjects } from './recording-for-tests.ts';

const disk = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
const mounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk]).status === 0;
const filler = join(disk, 'filler');

let place: Place;
let recorder: Recorder;
beforeAll(async () => {
  if (!mounted) return;
  place = await openPlace(disk);
  recorder = createRecorder(place.evidence.context);
}, 60_000);
afterAll(async () => {
  if (mounted) {
    await place.end();
    execFileSync('umount', [disk]);
  }
  rmSync(disk, { recursive: true });
});

describe.skipIf(!mounted)('a recording on a disk that fills up', () => {
  it('says so, keeps what there is, and is an item once there is room', async () => {
    const recording = await recorder.begin('sound');
    for (const number of [0, 1, 2]) await recorder.addPiece(recording, number, piece(number));
    // Room for less than one more piece, and for none of the item.
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 200_000));
    expect(await failureOf(recorder.addPiece(recording, 3, piece(3)))).toBe('disk-full');
    expect(await failureOf(recorder.stop(recording, 'disk'))).toBe('disk-full');
    expect(await recorder.state()).toMatchObject({ active: null, waiting: [{ recording, pieces: 3, keptMs: 9000 }] });
    expect([await place.evidence.list(), await storedObjects(place.session)]).toEqual([[], 3]);
    rmSync(filler);
    expect(await recorder.keep(recording)).toEqual({ item: 'E-001', missing: 0 });
    const [row] = await place.evidence.list();
    if (row === undefined) throw new Error('there is no item');
    const { bytes } = await place.evidence.process['process.readMedia']({ id: row.id, start: row.size - 3 * framesPerPiece * 2, end: row.size });
    expect(Buffer.from(bytes).equals(Buffer.concat([piece(0), piece(1), piece(2)]))).toBe(true);
    expect((await place.custody('E-001')).find(({ action }) => action === 'recorded')?.details).toMatchObject({ ended: 'disk', pieces: 3 });
    expect([await recorder.state(), await storedObjects(place.session)]).toEqual([{ active: null, waiting: [] }, 1]);
  }, 60_000);
});
