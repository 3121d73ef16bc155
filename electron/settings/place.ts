// The place of the window, kept in the vault over a lock. Where somebody looked is a matter of comfort that no court asks about: the custody log does not name it.
import type { Instant } from '../../shared/time.ts';
import { keptPlaceMs, type KeptPlace } from '../../shared/window/place.ts';
import type { VaultSession } from '../vault/session.ts';
import { choices } from './choices.ts';
import { readChoice, writeChoice } from './stored-choice.ts';

/** The place to come back to at a moment; null where there is none, or none that is recent. A clock that was set back makes none recent. */
export const placeToReturnTo = async ({ read }: VaultSession, now: number): Promise<KeptPlace | null> => {
  const kept = await readChoice(read, choices.windowPlace, null);
  return kept !== null && kept.at <= now && now - kept.at <= keptPlaceMs ? kept.place : null;
};

export const keepPlace = (session: VaultSession, place: KeptPlace): Promise<Instant> =>
  session.change(async ({ db, at }) => {
    await writeChoice(db, choices.windowPlace, { place, at }, at);
    return at;
  });
