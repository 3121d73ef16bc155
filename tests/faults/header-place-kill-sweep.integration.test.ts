// Killed at system calls that write while the header moves to another disk and back, is changed there, or is destroyed there: one of the two places
// opens the vault, or, being wiped, none ever does. HOLDFAST_EVERY_KILL_POINT=1 tries every point.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedObjects } from '../../electron/evidence/whole-vault.ts';
import { headerFoldersOf } from '../../electron/panic/recognise.ts';
import { finishWipe } from '../../electron/panic/wipe.ts';
import { createVault, openVault, systemRandom, VaultService, verifyVault } from '../../electron/vault/index.ts';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { instant } from '../../shared/time.ts';
import { filesWithSlots, slotsOf } from '../electron/panic/slot-bytes.ts';
import { findKillPoints, runAndKill, sampleOf } from './kill-points.ts';
import { floorKdf, markers, nextPassphrase, passphrase } from './secrets.ts';

const canTrace = spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=none', 'true']).status === 0;
const driver = fileURLToPath(new URL('./header-place-driver.ts', import.meta.url));
const clock = () => instant(Date.now());
const kinds = ['away', 'back', 'passphrase', 'wipe'] as const;
type Kind = (typeof kinds)[number];
const sample: Readonly<Record<Kind, number>> = { away: 4, back: 4, passphrase: 3, wipe: 4 };

let root = '';
let slots: readonly string[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-place-sweep-'));
  for (const ground of ['here', 'elsewhere']) await mkdir(join(root, ground, 'disk'), { recursive: true });
  const { session } = await createVault({ folder: join(root, 'here', 'vault'), passphrase, memberName: markers.person, kdf: floorKdf, clock, random: systemRandom });
  await session.close();
  slots = slotsOf(await readFile(join(root, 'here', 'vault', 'vault.json'), 'utf8'));
  await cp(join(root, 'here', 'vault'), join(root, 'elsewhere', 'vault'), { recursive: true });
  const service = new VaultService();
  await service.open({ folder: join(root, 'elsewhere', 'vault'), secret: passphrase, kind: 'passphrase', clock, random: systemRandom });
  await service.moveHeader(passphrase, join(root, 'elsewhere', 'disk'));
  await service.close();
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

const ground = async (kind: Kind, name: string): Promise<string> => {
  const place = join(root, name);
  await cp(join(root, kind === 'away' ? 'here' : 'elsewhere'), place, { recursive: true });
  return place;
};
const command = (kind: Kind, place: string): string[] => [process.execPath, driver, kind, join(place, 'vault'), join(place, 'disk')];

const opens = async (place: string, secret: string) => (await openVault({ folder: join(place, 'vault'), headerPlaces: [join(place, 'disk')], secret, kind: 'passphrase', clock, random: systemRandom })).session;

/** With the passphrase that must work by now; the other one only where it was not told yet which. */
const openedAfter = async (kind: Kind, place: string, told: boolean) => {
  if (kind !== 'passphrase') return opens(place, passphrase);
  if (told) return opens(place, nextPassphrase);
  return opens(place, passphrase).catch((error: unknown) => {
    if (error instanceof HoldfastError && error.code === 'passphrase-did-not-open') return opens(place, nextPassphrase);
    throw error;
  });
};

const inspect = async (kind: Kind, place: string, stdout: string): Promise<readonly string[]> => {
  const vault = join(place, 'vault');
  if (kind === 'wipe') {
    const begun = await finishWipe(vault, await headerFoldersOf(vault, [join(place, 'disk')]));
    const left = await filesWithSlots(place, slots);
    if (!begun && !stdout.includes('ack wiped') && left.length === 2) return opens(place, passphrase).then((session) => session.close().then(() => []), () => ['does not open although nothing was destroyed']);
    return left.map((file) => `holds a slot: ${file}`);
  }
  const told = stdout.includes('ack ');
  const session = await openedAfter(kind, place, told);
  try {
    const { problems } = await verifyVault(session, { readData: true, recorded: recordedObjects(session) });
    const away = session.header.home.isElsewhere;
    const inVault = await filesWithSlots(vault, slots);
    return [
      ...problems.map((problem) => `verify: ${problem.kind} ${problem.file ?? ''}`),
      ...(told && away === (kind === 'back') ? ['told of a move that did not happen'] : []),
      ...(away ? inVault.map((file) => `holds a slot: ${file}`) : []),
      ...(told && kind === 'back' ? (await readdir(join(place, 'disk'))).map((name) => `left on the disk: ${name}`) : []),
    ];
  } finally {
    await session.close();
  }
};

describe.skipIf(!canTrace)('a process that is killed while the header is elsewhere or on its way', () => {
  it.each(kinds)('%s: leaves a vault that opens, or nothing of it', async (kind) => {
    const rehearsal = await ground(kind, `${kind}-rehearsal`);
    const points = await findKillPoints(command(kind, rehearsal), {}, rehearsal, join(root, 'strace.log'));
    const tried = process.env['HOLDFAST_EVERY_KILL_POINT'] === '1' ? points : sampleOf(points, sample[kind]);
    const broken: string[] = [];
    let killed = 0;
    for (const point of tried) {
      const name = `${kind}-${point.call}-${String(point.n)}`;
      const place = await ground(kind, name);
      const run = await runAndKill(command(kind, place), {}, point);
      killed += run.killed ? 1 : 0;
      if (!run.killed && run.exitCode !== 0) broken.push(`${name}: failed by itself: ${run.stderr.slice(0, 300)}`);
      broken.push(...(await inspect(kind, place, run.stdout).catch((error: unknown) => [String(error)])).map((one) => `${name}: ${one}`));
      await rm(place, { recursive: true, force: true });
    }
    expect(broken).toEqual([]);
    expect(points.length).toBeGreaterThan(sample[kind]);
    expect(killed).toBeGreaterThan(0);
    if (tried.length === points.length) process.stdout.write(`${kind}: ${String(points.length)} points, ${String(killed)} killed, nothing broken\n`);
  }, 3_600_000);
});
