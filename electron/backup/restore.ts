// Restores a backup into a new folder. Everything is written and verified in a folder beside it that cannot be opened, because the header is written last;
// only a whole vault is given its name.
import { lstat, mkdir, readdir, rename, rm, rmdir, statfs, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { takeInUse } from '../vault/opening/in-use.ts';
import { syncFolder } from '../vault/disk/sync-folder.ts';
import { fromErrorInOwnFolder, fromSystemError, systemCode } from '../vault/disk/system-failure.ts';
import { makeOwnFolder } from '../vault/disk/own-folder.ts';
import { writeNewFile } from '../vault/disk/whole-file.ts';
import { headerFiles } from '../vault/header/files.ts';
import { creatingFile, inUseFile, vaultNames } from '../vault/vault-files.ts';
import { FileWriter } from './file-writer.ts';
import { goOn, type BackupProgress } from './progress.ts';
import type { Payload } from './read-backup.ts';
import { readContents, type BackupSink, type FileSink, type ReadContents } from './read-contents.ts';

export interface RestoreRequest {
  /** The vault's folder: must not exist, or be empty. */
  readonly target: string;
  /** Save what can be saved from a damaged backup, and name what is lost. */
  readonly evenIfDamaged?: boolean;
}

export type Restored = ReadContents & { readonly folder: string };

const workFolderOf = (target: string): string => join(dirname(target), `${basename(target)}.restoring`);

/** Throws `folder-not-empty` unless the name is free or an empty folder: a restore never touches a vault that is there. */
const requireFree = async (target: string): Promise<void> => {
  const names = await readdir(target).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw systemCode(error) === 'ENOTDIR' ? new HoldfastError('folder-not-empty') : fromSystemError(error);
  });
  if (names.length > 0 || (await lstat(target).then((status) => status.isSymbolicLink(), () => false))) throw new HoldfastError('folder-not-empty');
};

/**
 * What an interrupted restore left, and nothing else. It carries the mark of a vault that is being made: without a header that opens nowhere, and whoever
 * opens it with one sweeps the mark away and makes it theirs.
 */
const isLeftover = (names: readonly string[]): boolean =>
  names.every((name) => name === inUseFile) || (names.includes(creatingFile) && names.every((name) => vaultNames.has(name)));

const clear = async (work: string): Promise<void> => {
  const names = await readdir(work);
  if (!isLeftover(names)) throw new HoldfastError('folder-not-empty');
  const contents = names.filter((name) => name !== creatingFile && name !== inUseFile);
  // The header first, the mark last: a clearing that is cut short is still recognised and opens nowhere.
  contents.sort((one, other) => Number(headerFiles.some((file) => file === other)) - Number(headerFiles.some((file) => file === one)));
  for (const name of [...contents, creatingFile]) await rm(join(work, name), { recursive: true, force: true });
};

/** Makes the folder in which the vault is put together, or takes over what an interrupted restore left. One restore at a time has it. */
const openWorkFolder = async (target: string): Promise<{ readonly work: string; readonly release: () => Promise<void> }> => {
  const work = workFolderOf(target);
  try {
    await mkdir(dirname(target), { recursive: true });
    await makeOwnFolder(work);
    const names = await readdir(work);
    if (!isLeftover(names)) throw new HoldfastError('folder-not-empty');
    const lock = await takeInUse(work);
    try {
      await clear(work);
      await writeFile(join(work, creatingFile), '', { flag: 'wx', mode: 0o600 });
      return { work, release: () => lock.release() };
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    throw fromSystemError(error);
  }
};

/** Gives the finished folder its name, which must be free or an empty folder. */
const giveFolderName = async (work: string, target: string): Promise<void> => {
  await requireFree(target);
  await rmdir(target).catch((error: unknown) => { if (systemCode(error) !== 'ENOENT') throw error; });
  await rename(work, target).catch((error: unknown) => {
    throw ['ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '') ? new HoldfastError('folder-not-empty') : error;
  });
  await syncFolder(dirname(target));
};

const requireRoom = async (folder: string, bytes: number): Promise<void> => {
  const { bavail, bsize } = await statfs(folder);
  if (bytes > bavail * bsize) throw new HoldfastError('disk-full', { needed: bytes - bavail * bsize, disk: 'target' });
};

/** Keeps the header's copies in memory: they are written when everything else is on the disk and was compared. */
class HeadersLast implements BackupSink {
  readonly headers = new Map<string, Uint8Array>();
  readonly #writer: FileWriter;

  constructor(writer: FileWriter) {
    this.#writer = writer;
  }

  folder(path: string): Promise<void> {
    return this.#writer.folder(path);
  }

  file(place: Parameters<BackupSink['file']>[0], size: number): Promise<FileSink> {
    if (!headerFiles.some((name) => name === place.path)) return this.#writer.file(place.path, size);
    const pieces: Buffer[] = [];
    return Promise.resolve({
      write: (bytes) => {
        pieces.push(Buffer.from(bytes));
        return Promise.resolve();
      },
      end: (whole) => {
        if (whole) this.headers.set(place.path, Buffer.concat(pieces));
        return Promise.resolve();
      },
    });
  }
}

const fill = async (work: string, read: (sink: BackupSink) => Promise<ReadContents>): Promise<ReadContents> => {
  const writer = new FileWriter(work);
  const sink = new HeadersLast(writer);
  let found: ReadContents;
  try {
    found = await read(sink);
    await writer.finish();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
  for (const [name, bytes] of sink.headers) await writeNewFile(join(work, name), bytes);
  await syncFolder(work);
  return found;
};

/**
 * Fills a new vault folder from what `read` gives: about so many bytes. Resolves only when every file was written, synced, read back and compared, and the
 * folder has its name. When anything fails, nothing that opens as a vault is left.
 */
export const restoreInto = async (request: RestoreRequest, bytes: number, read: (sink: BackupSink) => Promise<ReadContents>): Promise<Restored> => {
  const target = resolve(request.target);
  await requireFree(target);
  const { work, release } = await openWorkFolder(target);
  try {
    await requireRoom(work, bytes);
    const found = await fill(work, read);
    await release();
    await rm(join(work, inUseFile), { force: true });
    await giveFolderName(work, target);
    await rm(join(target, creatingFile), { force: true });
    await syncFolder(target);
    return { ...found, folder: target };
  } catch (error) {
    await rm(work, { recursive: true, force: true }).catch(() => undefined);
    await release().catch(() => undefined);
    throw fromErrorInOwnFolder(error);
  }
};

/**
 * Restores the payload of a backup: every byte authentic, everything there that it says is in it. Throws `folder-not-empty`, `backup-damaged`, `not-a-backup`, `vault-in-use` while
 * another restore goes there, `disk-full`, `cancelled`, `read-back-differs`, and the failures of the disk.
 */
export const restoreBackup = (payload: Payload, request: RestoreRequest, progress: BackupProgress): Promise<Restored> =>
  restoreInto(request, payload.length ?? 0, (sink) => {
    progress.found(0, payload.length ?? 0);
    return readContents(payload, sink, {
      tolerant: request.evenIfDamaged === true,
      piece: async (bytes) => {
        progress.worked(bytes);
        await goOn(progress);
      },
    });
  });
