// Reading a large source and taking its fingerprint in a thread of its own, so that the fingerprint and the encryption of one file use two cores.
import { Worker } from 'node:worker_threads';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Sha256 } from '../../../shared/ids.ts';
import { makeRing, resetRing, ringTaker, type RingMemory } from './block-ring.ts';
import type { OpenSource } from './read-source.ts';
import { threadLimits, type ReadAnswer, type ReadMessage, type BytesWorkerStart } from './worker-protocol.ts';

export interface Reading {
  /** The next bytes of the source, to be looked at until `free`; null at its end, or when it cannot be read further. */
  next(): Promise<Uint8Array | null>;
  free(): void;
  /** How much was read, and its fingerprint. Throws `source-unreadable` and `source-changed`. */
  result(): Promise<{ readonly size: number; readonly sha256: Sha256 }>;
  /** Nothing more is wanted: resolves when the source is no longer read. Safe to call at any time. */
  end(): Promise<void>;
}

interface Lane {
  readonly worker: Worker;
  readonly ring: RingMemory;
  waiting: PromiseWithResolvers<ReadAnswer> | undefined;
}

const startLane = (start: URL): Lane => {
  const ring = makeRing();
  const worker = new Worker(start, { workerData: { role: 'source', ring } satisfies BytesWorkerStart, resourceLimits: threadLimits });
  const lane: Lane = { worker, ring, waiting: undefined };
  const lost = (): void => { lane.waiting?.reject(new HoldfastError('unexpected')); };
  worker.on('message', (answer: ReadAnswer) => { lane.waiting?.resolve(answer); });
  worker.on('error', lost);
  worker.on('exit', lost);
  worker.unref();
  return lane;
};

/** Gives out reading; the file stays open until `end` resolved. Threads are kept for the next source. */
export const createSourceThreads = (start: URL): ((source: OpenSource) => Reading) => {
  const idle: Lane[] = [];
  return (source) => {
    const lane = idle.pop() ?? startLane(start);
    resetRing(lane.ring);
    const taker = ringTaker(lane.ring);
    const waiting = Promise.withResolvers<ReadAnswer>();
    lane.waiting = waiting;
    lane.worker.postMessage({ source } satisfies ReadMessage);
    // Only a thread that answered is given to the next stream.
    const over = waiting.promise.then(() => true, () => {
      taker.abandon();
      return false;
    });
    let ended = false;
    return {
      next: taker.next,
      free: taker.free,
      async result() {
        const answer = await waiting.promise;
        if ('failure' in answer) {
          throw new HoldfastError(answer.failure.code, answer.failure.facts);
        }
        return answer;
      },
      async end() {
        taker.stop();
        const answered = await over;
        if (answered && !ended) {
          idle.push(lane);
        }
        ended = true;
      },
    };
  };
};
