// Restoring begins where no vault is open: one restore at a time, from a file or from a mirror, told of at a bearable pace and stopped by one call.
import type { OutputOf } from '../../shared/contract/registry.ts';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { Emit } from '../jobs/registry.ts';
import type { BackupProgress } from './progress.ts';
import type { Restored } from './restore.ts';

const toldEveryMs = 100;

export interface OneRestore {
  /** Asks the restore that is running to end; nothing of it stays. */
  stop(): void;
  /** Throws `vault-in-use` while another one runs. */
  run<T>(work: (progress: BackupProgress) => Promise<T>): Promise<T>;
}

export const createOneRestore = (emit: Emit): OneRestore => {
  let running: { stop: boolean } | null = null;
  return {
    stop: () => { if (running !== null) running.stop = true; },
    async run(work) {
      if (running !== null) throw new HoldfastError('vault-in-use');
      const mine = { stop: false };
      running = mine;
      let [bytesDone, bytesTotal, told] = [0, 0, 0];
      const tell = (): void => {
        if (performance.now() - told < toldEveryMs) return;
        told = performance.now();
        emit('backup.restoring', { bytesDone, bytesTotal });
      };
      try {
        return await work({
          signal: new AbortController().signal, mayContinue: () => Promise.resolve(!mine.stop), now: () => undefined,
          found: (_items, bytes) => { bytesTotal += bytes; tell(); },
          worked: (bytes) => { bytesDone += bytes; tell(); },
        });
      } finally {
        running = null;
      }
    },
  };
};

/** What the window is told of a restore. */
export const restoreAnswer = ({ objects, bytes, lost, gaps, note }: Restored): OutputOf<'backup.restore'> =>
  ({ objects, bytes: note?.bytes ?? bytes, lost: lost.length, gaps, missing: note === null ? 0 : note.leftOut.length + note.unreadable.length });
