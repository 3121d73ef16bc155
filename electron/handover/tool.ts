// Handover as the command line tool uses it, awaited to its end; and opening a pack, which the window's calls share.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { JobProgress, JobResult } from '../../shared/jobs/schema.ts';
import { openAgeFile, withPayload, type AgeIdentity } from '../backup/tool.ts';
import { createContext, type EvidenceContext } from '../evidence/context.ts';
import type { JobReporter } from '../jobs/job.ts';
import { createJobs } from '../jobs/registry.ts';
import type { VaultSession } from '../vault/session.ts';
import { onPack } from './failures.ts';
import { handOver, type HandedOver, type HandoverRequest } from './handing-over.ts';
import { openPack, type Pack } from './read-pack.ts';
import { takeIn, type TakenIn, type TakingIn } from './taking-in.ts';

export type { Pack } from './read-pack.ts';

/** Looks at the outside of a pack; needs no key. Throws `not-a-pack`, also for a file that a passphrase opens, `pack-damaged`, `not-found`. */
export const lookAtPack = async (path: string): Promise<void> => {
  const { opensWith } = await onPack(() => openAgeFile(path));
  if (opensWith === 'passphrase') throw new HoldfastError('not-a-pack');
};

/** Opens a pack with any of the keys, which are cleared, and runs `work`. Throws `pack-did-not-open`, `not-a-pack`, `pack-newer`, `pack-damaged`. */
export const withPack = async <T>(path: string, identities: readonly AgeIdentity[], work: (pack: Pack) => Promise<T>): Promise<T> => {
  await lookAtPack(path);
  return onPack(async () => withPayload(await openAgeFile(path), { identities }, async (payload) => work(await openPack(payload))));
};

export interface ToolWatch {
  readonly onResult?: (result: JobResult) => void;
  readonly onProgress?: (progress: JobProgress) => void;
  /** Aborting stops after the record at hand. */
  readonly signal?: AbortSignal;
}

/** Runs one job to its end; throws the failure that ended it. */
const awaited = async <T>(session: VaultSession, kind: 'hand-over' | 'take-in', { onResult, onProgress, signal }: ToolWatch, work: (context: EvidenceContext, reporter: JobReporter) => Promise<T>): Promise<T> => {
  const jobs = createJobs((name, payload) => { if (name === 'jobs.progress') onProgress?.(payload as JobProgress); });
  const context = createContext(session, jobs);
  const ended = Promise.withResolvers<T>();
  try {
    const { id, done } = jobs.start(kind, (reporter) => work(context, reporter).then((value) => { ended.resolve(value); }, (error: unknown) => {
      ended.reject(error);
      throw error;
    }));
    const stop = (): void => { jobs.get(id).stop(); };
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted === true) stop();
    await Promise.allSettled([ended.promise]);
    await done;
    signal?.removeEventListener('abort', stop);
    jobs.get(id).results.forEach((result) => { onResult?.(result); });
    return await ended.promise;
  } finally {
    await context.threads.close();
  }
};

/** See `handOver`. */
export const handOverTo = (session: VaultSession, request: HandoverRequest, watch: ToolWatch = {}): Promise<HandedOver> =>
  awaited(session, 'hand-over', watch, (context, reporter) => handOver(context, request, reporter));

/** See `takeIn`. */
export const takeInFrom = (session: VaultSession, pack: Pack, how: TakingIn, watch: ToolWatch = {}): Promise<TakenIn> =>
  awaited(session, 'take-in', watch, (context, reporter) => takeIn(context, pack, how, reporter));
