// The clock of the computer is turned by decades, while a vault is open and between openings: nothing is lost or refused, the log keeps its order and says
// where time went back, no generation of a mirror is taken for an older one, and no reminder is silenced.
import './remembered-argon2.ts';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkLog } from '../../electron/custody/service.ts';
import { noteFindings, recordedObjects } from '../../electron/evidence/checking/whole-vault.ts';
import { lookAtHealth } from '../../electron/health/service.ts';
import { readGenerations } from '../../electron/mirror/generations.ts';
import { openVault, systemRandom, verifyVault, type OpenSession } from '../../electron/vault/index.ts';
import { keepingRules } from '../../shared/mirror/rules.ts';
import { instant } from '../../shared/time.ts';
import { addFiles } from '../electron/mirror/mirror-for-tests.ts';
import { restoreFrom, update, type UpdateChoice } from '../electron/mirror/mirror-runs.ts';
import { create } from './operations/ground.ts';
import { passphrase } from './secrets.ts';

const year = (number: number): number => Date.UTC(number, 5, 1);
/** Forwards, backwards, before the beginning of Unix time, and to the end of what a date can be. */
const years = [2026, 1969, 9998] as const;

let home = '';
let now = year(2026);
/** One second on with every look, wherever the clock was turned to. */
const clock = () => instant((now += 1000));
const at = (...names: readonly string[]): string => join(home, ...names);

const rule: UpdateChoice = { rule: keepingRules.few };
const open = async (): Promise<OpenSession> => (await openVault({ folder: at('vault'), secret: passphrase, kind: 'passphrase', clock, random: systemRandom })).session;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-clock-'));
  await (await create(at('vault'))).session.close();
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('a clock that was turned', () => {
  it('costs no entry, no item and no generation, and is told', async () => {
    for (const [index, turnedTo] of years.entries()) {
      now = year(turnedTo);
      const session = await open();
      await addFiles(session, home, `of-${String(index)}`, [randomBytes(100)]);
      await update(session, at('mirror'), rule);
      // While it is open as well.
      now = year(turnedTo) - 40 * 365 * 86_400_000;
      await addFiles(session, home, `back-${String(index)}`, [randomBytes(100)]);
      await update(session, at('mirror'), rule);
      const { problems, checked } = await verifyVault(session, { readData: true, recorded: recordedObjects(session) });
      expect({ turnedTo, kinds: [...new Set(problems.map(({ kind, severity }) => `${severity} ${kind}`))], objects: checked.objects }).toEqual({ turnedTo, kinds: ['warning custody-time-went-back'], objects: (index + 1) * 2 });
      expect((await readGenerations(at('mirror'))).map(({ number }) => number)).toEqual([(index + 1) * 2, index * 2 + 1]);
      await session.close();
    }
    const session = await open();
    const order: number[] = [];
    for await (const { seq, entry } of walkLog(session.read)) if (entry !== null) order.push(seq);
    expect(order).toEqual(order.map((_, index) => index + 1));
    await session.close();
    expect((await restoreFrom(at('mirror'), at('restored'))).objects).toBe(years.length * 2);
  });

  it('silences no reminder: a check in a time to come counts as none, one of long ago as due, and time that went back is no damage', async () => {
    now = year(2026);
    const session = await open();
    try {
      await noteFindings(session, await verifyVault(session, { readData: true, recorded: recordedObjects(session) }), true);
      const bytes = async (): Promise<readonly string[]> => (await lookAtHealth(session)).flatMap(({ kind, severity }) => (kind.startsWith('bytes-') ? [`${severity ?? 'fine'} ${kind}`] : []));
      const then = await bytes();
      now = year(2001);
      const before = await bytes();
      now = year(2099);
      expect({ then, before, after: await bytes() }).toEqual({ then: ['fine bytes-checked'], before: ['fine bytes-never'], after: ['warning bytes-due'] });
    } finally {
      await session.close();
    }
  });
});
