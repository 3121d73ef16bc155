// Use case: chosen items leave in a pack for another office. The pack gets its name in the same change as the custody entries of every
// item in it, and only after all of it was read back. What may not go or is damaged is named and left out.
import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { HoldfastError, type FailureCode } from '../../shared/contract/failure.ts';
import { packIdSchema, mostInPack, type HandoverRecipient, type PackId } from '../../shared/handover/schema.ts';
import type { PrivilegedWay, Selection } from '../../shared/evidence/schema.ts';
import { MiB } from '../../shared/sizes.ts';
import { lookAtTarget } from '../backup/target.ts';
import { custodyHead, entriesAbout } from '../custody/service.ts';
import { readingFailure } from '../evidence/checking/comparing.ts';
import type { EvidenceContext } from '../evidence/context.ts';
import { chosenButGone, chosenItems, describeForHandover, whatKeeps, openForHandover, type StoredItem } from '../evidence/handing-over/handing-over.ts';
import { beginOutgoing } from '../evidence/outside/outgoing.ts';
import { privilegedFact, requireAsked } from '../evidence/outside/privileged-gate.ts';
import { requireFolder } from '../evidence/outside/plain-file.ts';
import { damagedItem, isAbout, naming, reportDamaged } from '../evidence/whole-item.ts';
import { failureOf } from '../jobs/failure-of.ts';
import type { JobReporter } from '../jobs/job.ts';
import { whyNot } from './handover-gate.ts';
import { evidenceKind, formatName, formatVersion, largestRecord, manifestText, type Manifest } from './manifest.ts';
import { recipientBytes, recipientWords } from './recipients.ts';
import { evidenceRecord, fitsInPack, recordText } from './records.ts';
import { insertPack } from './repository.ts';
import { sealPack, type SealedPack } from './write-pack.ts';

export interface HandoverRequest {
  /** Path of the file, which must not exist. */
  readonly file: string;
  readonly selection: Selection;
  readonly recipients: readonly HandoverRecipient[];
  readonly reason: string;
  /** As the receiver is told who sends it; may be empty. */
  readonly senderName: string;
  /** What becomes of items that are marked as between a lawyer and a client; null when nobody was asked. */
  readonly privileged?: PrivilegedWay;
}

export interface HandedOver {
  readonly packId: PackId;
  /** Length of the file, and the fingerprint of its bytes. */
  readonly fileBytes: number;
  readonly sha256: string;
  readonly items: readonly StoredItem[];
}

const blockBytes = 1 * MiB;
/** What every pack's own subject in the list of copies outside is called. */
export const packSubject = 'pack';

const spoiling: ReadonlySet<FailureCode> = new Set<FailureCode>(['object-damaged', 'object-missing', 'object-unreadable']);

/** An item whose bytes are not what was added, or that the disk does not give back: found when they were read for the pack. */
class NotWhole extends Error {
  readonly item: StoredItem;
  readonly failure: HoldfastError;

  constructor(item: StoredItem, code: FailureCode, cause: unknown) {
    super('an item is not whole', { cause });
    this.item = item;
    this.failure = new HoldfastError(code, { id: item.id, name: item.id });
  }
}

/** What was made unreadable has its number alone. */
const nameOf = ({ id, title, fileName }: StoredItem): string => [title, fileName].find((name) => name !== '') ?? id;

const refuse = (reporter: JobReporter, item: StoredItem, failure: unknown): void => {
  reporter.result({ name: nameOf(item), outcome: 'failed', item: item.id, sha256: item.sha256, size: item.size, failure: failureOf(failure), problem: null });
};

const goOn = async (reporter: JobReporter): Promise<void> => {
  if (reporter.signal.aborted || !(await reporter.mayContinue())) throw new HoldfastError('cancelled');
};

/** The item's bytes, compared with their fingerprint on the way. Throws `NotWhole`. */
async function* contentOf(context: EvidenceContext, item: StoredItem, reporter: JobReporter): AsyncGenerator<Uint8Array> {
  const spoilt = async (error: unknown): Promise<unknown> => {
    const failure = await readingFailure(context, item, error);
    return failure instanceof HoldfastError && spoiling.has(failure.code) ? new NotWhole(item, failure.code, failure) : failure;
  };
  const reader = await openForHandover(context, item).catch(async (error: unknown) => { throw await spoilt(error); });
  const hash = createHash('sha256');
  try {
    for (let at = 0; at < reader.size; at += blockBytes) {
      await goOn(reporter);
      const bytes = await reader.read(at, Math.min(reader.size, at + blockBytes)).catch(async (error: unknown) => { throw await spoilt(error); });
      hash.update(bytes);
      yield bytes;
      reporter.worked(bytes.byteLength);
    }
    if (hash.digest('hex') !== item.sha256) throw new NotWhole(item, 'object-damaged', null);
  } finally {
    await reader.close();
  }
}

interface Gathered {
  readonly manifest: Manifest;
  readonly records: readonly Uint8Array[];
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Reads all records and where the log stands at one moment: nothing is written meanwhile. */
const gather = ({ session }: EvidenceContext, items: readonly StoredItem[], senderName: string): Promise<Gathered> => session.change(async ({ db, at }) => {
  const records: Uint8Array[] = [];
  const entries: Manifest['records'] = [];
  const along = new Set(items.map(({ number }) => number));
  for (const { id } of items) {
    const item = await describeForHandover(db, id, along);
    const record = evidenceRecord(item, await naming(id, entriesAbout(db, id)));
    const text = recordText(record);
    if (text.byteLength > largestRecord || !fitsInPack(record)) throw new HoldfastError('pack-too-large', { name: id });
    records.push(text);
    entries.push({ kind: evidenceKind, uid: item.uid, number: id, record: { size: text.byteLength, sha256: sha256Of(text) as Manifest['records'][number]['record']['sha256'] }, content: { size: item.size, sha256: item.sha256 } });
  }
  const { seq, hash, witness } = await custodyHead(db);
  const manifest: Manifest = {
    format: formatName, version: formatVersion, packId: packIdSchema.parse(randomBytes(16).toString('hex')), madeAt: new Date(at).toISOString(),
    sender: { vaultId: session.vaultId, name: senderName, seq, hash, witness }, records: entries,
  };
  return { manifest, records };
});

const place = async (context: EvidenceContext, request: HandoverRequest, items: readonly StoredItem[], { manifest }: Gathered, sealed: SealedPack, refused: number, reporter: JobReporter): Promise<HandedOver> => {
  const { session } = context;
  const name = basename(request.file);
  const folder = dirname(request.file);
  const outgoing = await beginOutgoing(context, packSubject, folder);
  let fingerprint = '';
  const bytes = items.reduce((sum, { size }) => sum + size, 0);
  try {
    await sealed.write((bytes) => outgoing.write(bytes));
    await outgoing.end({
      names: (times) => {
        if (times > 1) throw new HoldfastError('target-exists', { name });
        return name;
      },
      check: (sha256, path) => {
        fingerprint = sha256;
        // The file is larger than the content that was promised, by its records and headers: never more than all is told.
        let untold = bytes;
        return sealed.readBack(path, async (read) => {
          const told = Math.min(read, untold);
          untold -= told;
          reporter.worked(told);
          await goOn(reporter);
        });
      },
      record: async (change, _name, sha256) => {
        const manifestSha256 = sha256Of(Buffer.from(manifestText(manifest), 'utf8'));
        const recipient = request.recipients.map(recipientWords).join(', ');
        const { reason } = request;
        await insertPack(change.db, {
          id: manifest.packId, direction: 'sent', vaultId: session.vaultId, senderName: request.senderName, recipients: request.recipients.map(recipientWords), reason, fileName: name,
          madeAt: change.at, begunAt: change.at, doneAt: change.at, records: items.length, refused, bytes, seq: manifest.sender.seq, hash: manifest.sender.hash, manifestSha256,
        });
        for (const item of items) await change.record('handed-over', item.id, { pack: manifest.packId, name, reason, recipient, sha256: item.sha256, size: item.size, ...privilegedFact(item) });
        await change.record('handover-made', 'vault', { pack: manifest.packId, name, reason, recipient, packItems: items.length, refused, bytes, sha256, manifest: manifestSha256, seq: manifest.sender.seq });
      },
    });
  } catch (error) {
    await outgoing.abandon();
    throw error;
  }
  return { packId: manifest.packId, fileBytes: sealed.length, sha256: fingerprint, items };
};

const attempt = async (context: EvidenceContext, request: HandoverRequest, items: readonly StoredItem[], refused: number, reporter: JobReporter): Promise<HandedOver> => {
  const gathered = await gather(context, items, request.senderName);
  const sealed = await sealPack({
    ...gathered,
    content: (index) => {
      const item = items[index];
      if (item === undefined) throw new RangeError('a record without an item');
      reporter.now(nameOf(item));
      return contentOf(context, item, reporter);
    },
  }, recipientBytes(request.recipients));
  try {
    const target = await lookAtTarget(request.file, context.session.folder);
    if (sealed.length > target.largestFile) throw new HoldfastError('target-refused', { reason: 'fileTooLarge' });
    if (sealed.length > target.freeBytes) throw new HoldfastError('target-full', { needed: sealed.length - target.freeBytes });
    return await place(context, request, items, gathered, sealed, refused, reporter);
  } finally {
    sealed.fileKey.fill(0);
  }
};

/**
 * Makes the pack and answers with what is in it; the reporter hears of every item. Throws `reason-needed`, `privileged-not-asked`, `pack-empty` when nothing of what was chosen can go, `pack-too-large`,
 * `cancelled`, `target-exists` and the failures of both disks. Nothing is left and nothing is on record then.
 */
export const handOver = async (context: EvidenceContext, request: HandoverRequest, reporter: JobReporter): Promise<HandedOver> => {
  if (request.reason.trim().length < 3) throw new HoldfastError('reason-needed');
  await requireFolder(dirname(request.file), context.session.folder);
  const { privileged = null } = request;
  await requireAsked(context.session.read, request.selection, privileged);
  const { items, damaged } = await chosenItems(context.session.read, request.selection);
  const chosen = [...items, ...(await chosenButGone(context.session.read, request.selection))];
  if (chosen.length + damaged.length > mostInPack) throw new HoldfastError('pack-too-large', { most: mostInPack });
  const mayGo = new Set(chosen);
  const leaveOut = (item: StoredItem, failure: HoldfastError): void => {
    mayGo.delete(item);
    refuse(reporter, item, failure);
  };
  // Once for the content that is read, once for the file that is read back.
  reporter.found(chosen.length + damaged.length, 2 * chosen.reduce((sum, { size }) => sum + size, 0));
  reportDamaged(reporter, damaged);
  for (const item of chosen) {
    const failure = whyNot(item, privileged);
    if (failure !== null) leaveOut(item, failure);
  }
  for (;;) {
    if (mayGo.size === 0) throw new HoldfastError('pack-empty');
    try {
      const made = await attempt(context, request, [...mayGo], damaged.length + chosen.length - mayGo.size, reporter);
      for (const item of made.items) reporter.result({ name: nameOf(item), outcome: 'ok', item: item.id, sha256: item.sha256, size: item.size, failure: null, problem: null });
      return made;
    } catch (error) {
      const unread = [...mayGo].find(({ id }) => isAbout(error, id));
      if (unread !== undefined) {
        leaveOut(unread, damagedItem(unread.id, error));
        continue;
      }
      if (!(error instanceof NotWhole)) throw error;
      reporter.found(0, 2 * [...mayGo].reduce((sum, { size }) => sum + size, 0));
      // One is damaged, so the others are looked at before the pack is begun again.
      leaveOut(error.item, (await whatKeeps(context, error.item.id)) ?? error.failure);
      for (const item of [...mayGo]) {
        await goOn(reporter);
        const kept = await whatKeeps(context, item.id);
        if (kept !== null) leaveOut(item, kept);
      }
    }
  }
};
