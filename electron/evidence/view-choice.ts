// How the evidence of this vault is looked at: which columns, how wide the details. Kept in the vault, for everyone who opens it; a matter of
// taste that no court asks about, so the custody log does not name it.
import { noViewChosen, viewChoiceSchema, type ViewChoice } from '../../shared/evidence/schema.ts';
import { readChoice, writeChoice } from '../settings/stored-choice.ts';
import type { VaultSession } from '../vault/session.ts';

const name = 'evidence.view';

export const viewChoice = ({ read }: VaultSession): Promise<ViewChoice> => readChoice(read, name, viewChoiceSchema, noViewChosen);

export const keepViewChoice = (session: VaultSession, choice: ViewChoice): Promise<void> => session.change(({ db, at }) => writeChoice(db, name, choice, at));
