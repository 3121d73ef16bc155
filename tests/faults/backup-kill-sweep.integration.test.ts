// Kills a backup and a restore at system calls that write: a file that has a backup's name is a whole backup, a folder that opens is a whole vault.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityText } from '../../electron/backup/age/x25519.ts';
import { createVault, openVault, systemRandom, type OpenSession } from '../../electron/vault/index.ts';
import { instant } from '../../shared/time.ts';
import { evidenceOver } from '../electron/evidence/evidence-for-tests.ts';
import { backUp, identity, restore, verified } from '../electron/backup/backup-for-tests.ts';
import { findKillPoints, runAndKill, sampleOf, type KillPoint } from './kill-points.ts';
import { floorKdf, passphrase } from './secrets.ts';

const canTrace = spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=none', 'true']).status === 0;
const driver = fileURLToPath(new URL('./backup-driver.ts', import.meta.url));
const clock = () => instant(Date.now());
const objects = 3;
/** Spread over all points. */
const sample = 6;

let folder = '';
const at = (...names: readonly string[]): string => join(folder, ...names);
const opened = async (place: string): Promise<OpenSession> => (await openVault({ folder: place, secret: passphrase, kind: 'passphrase', clock, random: systemRandom })).session;

beforeAll(async () => {
  if (!canTrace) return;
  folder = mkdtempSync(join(tmpdir(), 'holdfast-sweep-'));
  writeFileSync(at('key.txt'), identityText(identity));
  mkdirSync(at('files'));
  for (let index = 0; index < objects; index += 1) writeFileSync(at('files', `${String(index)}.bin`), Buffer.alloc(90_000, index + 1));
  const { session } = await createVault({ folder: at('base'), passphrase, memberName: 'Nino', kdf: floorKdf, clock, random: systemRandom });
  const evidence = evidenceOver(session);
  await evidence.add(at('files'));
  await evidence.shut();
  await backUp(session, at('good.age'));
  await session.close();
}, 120_000);
afterAll(() => { if (folder !== '') rmSync(folder, { recursive: true, force: true }); });

const sound = { objects, problems: [] };

const checkedVault = async (place: string): Promise<unknown> => {
  const session = await opened(place);
  try {
    return await verified(session);
  } finally {
    await session.close();
  }
};

const sweep = async (points: readonly KillPoint[], command: (name: string) => Promise<readonly string[]>, inspect: (name: string, acknowledged: boolean) => Promise<void>): Promise<number> => {
  let killed = 0;
  for (const point of sampleOf(points, sample)) {
    const name = `${point.call}-${String(point.n)}`;
    const run = await runAndKill(await command(name), {}, point);
    killed += run.killed ? 1 : 0;
    await inspect(name, run.stdout.includes('ack '));
  }
  return killed;
};

describe.skipIf(!canTrace)('killed at system calls that write', () => {
  it('a backup is whole or has no name, and its vault is as sound as before', async () => {
    const command = async (name: string): Promise<readonly string[]> => {
      await cp(at('base'), at(name, 'vault'), { recursive: true });
      mkdirSync(at(name, 'disk'));
      return [process.execPath, driver, 'backup', at(name, 'vault'), at(name, 'disk', 'backup.age'), at('key.txt')];
    };
    const points = await findKillPoints(await command('rehearsal'), {}, at('rehearsal'), at('strace.log'));
    const killed = await sweep(points, command, async (name, acknowledged) => {
      const there = readdirSync(at(name, 'disk'));
      expect({ name, others: there.filter((file) => file !== 'backup.age' && !/^\.holdfast-[0-9a-f]{16}\.part$/u.test(file)) }).toEqual({ name, others: [] });
      if (acknowledged) expect(there).toContain('backup.age');
      if (there.includes('backup.age')) {
        expect({ name, found: (await restore(at(name, 'disk', 'backup.age'), at(name, 'restored'))).objects }).toEqual({ name, found: objects });
      }
      expect({ name, check: await checkedVault(at(name, 'vault')) }).toEqual({ name, check: sound });
      rmSync(at(name), { recursive: true, force: true });
    });
    expect(points.length).toBeGreaterThan(sample);
    expect(killed).toBeGreaterThan(0);
  }, 240_000);

  it('a restore gives a whole vault or none, and the next one to the same place works', async () => {
    const command = (name: string): Promise<readonly string[]> => {
      mkdirSync(at(name));
      return Promise.resolve([process.execPath, driver, 'restore', at('good.age'), at(name, 'vault'), at('key.txt')]);
    };
    const points = await findKillPoints(await command('rehearsal-restore'), {}, at('rehearsal-restore'), at('strace.log'));
    const killed = await sweep(points, command, async (name, acknowledged) => {
      const there = existsSync(at(name, 'vault'));
      if (acknowledged) expect({ name, there }).toEqual({ name, there: true });
      if (!there) await restore(at('good.age'), at(name, 'vault'));
      expect({ name, check: await checkedVault(at(name, 'vault')), left: readdirSync(at(name)) }).toEqual({ name, check: sound, left: ['vault'] });
      rmSync(at(name), { recursive: true, force: true });
    });
    expect(points.length).toBeGreaterThan(sample);
    expect(killed).toBeGreaterThan(0);
  }, 240_000);
});
