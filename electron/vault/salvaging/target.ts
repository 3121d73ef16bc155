// The folder that salvage writes into: outside the vault, new or empty, readable by its owner alone. What lies there is not encrypted.
import { mkdir, open, readdir, realpath, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { MiB } from '../../../shared/sizes.ts';
import type { ObjectRef, ObjectStore } from '../objects/object-store.ts';
import { fromSystemError, systemCode } from '../disk/system-failure.ts';

/** The path and every folder above it. */
const upwards = (path: string): readonly string[] => (dirname(path) === path ? [path] : [path, ...upwards(dirname(path))]);

const identity = async (path: string): Promise<string | null> =>
  stat(path, { bigint: true }).then(({ dev, ino }) => `${String(dev)} ${String(ino)}`, () => null);

/**
 * Throws `input-refused` for a folder inside the vault, by whatever links it is reached: what is saved there would travel with the vault to
 * wherever that is copied. Folders are told apart by what they are and not by their names.
 */
export const requireOutside = async (target: string, vault: string): Promise<void> => {
  const own = await identity(vault);
  const named = resolve(target);
  for (const path of upwards(named)) {
    const real = await realpath(path).catch(() => null);
    if (real === null) continue;
    for (const above of upwards(real)) {
      if (own !== null && (await identity(above)) === own) throw new HoldfastError('input-refused', { field: 'output' });
    }
    return;
  }
};

/** Makes the folder, or throws `target-exists` when there is anything in it. */
export const prepareTarget = async (target: string): Promise<void> => {
  try {
    await mkdir(target, { recursive: true, mode: 0o700 });
    if ((await readdir(target)).length > 0) throw new HoldfastError('target-exists');
  } catch (error) {
    throw ['EEXIST', 'ENOTDIR'].includes(systemCode(error) ?? '') ? new HoldfastError('target-exists') : fromSystemError(error);
  }
};

/** Names come from a damaged database: no separators, no control or direction characters, not hidden, not endless. */
export const safeName = (name: string): string =>
  name.toWellFormed().replace(/[/\\:*?"<>|]|\p{C}/gu, '_').replace(/^\.+/, '_').slice(0, 120).replace(/[. ]+$/, '_');

/** One object could not be read from the vault, for the reason in `cause`: that says nothing about the others. */
export class ObjectNotRead extends Error {
  constructor(cause: unknown) {
    super('an object could not be read', { cause });
  }
}

const orNotRead = <T>(reading: Promise<T>): Promise<T> => reading.catch((error: unknown) => { throw new ObjectNotRead(error); });

/** Decrypts one object to a file that must not exist. Throws `ObjectNotRead`, and the failures of the disk that is written to. */
export const writeObject = async (objects: ObjectStore, ref: ObjectRef, path: string): Promise<void> => {
  const reader = await orNotRead(objects.open(ref));
  try {
    const handle = await open(path, 'wx', 0o600);
    try {
      for (let at = 0; at < reader.size; at += MiB) await handle.writeFile(await orNotRead(reader.read(at, Math.min(reader.size, at + MiB))));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } finally {
    await reader.close();
  }
};

/** Half a video may still show who was there: what came before the damage is kept under a name that says so. Answers the name. */
export const keepIncomplete = async (target: string, file: string): Promise<string | null> => {
  const written = await stat(join(target, file)).catch(() => null);
  if (written === null) return null;
  if (written.size === 0) {
    await unlink(join(target, file));
    return null;
  }
  const incomplete = `${file}.incomplete`;
  await rename(join(target, file), join(target, incomplete));
  return incomplete;
};
