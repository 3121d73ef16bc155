// Writes the files of a restored vault into a folder that is not a vault yet: many small ones side by side. When all are written, each is synced, read back and
// compared with what was written: by then the disk has most of them already, and syncing each as it is written takes many times as long.
import { createCipheriv, randomBytes, type CipherGCM } from 'node:crypto';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { MiB } from '../../shared/sizes.ts';
import { syncFolder } from '../vault/disk/sync-folder.ts';
import { fromSystemError } from '../vault/disk/system-failure.ts';
import type { FileSink } from './read-contents.ts';

/** Files being written, synced and read back at one time. */
const atOnce = 24;
/** After this much of a large file the disk is asked to begin. */
const syncEvery = 32 * MiB;
/** Smaller files are gathered in memory and written by themselves, beside others. */
const small = 2 * MiB;

/** A code over bytes under a key that lives as long as one restore: GCM without plaintext, because it runs at the speed of memory. */
const markUnder = (key: Uint8Array, nonce: Uint8Array): CipherGCM => createCipheriv('aes-256-gcm', key, nonce);
const endOf = (mark: CipherGCM): string => {
  mark.final();
  return mark.getAuthTag().toString('hex');
};

const writeFully = async (handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> => {
  for (let done = 0; done < bytes.byteLength;) done += (await handle.write(bytes, done, bytes.byteLength - done, at + done)).bytesWritten;
};

export class FileWriter {
  readonly #root: string;
  readonly #key = randomBytes(32);
  readonly #running = new Set<Promise<void>>();
  readonly #folders: string[] = [];
  readonly #large = new Set<FileHandle>();
  readonly #written: { readonly path: string; readonly nonce: Uint8Array; readonly mark: string }[] = [];
  #failure: { readonly error: unknown } | undefined;
  #count = 0;

  constructor(root: string) {
    this.#root = root;
  }

  async folder(path: string): Promise<void> {
    if (path === '') return;
    await mkdir(join(this.#root, path), { recursive: true, mode: 0o700 });
    this.#folders.push(path);
  }

  /** A sink for one file, which must not exist. Parts of paths come from `placeOf` alone. */
  async file(path: string, size: number): Promise<FileSink> {
    await this.#room();
    this.#count += 1;
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(this.#count, 8);
    return size <= small ? this.#smallFile(path, size, nonce) : this.#largeFile(path, nonce);
  }

  /** Resolves when every file is on the disk as far as the system says, and reads as it was written. */
  async finish(): Promise<void> {
    await Promise.all(this.#running);
    for (const { path, nonce, mark } of this.#written) {
      await this.#room();
      this.#start(() => this.#settle(path, nonce, mark));
    }
    await Promise.all(this.#running);
    if (this.#failure !== undefined) throw this.#failure.error;
    for (const folder of this.#folders.toReversed()) await syncFolder(join(this.#root, folder));
    await syncFolder(this.#root);
    this.#key.fill(0);
  }

  /** Waits for what is under way, whatever becomes of it. */
  async abandon(): Promise<void> {
    await Promise.all(this.#running);
    for (const handle of this.#large) await handle.close();
    this.#key.fill(0);
  }

  #smallFile(path: string, size: number, nonce: Uint8Array): FileSink {
    const content = Buffer.alloc(size);
    let filled = 0;
    return {
      write: (bytes) => {
        content.set(bytes.subarray(0, size - filled), filled);
        filled += bytes.byteLength;
        return Promise.resolve();
      },
      end: () => {
        this.#start(async () => {
          const handle = await open(join(this.#root, path), 'wx', 0o600);
          const mark = markUnder(this.#key, nonce);
          mark.setAAD(content);
          await writeFully(handle, content, 0).finally(() => handle.close());
          this.#written.push({ path, nonce, mark: endOf(mark) });
        });
        return Promise.resolve();
      },
    };
  }

  async #largeFile(path: string, nonce: Uint8Array): Promise<FileSink> {
    const handle = await open(join(this.#root, path), 'wx', 0o600).catch((error: unknown) => { throw fromSystemError(error); });
    this.#large.add(handle);
    const mark = markUnder(this.#key, nonce);
    let at = 0;
    let synced = 0;
    let syncing: Promise<void> | undefined;
    return {
      write: async (bytes) => {
        mark.setAAD(bytes);
        await writeFully(handle, bytes, at).catch((error: unknown) => { throw fromSystemError(error); });
        at += bytes.byteLength;
        if (syncing === undefined && at - synced >= syncEvery) {
          synced = at;
          // A sync that fails here fails again, or is told, at the one that ends the file.
          syncing = handle.datasync().catch((error: unknown) => { this.#failure ??= { error: fromSystemError(error) }; }).finally(() => { syncing = undefined; });
        }
      },
      end: async () => {
        await syncing;
        this.#large.delete(handle);
        this.#start(async () => {
          // Held open until it was synced once: a failure of the disk meanwhile is told to whoever has it open.
          await handle.sync().finally(() => handle.close());
          this.#written.push({ path, nonce, mark: endOf(mark) });
        });
      },
    };
  }

  async #settle(path: string, nonce: Uint8Array, expected: string): Promise<void> {
    const handle = await open(join(this.#root, path), 'r+');
    const mark = markUnder(this.#key, nonce);
    // Not cleared: only what was read into it is looked at.
    const block = Buffer.allocUnsafe(MiB);
    try {
      await handle.sync();
      for (let at = 0; ;) {
        const { bytesRead } = await handle.read(block, 0, block.byteLength, at);
        if (bytesRead === 0) break;
        mark.setAAD(block.subarray(0, bytesRead));
        at += bytesRead;
      }
    } finally {
      await handle.close();
    }
    if (endOf(mark) !== expected) throw new HoldfastError('read-back-differs', { name: path });
  }

  #start(work: () => Promise<void>): void {
    const running = work().catch((error: unknown) => { this.#failure ??= { error: fromSystemError(error) }; }).finally(() => { this.#running.delete(running); });
    this.#running.add(running);
  }

  async #room(): Promise<void> {
    while (this.#running.size >= atOnce) await Promise.race(this.#running);
    if (this.#failure !== undefined) throw this.#failure.error;
  }
}
