// Kills a handover and a taking in at system calls that write. A file that has a pack's name is a whole pack and on record, or told at the next opening; what was taken in in
// part is completed by the same pack, and nothing is doubled.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityText } from '../../electron/backup/age/x25519.ts';
import { entriesAbout } from '../../electron/custody/service.ts';
import { settleOutside } from '../../electron/evidence/settling.ts';
import { takeInFrom, withPack } from '../../electron/handover/tool.ts';
import { createVault, openVault, systemRandom, type OpenSession } from '../../electron/vault/index.ts';
import { instant } from '../../shared/time.ts';
import { evidenceOver } from '../electron/evidence/evidence-for-tests.ts';
import { handTo, identity, officeOver } from '../electron/handover/handover-for-tests.ts';
import { verified } from '../electron/backup/backup-for-tests.ts';
import { findKillPoints, runAndKill, sampleOf, type KillPoint } from './kill-points.ts';
import { floorKdf, passphrase } from './secrets.ts';

const canTrace = spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=none', 'true']).status === 0;
const driver = fileURLToPath(new URL('./handover-driver.ts', import.meta.url));
const clock = () => instant(Date.now());
const items = 3;
/** Spread over all points. */
const sample = 3;

let folder = '';
const at = (...names: readonly string[]): string => join(folder, ...names);
const opened = async (place: string): Promise<OpenSession> => (await openVault({ folder: place, secret: passphrase, kind: 'passphrase', clock, random: systemRandom })).session;

const makeVault = async (name: string): Promise<OpenSession> => (await createVault({ folder: at(name), passphrase, memberName: 'Nino', kdf: floorKdf, clock, random: systemRandom })).session;

beforeAll(async () => {
  if (!canTrace) return;
  folder = mkdtempSync(join(tmpdir(), 'holdfast-sweep-'));
  writeFileSync(at('key.txt'), identityText(identity));
  mkdirSync(at('files'));
  for (let index = 0; index < items; index += 1) writeFileSync(at('files', `${String(index)}.bin`), Buffer.alloc(90_000, index + 1));
  const here = await makeVault('here');
  const office = officeOver(here, folder);
  await office.evidence.add(at('files'));
  await handTo(office, at('good.age'), ['E-001', 'E-002', 'E-003']);
  await office.end();
  await (await makeVault('there')).close();
}, 120_000);
afterAll(() => { if (folder !== '') rmSync(folder, { recursive: true, force: true }); });

const sweep = async (points: readonly KillPoint[], command: (name: string) => Promise<readonly string[]>, inspect: (name: string, acknowledged: boolean) => Promise<void>): Promise<number> => {
  let killed = 0;
  for (const point of sampleOf(points, sample)) {
    const name = `${point.call}-${String(point.n)}`;
    const run = await runAndKill(await command(name), {}, point);
    killed += run.killed ? 1 : 0;
    await inspect(name, run.stdout.includes('ack '));
    rmSync(at(name), { recursive: true, force: true });
  }
  return killed;
};

describe.skipIf(!canTrace)('killed at system calls that write', () => {
  it('a pack is whole and on record, or told at the next opening, or not there', async () => {
    const command = async (name: string): Promise<readonly string[]> => {
      await cp(at('here'), at(name, 'vault'), { recursive: true });
      mkdirSync(at(name, 'disk'));
      return [process.execPath, driver, 'hand-over', at(name, 'vault'), at(name, 'disk', 'pack.age'), at('key.txt')];
    };
    const points = await findKillPoints(await command('rehearsal'), {}, at('rehearsal'), at('strace.log'));
    const killed = await sweep(points, command, async (name, acknowledged) => {
      const session = await opened(at(name, 'vault'));
      const told = await settleOutside(session);
      const recorded = (await entriesAbout(session.read, 'E-001')).filter(({ action }) => action === 'handed-over').length - 1;
      const there = existsSync(at(name, 'disk', 'pack.age'));
      const parts = readdirSync(at(name, 'disk')).filter((file) => file !== 'pack.age');
      if (acknowledged) expect({ name, there, recorded }).toEqual({ name, there: true, recorded: 1 });
      if (there) {
        expect({ name, known: recorded === 1 || told.length === 1 }).toEqual({ name, known: true });
        expect({ name, records: await withPack(at(name, 'disk', 'pack.age'), [Uint8Array.from(identity)], async (pack) => { await pack.check(() => undefined, () => Promise.resolve()); return pack.manifest.records.length; }) }).toEqual({ name, records: items });
      } else expect({ name, recorded }).toEqual({ name, recorded: 0 });
      expect({ name, others: parts.filter((file) => !/^\.holdfast-[0-9a-f]{16}\.part$/u.test(file)), told: parts.length === 0 || told.length === 1 }).toEqual({ name, others: [], told: true });
      expect({ name, check: await verified(session) }).toEqual({ name, check: { objects: items, problems: [] } });
      await session.close();
    });
    expect(points.length).toBeGreaterThan(sample);
    expect(killed).toBeGreaterThan(0);
  }, 240_000);

  it('what came in is whole, and the same pack brings the rest and doubles nothing', async () => {
    const command = async (name: string): Promise<readonly string[]> => {
      await cp(at('there'), at(name, 'vault'), { recursive: true });
      return [process.execPath, driver, 'take-in', at(name, 'vault'), at('good.age'), at('key.txt')];
    };
    const points = await findKillPoints(await command('rehearsal-taking'), {}, at('rehearsal-taking'), at('strace.log'));
    const killed = await sweep(points, command, async (name, acknowledged) => {
      const session = await opened(at(name, 'vault'));
      const before = await verified(session);
      expect({ name, problems: before.problems.filter((problem) => !problem.startsWith('note')) }).toEqual({ name, problems: [] });
      if (acknowledged) expect(before.objects).toBe(items);
      const taken = await withPack(at('good.age'), [Uint8Array.from(identity)], (pack) => takeInFrom(session, pack, 'pack.age'));
      expect({ name, counts: taken.counts }).toEqual({ name, counts: { new: items - before.objects, here: before.objects, restored: 0, toDecide: 0, refused: 0 } });
      const evidence = evidenceOver(session);
      expect((await evidence.list()).map(({ id }) => id)).toEqual(['E-001', 'E-002', 'E-003']);
      expect({ name, said: (await entriesAbout(session.read, 'vault')).filter(({ action }) => action === 'handover-taken-in').length }).toEqual({ name, said: 1 });
      await evidence.shut();
      await session.close();
    });
    expect(points.length).toBeGreaterThan(sample);
    expect(killed).toBeGreaterThan(0);
  }, 240_000);
});
