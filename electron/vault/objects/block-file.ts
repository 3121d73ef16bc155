// Writes a file from its start to its end in large blocks. Starts the disk early, so that the final sync does not have to wait for
// the whole file, and says how far it came, so that the file can be read back meanwhile. Blocks its thread for the short calls,
// because handing one of them to another thread costs more than the call; never for a sync. Knows nothing of what it writes.
import { closeSync, fdatasync, fsync, openSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import type { BlockPool } from './block-pool.ts';
import type { WriteWatch } from './object-store.ts';

/** After this much the disk is asked to begin: often enough to keep it busy and to leave little for the end, seldom enough not to wait for it. */
const syncEvery = 32 * 1024 * 1024;

const sync = promisify(fsync);
const dataSync = promisify(fdatasync);

export class BlockFile {
  readonly #file: number;
  readonly #pool: BlockPool;
  readonly #watch: WriteWatch;
  readonly #block: Buffer;
  #used = 0;
  #position = 0;
  #syncedUpTo = 0;
  #syncing: Promise<void> | undefined;
  #failure: { readonly error: unknown } | undefined;
  #closed = false;

  /** Makes the file, which must not exist. Throws what the system throws. */
  constructor(path: string, pool: BlockPool, watch: WriteWatch) {
    this.#file = openSync(path, 'wx', 0o600);
    this.#pool = pool;
    this.#watch = watch;
    this.#block = pool.take();
  }

  /** Room for `bytes` more, to be filled before the next call. Throws the first failure of any write or sync before. */
  room(bytes: number): Buffer {
    if (this.#block.byteLength - this.#used < bytes) this.#write();
    return this.#block.subarray(this.#used);
  }

  /** Says how much of `room` was filled. */
  filled(bytes: number): void {
    this.#used += bytes;
  }

  /** Resolves when every byte is on the disk as far as the system says. Throws the first failure of any write or sync before. */
  async finish(): Promise<void> {
    this.#write();
    await this.#syncing;
    this.#throwFailure();
    await sync(this.#file);
    this.#watch.onDisk?.(this.#position);
    this.#close();
  }

  /** Closes without caring what reached the disk. */
  async abandon(): Promise<void> {
    await this.#syncing;
    if (!this.#closed) this.#close();
  }

  #close(): void {
    this.#closed = true;
    this.#pool.giveBack(this.#block);
    closeSync(this.#file);
  }

  #write(): void {
    this.#throwFailure();
    const length = this.#used;
    this.#used = 0;
    this.#watch.sealed?.(this.#block.subarray(0, length));
    for (let done = 0; done < length; ) {
      const written = writeSync(this.#file, this.#block, done, length - done, this.#position);
      done += written;
      this.#position += written;
    }
    if (this.#syncing === undefined && this.#position - this.#syncedUpTo >= syncEvery) this.#startSync();
  }

  #startSync(): void {
    const reached = this.#position;
    this.#syncedUpTo = reached;
    this.#syncing = dataSync(this.#file)
      .then(() => { this.#watch.onDisk?.(reached); })
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
