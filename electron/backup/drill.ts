// A restore drill: takes a random sample out of a backup, decrypts each object in memory with the keys of this vault, and compares it with its fingerprint. Nothing of
// it touches a disk. Reads only the headers of the archive and the sample.
import { createHash } from 'node:crypto';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { objectIdSchema } from '../../shared/ids.ts';
import type { OpenSession, RecordedObjects } from '../vault/index.ts';
import { damaged } from './age/failures.ts';
import { chunkBytes } from './age/payload.ts';
import { parseNote, placeOf, smallFiles, type BackupNote } from './contents.ts';
import { goOn, type BackupProgress } from './progress.ts';
import type { Payload } from './read-backup.ts';
import { noteDrill } from './repository.ts';
import { draw, restoreInMemory } from './sample.ts';
import { blockBytes, paddedSize, readTarHeader } from './tar/header.ts';

export interface DrillResult {
  readonly sample: number;
  readonly failed: number;
}

interface InArchive {
  readonly path: string;
  readonly at: number;
  readonly size: number;
}

/** Keeps the last chunk, because headers of small files lie close together. */
const chunkReader = (payload: Payload): ((start: number, end: number) => Promise<Uint8Array>) => {
  let kept: { readonly index: number; readonly bytes: Uint8Array } | undefined;
  return async (start, end) => {
    const index = Math.floor(start / chunkBytes);
    if (end > (index + 1) * chunkBytes) return payload.read(start, end);
    if (kept?.index !== index) kept = { index, bytes: await payload.read(index * chunkBytes, Math.min((index + 1) * chunkBytes, payload.length ?? 0)) };
    return kept.bytes.subarray(start - index * chunkBytes, end - index * chunkBytes);
  };
};

/** Every file in the archive and where its content lies, found by its headers alone. Throws `backup-damaged`. */
async function* filesIn(payload: Payload): AsyncGenerator<InArchive> {
  const read = chunkReader(payload);
  let larger: number | undefined;
  for (let at = 0; at < (payload.length ?? 0);) {
    const header = readTarHeader(await read(at, at + blockBytes));
    at += blockBytes;
    if (header.kind === 'end') return;
    if (header.kind === 'pax') {
      larger = Number(/ size=(\d{1,16})\n$/.exec(Buffer.from(await read(at, at + header.size)).toString('latin1'))?.[1]);
      at += blockBytes;
    } else if (header.kind === 'entry') {
      const size = larger ?? header.entry.size;
      larger = undefined;
      const place = placeOf(header.entry.name, header.entry.kind);
      if (place === undefined || !Number.isSafeInteger(size)) throw damaged('payload');
      if (place.kind !== 'folder') yield { path: place.path, at, size };
      at += paddedSize(size);
    } else throw damaged('payload');
  }
}

const noteOf = async (payload: Payload, files: readonly InArchive[]): Promise<BackupNote> => {
  const last = files.find(({ path }) => path === 'backup.json');
  const note = last === undefined ? undefined : parseNote(Buffer.from(await payload.read(last.at, last.at + last.size)).toString('utf8'));
  if (note === undefined) throw damaged('end');
  return note;
};

const sha256Of = async (payload: Payload, { at, size }: InArchive): Promise<string> => {
  const hash = createHash('sha256');
  const step = 16 * chunkBytes;
  for (let done = 0; done < size; done += step) hash.update(await payload.read(at + done, at + Math.min(size, done + step)));
  return hash.digest('hex');
};

/** The files that open the vault must be what the backup says; without them no object is worth anything. */
const checkSmallFiles = async (payload: Payload, files: readonly InArchive[], note: BackupNote): Promise<void> => {
  for (const name of smallFiles) {
    const file = files.find(({ path }) => path === name);
    if (file === undefined || (await sha256Of(payload, file)) !== note.files[name]) throw damaged('payload');
  }
};

/**
 * Proves a backup of this vault by a sample and records how it went. `tell` hears of each object: its item and what was wrong, or null. Throws `not-a-backup` for the backup of
 * another vault, `backup-damaged` when it cannot even be looked through, `cancelled`.
 */
export const drill = async (session: OpenSession, payload: Payload, recorded: RecordedObjects, progress: BackupProgress, tell: (item: string, failure: HoldfastError | null) => void): Promise<DrillResult> => {
  const files: InArchive[] = [];
  for await (const file of filesIn(payload)) {
    files.push(file);
    if (files.length % 1000 === 0) await goOn(progress);
  }
  const note = await noteOf(payload, files);
  if (note.vaultId !== session.vaultId) throw new HoldfastError('not-a-backup');
  await checkSmallFiles(payload, files, note);
  const sample = draw(files.filter(({ path }) => path.startsWith('objects/')), session);
  progress.found(sample.length, sample.reduce((sum, { size }) => sum + size, 0));
  let failed = 0;
  for (const file of sample) {
    await goOn(progress);
    const id = objectIdSchema.parse(file.path.slice(file.path.lastIndexOf('/') + 1));
    const item = (await recorded.nameOfObject(id)) ?? id;
    progress.now(item);
    const bytes = { length: file.size, read: (start: number, end: number) => payload.read(file.at + start, file.at + end) };
    const failure = await restoreInMemory(session, id, bytes, recorded);
    if (failure !== null) failed += 1;
    progress.worked(file.size);
    tell(item, failure);
  }
  await session.change(async ({ db, at, record }) => {
    await noteDrill(db, note.backupId, at, sample.length, failed);
    await record('drill-done', 'vault', { backup: note.backupId, madeAt: note.madeAt, sample: sample.length, failed });
  });
  return { sample: sample.length, failed };
};
