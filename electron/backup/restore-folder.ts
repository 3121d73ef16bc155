// Restores from a folder: a vault that stock tools unpacked, or a copy of a vault's folder that was made while it was closed. The same rules as from a file:
// nothing but what belongs to a vault, read back, and its name last.
import { createHash } from 'node:crypto';
import { lstat, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { hex128 } from '../../shared/hex.ts';
import { vaultIdSchema, type VaultId } from '../../shared/ids.ts';
import { MiB } from '../../shared/sizes.ts';
import { readHeader } from '../vault/header/header.ts';
import { takeInUse } from '../vault/opening/in-use.ts';
import { fromSystemError, systemCode } from '../vault/disk/system-failure.ts';
import { backupNoteFile, recordsFile } from '../vault/vault-files.ts';
import { parseNote, smallFiles, type BackupNote } from './contents.ts';
import { goOn, type BackupProgress } from './progress.ts';
import { restoreInto, type Restored, type RestoreRequest } from './restore.ts';
import type { BackupSink, ReadContents } from './read-contents.ts';

/** What was not yet written into the records when the vault was not closed in order. */
const walFile = `${recordsFile}-wal`;

const shardPattern = /^[0-9a-f]{2}$/;

interface Found {
  readonly path: string;
  readonly size: number;
}

const sizeOf = async (folder: string, path: string): Promise<number | null> => {
  const status = await lstat(join(folder, path)).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw fromSystemError(error);
  });
  return status?.isFile() === true ? status.size : null;
};

const namesIn = (path: string): Promise<string[]> => readdir(path).catch((error: unknown) => {
  if (systemCode(error) === 'ENOENT') return [];
  throw fromSystemError(error);
});

/** The files of a vault in a folder. */
const findFiles = async (folder: string): Promise<{ readonly files: readonly Found[]; readonly shards: readonly string[] }> => {
  const files: Found[] = [];
  for (const path of [...smallFiles, walFile, backupNoteFile]) {
    const size = await sizeOf(folder, path);
    if (size !== null) files.push({ path, size });
  }
  const shards = (await namesIn(join(folder, 'objects'))).filter((name) => shardPattern.test(name)).sort();
  for (const shard of shards) {
    for (const id of (await namesIn(join(folder, 'objects', shard))).sort()) {
      const path = `objects/${shard}/${id}`;
      const size = hex128.test(id) && id.startsWith(shard) ? await sizeOf(folder, path) : null;
      if (size !== null) files.push({ path, size });
    }
  }
  return { files, shards };
};

const placeOf = (vaultId: VaultId, path: string): Parameters<BackupSink['file']>[0] => ({ kind: 'object', vaultId, path, id: path.slice(path.lastIndexOf('/') + 1) });

const copyFile = async (folder: string, { path, size }: Found, vaultId: VaultId, sink: BackupSink, progress: BackupProgress): Promise<string> => {
  const to = await sink.file(placeOf(vaultId, path), size);
  const handle = await open(join(folder, path), 'r').catch((error: unknown) => { throw fromSystemError(error); });
  const hash = createHash('sha256');
  const block = Buffer.alloc(MiB);
  try {
    for (let at = 0; at < size;) {
      await goOn(progress);
      const { bytesRead } = await handle.read(block, 0, Math.min(block.byteLength, size - at), at);
      if (bytesRead === 0) throw new HoldfastError('source-changed', { name: path });
      const piece = block.subarray(0, bytesRead);
      hash.update(piece);
      await to.write(piece);
      at += bytesRead;
      progress.worked(bytesRead);
    }
    await to.end(true);
  } catch (error) {
    throw fromSystemError(error);
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
};

/** What the note says that is not so. Objects that were left out when the backup was made are not missing from it. */
const differences = (note: BackupNote, hashes: ReadonlyMap<string, string>, objects: readonly Found[]): readonly string[] => {
  // The note's list is in the order of the archive, which a folder does not keep: they are counted, and each is named when the vault is checked.
  const wrong = smallFiles.filter((file) => hashes.get(file) !== note.files[file]);
  return objects.length < note.objects ? [...wrong, 'objects'] : wrong;
};

const restoreClosed = async (folder: string, vaultId: VaultId, request: RestoreRequest, progress: BackupProgress): Promise<Restored> => {
  const { files, shards } = await findFiles(folder);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return restoreInto(request, bytes, async (sink): Promise<ReadContents> => {
    progress.found(files.length, bytes);
    for (const path of ['', 'objects/', ...shards.map((shard) => `objects/${shard}/`)]) await sink.folder(path);
    const hashes = new Map<string, string>();
    for (const file of files) hashes.set(file.path, await copyFile(folder, file, vaultId, sink, progress));
    const objects = files.filter(({ path }) => path.startsWith('objects/'));
    const note = hashes.has(backupNoteFile) ? (parseNote(await readFile(join(folder, backupNoteFile), 'utf8')) ?? null) : null;
    const lost = note === null ? smallFiles.filter((file) => !hashes.has(file)) : differences(note, hashes, objects);
    if (lost.length > 0 && request.evenIfDamaged !== true) throw new HoldfastError('backup-damaged', { part: 'payload' });
    return { vaultId, note, objects: objects.length, bytes: objects.reduce((sum, { size }) => sum + size, 0), lost, gaps: 0 };
  });
};

/** Keeps the program out of the source meanwhile; a disk that can only be read cannot be written by anyone either. */
const whileClosed = async <T>(folder: string, work: () => Promise<T>): Promise<T> => {
  const lock = await takeInUse(folder).catch((error: unknown) => {
    if (error instanceof HoldfastError && (error.code === 'disk-read-only' || error.code === 'not-allowed-by-system')) return null;
    throw error;
  });
  try {
    return await work();
  } finally {
    await lock?.undo();
  }
};

/**
 * Copies a vault's folder into a new one. Throws `folder-not-a-vault` or `header-damaged` when no header of it is whole, `backup-damaged` when its note
 * says otherwise than its files, `vault-in-use` while that vault is open, and as `restoreBackup` does.
 */
export const restoreFolder = async (folder: string, request: RestoreRequest, progress: BackupProgress): Promise<Restored> => {
  const { candidates } = await readHeader(folder);
  return whileClosed(folder, () => restoreClosed(folder, vaultIdSchema.parse(candidates[0]?.header.vaultId), request, progress));
};
