// Entry of the evidence threads: copies sources into the vault, reads stored objects back, reads metadata, hashes. Holds no key but
// those of the objects it is given or makes; knows no database and no custody log.
import { createHash } from 'node:crypto';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { startMarking } from './intake/content-mark.ts';
import type { HashAnswer, HashMessage, WorkerStart } from './intake/worker-protocol.ts';

const runHash = (port: MessagePort, blocks: readonly Uint8Array[]): void => {
  let hash = createHash('sha256');
  let marking = startMarking();
  port.on('message', ({ what, ticket, block, length, markKey }: HashMessage) => {
    if (what === 'begin') {
      hash = createHash('sha256');
      marking = startMarking(markKey);
    } else if (what === 'update') {
      const filled = (blocks[block ?? 0] ?? new Uint8Array()).subarray(0, length);
      hash.update(filled);
      marking.update(filled);
    }
    port.postMessage({ ticket, result: what === 'digest' ? { digest: hash.digest('hex'), mark: marking.mark() } : null } satisfies HashAnswer);
  });
};

// Each role loads what it needs and no more: the parsers alone take a thread longer to load than hashing a large file takes.
// Whoever starts this file (threads.ts, hashing.ts, following.ts) states the role.
const start = workerData as WorkerStart;
if (parentPort !== null) {
  if (start.role === 'hash') {
    runHash(parentPort, start.blocks);
  } else if (start.role === 'copy') {
    (await import('./intake/copier.ts')).runCopier(parentPort, start.folder);
  } else if (start.role === 'follow') {
    (await import('./intake/follower.ts')).runFollower(parentPort, start.folder);
  } else {
    (await import('./intake/inspector.ts')).runInspector(parentPort, start.folder);
  }
}
