// The other end of reading.ts: reads one source at a time into the ring and takes its fingerprint from there, while the block is still near the processor.
import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import { failureOf } from '../../jobs/failure-of.ts';
import { fingerprintIn } from './fingerprint.ts';
import { ringFiller, type RingMemory } from './block-ring.ts';
import { readToEnd } from './read-source.ts';
import type { ReadAnswer, ReadMessage } from './worker-protocol.ts';

/** Serves until the thread is ended. Waits for the disk and for free blocks by blocking: this thread has nothing else to do. */
export const runSourceThread = (port: MessagePort, ring: RingMemory): void => {
  const read = async ({ source }: ReadMessage): Promise<ReadAnswer> => {
    const filler = ringFiller(ring);
    const hash = createHash('sha256');
    try {
      const size = await readToEnd(source, {
        block: filler.block,
        filled: (block, length) => {
          filler.filled(length);
          hash.update(block.subarray(0, length));
        },
      }, (file, block, length) => readSync(file, block, 0, length, null));
      return { size, sha256: fingerprintIn(hash) };
    } catch (error) {
      return { failure: failureOf(error) };
    } finally {
      if (filler.block() !== null) {
        filler.filled(0);
      }
    }
  };
  port.on('message', (asked: ReadMessage) => {
    void read(asked).then((answer) => { port.postMessage(answer); });
  });
};
