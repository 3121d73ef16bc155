// One item in full, or a failure that says which item it is that cannot be read.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { EvidenceItem } from '../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../shared/ids.ts';
import { failureOf } from '../jobs/failure-of.ts';
import type { JobReporter } from '../jobs/job.ts';
import type { ReadableDb } from '../vault/database/handle.ts';
import { isRowDamage } from '../vault/database/row-damage.ts';
import { damagedAmong, itemOf } from './item-repository.ts';

/** What is said of an item whose records are damaged: it is named, and nothing else is affected. */
export const damagedItem = (id: EvidenceId, cause?: unknown): HoldfastError => new HoldfastError('database-damaged', { reason: 'item', id }, { cause });

/** Whether an error is what is said of this item. */
export const isAbout = (error: unknown, id: EvidenceId): boolean => error instanceof HoldfastError && error.code === 'database-damaged' && error.facts['reason'] === 'item' && error.facts['id'] === id;

/** Names the item where what is read of it is damaged. */
export const naming = <T>(id: EvidenceId, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => { throw isRowDamage(error) ? damagedItem(id, error) : error; });

/** Most items that are named at once. */
const namedAtMost = 10;

/** Names the damaged ones among the items where work on all of them is refused for it: a person can leave them out. */
export const namingAmong = <T>(db: ReadableDb, numbers: readonly number[] | (() => Promise<readonly number[]>), work: Promise<T>): Promise<T> =>
  work.catch(async (error: unknown) => {
    const [first, ...others] = isRowDamage(error) ? await damagedAmong(db, typeof numbers === 'function' ? await numbers() : numbers) : [];
    if (first === undefined) throw error;
    const where = [first, ...others.slice(0, namedAtMost - 1), ...(others.length < namedAtMost ? [] : ['…'])].join(', ');
    throw new HoldfastError('database-damaged', { reason: 'among', id: first, where }, { cause: error });
  });

/** Tells a job's list of such an item: it is never left out without a word. */
export const reportDamaged = (reporter: JobReporter, damaged: readonly EvidenceId[]): void => {
  for (const id of damaged) reporter.result({ name: id, outcome: 'failed', item: id, sha256: null, size: null, failure: failureOf(damagedItem(id)), problem: null });
};

/** Throws `not-found`, and `database-damaged` naming the item. */
export const wholeItem = async (db: ReadableDb, id: EvidenceId): Promise<EvidenceItem> => {
  const item = await naming(id, itemOf(db, id));
  if (item === null) {
    throw new HoldfastError('not-found', { id });
  }
  return item;
};
