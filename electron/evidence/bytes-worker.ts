// Entry of the evidence threads that move and fingerprint bytes and understand none of them. Holds no key but those of the objects it makes; knows no database and no
// custody log. Whoever starts it (threads.ts, reading.ts, following.ts, hashing.ts) states the role.
import { createHash } from 'node:crypto';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { runCopier } from './intake/copier.ts';
import { fingerprintIn } from './intake/fingerprint.ts';
import { runFollower } from './intake/follower.ts';
import { runSourceThread } from './intake/source-thread.ts';
import { stepBack } from './intake/step-back.ts';
import type { BytesWorkerStart, HashAnswer, HashMessage } from './intake/worker-protocol.ts';

const runHash = (port: MessagePort, blocks: readonly Uint8Array[]): void => {
  let hash = createHash('sha256');
  port.on('message', ({ what, ticket, block, length }: HashMessage) => {
    if (what === 'begin') {
      hash = createHash('sha256');
    } else if (what === 'update') {
      hash.update((blocks[block ?? 0] ?? new Uint8Array()).subarray(0, length));
    }
    port.postMessage({ ticket, digest: what === 'digest' ? fingerprintIn(hash) : null } satisfies HashAnswer);
  });
};

stepBack();
const start = workerData as BytesWorkerStart;
if (parentPort !== null) {
  if (start.role === 'hash') {
    runHash(parentPort, start.blocks);
  } else if (start.role === 'source') {
    runSourceThread(parentPort, start.ring);
  } else if (start.role === 'follow') {
    runFollower(parentPort, start.folder);
  } else {
    runCopier(parentPort, start.folder);
  }
}
