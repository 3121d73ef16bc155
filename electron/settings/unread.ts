// Finds what is stored as a setting or a choice and is none: the ordinary one holds in its place, and a person must be told so.
import type { ReadableDb } from '../vault/database/handle.ts';
import { choiceCalled } from './choices.ts';
import { fitsAsSetting, storedSettings } from './repository.ts';

/** How many rows there are that say nothing to this program. */
export const countUnread = async (db: ReadableDb): Promise<number> =>
  (await storedSettings(db)).filter(({ name, value }) => {
    const choice = choiceCalled(name);
    return !(choice === undefined ? fitsAsSetting(name, value) : choice.schema.safeParse(value).success);
  }).length;
