// Compares stored bytes with their fingerprint and acts on what that shows: an item whose bytes are not what was added is set aside.
// A disk that does not answer is not an item that was altered; the two are never mixed up.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { Problem } from '../../shared/vault/schema.ts';
import type { Change } from '../vault/session.ts';
import { storedObject } from '../vault/stored-objects.ts';
import type { EvidenceContext } from './context.ts';
import { writeCheck } from './edit-repository.ts';
import type { StoredItem } from './item-repository.ts';

type Kind = Problem['kind'];

const kindOfDamage: Readonly<Record<string, Kind>> = {
  'length': 'object-truncated', 'not-its-own': 'object-swapped', 'not-authentic': 'object-altered', 'start': 'object-altered', 'not-a-file': 'object-missing',
};

const problem = (item: StoredItem, kind: Kind, severity: Problem['severity'], facts: Problem['facts'] = {}): Problem => ({
  severity, kind, item: item.id, file: `objects/${item.object.slice(0, 2)}/${item.object}`, facts: { name: item.fileName.slice(0, 1000), ...facts },
});

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
  return problem(item, 'object-unreadable', 'warning', { reason: error instanceof HoldfastError ? error.code : 'unexpected' });
};

/** Reads an item back from its first byte to its last. Null when it is what was added; throws only when the vault is locked meanwhile. */
export const compare = async ({ session, threads }: EvidenceContext, item: StoredItem, worked: (bytes: number) => void = () => undefined): Promise<Problem | null> => {
  try {
    const ref = await storedObject(session.read, item.object);
    if (ref === null) {
      return problem(item, 'object-missing', 'loss', { reason: 'no-key' });
    }
    const { sha256 } = await threads.inspect({ ref, name: item.fileName, readBack: 'fingerprint', metadata: 'none' }, worked);
    return sha256 === item.sha256 && ref.size === item.size ? null : problem(item, 'object-does-not-match-fingerprint', 'loss', { expected: item.sha256, found: sha256 ?? '' });
  } catch (error) {
    return problemOf(item, error);
  }
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

/** Sets an item aside, with the custody entry that says why. */
export const setAside = async (change: Change, item: StoredItem, found: Problem): Promise<void> => {
  await writeCheck(change.db, [item.number], 'set-aside', change.at);
  await change.record('set-aside', item.id, { finding: found.kind, sha256: item.sha256, ...found.facts });
};
