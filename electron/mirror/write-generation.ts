// Writes one generation beside the others: under a passing name, synced and read back. It counts from the moment it is renamed, and everything that it names is on the
// disk by then.
import { createHash, randomBytes, type Hash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { MiB } from '../../shared/sizes.ts';
import { FileWriter } from '../backup/file-writer.ts';
import { goOn, type BackupProgress } from '../backup/progress.ts';
import type { VaultSnapshot } from '../vault/index.ts';
import { syncFolder } from '../vault/disk/sync-folder.ts';
import { fromSystemError } from '../vault/disk/system-failure.ts';
import { noteText, type GenerationNote } from './generation-note.ts';
import { listLine, type StoredObject } from './object-list.ts';
import { readGenerations } from './generations.ts';
import { generationFiles, generationsOf, makingName } from './places.ts';
import { orUnreadable } from './unreadable.ts';

export interface GenerationParts {
  readonly mirrorId: string;
  readonly number: number;
  /** Its folder's, with that number in it. */
  readonly name: string;
  readonly madeAt: Date;
  readonly snapshot: VaultSnapshot;
  readonly objects: readonly StoredObject[];
  /** Bytes of the objects' content. */
  readonly bytes: number;
  readonly leftOut: GenerationNote['leftOut'];
}

export interface WrittenGeneration {
  readonly note: GenerationNote;
  readonly name: string;
  /** Makes it count. */
  place(): Promise<void>;
  /** Takes it away again, placed or not. */
  discard(): Promise<void>;
}

/** Lines that are put together before they are written. */
const linesAtOnce = 8192;

type WriteFile = (name: string, pieces: AsyncIterable<Uint8Array>, size: number) => Promise<string>;

const writeWith = (writer: FileWriter, progress: BackupProgress): WriteFile => async (name, pieces, size) => {
  const hash: Hash = createHash('sha256');
  const sink = await writer.file(name, size);
  let written = 0;
  for await (const piece of pieces) {
    await goOn(progress);
    hash.update(piece);
    await sink.write(piece);
    written += piece.byteLength;
    progress.worked(piece.byteLength);
  }
  if (written !== size) throw new HoldfastError('source-changed', { name });
  await sink.end(true);
  return hash.digest('hex');
};

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}

async function* piecesOf(path: string, size: number): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  const block = Buffer.alloc(MiB);
  try {
    for (let at = 0; at < size;) {
      const { bytesRead } = await handle.read(block, 0, Math.min(block.byteLength, size - at), at);
      if (bytesRead === 0) return;
      yield block.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

async function* linesOf(objects: readonly StoredObject[]): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < objects.length; from += linesAtOnce) yield Buffer.from(objects.slice(from, from + linesAtOnce).map(listLine).join(''), 'latin1');
}

const sizeOf = async (path: string): Promise<number> => {
  const handle = await open(path, 'r');
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
};

const writeFiles = async (write: WriteFile, { snapshot, objects }: GenerationParts): Promise<GenerationNote['files']> => {
  const listLength = objects.reduce((sum, object) => sum + listLine(object).length, 0);
  return {
    // What the vault's own folder has: where its header is on another disk, the mirror holds no slot either.
    header: await write(generationFiles.header, once(snapshot.headerInFolder), Buffer.byteLength(snapshot.headerInFolder)),
    anchor: await write(generationFiles.anchor, once(snapshot.anchor), Buffer.byteLength(snapshot.anchor)),
    records: await write(generationFiles.records, piecesOf(snapshot.records, await sizeOf(snapshot.records)), await sizeOf(snapshot.records)),
    list: await write(generationFiles.list, linesOf(objects), listLength),
  };
};

/** Writes it whole; nothing is left on any failure but what the next run clears away. Throws the failures of the disks, `cancelled`, `read-back-differs`, `read-back-unread`. */
export const writeGeneration = async (root: string, parts: GenerationParts, progress: BackupProgress): Promise<WrittenGeneration> => {
  const { mirrorId, number, name, madeAt, snapshot, objects, bytes, leftOut } = parts;
  const making = join(generationsOf(root), makingName(name));
  const placed = join(generationsOf(root), name);
  const writer = new FileWriter(making);
  let current = making;
  const discard = async (): Promise<void> => { await rm(current, { recursive: true, force: true }).catch(() => undefined); };
  try {
    await mkdir(making, { mode: 0o700 });
    const write = writeWith(writer, progress);
    const files = await writeFiles(write, parts);
    const note: GenerationNote = {
      format: 'holdfast-mirror-generation', version: 1, generationId: randomBytes(16).toString('hex'), mirrorId, vaultId: snapshot.vaultId, number, madeAt: madeAt.toISOString(),
      custody: { seq: snapshot.custody.seq, hash: snapshot.custody.hash }, headerGeneration: snapshot.headerGeneration, objects: objects.length, bytes, files, leftOut,
    };
    const text = noteText(note);
    await write(generationFiles.note, once(text), Buffer.byteLength(text));
    // The disk answers, and does not give back what was just written.
    if (!(await orUnreadable(root, making, () => undefined, () => writer.finish().then(() => true), false))) throw new HoldfastError('read-back-unread', { name });
    return {
      note, name, discard,
      place: async () => {
        await rename(making, placed).catch((error: unknown) => { throw fromSystemError(error); });
        current = placed;
        await syncFolder(generationsOf(root));
        const unread: string[] = [];
        const found = await readGenerations(root, (path) => { unread.push(dirname(path)); });
        if (unread.includes(placed)) throw new HoldfastError('read-back-unread', { name });
        if (!found.some((one) => one.name === name && one.note?.generationId === note.generationId)) throw new HoldfastError('read-back-differs', { name });
      },
    };
  } catch (error) {
    await writer.abandon();
    await discard();
    throw fromSystemError(error);
  }
};
