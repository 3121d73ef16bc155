// Salvage of vaults of which 1, 10 and 50 in 100 pages or objects were overwritten at random: what is saved is what was added, and what is not is told.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { cp, mkdir, mkdtemp, open as openFile, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orItsFailure, type Figure, type Harness } from '../evidence/harness.ts';
import { addPaths, listEvidence } from '../../electron/evidence/tool.ts';
import { describeObject, recordedObjects } from '../../electron/evidence/checking/whole-vault.ts';
import { salvageVault, systemRandom } from '../../electron/vault/index.ts';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { everything } from '../../shared/evidence/schema.ts';
import { create } from './operations/ground.ts';
import { passphrase } from './secrets.ts';

const pageBytes = 4096;

interface Salvageable {
  readonly folder: string;
  readonly vault: string;
  /** SHA-256 of each item by its id. */
  readonly items: ReadonlyMap<string, string>;
  /** Path of each object inside the vault, by the id of its item. */
  readonly objects: ReadonlyMap<string, string>;
}

/** So many small items: their rows take several pages. */
const lay = async (folder: string, count: number): Promise<Salvageable> => {
  const [vault, files] = [join(folder, 'vault'), join(folder, 'files')];
  await mkdir(files);
  for (let index = 0; index < count; index += 1) await writeFile(join(files, `${String(index)}.bin`), randomBytes(200 + index));
  const { session } = await create(vault);
  await addPaths(session, [files]);
  const [items, objects] = [new Map<string, string>(), new Map<string, string>()];
  for await (const { id, sha256 } of listEvidence(session, everything)) items.set(id, sha256);
  for await (const { id, file } of session.objects.inventory()) if (id !== null) objects.set((await recordedObjects(session).nameOfObject(id)) ?? '', file);
  await session.close();
  if (items.size !== count || objects.size !== count) throw new Error(`only ${String(items.size)} items were laid out`);
  return { folder, vault, items, objects };
};

/** At least one of them, at random. */
const share = <T>(all: readonly T[], percent: number): readonly T[] => {
  const left = [...all];
  return Array.from({ length: Math.max(1, Math.round((all.length * percent) / 100)) }, () => left.splice(randomInt(left.length), 1)[0] as T);
};

const harmPages = async (file: string, percent: number): Promise<void> => {
  const pages = Array.from({ length: Math.floor((await stat(file)).size / pageBytes) }, (_, page) => page);
  const handle = await openFile(file, 'r+');
  for (const page of share(pages, percent)) await handle.write(randomBytes(pageBytes), 0, pageBytes, page * pageBytes);
  await handle.close();
};

/** Overwrites a piece of each, as a bad sector does; answers with their items. */
const harmObjects = async (vault: string, objects: Salvageable['objects'], percent: number): Promise<ReadonlySet<string>> => {
  const harmed = share([...objects], percent);
  for (const [, file] of harmed) {
    const handle = await openFile(join(vault, file), 'r+');
    await handle.write(randomBytes(64), 0, 64, randomInt((await handle.stat()).size - 64));
    await handle.close();
  }
  return new Set(harmed.map(([item]) => item));
};

export interface Damage {
  readonly what: 'pages' | 'objects' | 'both';
  readonly percent: number;
}

export const damages: readonly Damage[] = (['pages', 'objects', 'both'] as const).flatMap((what) => [1, 10, 50].map((percent) => ({ what, percent })));
export const nameOf = ({ what, percent }: Damage): string => `${what}-${String(percent)}-percent`;

interface Salvaged {
  readonly saved: number;
  readonly listed: number;
  readonly rows: number;
  /** 1 where nothing at all could be saved. */
  readonly refused: number;
  readonly wrong: readonly string[];
}

const noneIfDamaged = (error: unknown): null => {
  if (error instanceof HoldfastError && error.code === 'database-damaged') return null;
  throw error;
};

const salvageOnce = async ({ folder, vault: whole, items, objects }: Salvageable, { what, percent }: Damage): Promise<Salvaged> => {
  const [vault, target] = [join(folder, 'harmed'), join(folder, 'saved')];
  await cp(whole, vault, { recursive: true });
  try {
    if (what !== 'objects') await harmPages(join(vault, 'records.db'), percent);
    const harmed = what === 'pages' ? new Set<string>() : await harmObjects(vault, objects, percent);
    const result = await salvageVault({ folder: vault, secret: passphrase, kind: 'passphrase', random: systemRandom, target, describe: describeObject }).catch(noneIfDamaged);
    // Every page with keys was hit: said so, and nothing could be saved.
    if (result === null) return { saved: 0, listed: 0, rows: items.size, refused: 1, wrong: what === 'objects' ? ['the records are whole and were said to be damaged'] : [] };
    const { saved, notSaved, unreadableRows } = result;
    const fingerprints = new Set(items.values());
    const wrong: string[] = [];
    for (const { file, item } of saved) {
      const found = createHash('sha256').update(await readFile(join(target, file))).digest('hex');
      if (!fingerprints.has(found) || (item !== null && items.get(item) !== found)) wrong.push(`${item ?? file} was saved with other bytes`);
      if (item !== null && harmed.has(item)) wrong.push(`${item} was saved as whole, and its object was overwritten`);
    }
    const told = saved.length + notSaved.length + unreadableRows;
    if (told < items.size) wrong.push(`of ${String(items.size)} objects ${String(told)} were told of`);
    if (what === 'objects' && (saved.length !== items.size - harmed.size || notSaved.length !== harmed.size)) wrong.push(`${String(harmed.size)} objects were overwritten, ${String(notSaved.length)} were not saved`);
    return { saved: saved.length, listed: notSaved.length, rows: unreadableRows, refused: 0, wrong };
  } finally {
    for (const place of [vault, target]) await rm(place, { recursive: true, force: true });
  }
};

/** Damages and salvages so many times, with so many items. */
export const trySalvage = async (damage: Damage, count: number, times: number): Promise<Figure> => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-salvage-'));
  try {
    const laid = await lay(folder, count);
    const results: Salvaged[] = [];
    for (let time = 0; time < times; time += 1) results.push(await salvageOnce(laid, damage));
    const sum = (of: (one: Salvaged) => number): number => results.reduce((total, one) => total + of(one), 0);
    return {
      what: nameOf(damage),
      counts: { vaults: times, objects: times * count, saved: sum(({ saved }) => saved), 'listed as not saved': sum(({ listed }) => listed), 'whose key is gone': sum(({ rows }) => rows), 'vaults of which nothing could be saved': sum(({ refused }) => refused) },
      losses: results.flatMap(({ wrong }) => wrong),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const [longItems, longTimes, sampledItems, sampledTimes] = [400, 10, 60, 1];

export const salvage: Harness = {
  name: 'salvage',
  title: 'Saving what a damaged vault still holds',
  about: 'Of a vault with many small items so many of the pages of its records, or of its objects, are overwritten at random places; then everything that can still be decrypted is saved. What did not hold: bytes that were saved and are not what was added, an object that is neither saved nor told of, and where objects alone were overwritten, one that is whole and was not saved.',
  parts: damages.map(nameOf),
  hindrance: () => null,
  run: async function* salvaged({ long, parts }) {
    for (const damage of damages.filter((one) => parts.includes(nameOf(one)))) {
      yield await orItsFailure(nameOf(damage), () => trySalvage(damage, long ? longItems : sampledItems, long ? longTimes : sampledTimes));
    }
  },
};
