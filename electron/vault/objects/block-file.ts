// Writes a file from its start to its end in large blocks. Starts the disk early, so that the final sync does not have to wait for
// the whole file, and says how far it came, so that the file can be read back meanwhile. Full blocks are written by another thread while the next is
// filled: the system makes a writer wait for the disk now and then. The last one, all that a small file has, blocks this thread, because handing it over costs
// more than the call. Knows nothing of what it writes.
import { closeSync, fdatasync, fsync, openSync, write, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import type { BlockPool } from './block-pool.ts';
import type { WriteWatch } from './object-store.ts';

/** After this much the disk is asked to begin: often enough to keep it busy and to leave little for the end, seldom enough not to wait for it. */
const syncEvery = 32 * 1024 * 1024;

/** Full blocks that may wait for the disk: enough that neither side waits for one slow call of the other. */
const mostWaiting = 4;

const writeLater = promisify(write);
const sync = promisify(fsync);
const dataSync = promisify(fdatasync);

export class BlockFile {
  readonly #file: number;
  readonly #pool: BlockPool;
  readonly #watch: WriteWatch;
  #block: Buffer;
  #used = 0;
  /** How many bytes of the file were written; blocks that wait are not. */
  #position = 0;
  /** The blocks handed over, oldest first: each is written after the one before. They never reject. */
  readonly #waiting: Promise<void>[] = [];
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
    if (this.#block.byteLength - this.#used < bytes) this.#handOver();
    return this.#block.subarray(this.#used);
  }

  /** Says how much of `room` was filled. */
  filled(bytes: number): void {
    this.#used += bytes;
  }

  /** Resolves once only so much waits for the disk that more may be filled. */
  async keepingUp(): Promise<void> {
    while (this.#waiting.length >= mostWaiting) await this.#waiting[0];
  }

  /** Resolves when every byte is on the disk as far as the system says. Throws the first failure of any write or sync before. */
  async finish(): Promise<void> {
    await this.#waiting.at(-1);
    this.#throwFailure();
    const last = this.#block.subarray(0, this.#used);
    this.#watch.sealed?.(last);
    for (let done = 0; done < last.byteLength; ) done += writeSync(this.#file, last, done, last.byteLength - done, this.#position + done);
    this.#position += last.byteLength;
    await this.#syncing;
    this.#throwFailure();
    await sync(this.#file);
    this.#watch.onDisk?.(this.#position);
    this.#close();
  }

  /** Closes without caring what reached the disk. */
  async abandon(): Promise<void> {
    await this.#waiting.at(-1);
    await this.#syncing;
    if (!this.#closed) this.#close();
  }

  #close(): void {
    this.#closed = true;
    this.#pool.giveBack(this.#block);
    closeSync(this.#file);
  }

  #handOver(): void {
    this.#throwFailure();
    const block = this.#block;
    const length = this.#used;
    this.#watch.sealed?.(block.subarray(0, length));
    this.#block = this.#pool.take();
    this.#used = 0;
    const before = this.#waiting.at(-1) ?? Promise.resolve();
    this.#waiting.push(before.then(() => this.#write(block, length)));
  }

  async #write(block: Buffer, length: number): Promise<void> {
    try {
      // After a block that could not be written comes none: it would leave a hole.
      for (let done = 0; done < length && this.#failure === undefined; ) {
        const { bytesWritten } = await writeLater(this.#file, block, done, length - done, this.#position);
        done += bytesWritten;
        this.#position += bytesWritten;
      }
      if (this.#syncing === undefined && this.#position - this.#syncedUpTo >= syncEvery) this.#startSync();
    } catch (error) {
      this.#failure ??= { error };
    }
    this.#pool.giveBack(block);
    void this.#waiting.shift();
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
