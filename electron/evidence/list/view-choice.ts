// How the evidence of this vault is looked at: which columns, how wide the details, and how the list stood. Kept in the vault, for everyone who opens it; a matter of
// taste that no court asks about, so the custody log does not name it.
import type { ListView } from '../../../shared/evidence/list-view.ts';
import { noViewChosen, type ViewChoice } from '../../../shared/evidence/schema.ts';
import type { Instant } from '../../../shared/time.ts';
import { choices } from '../../settings/choices.ts';
import { readChoice, writeChoice } from '../../settings/stored-choice.ts';
import type { VaultSession } from '../../vault/session.ts';

export const viewChoice = ({ read }: VaultSession): Promise<ViewChoice> => readChoice(read, choices.evidenceView, noViewChosen);

export const keepViewChoice = (session: VaultSession, choice: ViewChoice): Promise<void> => session.change(({ db, at }) => writeChoice(db, choices.evidenceView, choice, at));

/** The list as it stood; null when nobody looked yet, or as this program does not know it. */
export const listView = ({ read }: VaultSession): Promise<ListView | null> => readChoice(read, choices.evidenceList, null);

export const keepListView = (session: VaultSession, view: ListView): Promise<Instant> =>
  session.change(async ({ db, at }) => {
    await writeChoice(db, choices.evidenceList, view, at);
    return at;
  });
