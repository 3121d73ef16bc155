// The payload threads of one backup file: started for it, ended with it. Tasks go to whichever thread has least to do.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { fromSystemError } from '../../vault/disk/system-failure.ts';
import type { Compared, CompareTask, FromThread, Opened, OpenTask, Sealed, SealTask, ThreadStart } from './protocol.ts';

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, PromiseWithResolvers<Sealed | Opened | Compared>>;
}

export interface PayloadThreads {
  /** How many tasks keep every thread busy. */
  readonly room: number;
  readonly seal: (task: Omit<SealTask, 'task'>) => Promise<Sealed>;
  readonly compare: (task: Omit<CompareTask, 'task'>) => Promise<Compared>;
  readonly open: (task: Omit<OpenTask, 'task'>) => Promise<Opened>;
  /** Ends the threads; what they were doing fails with `cancelled`. */
  close(): Promise<void>;
}

const most = 4;

export const startPayloadThreads = (start: ThreadStart, wanted = availableParallelism()): PayloadThreads => {
  const count = Math.max(1, Math.min(most, wanted));
  let tasks = 0;
  let closing = false;

  const lose = (thread: Thread): void => {
    const left = [...thread.waiting.values()];
    thread.waiting.clear();
    for (const { reject } of left) reject(new HoldfastError(closing ? 'cancelled' : 'unexpected'));
  };

  const heard = (thread: Thread, message: FromThread): void => {
    const waiter = thread.waiting.get(message.task);
    thread.waiting.delete(message.task);
    if ('error' in message) waiter?.reject(fromSystemError(Object.assign(new Error('a payload thread failed'), { code: message.error })));
    else waiter?.resolve(message);
  };

  const threads = Array.from({ length: count }, (): Thread => {
    const worker = new Worker(new URL('../worker.ts', import.meta.url), { workerData: start });
    const thread: Thread = { worker, waiting: new Map() };
    worker.on('message', (message: FromThread) => { heard(thread, message); });
    worker.on('error', () => { lose(thread); });
    worker.on('exit', () => { lose(thread); });
    return thread;
  });

  const run = (message: Omit<SealTask, 'task'> | Omit<CompareTask, 'task'> | Omit<OpenTask, 'task'>, travels: readonly ArrayBuffer[]): Promise<Sealed | Opened | Compared> => {
    const idlest = threads.reduce((best, thread) => (thread.waiting.size < best.waiting.size ? thread : best));
    tasks += 1;
    const settled = Promise.withResolvers<Sealed | Opened | Compared>();
    idlest.waiting.set(tasks, settled);
    idlest.worker.postMessage({ ...message, task: tasks }, travels);
    return settled.promise;
  };

  return {
    room: count * 2,
    seal: (task) => run(task, []) as Promise<Sealed>,
    compare: (task) => run(task, []) as Promise<Compared>,
    open: (task) => run(task, [task.into]) as Promise<Opened>,
    close: async () => {
      closing = true;
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
};
