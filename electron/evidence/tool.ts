// Evidence as the command line tool uses it: the same use cases as the window's, awaited to their end.
import { randomBytes } from 'node:crypto';
import { basename, dirname, resolve } from 'node:path';
import type { Failure } from '../../shared/contract/failure.ts';
import type { InputOf } from '../../shared/contract/registry.ts';
import { isRead, type EvidenceItem, type EvidenceQuery, type EvidenceRow, type ListedRow, type PrivilegedWay, type Sort } from '../../shared/evidence/schema.ts';
import type { CaseId, EvidenceId, Sha256 } from '../../shared/ids.ts';
import type { JobProgress, JobResult } from '../../shared/jobs/schema.ts';
import type { Case } from '../../shared/cases/schema.ts';
import { caseToAddTo } from '../cases/service.ts';
import { newestActionAbout } from '../custody/service.ts';
import { createJobs, type Emit } from '../jobs/registry.ts';
import type { VaultSession } from '../vault/session.ts';
import { startAdding } from './intake/adding.ts';
import { createContext } from './context.ts';
import { exportAs } from './outside/exporting.ts';
import type { AddedFrom } from './intake/add-sources.ts';
import { damagedItem, wholeItem } from './whole-item.ts';
import { linkedItems } from './describing/linking.ts';
import { countsByCase, countUnnumbered, pageOf } from './list/list-repository.ts';
import { planOf } from './list/query-repository.ts';
import { recordPassage } from './describing/physical-passages.ts';

export interface AddOptions {
  /** The case that they go into; the one that is worked in where none is named. */
  readonly into?: Case;
  /** Called once for every file, link, or unreadable folder, when what became of it is certain. */
  readonly onResult?: (result: JobResult & { readonly path: string }) => void;
  readonly onProgress?: (progress: JobProgress) => void;
  /** Aborting stops after the files being copied; what is in stays in. */
  readonly signal?: AbortSignal;
}

export interface Added {
  readonly progress: JobProgress;
  /** Why it ended early, or null. */
  readonly failure: Failure | null;
}

const pathOf = (source: unknown): string => {
  const { path } = source as AddedFrom;
  return path === null ? '' : path.toString();
};

/** Adds files and folders and resolves when all of them are settled. Never rejects for what happens to single files; throws `case-closed`. */
export const addPaths = async (session: VaultSession, paths: readonly string[], { into, onResult, onProgress, signal }: AddOptions = {}): Promise<Added> => {
  let told = 0;
  const tell = (): void => {
    const job = jobs.list()[0];
    for (; job !== undefined && told < job.results.length; told += 1) {
      const result = job.results[told];
      if (result !== undefined) {
        onResult?.({ ...result, path: pathOf(job.sources[told]) });
      }
    }
  };
  const emit: Emit = (name, payload) => {
    if (name === 'jobs.progress') {
      tell();
      onProgress?.(payload as JobProgress);
    }
  };
  const jobs = createJobs(emit);
  const context = createContext(session, jobs);
  try {
    const { id, done } = startAdding(context, paths, 'command-line', await caseToAddTo(session.read, into?.id));
    const stop = (): void => { jobs.get(id).stop(); };
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted === true) {
      stop();
    }
    await done;
    signal?.removeEventListener('abort', stop);
    tell();
    const progress = jobs.get(id).progress();
    return { progress, failure: progress.failure };
  } finally {
    await context.threads.close();
  }
};

/**
 * Decrypts one item to `file`, byte for byte what was added, with a custody entry. Throws `target-exists` rather than overwrite,
 * `set-aside` for an item that is not what was added, `privileged-not-asked`, `not-found`.
 */
export const extractTo = async (session: VaultSession, id: EvidenceId, file: string, reason = 'extracted on the command line', recipient = '', privileged: PrivilegedWay = null): Promise<{ readonly file: string; readonly sha256: Sha256; readonly size: number }> => {
  const jobs = createJobs(() => undefined);
  const context = createContext(session, jobs);
  const target = resolve(file);
  try {
    const item = await exportAs(context, id, basename(target), { folder: dirname(target), reason, recipient, privileged });
    return { file: target, sha256: item.sha256, size: item.size };
  } finally {
    await context.threads.close();
  }
};

const step = 500;

/** Every item a query finds, in order, read a page at a time; one whose records are damaged is in its place. */
export async function* listWithDamaged(session: VaultSession, query: EvidenceQuery, sort: Sort = { by: 'id', direction: 'ascending' }): AsyncGenerator<ListedRow> {
  for (let offset = 0; ; offset += step) {
    const rows = await pageOf(session.read, await planOf(session.read, query), sort, offset, step);
    yield* rows;
    if (rows.length < step) {
      return;
    }
  }
}

/** The same for whoever can do nothing with a damaged one. Throws `database-damaged` naming it. */
export async function* listEvidence(session: VaultSession, query: EvidenceQuery, sort?: Sort): AsyncGenerator<EvidenceRow> {
  for await (const row of listWithDamaged(session, query, sort)) {
    if (!isRead(row)) throw damagedItem(row.id);
    yield row;
  }
}

/** How many items are in no list, because their numbers are damaged. */
export const unnumberedItems = (session: VaultSession): Promise<number> => countUnnumbered(session.read);

/** How many items of the list each case holds. */
export const itemsByCase = async (session: VaultSession): Promise<ReadonlyMap<CaseId, number>> => new Map((await countsByCase(session.read)).map((one) => [one.case, one.items]));

/** What an item is linked with, and how many of its links cannot be read. */
export const linksOfEvidence = (session: VaultSession, id: EvidenceId) => linkedItems(session.read, id);

/** One item in full. Throws `not-found`. */
export const showEvidence = async (session: VaultSession, id: EvidenceId): Promise<EvidenceItem> => {
  return wholeItem(session.read, id);
};

/** Puts on record what happened to the objects of these items, and answers with the entry of each. Throws what `evidence.recordPassage` does. */
export const recordPassageOf = async (session: VaultSession, ids: readonly EvidenceId[], what: Omit<InputOf<'evidence.recordPassage'>, 'selection' | 'session'>): Promise<readonly { readonly id: EvidenceId; readonly seq: number }[]> => {
  const context = createContext(session, createJobs(() => undefined));
  const named = [...new Set(ids)];
  try {
    await recordPassage(context, { ...what, selection: { by: 'ids', ids: named }, session: randomBytes(8).toString('hex') });
  } finally {
    await context.threads.close();
  }
  const recorded: { id: EvidenceId; seq: number }[] = [];
  for (const id of named) recorded.push({ id, seq: (await newestActionAbout(session.read, id, 'passage'))?.seq ?? 0 });
  return recorded;
};
