// A mirror's disk that cannot read some place: damage of the file that lies there, named, while everything else goes on. Only a disk that answers nothing more is gone.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseList, readableLines } from '../../../electron/mirror/object-list.ts';
import { remembering } from '../../faults/remembered-argon2.ts';
import { callsOf, interposeHindrance, runWith, type Fault } from '../../faults/interpose/interpose.ts';
import { contents, objectFiles, verified } from '../backup/backup-for-tests.ts';
import { reopen } from '../vault/vault-for-tests.ts';
import { filesBelow, OwnVault, stoppingAfter } from './mirror-for-tests.ts';
import { check, update } from './mirror-runs.ts';

/** Made once: a vault and a mirror of it. */
const model = new OwnVault();
const own = new OwnVault();
const { at } = own;
const driver = fileURLToPath(new URL('./mirror-driver.ts', import.meta.url));

beforeAll(async () => {
  await model.begin();
  await update(model.session, model.at('north'));
  await model.close();
}, 60_000);
beforeEach(() => { own.copy(model); });
afterEach(() => own.end());
afterAll(() => model.end());

type Outcome = Readonly<Record<string, unknown>>;

const command = (what: string): readonly string[] => [process.execPath, ...remembering, driver, what, at('vault'), at('north'), at('restored')];

/** Does it in a process for which reading below `folder` answers with EIO, from the `from`-th time on. */
const withBadDisk = async (what: string, folder: string, from = 1, happens: Fault['happens'] = { errors: constants.errno.EIO }): Promise<Outcome> => {
  const run = await runWith(command(what), { folder, classes: ['read'], at: from, happens });
  if (run.exitCode !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Outcome;
};

const generation = (file: string): string => join('generations', readdirSync(at('north', 'generations'))[0] ?? '', file);
/** The object of the largest of `contents`. */
const largest = (): string => Object.entries(objectFiles(at('vault'))).reduce((one, other) => (other[1].length > one[1].length ? other : one))[0];
const failing = (run: Outcome): unknown => (run['failure'] as Outcome | undefined)?.['code'];
const problemsOf = (run: Outcome): unknown => (run['problems'] as readonly Outcome[]).map(({ kind, file, unread }) => ({ kind, file, unread }));

describe.skipIf(interposeHindrance() !== null)('a place of a mirror that cannot be read', () => {
  it('is named by the check as the file that lies there, and everything else is looked at', async () => {
    const object = join('store', largest());
    const kinds = { 'mirror.json': 'about-damaged', [generation('generation.json')]: 'generation-damaged', [generation('records')]: 'generation-damaged', [generation('list')]: 'generation-damaged', [object]: 'object-damaged' };
    for (const [file, kind] of Object.entries(kinds)) expect({ file, found: problemsOf(await withBadDisk('check', at('north', file))) }).toEqual({ file, found: [{ kind, file, unread: true }] });
  }, 60_000);

  it('is copied again from the vault by an update that reads it, and named', async () => {
    const object = join('store', largest());
    const made = await withBadDisk('update and read all', at('north', object));
    expect([made['copied'], made['unread'], made['notKept'], (made['note'] as Outcome)['leftOut']]).toEqual([1, [object], [], []]);
    await own.reopen();
    expect((await check(own.session, at('north'))).problems).toEqual([]);
  }, 60_000);

  it('is named by an update, where what it held is not whole in the vault either', async () => {
    const object = largest();
    rmSync(at('vault', 'objects', object));
    const made = await withBadDisk('update and read all', at('north', 'store', object));
    expect([made['unread'], made['damagedInVault'], (made['note'] as Outcome)['leftOut']]).toEqual([[join('store', object)], [basename(object)], [basename(object)]]);
    expect(existsSync(at('north', 'store', object))).toBe(true);
  }, 60_000);

  it('leaves out the object that could not be read back after it was written, says so, and the next run copies it', async () => {
    rmSync(at('north'), { recursive: true });
    const made = await withBadDisk('update', at('north', 'store', 'unfinished'), 1, { error: constants.errno.EIO });
    const left = (made['note'] as Outcome)['leftOut'] as readonly string[];
    expect([made['copied'], made['notKept'], left.length, made['damagedInVault'], readdirSync(at('north', 'store', 'unfinished'))]).toEqual([contents.length - 1, left, 1, [], []]);
    await own.reopen();
    const next = await update(own.session, at('north'));
    expect([next.copied, next.note.leftOut, (await check(own.session, at('north'))).problems]).toEqual([1, [], []]);
  }, 60_000);

  it('leaves out the object that the disk of the vault did not give back, and does not call it damaged', async () => {
    rmSync(at('north'), { recursive: true });
    const made = await withBadDisk('update', at('vault', 'objects', largest()));
    expect([made['unreadInVault'], (made['note'] as Outcome)['leftOut'], made['damagedInVault'], made['notKept']]).toEqual([[basename(largest())], [basename(largest())], [], []]);
    await own.reopen();
    expect((await update(own.session, at('north'))).copied).toBe(1);
  }, 60_000);

  it('of a list or a note makes an update look at everything itself, and number on', async () => {
    for (const file of ['list', 'generation.json']) {
      const name = generation(file);
      const made = await withBadDisk('update', at('north', name));
      expect({ file, unread: made['unread'], copied: made['copied'], left: (made['note'] as Outcome)['leftOut'] }).toEqual({ file, unread: [name], copied: 0, left: [] });
    }
    await own.reopen();
    expect((await check(own.session, at('north'))).problems).toEqual([]);
    expect(readdirSync(at('north', 'generations')).map((name) => Number(name.slice(0, 6))).sort()).toEqual([1, 2, 3]);
  }, 60_000);

  it('ends a restore unless what is left is asked for; then everything else comes back, and of that file what can be read', async () => {
    const object = largest();
    const bad = at('north', 'store', object);
    expect([failing(await withBadDisk('restore', bad)), existsSync(at('restored'))]).toEqual(['backup-damaged', false]);
    // Its first mebibyte can be read.
    const restored = await withBadDisk('restore what can be', bad, 2);
    expect(restored['lost']).toEqual([`objects/${object}`]);
    const [good, back] = [readFileSync(bad), readFileSync(at('restored', 'objects', object))];
    expect([back.byteLength, back.subarray(0, 1_048_576).equals(good.subarray(0, 1_048_576)), back.subarray(1_048_576).every((byte) => byte === 0)]).toEqual([good.byteLength, true, true]);
    const { session } = await reopen(at('restored'));
    expect((await verified(session)).problems).toEqual(['loss object-altered']);
    await session.close();
  }, 60_000);

  it('fails one object of a proof, or the proof where it lies in what opens the vault', async () => {
    const proven = await withBadDisk('prove', at('north', 'store', largest()));
    expect([proven['sample'], proven['failed']]).toEqual([contents.length, 1]);
    expect(failing(await withBadDisk('prove', at('north', generation('header'))))).toBe('backup-damaged');
  }, 60_000);
});

describe.skipIf(interposeHindrance() !== null)('a mirror of which nothing can be read any more', () => {
  it('is a disk that is gone: at once, and in the middle', async () => {
    for (const [what, from] of Object.entries({ check: 1, update: 8, 'restore what can be': 8, prove: 8 })) expect({ what, ends: failing(await withBadDisk(what, at('north'), from)) }).toEqual({ what, ends: 'disk-gone' });
    expect(existsSync(at('restored'))).toBe(false);
  }, 60_000);
});

describe.skipIf(interposeHindrance() !== null)('an object that a run which was cut short had copied', () => {
  it('has its name synced before a generation names it', async () => {
    await own.reopen();
    rmSync(at('north'), { recursive: true });
    // Stopped later and later, until every object is there and no generation is.
    for (let times = 1; !existsSync(at('north', 'store')) || filesBelow(at('north', 'store')).length < contents.length; times += 1) await update(own.session, at('north'), { progress: stoppingAfter(times) }).catch(() => undefined);
    expect(readdirSync(at('north', 'generations'))).toEqual([]);
    await own.close();
    const { run, calls } = await callsOf(command('update'), { folder: at('north'), classes: ['sync', 'change'] });
    expect((JSON.parse(run.stdout) as Outcome)['copied']).toBe(0);
    const placed = calls.findIndex(({ name, path }) => name.startsWith('rename') && path.includes('making-'));
    const synced = new Set(calls.slice(0, placed).filter(({ name }) => name === 'fsync').map(({ path }) => path));
    expect(readdirSync(at('north', 'store')).filter((name) => name !== 'unfinished').filter((shard) => !synced.has(join('store', shard)))).toEqual([]);
  }, 60_000);
});

describe('a list with places that cannot be read', () => {
  const line = (digit: string): string => `${digit.repeat(64)} 4096 ${digit.repeat(32)}\n`;

  it('gives the objects of whole lines, and counts the places between them', () => {
    const text = ['1', '2', '3', '4', '5'].map(line).join('');
    const harmed = `${text.slice(0, 150)}${'\0'.repeat(100)}${text.slice(250, 400)}\0\0${text.slice(402)}`;
    expect({ ...readableLines(harmed), objects: readableLines(harmed).objects.map(({ id }) => id[0]) }).toEqual({ objects: ['1', '5'], gaps: 1 });
    expect(readableLines(text)).toEqual({ objects: parseList(text), gaps: 0 });
  });
});
