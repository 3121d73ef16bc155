// Compares stored bytes with their fingerprint and acts on what that shows: an item whose bytes are not what was added is set aside.
// A disk that does not answer is not an item that was altered; the two are never mixed up.
import { readdir } from 'node:fs/promises';
import { HoldfastError, type FailureCode } from '../../../shared/contract/failure.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import type { Change } from '../../vault/session.ts';
import { storedObject } from '../../vault/stored-objects.ts';
import type { EvidenceContext } from '../context.ts';
import type { FurtherKind } from '../intake/worker-protocol.ts';
import { writeCheck, writeNotKnown } from '../describing/edit-repository.ts';
import { hasBytes, type FoundItem, type StoredItem } from '../stored-repository.ts';

type Kind = Problem['kind'];

const kindOfDamage: Readonly<Record<string, Kind>> = {
  'length': 'object-truncated', 'not-its-own': 'object-swapped', 'not-authentic': 'object-altered', 'start': 'object-altered', 'not-a-file': 'object-missing',
};

const problem = (item: Pick<StoredItem, 'id' | 'object' | 'fileName'>, kind: Kind, severity: Problem['severity'], facts: Problem['facts'] = {}): Problem => ({
  severity, kind, item: item.id, file: `objects/${item.object.slice(0, 2)}/${item.object}`, facts: { name: item.fileName.slice(0, 1000), ...facts },
});

/** What is wrong with an item whose bytes are not what its key sealed. */
export const alteredProblem = (item: Pick<StoredItem, 'id' | 'object' | 'fileName'>): Problem => problem(item, 'object-altered', 'loss', { reason: 'not-authentic' });

/** What is wrong with an item that the disk does not give back. */
const unreadableProblem = (item: StoredItem, reason: string): Problem => problem(item, 'object-unreadable', 'warning', { reason });

const problemOf = (item: StoredItem, error: unknown): Problem => {
  if (error instanceof HoldfastError && error.code === 'object-missing') {
    return problem(item, 'object-missing', 'loss');
  }
  if (error instanceof HoldfastError && error.code === 'object-damaged') {
    const reason = String(error.facts['reason'] ?? '');
    return problem(item, kindOfDamage[reason] ?? 'object-altered', 'loss', { reason });
  }
  if (error instanceof HoldfastError && error.code === 'vault-locked') {
    throw error;
  }
  return unreadableProblem(item, error instanceof HoldfastError ? error.code : 'unexpected');
};

/** What reading an item back showed. */
interface ReadBack {
  /** Null when it is what was added. */
  readonly problem: Problem | null;
  /** The further fingerprint that was asked for. */
  readonly also: string | null;
}

/** Reads an item back from its first byte to its last, in a thread, and works out one further fingerprint on the way. Throws only when the vault is locked meanwhile. */
export const readBackWith = async ({ session, threads }: EvidenceContext, item: StoredItem, also: FurtherKind | null, worked: (bytes: number) => void = () => undefined): Promise<ReadBack> => {
  try {
    const ref = await storedObject(session.read, item.object);
    if (ref === null) {
      return { problem: problem(item, 'object-missing', 'loss', { reason: 'no-key' }), also: null };
    }
    const read = await threads.inspect({ ref, name: item.fileName, readBack: 'fingerprint', metadata: 'none', ...(also === null ? {} : { also }) }, worked);
    const isEqual = read.sha256 === item.sha256 && ref.size === item.size;
    return { problem: isEqual ? null : problem(item, 'object-does-not-match-fingerprint', 'loss', { expected: item.sha256, found: read.sha256 ?? '' }), also: read.also };
  } catch (error) {
    return { problem: problemOf(item, error), also: null };
  }
};

/** Reads an item back from its first byte to its last. Null when it is what was added; throws only when the vault is locked meanwhile. */
export const compare = async (context: EvidenceContext, item: StoredItem, worked?: (bytes: number) => void): Promise<Problem | null> => (await readBackWith(context, item, null, worked)).problem;

const ofDisk: ReadonlySet<FailureCode> = new Set<FailureCode>(['disk-gone', 'not-allowed-by-system']);

/**
 * What an error met while an item's object was opened or read says: of a disk that still answers, that it does not give back this item (`object-unreadable`), which says nothing of
 * the next one. Anything else is answered unchanged, also the error of a disk that answers nothing at all.
 */
export const readingFailure = async ({ session }: EvidenceContext, item: StoredItem, error: unknown): Promise<unknown> => {
  if (!(error instanceof HoldfastError) || !ofDisk.has(error.code)) {
    return error;
  }
  const answers = await readdir(session.folder).then(() => true, () => false);
  return answers ? new HoldfastError('object-unreadable', { id: item.id, name: item.id }, { cause: error }) : error;
};

/** Looks whether an item's object is there, belongs to it and has its length. Reads none of its content. Answers and throws as `compare`. */
export const lookAt = async ({ session }: EvidenceContext, item: StoredItem): Promise<Problem | null> => {
  try {
    const ref = await storedObject(session.read, item.object);
    if (ref === null) {
      return problem(item, 'object-missing', 'loss', { reason: 'no-key' });
    }
    await (await session.objects.open(ref)).close();
    return ref.size === item.size ? null : problem(item, 'object-truncated', 'loss', { reason: 'length' });
  } catch (error) {
    return problemOf(item, error);
  }
};

/** Whether the finding means that the bytes are not what was added, as opposed to not being readable just now. */
export const isLoss = (found: Problem): boolean => found.severity === 'loss';

/** Keeps that nobody knows any more whether the item is what was added, with the custody entry that says since when and why. */
export const noteNotKnown = async (change: Change, item: FoundItem, finding: Kind): Promise<void> => {
  if (await writeNotKnown(change.db, item.number)) await change.record('verified', item.id, { outcome: 'not-known', finding, sha256: item.sha256 });
};

/** Keeps what was found of an item: one whose bytes are not what was added is set aside; of one that could not be read just now nobody knows. */
export const noteFinding = (change: Change, item: FoundItem, found: Problem): Promise<void> => (isLoss(found) ? setAside(change, item, found) : noteNotKnown(change, item, found.kind));

/** Keeps what was found of an item in a change of its own, and shows it. */
export const keepFinding = async ({ session, changed }: EvidenceContext, item: StoredItem, found: Problem): Promise<void> => {
  await session.change((change) => noteFinding(change, item, found));
  changed([item.id]);
};

/** Keeps that the disk did not give an item back. */
export const keepUnreadable = (context: EvidenceContext, item: StoredItem): Promise<void> => keepFinding(context, item, unreadableProblem(item, 'object-unreadable'));

/** Sets an item aside, with the custody entry that says why; not one that was destroyed since it was looked at. */
export const setAside = async (change: Change, item: FoundItem, found: Problem): Promise<void> => {
  if (!(await hasBytes(change.db, item.number))) return;
  await writeCheck(change.db, [item.number], 'set-aside', change.at);
  await change.record('set-aside', item.id, { finding: found.kind, sha256: item.sha256, ...found.facts });
};
