// Writes a file from its start to its end in large blocks: one block is filled while the one before is on its way to the disk.
// Starts the disk early, so that the final sync does not have to wait for the whole file, and says how far it came, so that the
// file can be read back meanwhile. Knows nothing of what it writes.
import { writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { BlockPool } from './block-pool.ts';

/** After this much the disk is asked to begin: often enough to keep it busy and to leave little for the end, seldom enough not to wait for it. */
const syncEvery = 16 * 1024 * 1024;

export class BlockFile {
  readonly #handle: FileHandle;
  readonly #pool: BlockPool;
  readonly #ownThread: boolean;
  readonly #onDisk: (bytes: number) => void;
  #block: Buffer;
  #used = 0;
  #position = 0;
  #syncedUpTo = 0;
  #writing: Promise<void> = Promise.resolve();
  #syncing: Promise<void> | undefined;
  #failure: { readonly error: unknown } | undefined;

  /**
   * `ownThread`: nothing else waits for this thread, so that blocks are handed to the system on the spot. `onDisk` is told how many
   * bytes from the start are synced, each time there are more.
   */
  constructor(handle: FileHandle, pool: BlockPool, ownThread: boolean, onDisk: (bytes: number) => void) {
    this.#handle = handle;
    this.#pool = pool;
    this.#ownThread = ownThread;
    this.#onDisk = onDisk;
    this.#block = pool.take();
  }

  /** Room for `bytes` more, to be filled before the next call. Waits for the disk only when it is a whole block behind. */
  async room(bytes: number): Promise<Buffer> {
    if (this.#block.byteLength - this.#used < bytes) await this.#pass();
    return this.#block.subarray(this.#used);
  }

  /** Says how much of `room` was filled. */
  filled(bytes: number): void {
    this.#used += bytes;
  }

  /** Resolves when every byte is on the disk as far as the system says. Throws the first failure of any write or sync before. */
  async finish(): Promise<void> {
    await this.#pass();
    await this.#writing;
    await this.#syncing;
    this.#throwFailure();
    await this.#handle.sync();
    this.#onDisk(this.#position);
    await this.#handle.close();
    this.#pool.giveBack(this.#block);
  }

  /** Closes without caring what reached the disk. */
  async abandon(): Promise<void> {
    await this.#writing;
    await this.#syncing;
    await this.#handle.close();
  }

  async #pass(): Promise<void> {
    await this.#writing;
    this.#throwFailure();
    const full = this.#block;
    const length = this.#used;
    this.#block = this.#pool.take();
    this.#used = 0;
    this.#writing = this.#write(full, length).catch((error: unknown) => {
      this.#failure ??= { error };
    });
  }

  async #write(block: Buffer, length: number): Promise<void> {
    for (let done = 0; done < length; ) {
      const bytesWritten = this.#ownThread
        ? writeSync(this.#handle.fd, block, done, length - done, this.#position)
        : (await this.#handle.write(block, done, length - done, this.#position)).bytesWritten;
      done += bytesWritten;
      this.#position += bytesWritten;
    }
    this.#pool.giveBack(block);
    this.#startSync();
  }

  #startSync(): void {
    if (this.#syncing !== undefined || this.#position - this.#syncedUpTo < syncEvery) return;
    const reached = this.#position;
    this.#syncedUpTo = reached;
    this.#syncing = this.#handle
      .datasync()
      .then(() => { this.#onDisk(reached); })
      // A failed sync is reported by the system once: it is kept, and finish() throws it.
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => {
        this.#syncing = undefined;
      });
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }
}
