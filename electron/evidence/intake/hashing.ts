// SHA-256 over what is read back from the vault, block by block: in this thread for small things, in a thread of its own for large ones, so that
// decrypting a large file and taking its fingerprint use two cores.
import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Sha256 } from '../../../shared/ids.ts';
import { MiB } from '../../../shared/sizes.ts';
import { fingerprintIn } from './fingerprint.ts';
import { threadLimits, type HashAnswer, type HashMessage, type BytesWorkerStart } from './worker-protocol.ts';

export const blockBytes = 1 * MiB;
/** What goes to another thread goes in larger pieces: each hand-over costs as much as hashing a quarter of a mebibyte. */
const sharedBlockBytes = 4 * MiB;
/** One being filled, one being hashed, and two to spare. */
const blocks = 4;

export interface Hashing {
  /** A block to fill. Waits until nobody uses it any more. */
  block(): Promise<Uint8Array>;
  /** Hashes the first `length` bytes of a block, in the order of the calls. */
  update(block: Uint8Array, length: number): void;
  digest(): Promise<Sha256>;
  /** Gives back what it holds. Safe to call at any time. */
  end(): void;
}

/** Hashes in this thread. */
export const inlineHashing = (): Hashing => {
  const hash = createHash('sha256');
  let buffer: Uint8Array | undefined;
  return {
    async block() {
      buffer ??= new Uint8Array(blockBytes);
      return buffer;
    },
    update(block, length) {
      hash.update(block.subarray(0, length));
    },
    async digest() {
      return fingerprintIn(hash);
    },
    end: () => undefined,
  };
};

interface Lane {
  readonly worker: Worker;
  readonly blocks: readonly Uint8Array[];
  readonly waiting: Map<number, PromiseWithResolvers<HashAnswer['digest']>>;
  lost: boolean;
}

const startLane = (start: URL): Lane => {
  const shared = Array.from({ length: blocks }, () => new Uint8Array(new SharedArrayBuffer(sharedBlockBytes)));
  const worker = new Worker(start, { workerData: { role: 'hash', blocks: shared } satisfies BytesWorkerStart, resourceLimits: threadLimits });
  const lane: Lane = { worker, blocks: shared, waiting: new Map(), lost: false };
  worker.on('message', ({ ticket, digest }: HashAnswer) => {
    lane.waiting.get(ticket)?.resolve(digest);
    lane.waiting.delete(ticket);
  });
  worker.on('error', (error) => {
    lane.lost = true;
    lane.waiting.forEach(({ reject }) => { reject(error); });
    lane.waiting.clear();
  });
  worker.unref();
  return lane;
};

/** Gives out hashing in another thread, one stream at a time per thread; threads are kept for the next stream. */
export const createHashThreads = (start: URL): (() => Hashing) => {
  const idle: Lane[] = [];
  let tickets = 0;
  return () => {
    const lane = idle.pop() ?? startLane(start);
    const free: Promise<unknown>[] = lane.blocks.map(() => Promise.resolve());
    let next = 0;
    let ended = false;
    const ask = (message: Omit<HashMessage, 'ticket'>): Promise<HashAnswer['digest']> => {
      tickets += 1;
      const answer = Promise.withResolvers<HashAnswer['digest']>();
      lane.waiting.set(tickets, answer);
      lane.worker.postMessage({ ...message, ticket: tickets } satisfies HashMessage);
      return answer.promise;
    };
    // Not waited for: messages arrive in order, and the blocks can be filled while the thread is still starting.
    ask({ what: 'begin' }).catch(() => undefined);
    return {
      async block() {
        const at = next;
        next = (next + 1) % blocks;
        await free[at];
        return lane.blocks[at] ?? new Uint8Array();
      },
      update(block, length) {
        const at = lane.blocks.indexOf(block);
        const used = ask({ what: 'update', block: at, length });
        // A failure is met at the next use of the block or at the end; until then it waits.
        used.catch(() => undefined);
        free[at] = used;
      },
      async digest() {
        const digest = await ask({ what: 'digest' });
        if (digest === null) {
          throw new HoldfastError('unexpected');
        }
        return digest;
      },
      end() {
        if (!ended) {
          ended = true;
          void Promise.allSettled(free).then(() => {
            if (!lane.lost) {
              idle.push(lane);
            }
          });
        }
      },
    };
  };
};
