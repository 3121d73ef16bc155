// A mirror's folder: what is one, whose it is, and how a new one begins. A folder that is something else is refused and not touched.
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { hex128 } from '../../shared/hex.ts';
import { vaultIdSchema, type VaultId } from '../../shared/ids.ts';
import { takeInUse, type InUseLock } from '../vault/opening/in-use.ts';
import { readOrdinaryFile } from '../vault/disk/ordinary-file.ts';
import { syncFolder } from '../vault/disk/sync-folder.ts';
import { fromSystemError, systemCode } from '../vault/disk/system-failure.ts';
import { makeOwnFolder } from '../vault/disk/own-folder.ts';
import { replaceFile } from '../vault/disk/whole-file.ts';
import { hasNote, readGenerations } from './generations.ts';
import { beginnings, generationsOf, mirrorFile, storeOf, unfinishedMirrorFile, unfinishedOf } from './places.ts';
import { namesIn, requireRealFolders } from './real-folder.ts';
import { orUnreadable, type TellUnread } from './unreadable.ts';

const aboutSchema = z.strictObject({ format: z.literal('holdfast-mirror'), version: z.int().min(1), mirrorId: z.string().regex(hex128), vaultId: vaultIdSchema });
export type AboutMirror = Pick<z.infer<typeof aboutSchema>, 'mirrorId' | 'vaultId'>;

const newestVersion = 1;
/** Longer than any; more is not read into memory. */
const largestAbout = 4096;

const aboutText = ({ mirrorId, vaultId }: AboutMirror): string => `${JSON.stringify({ format: 'holdfast-mirror', version: newestVersion, mirrorId, vaultId })}\n`;

const parseAbout = (text: string): z.infer<typeof aboutSchema> | undefined => {
  try {
    return aboutSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/** What the mirror's own file says; undefined where it is damaged, cannot be read, or is not there. */
const aboutIn = async (root: string, tell: TellUnread): Promise<z.infer<typeof aboutSchema> | undefined> => {
  const file = join(root, mirrorFile);
  const bytes = await orUnreadable(root, file, tell, () => readOrdinaryFile(file, largestAbout), null).catch((error: unknown) => {
    // A file, where a folder was asked for.
    if (systemCode(error) === 'ENOTDIR') return null;
    throw error;
  });
  return bytes === null ? undefined : parseAbout(bytes.toString('utf8'));
};

/** False where the mirror's own file is damaged, cannot be read, or is not there. Throws the failures of the disk. */
export const saysWhoseItIs = async (root: string, tell: TellUnread): Promise<boolean> => (await aboutIn(root, tell)) !== undefined;

/**
 * Which vault the folder mirrors, by its own file, or by its newest generation where that file is damaged or gone; null for a folder that is no mirror. Throws
 * `version-unsupported` for one that a newer program made, and the failures of the disk.
 */
export const readMirror = async (root: string): Promise<AboutMirror | null> => {
  const about = await aboutIn(root, () => undefined);
  if (about !== undefined) {
    if (about.version > newestVersion) throw new HoldfastError('version-unsupported', { version: about.version });
    return { mirrorId: about.mirrorId, vaultId: about.vaultId };
  }
  const [newest] = (await readGenerations(root)).filter(hasNote);
  return newest === undefined ? null : { mirrorId: newest.note.mirrorId, vaultId: newest.note.vaultId };
};

const writeAbout = async (root: string, about: AboutMirror): Promise<void> => {
  await replaceFile(join(root, mirrorFile), join(root, unfinishedMirrorFile), aboutText(about));
};

const refused = (reason: 'notEmpty' | 'otherVault'): HoldfastError => new HoldfastError('not-a-mirror', { reason });

/** What is asked of a folder before a byte is written to it: nothing there, or a mirror of this vault. Null for an empty one. */
const requireOwn = async (root: string, vaultId: VaultId): Promise<AboutMirror | null> => {
  const about = await readMirror(root);
  await requireRealFolders(root);
  if (about === null && (await namesIn(root)).some((name) => !beginnings.has(name))) throw refused('notEmpty');
  if (about !== null && about.vaultId !== vaultId) throw refused('otherVault');
  return about;
};

export interface HeldMirror {
  readonly root: string;
  readonly mirrorId: string;
  /** Made just now. */
  readonly isNew: boolean;
  /** Its own file was damaged or could not be read, and was written again. */
  readonly wasRenewed: boolean;
  /** Lets others in again. */
  release(): Promise<void>;
}

const hold = async (root: string): Promise<InUseLock> => takeInUse(root).catch((error: unknown) => {
  throw error instanceof HoldfastError && error.code === 'vault-in-use' ? new HoldfastError('mirror-in-use', {}, { cause: error }) : error;
});

/** Makes the folders that a mirror has, and syncs the ones in which a name appeared. */
const makeFolders = async (root: string): Promise<void> => {
  for (const folder of [storeOf(root), unfinishedOf(root), generationsOf(root)]) {
    if (await makeOwnFolder(folder)) await syncFolder(dirname(folder));
  }
};

/**
 * The mirror of this vault in `root`, for one run alone: a new one in an empty folder. Throws `not-a-mirror` for a folder with anything else in it or another
 * vault's mirror, `mirror-in-use` while another run has it, and the failures of the disk.
 */
export const holdMirror = async (root: string, vaultId: VaultId): Promise<HeldMirror> => {
  await requireOwn(root, vaultId);
  const lock = await hold(root);
  try {
    // Asked again: another run may have made it in between.
    const found = await requireOwn(root, vaultId);
    const about = found ?? { mirrorId: randomBytes(16).toString('hex'), vaultId };
    await makeFolders(root);
    const isSaid = await saysWhoseItIs(root, () => undefined);
    if (!isSaid) await writeAbout(root, about);
    return { root, mirrorId: about.mirrorId, isNew: found === null, wasRenewed: found !== null && !isSaid, release: () => lock.release() };
  } catch (error) {
    await lock.undo();
    throw fromSystemError(error);
  }
};

/** The mirror of this vault in `root`, held without a byte of it changing; where nothing can be written, nobody else can write either. Throws as `holdMirror` does. */
export const whileHeld = async <T>(root: string, vaultId: VaultId | null, work: (about: AboutMirror) => Promise<T>): Promise<T> => {
  const about = await readMirror(root);
  if (about === null) throw refused('notEmpty');
  if (vaultId !== null && about.vaultId !== vaultId) throw refused('otherVault');
  const lock = await hold(root).catch((error: unknown) => {
    if (error instanceof HoldfastError && (error.code === 'disk-read-only' || error.code === 'not-allowed-by-system')) return null;
    throw error;
  });
  try {
    await requireRealFolders(root);
    return await work(about);
  } finally {
    await lock?.undo();
  }
};
