// Entry of the evidence threads: copies sources into the vault, reads stored objects back, reads metadata, hashes. Holds no key but
// those of the objects it is given or makes; knows no database and no custody log.
import { createHash } from 'node:crypto';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { runCopier } from './intake/copier.ts';
import { runInspector } from './intake/inspector.ts';
import type { HashMessage, WorkerStart } from './intake/worker-protocol.ts';

const runHash = (port: MessagePort, blocks: readonly Uint8Array[]): void => {
  let hash = createHash('sha256');
  port.on('message', ({ what, ticket, block, length }: HashMessage) => {
    if (what === 'begin') {
      hash = createHash('sha256');
    } else if (what === 'update') {
      hash.update((blocks[block ?? 0] ?? new Uint8Array()).subarray(0, length));
    }
    port.postMessage({ ticket, digest: what === 'digest' ? hash.digest('hex') : null });
  });
};

// Whoever starts this file is workers.ts or hashing.ts; both state the role.
const start = workerData as WorkerStart;
if (parentPort !== null) {
  if (start.role === 'hash') {
    runHash(parentPort, start.blocks);
  } else if (start.role === 'copy') {
    runCopier(parentPort, start.folder);
  } else {
    runInspector(parentPort, start.folder);
  }
}
