// Brings single objects onto the mirror's disk: written under a passing name, synced, read back from the disk's own file, and only then given their place. Reading back
// checks every seal with the object's key, so that damage in the vault is told from a copy that went wrong, and is not copied.
import { createHash, type Hash } from 'node:crypto';
import { open, rename, unlink, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { ObjectId } from '../../shared/ids.ts';
import { MiB } from '../../shared/sizes.ts';
import { goOn, type BackupProgress } from '../backup/progress.ts';
import type { OpenSession } from '../vault/index.ts';
import { readOnlyFlags } from '../vault/disk/read-only-flags.ts';
import { readCopyOf } from '../vault/stored-objects.ts';
import { syncFolder } from '../vault/disk/sync-folder.ts';
import { fromSystemError, systemCode } from '../vault/disk/system-failure.ts';
import { makeOwnFolder } from '../vault/disk/own-folder.ts';
import { openOrdinary } from './mirror-file.ts';
import { readAt } from './read-around.ts';
import { isRealFolder } from './real-folder.ts';
import { storedName, storeOf, unfinishedOf } from './places.ts';
import { isUnreadable, orUnreadable, requireOneFile, type TellUnread } from './unreadable.ts';

export interface CopySource {
  readonly id: ObjectId;
  readonly path: string;
  readonly fileLength: number;
}

/**
 * What became of one object: the fingerprint of its file in the mirror; or that the vault's file is not whole, that the vault's disk did not give it back, or that the mirror's disk
 * could not give back what was written.
 */
export type CopyEnd = { readonly id: ObjectId; readonly sha256: string } | { readonly id: ObjectId; readonly not: 'whole' | 'read' | 'kept' };

/** Files being written, synced and read back at one time. */
const atOnce = 24;

const isDamage = (error: unknown): boolean => error instanceof HoldfastError && error.code === 'object-damaged';

interface WholeRead {
  readonly sha256: string;
  /** False when a seal does not hold or a place could not be read. */
  readonly whole: boolean;
  /** The error of the system at the first place that could not be read. */
  readonly unread: { readonly error: unknown } | null;
}

/**
 * Reads an object's file to its last byte with the key of the open vault. Ends at a place that cannot be read. An object whose key was destroyed meanwhile has nothing left that could be
 * checked.
 */
const readWholeFrom = async (session: OpenSession, id: ObjectId, handle: FileHandle, length: number, worked: (bytes: number) => void): Promise<WholeRead> => {
  const hash: Hash = createHash('sha256');
  let hashed = 0;
  const failures: { readonly error: unknown }[] = [];
  const read = async (start: number, end: number): Promise<Buffer> => {
    const bytes = await readAt(handle, start, end).catch((error: unknown) => {
      // Only here is it certain that the error is the mirror's: keys are read from the vault's disk meanwhile.
      if (!isUnreadable(error)) throw error;
      failures.push({ error });
      return Buffer.alloc(0);
    });
    // In order and without a gap, so that the fingerprint is that of the file.
    if (start === hashed) {
      hash.update(bytes);
      hashed += bytes.byteLength;
      worked(bytes.byteLength);
    }
    return bytes;
  };
  const whole = await readCopyOf(session.read, id, { length: (await handle.stat()).size, read }, () => undefined).then(() => true, (error: unknown) => {
    if (isDamage(error)) return false;
    throw error;
  });
  while (failures.length === 0 && hashed < length && (await read(hashed, Math.min(length, hashed + MiB))).byteLength > 0);
  return { sha256: hash.digest('hex'), whole: whole && failures.length === 0 && hashed === length, unread: failures[0] ?? null };
};

/** The same for a file that lies in the mirror: `tell` hears when it cannot be read. Throws `disk-gone` when nothing else can be read either. */
export const readWhole = async (session: OpenSession, id: ObjectId, root: string, length: number, worked: (bytes: number) => void, tell: TellUnread): Promise<Pick<WholeRead, 'sha256' | 'whole'>> => {
  const path = join(root, storedName(id));
  const handle = await orUnreadable(root, path, tell, () => openOrdinary(path), null);
  if (handle === null) return { sha256: '', whole: false };
  try {
    const { sha256, whole, unread } = await readWholeFrom(session, id, handle, length, worked);
    if (unread !== null) {
      await requireOneFile(root, unread.error);
      tell(path);
    }
    return { sha256, whole };
  } finally {
    await handle.close();
  }
};

/** What was written and is not yet known to be on the disk. Its file stays open: a failure of the disk meanwhile is told to whoever has it open. */
interface Written {
  readonly source: CopySource;
  readonly handle: FileHandle;
  /** Its fingerprint, or why the vault's file was not written to its end. */
  readonly end: { readonly sha256: string } | { readonly not: 'whole' | 'read' };
}

/** A file that is not there is not whole; any other error of the system is its disk's, and says nothing of the bytes. */
const whyNotRead = (error: unknown): { readonly not: 'whole' | 'read' } => ({ not: ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(systemCode(error) ?? '') ? 'whole' : 'read' });

export class ObjectCopier {
  readonly #root: string;
  readonly #session: OpenSession;
  readonly #progress: BackupProgress;
  readonly #made = new Set<string>();
  readonly #toSync = new Set<string>();

  constructor(root: string, session: OpenSession, progress: BackupProgress) {
    this.#root = root;
    this.#session = session;
    this.#progress = progress;
  }

  /** Copies all of a group; what lay in their places is replaced only by a whole copy. Throws the failures of the disks, `cancelled`, `read-back-differs`. */
  async copy(group: readonly CopySource[]): Promise<readonly CopyEnd[]> {
    const handles = new Set<FileHandle>();
    try {
      const written = await this.#each(group, (source) => this.#write(source, handles));
      return await this.#each(written, (one) => this.#settle(one, handles));
    } finally {
      for (const handle of handles) await handle.close().catch(() => undefined);
    }
  }

  /** An object that lies there since a run that was cut short: its name may not be on the disk yet. */
  found(id: ObjectId): void {
    this.#toSync.add(dirname(join(this.#root, storedName(id))));
  }

  /** Makes the names durable, of what was copied and of what was found: nothing may name these objects before. */
  async finish(): Promise<void> {
    for (const shard of this.#toSync) await syncFolder(shard);
    await syncFolder(storeOf(this.#root));
  }

  async #each<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> {
    const results: R[] = [];
    let next = 0;
    let failure: { readonly error: unknown } | undefined;
    await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, async () => {
      while (next < all.length && failure === undefined) {
        const at = next;
        next += 1;
        try {
          await goOn(this.#progress);
          results[at] = await work(all[at] as T);
        } catch (error) {
          failure ??= { error };
        }
      }
    }));
    if (failure !== undefined) throw fromSystemError(failure.error);
    return results;
  }

  #passing(id: ObjectId): string {
    return join(unfinishedOf(this.#root), id);
  }

  async #create(passing: string): Promise<FileHandle> {
    return open(passing, 'wx+', 0o600).catch(async (error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error;
      await unlink(passing);
      return open(passing, 'wx+', 0o600);
    });
  }

  async #write(source: CopySource, handles: Set<FileHandle>): Promise<Written> {
    const handle = await this.#create(this.#passing(source.id));
    handles.add(handle);
    const from = await open(source.path, readOnlyFlags).catch(whyNotRead);
    if ('not' in from) return { source, handle, end: from };
    const hash = createHash('sha256');
    try {
      for (let at = 0; at < source.fileLength;) {
        const piece = await readAt(from, at, Math.min(source.fileLength, at + MiB)).catch(whyNotRead);
        if ('not' in piece) return { source, handle, end: piece };
        if (piece.byteLength === 0) return { source, handle, end: { not: 'whole' } };
        hash.update(piece);
        for (let done = 0; done < piece.byteLength;) done += (await handle.write(piece, done, piece.byteLength - done, at + done)).bytesWritten;
        at += piece.byteLength;
        this.#progress.worked(piece.byteLength);
      }
      return { source, handle, end: { sha256: hash.digest('hex') } };
    } finally {
      await from.close();
    }
  }

  /** Syncs what was written and reads it back. */
  async #keep(id: ObjectId, handle: FileHandle, length: number, expected: string): Promise<Written['end'] | { readonly not: 'kept' }> {
    await handle.sync();
    const found = await readWholeFrom(this.#session, id, handle, length, (bytes) => { this.#progress.worked(bytes); });
    if (found.unread !== null) {
      await requireOneFile(this.#root, found.unread.error);
      return { not: 'kept' };
    }
    if (found.sha256 !== expected) throw new HoldfastError('read-back-differs', { name: id });
    return found.whole ? { sha256: expected } : { not: 'whole' };
  }

  async #settle({ source: { id, fileLength }, handle, end: written }: Written, handles: Set<FileHandle>): Promise<CopyEnd> {
    const passing = this.#passing(id);
    const end = 'not' in written ? written : await this.#keep(id, handle, fileLength, written.sha256);
    handles.delete(handle);
    await handle.close();
    if ('not' in end) await unlink(passing);
    else await this.#place(id, passing);
    return { id, ...end };
  }

  async #place(id: ObjectId, passing: string): Promise<void> {
    const place = join(this.#root, storedName(id));
    const shard = dirname(place);
    if (!this.#made.has(shard)) {
      await makeOwnFolder(shard);
      await isRealFolder(shard);
      this.#made.add(shard);
    }
    this.#toSync.add(shard);
    await rename(passing, place);
  }
}
