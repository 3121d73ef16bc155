// One error of a disk at one file that matters: what was written and is not given back, an object that its disk does not give back, a header that a
// full disk lets be cut off and then written.
import { constants } from 'node:os';
import { describe, expect, it } from 'vitest';
import { failedRead } from './disk-errors.ts';
import { interposeHindrance, type Call, type CallClass } from './interpose/interpose.ts';
import { operationCalled } from './operations/all.ts';
import { rehearse, tryFault, withGround, type Tried } from './trial.ts';

/** For each of these, answers the first such call with the error, and that one alone. */
const firstOf = (name: string, { classes, error }: { readonly classes: readonly CallClass[]; readonly error: number }, which: Readonly<Record<string, (call: Call) => boolean>>): Promise<Readonly<Record<string, Tried>>> => {
  const operation = operationCalled(name);
  return withGround(operation, async (ground) => {
    const calls = await rehearse(operation, ground, classes);
    const tried: Record<string, Tried> = {};
    for (const [place, isHere] of Object.entries(which)) {
      const call = calls.find(isHere);
      if (call === undefined) throw new Error(`no call at ${place}`);
      tried[place] = await tryFault(operation, ground, place, { classes, at: call.n, happens: { error } });
    }
    return tried;
  });
};

const reading = { classes: failedRead.classes, error: constants.errno.EIO };
const inVault = ({ path }: Call): boolean => path.startsWith('vault/objects/');

const outcome = (tried: Tried | undefined) => (tried === undefined ? 'not tried' : { failure: tried.told.failure, leftOut: tried.told.all('left out').length, broken: tried.broken });

const notReadBack = { failure: 'read-back-unread', leftOut: 0, broken: [] };
const namedAsLeftOut = { failure: null, leftOut: 1, broken: [] };

describe.skipIf(interposeHindrance() !== null)('one error of a disk', () => {
  it('at a mirror is told as what it is: a state that was not given back does not count, an object of the vault is left out and named', async () => {
    const tried = await firstOf('mirror', reading, {
      making: ({ path }) => path.includes('/making-'),
      named: ({ path }) => /\/0+2-[^/]*\/generation\.json$/u.test(path),
      object: inVault,
    });
    expect([outcome(tried['making']), outcome(tried['named']), outcome(tried['object'])]).toEqual([notReadBack, notReadBack, namedAsLeftOut]);
  }, 60_000);

  it('at a pack is told as what it is: a pack that was not given back is not handed over, an item is left out and named', async () => {
    const tried = await firstOf('hand-over', reading, { part: ({ path }) => path.endsWith('.part'), object: inVault });
    expect([outcome(tried['part']), outcome(tried['object'])]).toEqual([notReadBack, namedAsLeftOut]);
  }, 60_000);

  it('at the log of the records is told as the disk\'s by the check of everything, whichever part of the check it meets', async () => {
    const operation = operationCalled('read');
    const broken = await withGround(operation, async (ground) => {
      const calls = await rehearse(operation, ground, reading.classes);
      // Behind the engine's own check of every page, which reads the small pictures last.
      const after = calls.findLastIndex(({ path }) => path === 'vault/previews.db');
      const ofTheLog = calls.slice(after).filter(({ path }) => path === 'vault/records.db-wal');
      expect(ofTheLog.length).toBeGreaterThan(0);
      const found: string[] = [];
      for (const { n } of ofTheLog.slice(0, 6)) found.push(...(await tryFault(operation, ground, `read ${String(n)}`, { classes: reading.classes, at: n, happens: { error: reading.error } })).broken);
      return found;
    });
    expect(broken).toEqual([]);
  }, 120_000);

  it('at the records while their version is raised is not told as want of memory', async () => {
    const operation = operationCalled('migrate-170');
    const tried = await withGround(operation, async (ground) => {
      const calls = await rehearse(operation, ground, reading.classes);
      // The last of them read what a statement of the step needs, or the pages that it changes.
      const late = calls.filter(({ path }) => path === 'vault/records.db').slice(-30).filter((_, at) => at % 5 === 0);
      const found: string[] = [];
      for (const { n } of late) {
        const { told, broken } = await tryFault(operation, ground, `read ${String(n)}`, { classes: reading.classes, at: n, happens: { error: reading.error } });
        found.push(...broken, ...(told.failure === null || told.failure === 'disk-gone' ? [] : [`read ${String(n)}: ${told.failure}`]));
      }
      return { count: late.length, found };
    });
    expect(tried).toEqual({ count: 6, found: [] });
  }, 120_000);

  it('at what the vault has of a file that is added again is no damage, and the file can be added again', async () => {
    const operation = operationCalled('paste');
    const { failure, broken } = await withGround(operation, async (ground) => {
      const calls = await rehearse(operation, ground, reading.classes);
      // The third is pasted a second time: what is stored of it is looked at last.
      const last = calls.findLast(inVault);
      const { told, broken: found } = await tryFault(operation, ground, 'the twin', { classes: reading.classes, at: last?.n ?? 0, happens: { error: reading.error } });
      return { failure: told.failure, broken: found };
    });
    expect({ failure, broken }).toEqual({ failure: 'object-unreadable', broken: [] });
  }, 60_000);

  it('that is full where a header is overwritten cuts the old one off and writes the new one', async () => {
    const { header } = await firstOf('duress-destroy', { classes: ['room'], error: constants.errno.ENOSPC }, { header: ({ path }) => path === 'vault/vault.json' });
    expect({ told: header?.told.lines, broken: header?.broken }).toEqual({ told: ['ack answered'], broken: [] });
  }, 60_000);
});
