// Searches that somebody named: one row of the vault, beside its settings. They say nothing of the evidence, so the custody log does not name them.
import { z } from 'zod';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { mostSearches, savedSearchSchema, type SavedSearch } from '../../../shared/evidence/list-view.ts';
import { choices, leniently } from '../../settings/choices.ts';
import { putAsideUnread, readChoice, writeChoice } from '../../settings/stored-choice.ts';
import type { ReadableDb } from '../../vault/database/handle.ts';
import type { VaultSession } from '../../vault/session.ts';

/** What this program does not know in it stays. */
const searches = leniently(choices.searches);

const stored = (db: ReadableDb): Promise<readonly unknown[]> => readChoice(db, searches, []);

/** Every search, in the order in which they were first named. One that this program does not know is passed over, and stays. */
export const savedSearches = async (db: ReadableDb): Promise<SavedSearch[]> =>
  (await stored(db)).flatMap((one) => {
    const read = savedSearchSchema.safeParse(one);
    return read.success ? [read.data] : [];
  });

const isThis = (one: unknown, id: string): boolean => z.looseObject({ id: z.literal(id) }).safeParse(one).success;

/** Keeps a search, in place of the one that has its id. Throws `input-refused` where there are too many. */
export const keepSearch = (session: VaultSession, search: SavedSearch): Promise<SavedSearch[]> =>
  session.change(async ({ db, at }) => {
    const all = await stored(db);
    const isKnown = all.some((one) => isThis(one, search.id));
    if (!isKnown && all.length >= mostSearches) {
      throw new HoldfastError('input-refused');
    }
    await putAsideUnread(db, searches, at);
    await writeChoice(db, searches, isKnown ? all.map((one) => (isThis(one, search.id) ? search : one)) : [...all, search], at);
    return savedSearches(db);
  });

/** Forgets a search; it need not be there. */
export const forgetSearch = (session: VaultSession, id: string): Promise<SavedSearch[]> =>
  session.change(async ({ db, at }) => {
    await putAsideUnread(db, searches, at);
    await writeChoice(db, searches, (await stored(db)).filter((one) => !isThis(one, id)), at);
    return savedSearches(db);
  });
