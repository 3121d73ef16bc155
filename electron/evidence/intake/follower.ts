// The other end of following.ts: one object at a time, from its start to its end, as far as it is on the disk. Has no key of any object.
import type { MessagePort } from 'node:worker_threads';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { failureOf } from '../../jobs/failure-of.ts';
import { objectStoreOf, waitUntilReached } from '../../vault/object-threads.ts';
import { startMarking } from './content-mark.ts';
import type { FollowAnswer, FollowMessage } from './worker-protocol.ts';

/** Serves until the thread is ended. Waits for the writer by blocking: this thread has nothing else to do. */
export const runFollower = (port: MessagePort, folder: string): void => {
  const store = objectStoreOf(folder);
  const follow = ({ object, markKey, progress }: FollowMessage): FollowAnswer => {
    const marking = startMarking(markKey);
    const waitFor = (end: number): void => {
      if (!waitUntilReached(progress, end)) {
        throw new HoldfastError('unexpected');
      }
    };
    const file = store.follow(object, waitFor, marking.update);
    return { tag: marking.mark().tag, file };
  };
  port.on('message', (asked: FollowMessage) => {
    try {
      port.postMessage(follow(asked));
    } catch (error) {
      port.postMessage({ failure: failureOf(error) } satisfies FollowAnswer);
    }
  });
};
