// Kills the driver at points of one kind of change, reopens the vault as the next start would, and says what does not hold: it opens
// (or, for a vault being made, says that it was never finished; for one being wiped, never opens again once anything was destroyed),
// everything reported as done is there, every byte verifies, nothing can be read without the key.
import { access, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addPaths, listEvidence, showEvidence } from '../../electron/evidence/tool.ts';
import { recordedObjects } from '../../electron/evidence/whole-vault.ts';
import { finishWipe } from '../../electron/panic/wipe.ts';
import { createVault, openVault, systemRandom, verifyVault, type OpenSession } from '../../electron/vault/index.ts';
import { headerFiles } from '../../electron/vault/header/files.ts';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { everything } from '../../shared/evidence/schema.ts';
import type { Problem } from '../../shared/vault/schema.ts';
import { evidenceId } from '../../shared/ids.ts';
import { instant } from '../../shared/time.ts';
import { filesWithSlots, slotsOf } from '../electron/panic/slot-bytes.ts';
import { findKillPoints, runAndKill, sampleOf, type KillPoint } from './kill-points.ts';
import { findReadable } from './marker-scan.ts';
import { inspectCopies, inspectOriginals, outsideOf } from './outside-vault.ts';
import { firstFile, floorKdf, markers, newPersonsPassphrase, nextPassphrase, passphrase } from './secrets.ts';

export const sweptKinds = ['create', 'add', 'restore', 'export', 'remove', 'edit', 'passphrase', 'wipe'] as const;
export type SweptKind = (typeof sweptKinds)[number];

export interface Swept {
  readonly kind: SweptKind;
  /** Points there are, points tried, and how many of those really killed. */
  readonly points: number;
  readonly tried: number;
  readonly killed: number;
  /** What did not hold, with the point at which it did not. */
  readonly broken: readonly string[];
}

const driver = fileURLToPath(new URL('./driver.ts', import.meta.url));
const clock = () => instant(Date.now());
const open = (folder: string, secret: string): Promise<OpenSession> =>
  openVault({ folder, secret, kind: 'passphrase', clock, random: systemRandom }).then(({ session }) => session);

interface Ground {
  readonly folder: string;
  readonly base: string;
  readonly files: string;
  readonly recoveryCode: string;
  readonly slots: readonly string[];
}

/** A vault with one item to change, and files to add to it. */
const prepare = async (): Promise<Ground> => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-sweep-'));
  const [base, files, first] = [join(folder, 'base'), join(folder, markers.folder), join(folder, firstFile)];
  await mkdir(files);
  for (let index = 0; index < 5; index += 1) await writeFile(join(files, `${markers.fileName}-${String(index)}.txt`), `${markers.content} ${String(index)} `.repeat(index === 4 ? 12_000 : 40));
  await writeFile(first, `${markers.content} first`);
  const { session, recoveryCode } = await createVault({ folder: base, passphrase, memberName: markers.person, kdf: floorKdf, clock, random: systemRandom });
  await addPaths(session, [first]);
  await session.close();
  return { folder, base, files, recoveryCode, slots: slotsOf(await readFile(join(base, headerFiles[0]), 'utf8')) };
};

const acknowledged = (stdout: string, step: string): boolean => stdout.split('\n').includes(`ack ${step}`);

const presentIn = async (session: OpenSession, kind: SweptKind, folder: string, stdout: string, ground: Ground): Promise<string[]> => {
  if (kind === 'export') return inspectCopies(session, outsideOf(folder), stdout);
  if (kind === 'remove') return inspectOriginals(session, outsideOf(folder), await readdir(ground.files), stdout);
  if (kind === 'add') {
    const there = new Set<string>();
    for await (const row of listEvidence(session, everything)) there.add(row.sha256);
    return [...stdout.matchAll(/^ack added (\w+)$/gmu)].filter(([, sha256]) => !there.has(sha256!)).map(([line]) => `${line} is not there`);
  }
  if (kind === 'edit') {
    const { title, tags } = await showEvidence(session, evidenceId(1));
    const told = [...stdout.matchAll(/^ack edited (\d)$/gmu)].length;
    const kept = title === '' ? 0 : Number(title.slice(-1));
    // The step being made when it was killed may be there wholly or not at all.
    return [...(kept < told || kept > told + 1 ? [`told of edit ${String(told)}, found ${String(kept)}`] : []), ...(tags.length === kept ? [] : [`edit ${String(kept)} is half there: ${tags.join(' ')}`])];
  }
  return [];
};

/** Opens with whichever passphrase must work by now; the one that was replaced must not. */
const openAfterChange = async (folder: string, stdout: string): Promise<OpenSession> => {
  if (acknowledged(stdout, 'joined')) await (await open(folder, newPersonsPassphrase)).close();
  if (!acknowledged(stdout, 'changed')) {
    try {
      return await open(folder, passphrase);
    } catch (error) {
      if (!(error instanceof HoldfastError) || error.code !== 'passphrase-did-not-open') throw error;
    }
  }
  return open(folder, nextPassphrase);
};

const openAfterCreate = async (folder: string, stdout: string): Promise<OpenSession> => {
  try {
    return await open(folder, passphrase);
  } catch (error) {
    const unfinished = error instanceof HoldfastError && ['folder-not-a-vault', 'vault-missing'].includes(error.code);
    if (!unfinished || acknowledged(stdout, 'created')) throw error;
    // Never finished, and said so: the same folder takes a new vault.
    return (await createVault({ folder, passphrase, memberName: 'again', kdf: floorKdf, clock, random: systemRandom })).session;
  }
};

const beginsByAdding: ReadonlySet<SweptKind> = new Set<SweptKind>(['add', 'restore', 'remove']);

/** Bytes that were lost before stay lost until the file that makes them whole was reported as in; what adding left may be set apart. */
const isExpected = (kind: SweptKind, problem: Problem, stdout: string): boolean =>
  (kind === 'restore' && problem.kind === 'object-missing' && !acknowledged(stdout, 'restored')) || (beginsByAdding.has(kind) && problem.kind === 'files-set-apart');

const stillOpens = (folder: string, secret: string, kind: 'passphrase' | 'recovery-code'): Promise<boolean> =>
  openVault({ folder, secret, kind, clock, random: systemRandom }).then(async ({ session }) => session.close().then(() => true), () => false);

/** What the next start does first; after it a vault is as it was or is gone, and then nothing of its slots is left in any file. */
const inspectWiped = async (folder: string, stdout: string, { recoveryCode, slots }: Ground): Promise<string[]> => {
  const begun = await finishWipe(folder);
  const gone = await access(folder).then(() => false, () => true);
  if (!begun && !gone) {
    // Nothing had happened yet, or all that is left is an empty folder.
    const touched = acknowledged(stdout, 'wiped') || (await filesWithSlots(folder, slots)).length !== headerFiles.length;
    if (touched) return (await readdir(folder)).map((name) => `left and not finished: ${name}`);
    return [...((await stillOpens(folder, passphrase, 'passphrase')) ? [] : ['does not open although nothing was destroyed'])];
  }
  const opens = (await stillOpens(folder, passphrase, 'passphrase')) || (await stillOpens(folder, recoveryCode, 'recovery-code'));
  return [...(opens ? ['opens after it was destroyed'] : []), ...(gone || (await access(folder).then(() => false, () => true)) ? [] : ['the folder is still there']), ...(await filesWithSlots(folder, slots)).map((file) => `holds a slot: ${file}`)];
};

const inspect = async (kind: SweptKind, folder: string, stdout: string, ground: Ground): Promise<string[]> => {
  if (kind === 'wipe') return inspectWiped(folder, stdout, ground);
  const readable = (await findReadable([folder], Object.values(markers))).map((file) => `can be read: ${file}`);
  const session = kind === 'create' ? await openAfterCreate(folder, stdout) : kind === 'passphrase' ? await openAfterChange(folder, stdout) : await open(folder, passphrase);
  try {
    const { problems } = await verifyVault(session, { readData: true, recorded: recordedObjects(session) });
    return [...readable, ...(await presentIn(session, kind, folder, stdout, ground)), ...problems.filter((problem) => !isExpected(kind, problem, stdout)).map((problem) => `verify: ${problem.kind} ${problem.file ?? ''}`)];
  } finally {
    await session.close();
  }
};

const command = (kind: SweptKind, folder: string, ground: Ground): string[] => [process.execPath, driver, kind, folder, ground.files];

const freshVault = async (kind: SweptKind, ground: Ground, name: string): Promise<string> => {
  const folder = join(ground.folder, name);
  if (kind !== 'create') await cp(ground.base, folder, { recursive: true });
  // The one object there is: its item can be made whole by adding its file again.
  if (kind === 'restore') await rm(join(folder, 'objects'), { recursive: true });
  if (kind === 'export') await mkdir(outsideOf(folder));
  if (kind === 'remove') await cp(ground.files, outsideOf(folder), { recursive: true });
  return folder;
};

const tryPoint = async (kind: SweptKind, ground: Ground, point: KillPoint): Promise<{ readonly killed: boolean; readonly broken: readonly string[] }> => {
  const place = `${kind} ${point.call} #${String(point.n)}`;
  const folder = await freshVault(kind, ground, `${kind}-${point.call}-${String(point.n)}`);
  const { killed, stdout, stderr, exitCode } = await runAndKill(command(kind, folder, ground), {}, point);
  if (!killed && exitCode !== 0) return { killed, broken: [`${place}: failed by itself: ${stderr.slice(0, 400)}`] };
  const broken = await inspect(kind, folder, stdout, ground).catch((error: unknown) => [String(error instanceof Error ? (error.stack ?? error.message) : error)]);
  for (const made of [folder, outsideOf(folder)]) await rm(made, { recursive: true, force: true });
  return { killed, broken: broken.map((one) => `${place} after "${stdout.trim().split('\n').at(-1) ?? ''}": ${one}`) };
};

/** Tries at most `most` points of this kind, `atOnce` side by side. */
export const sweep = async (kind: SweptKind, most: number, atOnce: number, say: (line: string) => void): Promise<Swept> => {
  const ground = await prepare();
  try {
    const rehearsal = await freshVault(kind, ground, `${kind}-rehearsal`);
    const points = await findKillPoints(command(kind, rehearsal, ground), {}, rehearsal, join(ground.folder, 'strace.log'));
    const sample = sampleOf(points, most);
    const broken: string[] = [];
    let [killed, next] = [0, 0];
    await Promise.all(Array.from({ length: atOnce }, async () => {
      for (let point = sample[next]; point !== undefined; point = sample[next]) {
        next += 1;
        const result = await tryPoint(kind, ground, point);
        killed += result.killed ? 1 : 0;
        broken.push(...result.broken);
        for (const line of result.broken) say(line);
      }
    }));
    return { kind, points: points.length, tried: sample.length, killed, broken };
  } finally {
    await rm(ground.folder, { recursive: true, force: true });
  }
};
