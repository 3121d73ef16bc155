// Reading a large object back while it is still being written, in a thread of its own: it follows the writer through the file, never
// further than what was synced, so that little is left to read when the last byte is on the disk.
import { Worker } from 'node:worker_threads';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { FileIdentity, ObjectOutline } from '../../vault/objects/object-store.ts';
import { startProgress, tellGivenUp, tellReached } from '../../vault/object-threads.ts';
import { threadLimits, type FollowAnswer, type FollowMessage, type BytesWorkerStart } from './worker-protocol.ts';

export interface Following {
  /** The first `bytes` of the file are on the disk. */
  reached(bytes: number): void;
  /** The tag of the sealed bytes that were read, and which file it was. Throws what reading it throws: `object-damaged`, a failure of the disk. */
  result(): Promise<{ readonly tag: Uint8Array; readonly file: FileIdentity }>;
  /** Nothing more will be written: resolves when the file is no longer read. Safe to call at any time. */
  end(): Promise<void>;
}

interface Lane {
  readonly worker: Worker;
  waiting: PromiseWithResolvers<FollowAnswer> | undefined;
}

const startLane = (start: URL, folder: string): Lane => {
  const worker = new Worker(start, { workerData: { role: 'follow', folder } satisfies BytesWorkerStart, resourceLimits: threadLimits });
  const lane: Lane = { worker, waiting: undefined };
  const lost = (): void => { lane.waiting?.reject(new HoldfastError('unexpected')); };
  worker.on('message', (answer: FollowAnswer) => { lane.waiting?.resolve(answer); });
  worker.on('error', lost);
  worker.on('exit', lost);
  worker.unref();
  return lane;
};

/** Gives out following: `object` is what it will be when it is whole, `markKey` the key of the mark of its sealed bytes. Threads are kept for the next one. */
export const createFollowThreads = (start: URL, folder: string): ((object: ObjectOutline, markKey: Uint8Array) => Following) => {
  const idle: Lane[] = [];
  return (object, markKey) => {
    const lane = idle.pop() ?? startLane(start, folder);
    const progress = startProgress();
    const waiting = Promise.withResolvers<FollowAnswer>();
    lane.waiting = waiting;
    lane.worker.postMessage({ object, markKey, progress } satisfies FollowMessage);
    // Only a thread that answered is given to the next stream.
    const over = waiting.promise.then(() => { idle.push(lane); }, () => undefined);
    return {
      reached(bytes) { tellReached(progress, bytes); },
      async result() {
        const answer = await waiting.promise;
        if ('failure' in answer) {
          throw new HoldfastError(answer.failure.code, answer.failure.facts);
        }
        return answer;
      },
      async end() {
        tellGivenUp(progress);
        await over;
      },
    };
  };
};
