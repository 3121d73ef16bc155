// Reading back while writing, with real threads and real files: what was harmed on the disk is found, whenever that happened.
import { openSync, closeSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newMarkKey, startMarking, type Marking } from '../../../../electron/evidence/intake/content-mark.ts';
import { createFollowThreads, type Following } from '../../../../electron/evidence/intake/following.ts';
import { objectFileLength } from '../../../../electron/vault/objects/object-format.ts';
import type { ObjectRef, ObjectStore, ObjectWriter } from '../../../../electron/vault/objects/object-store.ts';
import { objectStoreOf } from '../../../../electron/vault/object-threads.ts';
import { MiB } from '../../../../shared/sizes.ts';
import { inTemporaryFolder } from '../../vault/temporary-folder.ts';

const worker = new URL('../../../../electron/evidence/bytes-worker.ts', import.meta.url);
/** More than is synced at once, so that the reading really begins before the writing ends. */
const content = randomBytes(80 * MiB + 123);
const piece = 4 * MiB;

interface Copy {
  readonly following: Following;
  readonly writer: ObjectWriter;
  /** Of what was handed to the disk. */
  readonly marking: Marking;
  /** Resolves when so much of the file is synced. */
  onDisk(bytes: number): Promise<void>;
}

type Follow = ReturnType<typeof createFollowThreads>;

const begin = async (store: ObjectStore, follow: Follow): Promise<Copy> => {
  let reached = 0;
  const given: { following?: Following } = {};
  const waiting: { readonly bytes: number; readonly go: () => void }[] = [];
  const markKey = newMarkKey();
  const marking = startMarking(markKey);
  const writer = await store.create({
    onDisk: (bytes) => {
      reached = bytes;
      given.following?.reached(bytes);
      waiting.filter((one) => one.bytes <= bytes).forEach(({ go }) => { go(); });
    },
    sealed: marking.update,
  });
  const following = follow({ id: writer.id, size: content.byteLength }, markKey);
  given.following = following;
  const onDisk = async (bytes: number): Promise<void> => {
    if (reached < bytes) {
      await new Promise<void>((go) => waiting.push({ bytes, go }));
    }
  };
  return { following, writer, marking, onDisk };
};

const write = async (writer: ObjectWriter, from: number, to: number): Promise<void> => {
  for (let at = from; at < to; at += piece) {
    await writer.write(content.subarray(at, Math.min(to, at + piece)));
  }
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const flip = (folder: string, { id }: { readonly id: ObjectRef['id'] }, at: number): void => {
  const file = openSync(join(folder, 'objects', 'unfinished', id), 'r+');
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, at);
  writeSync(file, Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, at);
  closeSync(file);
};

const withThreads = (work: (folder: string, store: ObjectStore, follow: Follow) => Promise<void>): Promise<void> =>
  inTemporaryFolder((folder) => work(folder, objectStoreOf(folder), createFollowThreads(worker, folder)));

describe('reading back what is still being written', () => {
  it('gives the mark of what was written, and names the file that is then published', () => withThreads(async (_folder, store, follow) => {
    const { following, writer, marking } = await begin(store, follow);
    await write(writer, 0, content.byteLength);
    const ref = await writer.finish();
    const { tag, file } = await following.result();
    expect(hex(tag)).toBe(hex(marking.mark().tag));
    await store.publish([ref]);
    expect(await store.isSameFile(ref, file)).toBe(true);
    expect(await store.isSameFile(ref, { ...file, number: file.number + 1n })).toBe(false);
  }));

  it('gives another mark when a byte was altered before the writer was through', () => withThreads(async (folder, store, follow) => {
    const { following, writer, marking, onDisk } = await begin(store, follow);
    await write(writer, 0, 42 * MiB);
    // The place is written, a few blocks at most still wait, and it is not yet read: reading waits for the disk, and the disk for the writer.
    flip(folder, writer, 35 * MiB);
    await write(writer, 42 * MiB, content.byteLength);
    await onDisk(32 * MiB);
    await writer.finish();
    expect(hex((await following.result()).tag)).not.toBe(hex(marking.mark().tag));
    await writer.discard();
  }));

  it('finds a file that is cut or longer than it should be', () => withThreads(async (folder, store, follow) => {
    const { following, writer } = await begin(store, follow);
    await write(writer, 0, content.byteLength - 5 * MiB);
    await writer.finish();
    await following.end();
    await expect(following.result()).rejects.toMatchObject({ code: 'unexpected' });
    const other = await begin(store, follow);
    await write(other.writer, 0, content.byteLength);
    const long = openSync(join(folder, 'objects', 'unfinished', other.writer.id), 'r+');
    writeSync(long, 'more', objectFileLength(content.byteLength) + 100);
    closeSync(long);
    await other.writer.finish();
    await expect(other.following.result()).rejects.toMatchObject({ code: 'object-damaged' });
  }));

  it('lets go when the writer fails, and the thread serves the next file', () => withThreads(async (_folder, store, follow) => {
    const failing = await begin(store, follow);
    await write(failing.writer, 0, 24 * MiB);
    await failing.following.end();
    await failing.writer.discard();
    await expect(failing.following.result()).rejects.toMatchObject({ code: 'unexpected' });
    const next = await begin(store, follow);
    await write(next.writer, 0, content.byteLength);
    await next.writer.finish();
    expect(hex((await next.following.result()).tag)).toBe(hex(next.marking.mark().tag));
    await next.following.end();
    await next.writer.discard();
  }));
});
