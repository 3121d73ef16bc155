// A backup that is found damaged is noted beside itself, as far as it still tells which one it is: by its own note where that can be read, otherwise by its name together
// with what else is left of it. Which backup of which vault it was is never guessed.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { MadeBackup } from '../../shared/backup/schema.ts';
import type { VaultId } from '../../shared/ids.ts';
import type { OpenSession } from '../vault/index.ts';
import { chunkBytes } from './age/payload.ts';
import { parseNote, placeOf, type BackupNote, type Place } from './contents.ts';
import type { Payload } from './read-backup.ts';
import { madeBackups, noteDamaged } from './repository.ts';
import { blockBytes, readTarHeader } from './tar/header.ts';

/** A note longer than this lists thousands of files; such a backup is known by its name. */
const tailChunks = 4;

/** What a block at a known place of the archive says it begins. */
const placeIn = (bytes: Uint8Array): { readonly place: Place; readonly size: number } | undefined => {
  const header = bytes.byteLength < blockBytes ? undefined : readTarHeader(bytes.subarray(0, blockBytes));
  if (header?.kind !== 'entry') return undefined;
  const place = placeOf(header.entry.name, header.entry.kind);
  return place === undefined ? undefined : { place, size: header.entry.size };
};

/** Damage is what is being looked at here; the failures of a disk are not. */
const passDamage = (error: unknown): undefined => {
  if (error instanceof HoldfastError && error.code === 'backup-damaged') return undefined;
  throw error;
};

/** The note at the end of the archive, or undefined when damage took it. */
const lastNote = async (payload: Payload): Promise<BackupNote | undefined> => {
  const { length } = payload;
  if (length === null) return undefined;
  const from = Math.max(0, Math.ceil(length / chunkBytes) - tailChunks) * chunkBytes;
  for (let at = from; at < length; at += chunkBytes) {
    const bytes = await payload.read(at, Math.min(length, at + chunkBytes)).catch(passDamage);
    if (bytes === undefined) continue;
    for (let block = 0; block < bytes.byteLength; block += blockBytes) {
      const found = placeIn(bytes.subarray(block));
      if (found?.place.kind !== 'note') continue;
      const start = at + block + blockBytes;
      const text = await payload.read(start, Math.min(length, start + found.size)).catch(passDamage);
      return text === undefined ? undefined : parseNote(Buffer.from(text).toString('utf8'));
    }
  }
  return undefined;
};

/** Which vault the archive says it is of, by its first entry. */
const vaultIn = async (payload: Payload): Promise<VaultId | undefined> => {
  if (payload.length !== null && payload.length < blockBytes) return undefined;
  const bytes = await payload.read(0, blockBytes).catch(passDamage);
  return bytes === undefined ? undefined : placeIn(bytes)?.place.vaultId;
};

export interface DamagedBackup {
  readonly name: string;
  /** Of the file as it lies there; null where that cannot be told any more. */
  readonly bytes: number | null;
  /** Null where not even its outside opens. */
  readonly payload: Payload | null;
}

/** The backup on record that this is, or undefined. */
const backupOnRecord = async (session: OpenSession, { name, bytes, payload }: DamagedBackup): Promise<MadeBackup | undefined> => {
  const { rows: known } = await madeBackups(session.read);
  const note = payload === null ? undefined : await lastNote(payload);
  if (note !== undefined) return note.vaultId === session.vaultId ? known.find(({ id }) => id === note.backupId) : undefined;
  const named = known.filter(({ fileName }) => fileName === name);
  const vaultId = payload === null ? undefined : await vaultIn(payload);
  if (vaultId !== undefined) return vaultId === session.vaultId && named.length === 1 ? named[0] : undefined;
  const sameSize = named.filter((one) => one.bytes === bytes);
  return sameSize.length === 1 ? sameSize[0] : undefined;
};

/** Puts it on record that a backup of this vault was found damaged, by a sample or by reading every byte. Does nothing for a file that cannot be told to be one. */
export const noteFoundDamaged = async (session: OpenSession, file: DamagedBackup, by: 'drill' | 'backup-check'): Promise<void> => {
  const backup = session.readOnly ? undefined : await backupOnRecord(session, file);
  if (backup === undefined) return;
  await session.change(async ({ db, at, record }) => {
    await noteDamaged(db, backup.id, at);
    await record('backup-found-damaged', 'vault', { backup: backup.id, name: backup.fileName, by });
  });
};
