// SHA-256 over a stream of blocks: in this thread for small things, in a thread of its own for large ones, so that the fingerprint
// and the encryption of one large file use two cores.
import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { sha256Schema, type Sha256 } from '../../../shared/ids.ts';
import { MiB } from '../../../shared/sizes.ts';
import { newMarkKey, startMarking, type ContentMark } from './content-mark.ts';
import { threadLimits, type HashAnswer, type HashMessage, type WorkerStart } from './worker-protocol.ts';

export const blockBytes = 1 * MiB;
/** What goes to another thread goes in larger pieces: each hand-over costs as much as hashing a quarter of a mebibyte. */
const sharedBlockBytes = 4 * MiB;
/** Four blocks on their way: one being read, one being encrypted, one being hashed, one to spare. */
const blocks = 4;

export interface Hashing {
  /** A block to fill. Waits until nobody uses it any more. */
  block(): Promise<Uint8Array>;
  /** Hashes the first `length` bytes of a block, in the order of the calls. The block is free again when `alsoUsed` has settled too. */
  update(block: Uint8Array, length: number, alsoUsed: Promise<unknown>): void;
  digest(): Promise<{ readonly sha256: Sha256; readonly mark: ContentMark }>;
  /** Gives back what it holds. Safe to call at any time. */
  end(): void;
}

/** Blocks of streams that ended well, for the next ones: making and clearing a mebibyte for each photo costs more than hashing it. */
const spare: Uint8Array[] = [];
const mostSpare = 16;

/** Hashes in this thread. */
export const inlineHashing = (): Hashing => {
  const hash = createHash('sha256');
  const marking = startMarking();
  let buffer: Uint8Array | undefined;
  let busy: Promise<unknown> = Promise.resolve();
  return {
    async block() {
      await busy;
      buffer ??= spare.pop() ?? new Uint8Array(blockBytes);
      return buffer;
    },
    update(block, length, alsoUsed) {
      const filled = block.subarray(0, length);
      hash.update(filled);
      marking.update(filled);
      busy = alsoUsed;
    },
    async digest() {
      await busy;
      if (buffer !== undefined && spare.length < mostSpare) {
        spare.push(buffer);
        buffer = undefined;
      }
      return { sha256: sha256Schema.parse(hash.digest('hex')), mark: marking.mark() };
    },
    // A block whose stream failed may still be in use by its writer and is not given to another.
    end: () => undefined,
  };
};

interface Lane {
  readonly worker: Worker;
  readonly blocks: readonly Uint8Array[];
  readonly waiting: Map<number, PromiseWithResolvers<HashAnswer['result']>>;
  lost: boolean;
}

const startLane = (start: URL): Lane => {
  const shared = Array.from({ length: blocks }, () => new Uint8Array(new SharedArrayBuffer(sharedBlockBytes)));
  const worker = new Worker(start, { workerData: { role: 'hash', blocks: shared } satisfies WorkerStart, resourceLimits: threadLimits });
  const lane: Lane = { worker, blocks: shared, waiting: new Map(), lost: false };
  worker.on('message', ({ ticket, result }: HashAnswer) => {
    lane.waiting.get(ticket)?.resolve(result);
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

/** Gives out hashing in another thread, one stream at a time per thread, marked under `markKey`; threads are kept for the next stream. */
export const createHashThreads = (start: URL): ((markKey?: Uint8Array) => Hashing) => {
  const idle: Lane[] = [];
  let tickets = 0;
  return (markKey = newMarkKey()) => {
    const lane = idle.pop() ?? startLane(start);
    const free: Promise<unknown>[] = lane.blocks.map(() => Promise.resolve());
    let next = 0;
    let ended = false;
    const ask = (message: Omit<HashMessage, 'ticket'>): Promise<HashAnswer['result']> => {
      tickets += 1;
      const answer = Promise.withResolvers<HashAnswer['result']>();
      lane.waiting.set(tickets, answer);
      lane.worker.postMessage({ ...message, ticket: tickets } satisfies HashMessage);
      return answer.promise;
    };
    // Not waited for: messages arrive in order, and the blocks can be filled while the thread is still starting.
    ask({ what: 'begin', markKey }).catch(() => undefined);
    return {
      async block() {
        const at = next;
        next = (next + 1) % blocks;
        await free[at];
        return lane.blocks[at] ?? new Uint8Array();
      },
      update(block, length, alsoUsed) {
        const at = lane.blocks.indexOf(block);
        const used = Promise.all([ask({ what: 'update', block: at, length }), alsoUsed]);
        // A failure is met at the next use of the block or at the end; until then it waits.
        used.catch(() => undefined);
        free[at] = used;
      },
      async digest() {
        const result = await ask({ what: 'digest' });
        if (result === null) {
          throw new Error('a hashing thread gave no answer');
        }
        return { sha256: sha256Schema.parse(result.digest), mark: result.mark };
      },
      end() {
        if (!ended) {
          ended = true;
          // Its blocks may still be in use by a writer that failed; the next stream waits for all of them.
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
