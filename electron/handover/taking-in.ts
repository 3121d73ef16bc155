// Use case: a pack from another office is taken in. First all of it is checked; only then its records come in, some dozens to a transaction with
// their custody entries. Killed anywhere, taking it in again completes it; taken in twice, nothing changes. What is here is never overwritten.
import { HoldfastError } from '../../shared/contract/failure.ts';
import { differingFields, valueOf, type Said } from '../../shared/handover/rules.ts';
import { handedFields, type CaseChoice, type PackId } from '../../shared/handover/schema.ts';
import type { Relation } from '../../shared/evidence/links.ts';
import type { EvidenceId } from '../../shared/ids.ts';
import type { JobResult } from '../../shared/jobs/schema.ts';
import { MiB } from '../../shared/sizes.ts';
import { instant } from '../../shared/time.ts';
import { caseHanded, caseToAddTo } from '../cases/service.ts';
import type { EvidenceContext } from '../evidence/context.ts';
import { linkTaken } from '../evidence/describing/linking.ts';
import { saidHere } from '../evidence/describing/said-here.ts';
import { hasBytes, isHereWhole, itemOfUid, requireListed, takeInTogether, type Arrived, type Incoming, type TakenItem } from '../evidence/handing-over/taking-in.ts';
import { failureOf } from '../jobs/failure-of.ts';
import type { JobReporter } from '../jobs/job.ts';
import type { Change } from '../vault/session.ts';
import type { RecordEntry } from './manifest.ts';
import type { Pack } from './read-pack.ts';
import { keptRecord, readRecord, type EvidenceRecord, type Refusal } from './records.ts';
import { closeConflict, finishPack, insertPack, keepOrigin, lastRecord, noteReceived, openConflict, receivedPack, subjectOf, wasReceived, type RecordName } from './repository.ts';

export interface TakenIn {
  readonly packId: PackId;
  /** Records of each outcome. */
  readonly counts: { readonly new: number; readonly here: number; readonly restored: number; readonly toDecide: number; readonly refused: number };
}

/** The next record would meet the same. */
const ending: ReadonlySet<string> = new Set(['disk-full', 'disk-read-only', 'disk-gone', 'not-allowed-by-system', 'vault-locked', 'database-damaged', 'history-rolled-back', 'pack-damaged', 'cancelled']);

const goOn = async (reporter: JobReporter): Promise<void> => {
  if (reporter.signal.aborted || !(await reporter.mayContinue())) throw new HoldfastError('cancelled');
};

const titleOf = ({ item }: EvidenceRecord): string => (item.description.title === '' ? item.fileName : item.description.title);

const refusedFor = ({ kind, number }: RecordEntry, { reason }: Refusal): HoldfastError => new HoldfastError('pack-record-refused', { reason, kind, name: number });

const saidIn = ({ item }: EvidenceRecord): Said => ({ description: item.description, tags: item.tags });

interface Checked {
  /** The records that this program does not take in. */
  readonly refused: ReadonlyMap<number, Refusal>;
  /** Whether each of the others says which case it was in. */
  readonly allNameCases: boolean;
}

/** Goes through every byte of the pack before anything of it counts. */
const checkAll = async (pack: Pack, reporter: JobReporter): Promise<Checked> => {
  const refused = new Map<number, Refusal>();
  let allNameCases = true;
  await pack.check((index, bytes) => {
    const entry = pack.manifest.records[index];
    const read = entry === undefined ? null : readRecord(entry, bytes);
    if (read !== null && 'reason' in read) refused.set(index, read);
    else if (read !== null && read.item.case === undefined) allNameCases = false;
  }, async (bytes) => {
    reporter.worked(bytes);
    await goOn(reporter);
  });
  return { refused, allNameCases };
};

export interface TakingIn {
  /** Of the pack, for people. */
  readonly fileName: string;
  readonly cases: CaseChoice;
}

interface Coming {
  readonly pack: Pack;
  readonly index: number;
  readonly name: RecordName;
  readonly record: EvidenceRecord;
  /** As it is kept. */
  readonly text: Buffer;
  readonly sha256: string;
}

type Before = Awaited<ReturnType<typeof lastRecord>>;

/** Opens what differs for decisions; answers with how many fields wait. */
const compareSaid = async (change: Change, { name, record, pack }: Coming, taken: TakenItem, before: Before): Promise<number> => {
  const here = await saidHere(change.db, taken.id);
  if (here === null || taken.outcome === 'new') return 0;
  const last = before === null ? null : keptRecord(before.record);
  const base = last === null ? null : saidIn(last);
  const theirs = saidIn(record);
  const differing = differingFields(here, theirs, base);
  for (const field of handedFields) {
    const now = valueOf(theirs, field);
    if (differing.includes(field)) {
      await openConflict(change.db, { ...name, subject: taken.id, field, theirs: now, base: base === null ? undefined : valueOf(base, field), packId: pack.manifest.packId }, change.at);
    } else if (JSON.stringify(now) === JSON.stringify(valueOf(here, field))) {
      await closeConflict(change.db, name, field, change.at);
    }
  }
  return differing.length;
};

/** Makes the links that the sender stated since the last pack, with those items that are here. Each end brings them, so the later one finds the earlier. */
const linkAlike = async (change: Change, { name: { kind }, record: { item } }: Coming, id: EvidenceId, before: Before): Promise<void> => {
  const stated = new Set((before === null ? null : keptRecord(before.record))?.item.links?.map(({ relation, uid }) => `${relation} ${uid}`));
  const links: { readonly relation: Relation; readonly other: EvidenceId }[] = [];
  for (const { relation, uid } of item.links ?? []) {
    const other = stated.has(`${relation} ${uid}`) ? null : (await subjectOf(change.db, kind, uid)) ?? (await itemOfUid(change.db, uid));
    if (other !== null) links.push({ relation, other });
  }
  await linkTaken(change, id, links);
};

const keep = async (change: Change, coming: Coming, taken: TakenItem): Promise<number> => {
  const { name, record, pack, text, sha256 } = coming;
  const { packId, sender, madeAt } = pack.manifest;
  const origin = { ...name, subject: taken.id, theirNumber: record.item.number, record: text.toString('utf8'), recordSha256: sha256, packId, entries: record.custody };
  const before = await lastRecord(change.db, name);
  // A pack that was overtaken on its way has no say about what a newer one of the same vault said.
  const isOlder = before !== null && sender.seq < before.seq;
  const waiting = isOlder ? 0 : await compareSaid(change, coming, taken, before);
  if (!isOlder) await linkAlike(change, coming, taken.id, before);
  await (isOlder ? noteReceived(change.db, origin) : keepOrigin(change.db, origin, change.at));
  await change.record('taken-in', taken.id, {
    pack: packId, fromVault: sender.vaultId, from: sender.name, theirNumber: record.item.number, madeAt, seq: sender.seq, head: sender.hash, witness: sender.witness,
    sha256: record.item.sha256, size: record.item.size, came: taken.outcome, fieldsToDecide: waiting, manifest: pack.manifestSha256,
  });
  return waiting;
};

const outcomeOf = (taken: TakenItem, waiting: number): JobResult['outcome'] =>
  (taken.outcome === 'restored' ? 'restored' : waiting > 0 ? 'to-decide' : taken.outcome === 'new' ? 'new' : 'duplicate');

/** What the record is here already, or null. Throws `pack-record-refused` when something else has its name, `item-removed` when it was removed from the list here. */
const knownAs = async (context: EvidenceContext, { name, record }: Coming): Promise<EvidenceId | null> => {
  const { read } = context.session;
  const known = (await subjectOf(read, name.kind, name.uid)) ?? (await itemOfUid(read, name.uid));
  if (known !== null && !(await hasBytes(context, known, record.item))) throw new HoldfastError('pack-record-refused', { reason: 'otherBytes', name: record.item.number, id: known });
  if (known !== null) await requireListed(context, known);
  return known;
};

async function* worked(bytes: AsyncIterable<Uint8Array>, reporter: JobReporter): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    await goOn(reporter);
    yield piece;
    reporter.worked(piece.byteLength);
  }
}

/** A record that is about to come in, or what became of one that is not. */
interface Waiting {
  readonly name: string;
  readonly entry: RecordEntry;
  readonly next: Incoming & { readonly fieldsToDecide: () => number } | { readonly id: EvidenceId } | { readonly failure: unknown };
}

const comingIn = async (context: EvidenceContext, into: Incoming['into'], coming: Coming, reporter: JobReporter): Promise<Waiting['next']> => {
  const known = await knownAs(context, coming);
  if (known !== null && (await wasReceived(context.session.read, coming.name, coming.sha256)) && (await isHereWhole(context, known))) return { id: known };
  let waiting = 0;
  return {
    into, item: coming.record.item, known, fieldsToDecide: () => waiting,
    content: () => {
      reporter.now(titleOf(coming.record));
      return worked(coming.pack.content(coming.index), reporter);
    },
    also: async (change, taken) => { waiting = await keep(change, coming, taken); },
  };
};

const begin = (context: EvidenceContext, { manifest, manifestSha256 }: Pack, fileName: string): Promise<void> => context.session.change(async ({ db, at }) => {
  const { packId, sender, madeAt, records } = manifest;
  const before = await receivedPack(db, packId);
  if (before !== null && before.manifestSha256 !== manifestSha256) throw new HoldfastError('pack-damaged', { part: 'manifest' });
  await insertPack(db, {
    id: packId, direction: 'received', vaultId: sender.vaultId, senderName: sender.name, recipients: [], reason: '', fileName, madeAt: instant(Date.parse(madeAt)), begunAt: at, doneAt: null,
    records: records.length, refused: 0, bytes: records.reduce((sum, { content }) => sum + (content?.size ?? 0), 0), seq: sender.seq, hash: sender.hash, manifestSha256,
  });
});

/** Puts on record that the pack was gone through, once, and again when more of it came in than before. */
const finish = (context: EvidenceContext, { manifest, manifestSha256 }: Pack, counts: TakenIn['counts']): Promise<void> => context.session.change(async (change) => {
  const { packId, sender, records } = manifest;
  const before = await receivedPack(change.db, packId);
  if (before?.done === true && before.refused === counts.refused && counts.new + counts.restored + counts.toDecide === 0) return;
  await finishPack(change.db, packId, change.at, counts.refused);
  await change.record('handover-taken-in', 'vault', {
    pack: packId, fromVault: sender.vaultId, from: sender.name, packItems: records.length, new: counts.new, alreadyHere: counts.here, toDecide: counts.toDecide, refused: counts.refused,
    seq: sender.seq, head: sender.hash, witness: sender.witness, manifest: manifestSha256,
  });
});

type Counts = { -readonly [K in keyof TakenIn['counts']]: number };
const countAs: Partial<Record<JobResult['outcome'], keyof Counts>> = { new: 'new', duplicate: 'here', restored: 'restored', 'to-decide': 'toDecide' };

/** Records that come in with one transaction: many small ones cost little more than one, and nobody waits long. */
const mostTogether = 64;
const mostBytesTogether = 64 * MiB;

/** Takes in what waits and tells of each, in order. Throws the first failure that the next record would meet as well, after what came in was told. */
const settle = async (context: EvidenceContext, waiting: readonly Waiting[], counts: Counts, reporter: JobReporter): Promise<void> => {
  const arrived = (await takeInTogether(context, waiting.flatMap(({ next }) => ('item' in next ? [next] : [])))).values();
  const ended: unknown[] = [];
  for (const { name, entry, next } of waiting) {
    const result = { name, sha256: entry.content?.sha256 ?? null, size: entry.content?.size ?? null, problem: null };
    const done: Arrived | { readonly id: EvidenceId } = 'item' in next ? arrived.next().value ?? { failure: new HoldfastError('unexpected') } : next;
    if ('failure' in done) {
      const failure = failureOf(done.failure);
      if (ending.has(failure.code)) {
        ended.push(done.failure);
      } else {
        counts.refused += 1;
        reporter.result({ ...result, item: null, outcome: 'failed', failure });
      }
    } else {
      const [item, outcome] = 'id' in done ? [done.id, 'duplicate' as const] : [done.taken.id, outcomeOf(done.taken, 'item' in next ? next.fieldsToDecide() : 0)];
      counts[countAs[outcome] ?? 'here'] += 1;
      reporter.result({ ...result, item, outcome, failure: null });
    }
  }
  if (ended.length > 0) throw ended[0];
};

/**
 * Takes the pack in; the reporter hears of every record. What is new goes into the case that is worked in, or, by their cases, into the one that its record names. Throws `pack-damaged` before anything came in when any byte of it is not as it was made, `case-closed` when nothing new
 * may come into the case that is worked in and anything would (of a closed case that the pack names, its records are refused), `cancelled` when it was stopped (what came in stays in), and the failures of the vault's disk.
 */
export const takeIn = async (context: EvidenceContext, pack: Pack, { fileName, cases }: TakingIn, reporter: JobReporter): Promise<TakenIn> => {
  const { packId, sender, records } = pack.manifest;
  const { read } = context.session;
  const contentBytes = records.reduce((sum, { content }) => sum + (content?.size ?? 0), 0);
  const ours = cases === 'ours' ? await caseToAddTo(read) : null;
  reporter.found(records.length, pack.length + contentBytes);
  const { refused, allNameCases } = await checkAll(pack, reporter);
  const unnamed = ours ?? (allNameCases ? null : await caseToAddTo(read));
  const intoOf = ({ item }: EvidenceRecord): Incoming['into'] => async (change) =>
    (cases === 'theirs' && item.case !== undefined ? caseHanded(change, item.case, { pack: packId, from: sender.name }) : unnamed ?? caseToAddTo(change.db));
  await begin(context, pack, fileName);
  const counts: Counts = { new: 0, here: 0, restored: 0, toDecide: 0, refused: 0 };

  const readAt = async (index: number, entry: RecordEntry): Promise<Waiting> => {
    const refusal = refused.get(index);
    if (refusal !== undefined) return { name: entry.number, entry, next: { failure: refusedFor(entry, refusal) } };
    const text = await pack.record(index);
    const record = readRecord(entry, text);
    if ('reason' in record) return { name: entry.number, entry, next: { failure: refusedFor(entry, record) } };
    const coming: Coming = { pack, index, name: { vaultId: sender.vaultId, kind: entry.kind, uid: entry.uid }, record, text, sha256: entry.record.sha256 };
    return { name: titleOf(record), entry, next: await comingIn(context, intoOf(record), coming, reporter).catch((failure: unknown) => ({ failure })) };
  };

  let waiting: Waiting[] = [];
  let bytes = 0;
  const bringIn = async (): Promise<void> => {
    try {
      await settle(context, waiting, counts, reporter);
    } finally {
      if (cases === 'theirs') context.jobs.emit('cases.changed', {});
    }
  };
  for (const [index, entry] of records.entries()) {
    await goOn(reporter);
    const size = entry.record.size + (entry.content?.size ?? 0);
    const isTwice = waiting.some(({ entry: { content } }) => content?.sha256 === entry.content?.sha256);
    if (isTwice || waiting.length === mostTogether || bytes + size > mostBytesTogether) {
      await bringIn();
      waiting = [];
      bytes = 0;
    }
    waiting.push(await readAt(index, entry));
    bytes += size;
  }
  await bringIn();
  await finish(context, pack, counts);
  return { packId, counts };
};
