// Looks at every object that has a record: that it is there, has its length and belongs to its key; and when asked reads every byte and
// compares the content with the fingerprint taken when it was added.
import { createHash } from 'node:crypto';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { ObjectId } from '../../../shared/ids.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import { allObjects, isKeyDestroyed, objectTotals } from '../objects-repository.ts';
import type { ObjectReader, ObjectRef } from '../objects/object-store.ts';
import { recordsFile } from '../vault-files.ts';
import type { Check, CheckContext } from './check.ts';
import { readThrough } from './read-through.ts';

const kindOfReason: Readonly<Record<string, Problem['kind']>> = {
  'length': 'object-truncated',
  'start': 'object-altered',
  'not-authentic': 'object-altered',
  'not-its-own': 'object-swapped',
};

const kindOf = ({ code, facts }: HoldfastError): Problem['kind'] => {
  if (code === 'object-missing') return 'object-missing';
  return code === 'object-damaged' ? (kindOfReason[String(facts['reason'])] ?? 'object-unreadable') : 'object-unreadable';
};

const fileOf = (id: ObjectId): string => `objects/${id.slice(0, 2)}/${id}`;

/** SHA-256 of the content, read to the last byte of its padding. */
const contentHash = async (reader: ObjectReader, { progress }: CheckContext): Promise<string> => {
  const hash = createHash('sha256');
  await readThrough(reader, () => { progress.signal.throwIfAborted(); }, (bytes) => {
    hash.update(bytes);
    progress.worked(bytes.length);
  });
  return hash.digest('hex');
};

/** What is wrong with one object, or null. */
const problemOf = async (ref: ObjectRef, name: string | null, context: CheckContext): Promise<Problem | null> => {
  const problem = (kind: Problem['kind'], facts: Problem['facts']): Problem => ({ severity: 'loss', kind, item: name, file: fileOf(ref.id), facts });
  try {
    const reader = await context.session.objects.open(ref);
    try {
      if (!context.readData) return null;
      const found = await contentHash(reader, context);
      const expected = await context.recorded.expectedSha256(ref.id).catch(() => null);
      if (expected === found) context.whole(ref.id);
      return expected === null || expected === found ? null : problem('object-does-not-match-fingerprint', { expected, found });
    } finally {
      await reader.close();
    }
  } catch (error) {
    if (!(error instanceof HoldfastError)) throw error;
    return problem(kindOf(error), { reason: String(error.facts['reason'] ?? error.code) });
  }
};

export const objectCheck: Check = async (context) => {
  const { session, recorded, progress, totals, report } = context;
  const all = await objectTotals(session.read).catch(() => ({ objects: 0, bytes: 0 }));
  progress.found(all.objects, context.readData ? all.bytes : 0);
  let unreadable = 0;
  for await (const ref of allObjects(session.read, (rows) => { unreadable += rows; })) {
    progress.signal.throwIfAborted();
    if (!(await progress.mayContinue())) return;
    // A name that cannot be read any more must not keep its object from being looked at.
    const name = await recorded.nameOfObject(ref.id).catch(() => null);
    progress.now(name ?? ref.id);
    const found = await problemOf(ref, name, context);
    // Destroyed on purpose while it was being looked at: nothing is wrong.
    const problem = found !== null && (await isKeyDestroyed(session.read, ref.id).catch(() => false)) ? null : found;
    totals.objects += 1;
    totals.bytes += ref.size;
    progress.checked(name ?? ref.id, problem);
    if (problem !== null) report(problem);
  }
  progress.now(null);
  if (unreadable > 0) report({ severity: 'loss', kind: 'database-page-damaged', item: null, file: recordsFile, facts: { rows: unreadable } });
};
