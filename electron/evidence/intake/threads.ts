// The evidence threads of one open vault: started when there is work, ended when there has been none for a while or at lock. The
// only module that starts them and that knows how many there are.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { HoldfastError, type Failure } from '../../../shared/contract/failure.ts';
import type { FileIdentity, ObjectRef } from '../../vault/objects/object-store.ts';
import { largeFile, type CopiedFacts } from './copy-source.ts';
import { createOutbox } from './outbox.ts';
import { threadLimits, type CopySource, type FromCopier, type FromInspector, type Inspected, type ToCopier, type BytesWorkerStart, type InspectWorkerStart, type ToInspector } from './worker-protocol.ts';

export interface CopyOutcome {
  readonly facts: CopiedFacts;
  /** What was stored, and which file was read back meanwhile; null when `keep` said no. */
  readonly stored: { readonly ref: ObjectRef; readonly readBack: FileIdentity | null } | null;
}

export interface CopyTask {
  readonly name: string;
  readonly source: CopySource;
  /** Decides, when the fingerprint is known, whether the copy is kept. */
  readonly keep: (facts: CopiedFacts) => Promise<boolean>;
  readonly worked: (bytes: number) => void;
}

export interface EvidenceThreads {
  /** Throws the failure of this one source or of the disk. */
  copy(task: CopyTask): Promise<CopyOutcome>;
  /** Throws `object-damaged` and its like, and `read-back-differs` when the content is not what the mark says. Metadata alone never fails: its `problem` says why it is missing. */
  inspect(asked: Omit<ToInspector, 'task'>, worked?: (bytes: number) => void): Promise<Inspected>;
  /** Ends all threads at once; what they were doing fails with `vault-locked`. */
  close(): Promise<void>;
}

/** The slowest sane file needs a fiftieth of it. */
const parserLimitMs = 20_000;
/** Copying and inspecting go on at once: together they take as many threads as there are processors. */
const mostOfEach = (processors: number): number => Math.max(1, Math.min(4, Math.floor(processors / 2)));
/** An inspection that takes longer (a large file that is read through, a parser that hangs) holds up nobody else: one more thread is started beside it. */
const longInspectionMs = 500;
/** Threads without work are ended after this; starting them again costs a tenth of a second. */
const idleLimitMs = 15_000;

interface Waiting {
  readonly heard: (message: FromCopier | FromInspector) => void;
  readonly lost: (failure: HoldfastError) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly tasks: Map<number, Waiting>;
  /** An inspecting thread serves one task at a time; this says that it is spoken for. */
  taken: boolean;
  /** To a copying thread. */
  readonly tell: (message: ToCopier) => void;
}

const errorOf = (failure: Failure): HoldfastError => new HoldfastError(failure.code, failure.facts);

interface GivenUp {
  readonly problem: 'took-too-long' | 'unreadable';
  readonly isReadBack: boolean;
}

export interface Pace {
  /** A parser that needs longer for one file is ended. */
  readonly limitMs: number;
  readonly processors: number;
}

export const createEvidenceThreads = (folder: string, given: Partial<Pace> = {}): EvidenceThreads => {
  const pace: Pace = { limitMs: parserLimitMs, processors: availableParallelism(), ...given };
  const threads = { copy: new Set<Thread>(), inspect: new Set<Thread>() };
  const queue: (() => void)[] = [];
  const most = mostOfEach(pace.processors);
  /** Those whose inspection takes long. */
  const held = new Set<Thread>();
  let tasks = 0;
  let running = 0;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;

  const drop = (role: 'copy' | 'inspect', thread: Thread, failure: HoldfastError): void => {
    threads[role].delete(thread);
    const left = [...thread.tasks.values()];
    thread.tasks.clear();
    left.forEach(({ lost }) => { lost(failure); });
  };

  const start = (role: 'copy' | 'inspect'): Thread => {
    const worker = role === 'copy'
      ? new Worker(new URL('../bytes-worker.ts', import.meta.url), { workerData: { role, folder } satisfies BytesWorkerStart, resourceLimits: threadLimits })
      : new Worker(new URL('../worker.ts', import.meta.url), { workerData: { folder } satisfies InspectWorkerStart, resourceLimits: threadLimits });
    const thread: Thread = { worker, tasks: new Map(), taken: false, tell: createOutbox<ToCopier>((messages) => { worker.postMessage(messages); }).put };
    const heard = (message: FromCopier | FromInspector): void => { thread.tasks.get(message.task)?.heard(message); };
    worker.on('message', role === 'copy' ? (messages: readonly FromCopier[]) => { messages.forEach(heard); } : heard);
    worker.on('error', () => { drop(role, thread, new HoldfastError('unexpected')); });
    worker.on('exit', () => { drop(role, thread, new HoldfastError(closed ? 'vault-locked' : 'unexpected')); });
    worker.unref();
    threads[role].add(thread);
    return thread;
  };

  const busy = (): void => {
    if (closed) {
      throw new HoldfastError('vault-locked');
    }
    clearTimeout(idle);
    running += 1;
  };

  const rest = (): void => {
    running -= 1;
    if (running === 0 && !closed) {
      idle = setTimeout(() => {
        threads.copy.forEach((thread) => { end('copy', thread); });
        threads.inspect.forEach((thread) => { end('inspect', thread); });
      }, idleLimitMs).unref();
    }
  };

  const end = (role: 'copy' | 'inspect', thread: Thread): void => {
    threads[role].delete(thread);
    void thread.worker.terminate();
  };

  /** The copying thread with least to do, or a new one while there may be more. */
  const copier = (): Thread => {
    const idlest = [...threads.copy].sort((a, b) => a.tasks.size - b.tasks.size)[0];
    return idlest === undefined || (idlest.tasks.size > 0 && threads.copy.size < most) ? start('copy') : idlest;
  };

  /** One task at a time on an inspecting thread, so that ending a hung one harms no other. */
  const inspector = async (): Promise<Thread> => {
    for (;;) {
      const free = [...threads.inspect].find(({ taken }) => !taken) ?? (threads.inspect.size < most + Math.min(held.size, most) ? start('inspect') : undefined);
      if (free !== undefined) {
        free.taken = true;
        return free;
      }
      await new Promise<void>((resolve) => queue.push(resolve));
    }
  };

  // A thread with work keeps the process alive, an idle one does not.
  const runIn = <T>(on: Thread, task: number, work: (settle: PromiseWithResolvers<T>) => Waiting): Promise<T> => {
    on.worker.ref();
    const settled = Promise.withResolvers<T>();
    on.tasks.set(task, work(settled));
    return settled.promise.finally(() => {
      on.tasks.delete(task);
      if (on.tasks.size === 0) {
        on.worker.unref();
      }
    });
  };

  const copy = async ({ name, source, keep, worked }: CopyTask): Promise<CopyOutcome> => {
    const on = copier();
    tasks += 1;
    const task = tasks;
    const { tell } = on;
    return runIn<CopyOutcome>(on, task, ({ resolve, reject }) => {
      tell({ do: 'copy', task, name, source });
      // What is copied is read back next: the thread for it loads meanwhile.
      if (threads.inspect.size === 0) {
        start('inspect');
      }
      let facts: CopiedFacts | undefined;
      /** Why `keep` could not say: told once the thread has taken away what it had written, so that nothing is left of it when this settles. */
      let undecided: { readonly error: unknown } | undefined;
      const heard = (message: FromCopier | FromInspector): void => {
        if (message.say === 'worked') {
          worked(message.bytes);
        } else if (message.say === 'copied') {
          ({ facts } = message);
          keep(message.facts).then((kept) => { tell({ do: 'decide', task, keep: kept }); }, (error: unknown) => {
            undecided = { error };
            tell({ do: 'decide', task, keep: false });
          });
        } else if (undecided !== undefined) {
          reject(undecided.error);
        } else if (message.say === 'failed') {
          reject(errorOf(message.failure));
        } else if (facts !== undefined) {
          resolve({ facts, stored: message.say === 'stored' ? { ref: message.ref, readBack: message.readBack } : null });
        }
      };
      return { heard, lost: reject };
    });
  };

  /** What was found, or why the parser had to be given up and whether the bytes had been read back by then. */
  const inspectOn = async (on: Thread, asked: Omit<ToInspector, 'task'>, worked: (bytes: number) => void): Promise<Inspected | GivenUp> => {
    tasks += 1;
    const task = tasks;
    let timer: NodeJS.Timeout | undefined;
    return runIn<Inspected | GivenUp>(on, task, ({ resolve, reject }) => {
      let isReadBack = asked.readBack === null;
      let told = 0;
      const watchParser = (): void => {
        if (asked.metadata === 'all') {
          timer = setTimeout(() => {
            resolve({ problem: 'took-too-long', isReadBack });
            end('inspect', on);
          }, pace.limitMs);
        }
      };
      const heard = (message: FromCopier | FromInspector): void => {
        if (message.say === 'worked') {
          told += message.bytes;
          worked(message.bytes);
        } else if (message.say === 'read-back') {
          isReadBack = true;
          watchParser();
        } else if (message.say === 'inspected') {
          // Small objects say nothing on the way.
          worked(asked.ref.size - told);
          resolve(message.inspected);
        } else if (message.say === 'failed') {
          reject(errorOf(message.failure));
        }
      };
      // Alone, like its answers: what is said before a parser hangs must have been sent.
      on.worker.postMessage({ ...asked, task } satisfies ToInspector);
      // Reading a small object back is part of its time; a large one says when its parser begins.
      if (asked.ref.size < largeFile) {
        watchParser();
      }
      // A parser that brings its thread down costs the metadata, not the item.
      return { heard, lost: (failure) => { if (asked.metadata === 'all' && !closed) { resolve({ problem: 'unreadable', isReadBack }); } else { reject(failure); } } };
    }).finally(() => { clearTimeout(timer); });
  };

  const inspectSomewhere = async (asked: Omit<ToInspector, 'task'>, worked: (bytes: number) => void): Promise<Inspected | GivenUp> => {
    const on = await inspector();
    const watch = setTimeout(() => {
      held.add(on);
      queue.shift()?.();
    }, longInspectionMs);
    try {
      return await inspectOn(on, asked, worked);
    } finally {
      clearTimeout(watch);
      held.delete(on);
      on.taken = false;
      queue.shift()?.();
    }
  };

  /** When the parser was given up, once more without it: nothing is taken as read back that nobody said was. */
  const inspect = async (asked: Omit<ToInspector, 'task'>, worked: (bytes: number) => void): Promise<Inspected> => {
    const first = await inspectSomewhere(asked, worked);
    if (!('problem' in first)) {
      return first;
    }
    const again = await inspectSomewhere({ ...asked, readBack: first.isReadBack ? null : asked.readBack, metadata: 'kind' }, () => undefined);
    if ('problem' in again) {
      throw new HoldfastError('unexpected');
    }
    return { sha256: again.sha256, also: again.also, metadata: again.metadata === null ? null : { ...again.metadata, problem: first.problem } };
  };

  return {
    async copy(task) {
      busy();
      return copy(task).finally(rest);
    },
    async inspect(asked, worked = () => undefined) {
      busy();
      return inspect(asked, worked).finally(rest);
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      await Promise.all([...threads.copy, ...threads.inspect].map(({ worker }) => worker.terminate()));
    },
  };
};
