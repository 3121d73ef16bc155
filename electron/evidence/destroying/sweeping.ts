// Ends what destroying items begins: files, previews, pieces in the search index and older pages of the log. The keys are gone before; this takes away what they
// opened and every older page on which they stood. Safe to be interrupted and to be done again.
import { evidenceId } from '../../../shared/ids.ts';
import type { VaultSession } from '../../vault/session.ts';
import { markSwept, rewriteIndexes, unswept } from './destruction-repository.ts';
import { deletePreviews } from '../showing/preview-repository.ts';

/** Files taken away side by side. */
const atOnce = 16;

/** Answers whether nothing is left of any destroyed item. Throws the failures of the vault's disk. */
export const sweepDestroyed = async (session: VaultSession): Promise<boolean> => {
  const left = await unswept(session.read);
  if (left.length === 0) return true;
  const numbers = left.map(({ number }) => number);
  await session.previews.transaction((db) => deletePreviews(db, numbers.map(evidenceId)));
  for (let from = 0; from < left.length; from += atOnce) await Promise.all(left.slice(from, from + atOnce).map(({ object }) => session.objects.remove(object)));
  await session.change(({ db }) => rewriteIndexes(db));
  if (!(await session.emptyLogs())) return false;
  await session.change(({ db }) => markSwept(db, numbers));
  return true;
};
