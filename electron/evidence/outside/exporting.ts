// Use case: plain copies outside the vault, as a job. Each is compared with its fingerprint before it gets its name, and gets its name
// in the same change as its custody entry. What does not match is set aside and not exported.
import { HoldfastError, type FailureCode } from '../../../shared/contract/failure.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { PrivilegedWay, Selection } from '../../../shared/evidence/schema.ts';
import { failureOf } from '../../jobs/failure-of.ts';
import type { JobReporter } from '../../jobs/job.ts';
import { MiB } from '../../../shared/sizes.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import type { ObjectReader } from '../../vault/objects/object-store.ts';
import { storedObject } from '../../vault/stored-objects.ts';
import { compare, isLoss, keepFinding, keepUnreadable, readingFailure } from '../checking/comparing.ts';
import { storedItemOf, type EvidenceContext } from '../context.ts';
import { writeCheck } from '../describing/edit-repository.ts';
import type { StoredItem } from '../stored-repository.ts';
import { selectionTotals } from '../list/selection-repository.ts';
import { beginOutgoing } from './outgoing.ts';
import { requireFolder } from './plain-file.ts';
import { keptAsPrivileged, privilegedFact, requireAsked } from './privileged-gate.ts';
import { copyName } from './safe-name.ts';
import { itemsOf } from '../list/selection.ts';
import { reportDamaged } from '../whole-item.ts';
import type { EvidenceId } from '../../../shared/ids.ts';

export interface ExportRequest {
  readonly folder: string;
  readonly reason: string;
  readonly recipient: string;
  /** What becomes of items that are marked as between a lawyer and a client; null when nobody was asked. */
  readonly privileged: PrivilegedWay;
}

const group = 50;
const blockBytes = 1 * MiB;

/** How long work asks whether to leave at once, and tells how far it is. */
interface Watch {
  readonly signal: AbortSignal;
  readonly worked: (bytes: number) => void;
}

const damage = (error: unknown): boolean =>
  error instanceof HoldfastError && (error.code === 'object-damaged' || error.code === 'object-missing' || error.code === 'read-back-differs');

const isUnreadable = (error: unknown): boolean => error instanceof HoldfastError && error.code === 'object-unreadable';

/** Looks again at an item that did not come out as it went in; sets it aside when it truly is not what was added. */
const judge = async (context: EvidenceContext, item: StoredItem): Promise<Problem | null> => {
  const found = await compare(context, item);
  if (found !== null) await keepFinding(context, item, found);
  return found;
};

const writeCopy = async (context: EvidenceContext, item: StoredItem, reader: ObjectReader, request: ExportRequest, names: (times: number) => string, { signal, worked }: Watch): Promise<string> => {
  const outgoing = await beginOutgoing(context, item.id, request.folder);
  try {
    for (let at = 0; at < reader.size; at += blockBytes) {
      if (signal.aborted) {
        throw new HoldfastError('vault-locked');
      }
      const bytes = await reader.read(at, Math.min(reader.size, at + blockBytes)).catch(async (error: unknown) => { throw await readingFailure(context, item, error); });
      await outgoing.write(bytes);
      worked(bytes.byteLength);
    }
    return await outgoing.end({
      names,
      check: (sha256) => {
        if (sha256 !== item.sha256) {
          throw new HoldfastError('read-back-differs');
        }
      },
      record: async (change, name) => {
        await writeCheck(change.db, [item.number], 'equal', change.at);
        await change.record('exported', item.id, { name, reason: request.reason, recipient: request.recipient, sha256: item.sha256, size: item.size, ...privilegedFact(item) });
      },
    });
  } catch (error) {
    await outgoing.abandon();
    throw error;
  }
};

/**
 * Writes one copy into `folder` under the first free of `names` and returns its name. Throws `set-aside` for an item that is or now
 * turns out to be, `privileged-left-out`, `object-unreadable`, and the failures of the target's disk.
 */
const exportOne = async (context: EvidenceContext, item: StoredItem, request: ExportRequest, names: (times: number) => string, watch: Watch): Promise<string> => {
  const { session } = context;
  if (item.removed) {
    throw new HoldfastError('item-removed', { id: item.id, name: item.id });
  }
  if (item.setAside) {
    throw new HoldfastError('set-aside', { id: item.id });
  }
  const kept = keptAsPrivileged(item, request.privileged);
  if (kept !== null) {
    throw kept;
  }
  const ref = await storedObject(session.read, item.object);
  try {
    if (ref === null) {
      throw new HoldfastError('object-missing', { object: item.object });
    }
    const reader = await session.objects.open(ref).catch(async (error: unknown) => { throw await readingFailure(context, item, error); });
    try {
      return await writeCopy(context, item, reader, request, names, watch);
    } finally {
      await reader.close();
    }
  } catch (error) {
    const found = damage(error) ? await judge(context, item) : null;
    if (found !== null) {
      throw isLoss(found) ? new HoldfastError('set-aside', { id: item.id }, { cause: error }) : new HoldfastError('object-unreadable', { id: item.id, name: item.id }, { cause: error });
    }
    if (isUnreadable(error)) await keepUnreadable(context, item);
    throw error;
  }
};

/** The next copy would meet the same; what is written stays and is logged. */
const ending: ReadonlySet<FailureCode> = new Set<FailureCode>(['target-full', 'target-read-only', 'target-gone', 'disk-full', 'disk-read-only', 'disk-gone', 'not-allowed-by-system', 'vault-locked']);

const run = async (context: EvidenceContext, selection: Selection, request: ExportRequest, reporter: JobReporter): Promise<void> => {
  const totals = await selectionTotals(context.session.read, selection);
  reporter.found(totals.items, totals.bytes);
  for await (const { items, damaged } of itemsOf(context.session.read, selection, group)) {
    for (const item of items) {
      if (!(await reporter.mayContinue())) {
        return;
      }
      reporter.now(item.title === '' ? item.fileName : item.title);
      const shared = { name: item.fileName, item: item.id, sha256: item.sha256, size: item.size, problem: null };
      try {
        const name = await exportOne(context, item, request, (times) => copyName(item.id, item.fileName, times), { signal: reporter.signal, worked: (bytes) => { reporter.worked(bytes); } });
        reporter.result({ ...shared, name, outcome: 'ok', failure: null });
      } catch (error) {
        reporter.result({ ...shared, outcome: 'failed', failure: failureOf(error) });
        if (error instanceof HoldfastError && ending.has(error.code)) {
          throw error;
        }
      }
    }
    reportDamaged(reporter, damaged);
  }
};

/** Starts exporting a selection. Throws `reason-needed` without a reason, `privileged-not-asked`, `not-found` when the folder is not there, `input-refused` in the vault. */
export const startExporting = async (context: EvidenceContext, selection: Selection, request: ExportRequest): Promise<JobId> => {
  if (request.reason.trim().length < 3) {
    throw new HoldfastError('reason-needed');
  }
  await requireFolder(request.folder, context.session.folder);
  await requireAsked(context.session.read, selection, request.privileged);
  return context.jobs.start('export', (reporter) => run(context, selection, request, reporter)).id;
};

/** Writes one item to exactly `folder/name`, which must not exist (`target-exists`). For the command line tool. */
export const exportAs = async (context: EvidenceContext, id: EvidenceId, name: string, request: ExportRequest): Promise<StoredItem> => {
  const item = await storedItemOf(context.session, id);
  await requireFolder(request.folder, context.session.folder);
  await requireAsked(context.session.read, { by: 'ids', ids: [id] }, request.privileged);
  await exportOne(context, item, request, (times) => {
    if (times > 1) {
      throw new HoldfastError('target-exists', { name });
    }
    return name;
  }, { signal: new AbortController().signal, worked: () => undefined });
  return item;
};
