// The vault that fault tests begin with: one item, files to add, and secrets that open it. Made once in a process, copied for every operation and every try.
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addPaths } from '../../../electron/evidence/tool.ts';
import { createVault, openVault, systemRandom, type OpenSession } from '../../../electron/vault/index.ts';
import { headerFiles } from '../../../electron/vault/header/files.ts';
import { instant } from '../../../shared/time.ts';
import { slotsOf } from '../../electron/panic/slot-bytes.ts';
import { firstFile, floorKdf, markers, passphrase } from '../secrets.ts';
import { atOnce } from '../../electron/vault/vault-for-tests.ts';

export interface Places {
  readonly folder: string;
  /** A closed vault with one item. */
  readonly base: string;
  /** Five files to add, one of them larger. */
  readonly files: string;
  /** The file of the one item. */
  readonly first: string;
}

export interface Ground extends Places {
  readonly recoveryCode: string;
  /** Of the header, in hex. */
  readonly slots: readonly string[];
  readonly end: () => Promise<void>;
}

export const clock = () => instant(Date.now());

export const placesIn = (folder: string): Places => ({ folder, base: join(folder, 'base'), files: join(folder, markers.folder), first: join(folder, firstFile) });

export const vaultIn = (root: string): string => join(root, 'vault');
export const outsideIn = (root: string): string => join(root, 'outside');

export const open = (folder: string, secret = passphrase, kind: 'passphrase' | 'recovery-code' = 'passphrase'): Promise<OpenSession> =>
  openVault({ folder, secret, kind, clock, random: systemRandom, evenly: atOnce }).then(({ session }) => session);

export const create = (folder: string, name: string = markers.person, random = systemRandom) => createVault({ folder, passphrase, memberName: name, kdf: floorKdf, clock, random });

export const layBase = ({ base }: Places, root: string): Promise<void> => cp(base, vaultIn(root), { recursive: true });

/** With a folder outside the vault, for what leaves it. */
export const layBaseAndOutside = async (places: Places, root: string): Promise<void> => {
  await layBase(places, root);
  await mkdir(outsideIn(root));
};

interface Model extends Pick<Ground, 'recoveryCode' | 'slots'> {
  readonly folder: string;
}

const makeModel = async (): Promise<Model> => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-model-'));
  process.once('exit', () => { rmSync(folder, { recursive: true, force: true }); });
  const { base, files, first } = placesIn(folder);
  await mkdir(files);
  for (let index = 0; index < 5; index += 1) await writeFile(join(files, `${markers.fileName}-${String(index)}.txt`), `${markers.content} ${String(index)} `.repeat(index === 4 ? 12_000 : 40));
  await writeFile(first, `${markers.content} first`);
  const { session, recoveryCode } = await create(base);
  const { progress } = await addPaths(session, [first]);
  await session.close();
  // A ground without its item would let everything hold.
  if (progress.counts.new !== 1) throw new Error('the one item could not be added');
  return { folder, recoveryCode, slots: slotsOf(await readFile(join(base, headerFiles[0]), 'utf8')) };
};

let model: Promise<Model> | undefined;

/** A ground of its own for one operation, which may add to it. */
export const prepareGround = async (): Promise<Ground> => {
  const { folder: made, ...known } = await (model ??= makeModel());
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-ground-'));
  await cp(made, folder, { recursive: true });
  return { ...placesIn(folder), ...known, end: () => rm(folder, { recursive: true, force: true }) };
};
