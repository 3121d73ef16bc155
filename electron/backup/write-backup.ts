// Writes one backup file: age header, then the archive, sealed on several threads. Under a passing name, synced, read back to its last byte, and only
// then offered to be given its name.
import { randomBytes } from 'node:crypto';
import { lstat, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { endPassingName } from '../vault/disk/free-name.ts';
import { fromSystemError, systemCode } from '../vault/disk/system-failure.ts';
import { syncFolder } from '../vault/disk/sync-folder.ts';
import { writeHeader } from './age/header.ts';
import { chunkBytes, chunkCount, payloadKey, payloadNonceBytes } from './age/payload.ts';
import { tagBytes } from './age/chacha.ts';
import { stanzasFor, type BackupFor } from './age/stanzas.ts';
import { diskOfBackupGone } from './backup-disk.ts';
import { parseNote, type BackupNote } from './contents.ts';
import { plainTaskBytes, type CompareTask, type SealTask } from './payload/protocol.ts';
import { startPayloadThreads, type PayloadThreads } from './payload/threads.ts';
import type { Plan } from './plan.ts';
import { goOn, type BackupProgress } from './progress.ts';
import { openAgeFile, openPayloadWith } from './read-backup.ts';
import { TarFiller } from './tar/fill.ts';
import { giveName, requireRoom, type Target } from './target.ts';

export interface WrittenBackup {
  readonly note: BackupNote;
  /** Length of the file. */
  readonly bytes: number;
  /** Gives the file its name, which must be free, and syncs the folder. */
  place(): Promise<void>;
  /** Takes the file away again, placed or not. */
  discard(): Promise<void>;
}

/** What went wrong at the place that was chosen is told of that place: the vault's own disk is another one. */
const atTarget = async (error: unknown, { folder }: Target): Promise<unknown> => {
  const known = fromSystemError(error);
  if (known instanceof HoldfastError) {
    if (known.code === 'disk-gone') return known.facts['disk'] === 'vault' ? known : diskOfBackupGone(error);
    return known.code === 'disk-full' ? new HoldfastError('disk-full', { ...known.facts, disk: 'target' }, { cause: error }) : known;
  }
  const isGone = systemCode(error) === 'ENOENT' && (await lstat(folder).then(() => false, () => true));
  return isGone ? new HoldfastError('target-gone', {}, { cause: error }) : known;
};

/** Length of the file whose archive has this length. */
const fileLength = (headLength: number, plain: number): number => headLength + plain + tagBytes * chunkCount(plain);

const writeHead = async (path: string, head: Uint8Array): Promise<void> => {
  const file = await open(path, 'wx', 0o600);
  await file.writeFile(head).finally(() => file.close());
};

const syncFile = async (path: string): Promise<void> => {
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
};

/** What was sealed, to be read back when it is on the disk. */
interface Written {
  readonly unreadable: Set<string>;
  readonly parts: Omit<CompareTask, 'task'>[];
}

/** Runs `each` for every task, as many side by side as keep the threads busy, and waits for all of them. Throws the first failure. */
const runAll = async <T>(tasks: Iterable<T>, room: number, progress: BackupProgress, each: (task: T) => Promise<void>): Promise<void> => {
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  for (const task of tasks) {
    await goOn(progress);
    const done = each(task).catch((error: unknown) => { failure ??= { error }; }).finally(() => { running.delete(done); });
    running.add(done);
    if (running.size >= room) await Promise.race(running);
    if (failure !== undefined) break;
  }
  await Promise.all(running);
  if (failure !== undefined) throw failure.error;
};

const sealAll = (threads: PayloadThreads, tasks: Iterable<Omit<SealTask, 'task'>>, progress: BackupProgress, written: Written): Promise<void> =>
  runAll(tasks, threads.room, progress, async (task) => {
    const { unreadable, mark, sealedLength } = await threads.seal(task);
    for (const name of unreadable) written.unreadable.add(name);
    written.parts.push({ first: task.first, sealedLength, mark });
    progress.worked(task.plainLength);
  });

/** Reads every byte of the payload back and compares it with what was sealed. Throws `read-back-differs`. */
const compareAll = (threads: PayloadThreads, { parts }: Written, progress: BackupProgress): Promise<void> =>
  runAll(parts, threads.room, progress, async (part) => {
    if (!(await threads.compare(part)).equal) throw new HoldfastError('read-back-differs');
    progress.worked(part.sealedLength);
  });

function* tasksBetween(firstChunk: number, plainEnd: number, ends: boolean, layout: SealTask['layout']): Generator<Omit<SealTask, 'task'>> {
  for (let at = firstChunk * chunkBytes; at < plainEnd; at += plainTaskBytes) {
    const plainLength = Math.min(plainTaskBytes, plainEnd - at);
    yield { first: at / chunkBytes, plainLength, ends: ends && at + plainLength === plainEnd, layout };
  }
}

/** What cannot be read from `at` to the end of the objects: less than a chunk. */
const unreadableIn = ({ layout }: Plan, at: number): readonly string[] => {
  const names: string[] = [];
  const filler = new TarFiller(layout, ({ name }) => { names.push(name); });
  filler.fill(new Uint8Array(layout.length - at), at);
  filler.close();
  return names;
};

const objectIdOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** Seals the archive into the file, everything but its end first, because the end says what could not be read; syncs it, and reads it back. */
const sealAndCompare = async (path: string, payloadAt: number, key: Uint8Array, plan: Plan, progress: BackupProgress): Promise<ReturnType<Plan['withEnd']>> => {
  const threads = startPayloadThreads({ role: 'seal', file: path, key, payloadAt, layout: plan.layout, markKey: randomBytes(32) });
  try {
    const fullChunks = Math.floor(plan.layout.length / chunkBytes);
    const written: Written = { unreadable: new Set(), parts: [] };
    const { unreadable } = written;
    await sealAll(threads, tasksBetween(0, fullChunks * chunkBytes, false, null), progress, written);
    // The chunk in which the objects end is sealed together with the note, which must already say whether the last object could be read.
    for (const name of unreadableIn(plan, fullChunks * chunkBytes)) unreadable.add(name);
    if ([...unreadable].some((name) => !name.includes('/objects/'))) throw new HoldfastError('disk-gone', { disk: 'vault' });
    const end = plan.withEnd([...unreadable].map(objectIdOf).sort());
    const said = unreadable.size;
    await sealAll(threads, tasksBetween(fullChunks, end.length, true, end.layout), progress, written);
    // That chunk was read twice: what could be read the first time and not the second is in neither the archive nor the note.
    if (unreadable.size > said) throw new HoldfastError('disk-gone', { disk: 'vault' });
    await syncFile(path);
    await compareAll(threads, written, progress);
    return end;
  } finally {
    await threads.close();
  }
};

/**
 * Opens the file as a restore will and looks at both ends of the archive: the files that open the vault, and the note. Everything between was compared with what was
 * sealed. Throws `read-back-differs`.
 */
const openAgain = async (path: string, fileKey: Uint8Array, { layout, note }: ReturnType<Plan['withEnd']>): Promise<void> => {
  const payload = openPayloadWith(await openAgeFile(path), fileKey);
  try {
    for (const entry of layout.entries) {
      if (entry.bytes === null) continue;
      const found = await payload.read(entry.contentAt, entry.contentAt + entry.size);
      if (!Buffer.from(entry.bytes).equals(found)) throw new HoldfastError('read-back-differs');
    }
    const last = layout.entries.at(-1);
    if (parseNote(Buffer.from(last?.bytes ?? []).toString('utf8'))?.backupId !== note.backupId) throw new HoldfastError('read-back-differs');
  } catch (error) {
    throw error instanceof HoldfastError && error.code === 'backup-damaged' ? new HoldfastError('read-back-differs', {}, { cause: error }) : error;
  } finally {
    await payload.close();
  }
};

/**
 * Writes the backup under the passing name `part`, syncs it and reads it back. On any failure, and when it is asked to stop (`cancelled`), nothing is left. Throws
 * `disk-full` before a byte is written where that can be known, `target-refused`, `read-back-differs`, and the failures of the disks.
 */
export const writeBackup = async (plan: Plan, target: Target, part: string, to: BackupFor, progress: BackupProgress): Promise<WrittenBackup> => {
  const temporary = join(target.folder, part);
  const final = join(target.folder, target.name);
  const fileKey = Uint8Array.from(randomBytes(16));
  const names = [temporary];
  const discard = async (): Promise<void> => {
    for (const name of names) await unlink(name).catch(() => undefined);
  };
  try {
    const nonce = randomBytes(payloadNonceBytes);
    const head = Buffer.concat([writeHeader(await stanzasFor(fileKey, to), fileKey), nonce]);
    const expected = plan.withEnd([]).length;
    requireRoom(target, fileLength(head.byteLength, expected));
    // Written once, read back once.
    progress.found(plan.layout.entries.length, 2 * expected);
    await writeHead(temporary, head);
    const key = payloadKey(fileKey, nonce);
    const end = await sealAndCompare(temporary, head.byteLength, key, plan, progress).finally(() => { key.fill(0); });
    await openAgain(temporary, fileKey, end);
    const { note, length } = end;
    return {
      note, discard,
      bytes: fileLength(head.byteLength, length),
      place: async () => {
        try {
          await giveName(temporary, final);
          names.push(final);
          await endPassingName(temporary);
          await syncFolder(target.folder);
        } catch (error) {
          throw await atTarget(error, target);
        }
      },
    };
  } catch (error) {
    await discard();
    throw await atTarget(error, target);
  } finally {
    fileKey.fill(0);
  }
};
