// Collects copies into batches: syncing and committing several together costs little more than one, and nobody waits long.
import { MiB } from '../../../shared/sizes.ts';
import { commitBatch, type Waiting } from './batch.ts';
import type { EvidenceContext } from '../context.ts';

const mostFiles = 96;
const mostBytes = 48 * MiB;
const longestWaitMs = 300;

export interface Batcher {
  add(waiting: Waiting): void;
  /** Commits what is waiting without more waiting. */
  flush(): void;
  /** Commits what is waiting and resolves when every batch has been settled. */
  finish(): Promise<void>;
}

export const createBatcher = (context: EvidenceContext): Batcher => {
  const running = new Set<Promise<void>>();
  let batch: Waiting[] = [];
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (batch.length === 0) {
      return;
    }
    const work = commitBatch(context, batch).finally(() => running.delete(work));
    running.add(work);
    batch = [];
    bytes = 0;
  };

  return {
    add(waiting) {
      batch.push(waiting);
      bytes += 'ref' in waiting.content ? waiting.size : 0;
      if (batch.length >= mostFiles || bytes >= mostBytes) {
        flush();
      } else {
        timer ??= setTimeout(flush, longestWaitMs);
      }
    },
    flush,
    async finish() {
      flush();
      while (running.size > 0) {
        await Promise.all(running);
      }
    },
  };
};
