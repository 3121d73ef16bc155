// Restores one generation of a mirror into a new vault. Every file is held against the fingerprint that the generation keeps of it, written, synced, read back and
// compared; no key is needed, as with a backup.
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { VaultId } from '../../shared/ids.ts';
import { MiB } from '../../shared/sizes.ts';
import { placeOf } from '../backup/contents.ts';
import { goOn, type BackupProgress } from '../backup/progress.ts';
import type { BackupSink, ReadContents } from '../backup/read-contents.ts';
import { restoreInto, type Restored, type RestoreRequest } from '../backup/restore.ts';
import { fromSystemError } from '../vault/disk/system-failure.ts';
import { anchorFile, backupNoteFile, objectsFolder, recordsFile } from '../vault/vault-files.ts';
import { largestHeader } from '../vault/header/format.ts';
import { headerFiles } from '../vault/header/files.ts';
import { readMirror, whileHeld } from './folder.ts';
import { asBackupNote } from './generation-note.ts';
import { hasNote, readDamagedList, readGenerations, readWholeList, type WholeGeneration } from './generations.ts';
import { openOrdinary } from './mirror-file.ts';
import type { StoredObject } from './object-list.ts';
import { generationFiles, storedName } from './places.ts';
import { readAround } from './read-around.ts';
import { requireOneFile } from './unreadable.ts';

export type MirrorRestoreRequest = RestoreRequest & {
  /** Its number; null for the newest. */
  readonly generation: number | null;
};

interface Piece {
  /** Where it lies in the mirror, where it goes in the vault, and what it must be. */
  readonly from: string;
  readonly to: string;
  readonly sha256: string;
  /** More bytes than these are not read. */
  readonly most: number;
}

export const isMirror = async (folder: string): Promise<boolean> => (await readMirror(folder)) !== null;

/** The generation that is asked for. Throws `not-found`, and `backup-damaged` when it does not say what it is. */
const chosen = async (root: string, number: number | null): Promise<WholeGeneration> => {
  const all = await readGenerations(root);
  const found = number === null ? all[0] : all.find((one) => one.number === number);
  if (found === undefined) throw new HoldfastError('not-found', { where: 'mirror', ...(number === null ? {} : { name: String(number) }) });
  if (!hasNote(found)) throw new HoldfastError('backup-damaged', { part: 'end' });
  return found;
};

const placeIn = (vaultId: VaultId, path: string): Parameters<BackupSink['file']>[0] => {
  const place = placeOf(`${vaultId}/${path}`, 'file');
  if (place === undefined || place.kind === 'folder') throw new HoldfastError('backup-damaged', { part: 'payload' });
  return place;
};

/** Null when it is not there or cannot be opened. Throws `disk-gone`. */
const openPiece = async (root: string, path: string): Promise<{ readonly handle: FileHandle; readonly length: number } | null> => {
  let handle: FileHandle | null = null;
  try {
    handle = await openOrdinary(path);
    return handle === null ? null : { handle, length: (await handle.stat()).size };
  } catch (error) {
    await handle?.close().catch(() => undefined);
    await requireOneFile(root, error);
    return null;
  }
};

/** Copies one file, with zeros for what of it cannot be read; false when it is not there or not what it must be. Throws the failures of the disks. */
const copyPiece = async (root: string, { from, to, sha256, most }: Piece, vaultId: VaultId, sink: BackupSink, progress: BackupProgress): Promise<boolean> => {
  const opened = await openPiece(root, from);
  if (opened === null) return false;
  const { handle, length } = opened;
  try {
    const size = Math.min(length, most);
    const target = await sink.file(placeIn(vaultId, to), size);
    const hash = createHash('sha256');
    for (let at = 0; at < size;) {
      await goOn(progress);
      const piece = await readAround(root, handle, at, Math.min(size, at + MiB));
      if (piece.byteLength === 0) throw new HoldfastError('source-changed', { name: to });
      hash.update(piece);
      await target.write(piece);
      at += piece.byteLength;
      progress.worked(piece.byteLength);
    }
    const whole = length === size && hash.digest('hex') === sha256;
    // The header's copies are kept back until everything else is there; one that is not whole would keep the vault from opening.
    await target.end(whole);
    return whole;
  } catch (error) {
    throw fromSystemError(error);
  } finally {
    await handle.close();
  }
};

const piecesOf = ({ root, folder, note }: WholeGeneration, objects: readonly StoredObject[]): readonly Piece[] => [
  ...headerFiles.map((file) => ({ from: join(folder, generationFiles.header), to: file, sha256: note.files.header, most: largestHeader })),
  { from: join(folder, generationFiles.anchor), to: anchorFile, sha256: note.files.anchor, most: largestHeader },
  { from: join(folder, generationFiles.records), to: recordsFile, sha256: note.files.records, most: Number.MAX_SAFE_INTEGER },
  ...objects.map(({ id, length, sha256 }) => ({ from: join(root, storedName(id)), to: `${objectsFolder}/${id.slice(0, 2)}/${id}`, sha256, most: length })),
];

const listOf = async (generation: WholeGeneration, tolerant: boolean): Promise<{ readonly objects: readonly StoredObject[]; readonly gaps: number }> => {
  const list = await readWholeList(generation);
  if (list !== null) return { objects: list, gaps: 0 };
  if (!tolerant) throw new HoldfastError('backup-damaged', { part: 'payload' });
  return readDamagedList(generation);
};

const restoreHeld = async (root: string, request: MirrorRestoreRequest, progress: BackupProgress): Promise<Restored> => {
  const generation = await chosen(root, request.generation);
  const { note } = generation;
  const { vaultId } = note;
  const tolerant = request.evenIfDamaged === true;
  const { objects, gaps } = await listOf(generation, tolerant);
  const pieces = piecesOf(generation, objects);
  const bytes = objects.reduce((sum, { length }) => sum + length, 0);
  const backup = asBackupNote(note, objects);
  return restoreInto(request, bytes, async (sink): Promise<ReadContents> => {
    progress.found(pieces.length, bytes);
    for (const path of ['', `${objectsFolder}/`, ...[...new Set(objects.map(({ id }) => id.slice(0, 2)))].sort().map((shard) => `${objectsFolder}/${shard}/`)]) await sink.folder(path);
    const lost: string[] = [];
    for (const piece of pieces) {
      if (await copyPiece(root, piece, vaultId, sink, progress)) continue;
      if (!tolerant) throw new HoldfastError('backup-damaged', { part: 'payload' });
      lost.push(piece.to);
    }
    const about = await sink.file(placeIn(vaultId, backupNoteFile), Buffer.byteLength(backup.text));
    await about.write(Buffer.from(backup.text, 'utf8'));
    await about.end(true);
    return { vaultId, note: backup.note, objects: objects.length, bytes, lost, gaps };
  });
};

/**
 * Restores a generation. Throws `not-a-mirror`, `not-found` for a generation that is not there, `backup-damaged` when anything of it is not as it was written or cannot be read (with `evenIfDamaged`
 * it is named instead), `mirror-in-use`, and as `restoreBackup` does.
 */
export const restoreMirror = (root: string, request: MirrorRestoreRequest, progress: BackupProgress): Promise<Restored> =>
  whileHeld(root, null, () => restoreHeld(root, request, progress));
