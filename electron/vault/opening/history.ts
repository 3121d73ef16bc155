// Whether the records, the anchor and the header tell one history. None of them can be put back to an older copy without one of the
// others knowing better.
import type { Problem } from '../../../shared/vault/schema.ts';
import { chainEnd, hashAt } from '../../custody/service.ts';
import type { ReadAnchor } from '../anchor.ts';
import type { ReadableDb } from '../database/handle.ts';
import { readIntent, readMeta } from '../repository.ts';
import { anchorFile, recordsFile } from '../vault-files.ts';

const rolledBack = (facts: Problem['facts']): Problem => ({ severity: 'loss', kind: 'history-rolled-back', item: null, file: recordsFile, facts });

/** Compares the records with the anchor: the entry that was last reported as saved must be there, unchanged. */
const againstAnchor = async (db: ReadableDb, read: ReadAnchor): Promise<readonly Problem[]> => {
  if (read.state !== 'good') return [{ severity: 'warning', kind: read.state === 'missing' ? 'anchor-missing' : 'anchor-damaged', item: null, file: anchorFile, facts: {} }];
  const { anchor } = read;
  const end = await chainEnd(db);
  const hash = anchor.seq === 0 ? anchor.hash : await hashAt(db, anchor.seq);
  if (end.seq >= anchor.seq && hash === anchor.hash) return [];
  return [rolledBack({ entries: end.seq, entriesKnown: anchor.seq })];
};

/** The newest generation that records or anchor know of. */
export const newestGeneration = async (db: ReadableDb, read: ReadAnchor): Promise<number> =>
  Math.max((await readMeta(db))?.headerGeneration ?? 0, read.state === 'good' ? read.anchor.headerGeneration : 0);

export const olderHeader = (generation: number, generationKnown: number, restored: boolean): Problem => ({
  severity: 'warning', kind: 'header-older-than-records', item: null, file: null, facts: { generation, generationKnown, ...(restored ? { restored: 'yes' } : {}) },
});

/** Compares the header's generation with what records and anchor know of it. */
const againstHeader = async (db: ReadableDb, read: ReadAnchor, generation: number): Promise<readonly Problem[]> => {
  const known = (await readMeta(db))?.headerGeneration ?? 0;
  const newest = await newestGeneration(db, read);
  if (generation < newest) return [olderHeader(generation, newest, false)];
  // A header newer than the records is what an interrupted change leaves, and then the records hold its intent.
  if (generation > known && (await readIntent(db)) === null) return [rolledBack({ generation, generationKnown: known })];
  return [];
};

/** Every contradiction between the three. To be asked before anything is settled or written. */
export const historyProblems = async (db: ReadableDb, read: ReadAnchor, generation: number): Promise<readonly Problem[]> => [
  ...(await againstAnchor(db, read)),
  ...(await againstHeader(db, read, generation)),
];
