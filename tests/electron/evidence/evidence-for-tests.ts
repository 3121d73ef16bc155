// A real vault with the evidence domain over it, and small conveniences for waiting until long work has ended.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everything, isRead, type AskedSort, type EvidenceQuery, type EvidenceRow } from '../../../shared/evidence/schema.ts';
import { evidenceIdSchema, type EvidenceId, type JobId } from '../../../shared/ids.ts';
import type { JobProgress, JobResult } from '../../../shared/jobs/schema.ts';
import { evidenceHandlers, type EvidenceHandlers } from '../../../electron/evidence/handlers.ts';
import { createJobs, type Jobs } from '../../../electron/jobs/registry.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import type { VaultSession } from '../../../electron/vault/session.ts';
import { custodyHandlers } from '../../../electron/custody/handlers.ts';
import { withoutUnread, type CustodyEntry } from '../../../shared/custody/schema.ts';
import '../../faults/remembered-argon2.ts';
import { openCopy } from '../vault/vault-for-tests.ts';

export interface EvidenceForTests extends EvidenceHandlers {
  readonly jobs: Jobs;
  readonly events: { readonly name: string; readonly payload: unknown }[];
  ended(job: JobId): Promise<JobProgress>;
  results(job: JobId): readonly JobResult[];
  /** Adds paths and waits for the end. */
  add(...paths: readonly string[]): Promise<{ readonly job: JobId; readonly progress: JobProgress; readonly results: readonly JobResult[] }>;
  list(query?: Partial<EvidenceQuery>, sort?: AskedSort): Promise<readonly EvidenceRow[]>;
  found(text: string): Promise<readonly EvidenceId[]>;
  shut(): Promise<void>;
}

export const id = (text: string): EvidenceId => evidenceIdSchema.parse(text);

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export const evidenceOver = (session: VaultSession): EvidenceForTests => {
  const events: { name: string; payload: unknown }[] = [];
  const waiting = new Map<JobId, () => void>();
  const jobs = createJobs((name, payload) => {
    events.push({ name, payload });
    if (name === 'jobs.progress') {
      const progress = payload as JobProgress;
      if (['finished', 'stopped', 'failed'].includes(progress.state)) {
        waiting.get(progress.job)?.();
      }
    }
  });
  const handlers = evidenceHandlers(session, jobs);
  const ended = async (job: JobId): Promise<JobProgress> => {
    if (!jobs.get(job).ended) {
      await new Promise<void>((resolve) => { waiting.set(job, resolve); });
    }
    return jobs.get(job).progress();
  };
  const results = (job: JobId): readonly JobResult[] => jobs.get(job).results;
  const list = async (query: Partial<EvidenceQuery> = {}, sort: AskedSort = { by: 'id', direction: 'ascending' }): Promise<readonly EvidenceRow[]> =>
    (await handlers.evidence.page({ query: { ...everything, ...query }, sort, offset: 0, limit: 500 })).rows.filter(isRead);
  return {
    ...handlers,
    jobs,
    events,
    ended,
    results,
    async add(...paths) {
      const { job } = await handlers.process['process.addPaths']({ paths: [...paths], way: 'folder' });
      const progress = await ended(job);
      return { job, progress, results: results(job) };
    },
    list,
    found: async (text) => (await list({ text })).map((row) => row.id),
    async shut() {
      await jobs.close();
      await handlers.close();
    },
  };
};

/** Writes files by name and gives back their paths. */
export const writeFiles = async (folder: string, files: Readonly<Record<string, Uint8Array | string>>): Promise<readonly string[]> =>
  Promise.all(Object.entries(files).map(async ([name, content]) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }));

export interface Place {
  readonly folder: string;
  readonly vault: string;
  readonly session: OpenSession;
  readonly evidence: EvidenceForTests;
  /** A fresh folder for sources. */
  sources(): Promise<string>;
  custody(subject: string | null): Promise<readonly CustodyEntry[]>;
  end(): Promise<void>;
}

/** An empty vault in a folder of the test's own. `inside` puts it somewhere else, on a small disk say. */
export const openPlace = async (inside: string = tmpdir()): Promise<Place> => {
  const folder = mkdtempSync(join(inside, 'holdfast-evidence-'));
  const vault = join(folder, 'vault');
  const session = await openCopy(vault);
  const evidence = evidenceOver(session);
  const { page } = custodyHandlers({ session: () => session, printForm: () => Promise.reject(new Error('nothing is printed here')) });
  let made = 0;
  return {
    folder, vault, session, evidence,
    async sources() {
      made += 1;
      const path = join(folder, `sources-${made}`);
      await mkdir(path);
      return path;
    },
    custody: async (subject) => withoutUnread((await page({ subject, filter: null, offset: 0, limit: 500 })).entries),
    async end() {
      await evidence.shut();
      await session.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
