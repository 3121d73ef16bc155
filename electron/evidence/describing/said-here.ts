// What people say about an item here, beside what another office says of it: read for comparing, written when a person chose theirs.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { descriptionChangeSchema, type Description } from '../../../shared/evidence/schema.ts';
import type { Said } from '../../../shared/handover/rules.ts';
import { evidenceNumber, type EvidenceId } from '../../../shared/ids.ts';
import type { ReadableDb } from '../../vault/database/handle.ts';
import type { Change } from '../../vault/session.ts';
import { describeItems } from './describing-items.ts';
import { descriptionOf } from '../item-repository.ts';
import { tagsOfItem } from './tag-repository.ts';

/** What people say about an item here; null when there is none. */
export const saidHere = async (db: ReadableDb, id: EvidenceId): Promise<Said | null> => {
  const known = await descriptionOf(db, evidenceNumber(id));
  return known === null ? null : { description: known.description, tags: await tagsOfItem(db, evidenceNumber(id)) };
};

/** A change of what people say about an item. */
export interface ChangeOfSaid {
  readonly change: Partial<Description>;
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
}

/** Writes what a person chose to take over, like any other edit. Throws `not-found`. */
export const writeSaid = async (change: Change, id: EvidenceId, sitting: string, said: ChangeOfSaid): Promise<void> => {
  if ((await descriptionOf(change.db, evidenceNumber(id))) === null) {
    throw new HoldfastError('not-found', { id });
  }
  await describeItems(change, [evidenceNumber(id)], { session: sitting, change: descriptionChangeSchema.parse(said.change), addTags: [...said.addTags], removeTags: [...said.removeTags] });
};

/** What lists call the item: its title, else its file name; empty when there is none. */
export const nameHere = async (db: ReadableDb, id: EvidenceId): Promise<string> => {
  const known = await descriptionOf(db, evidenceNumber(id));
  return known === null ? '' : known.description.title === '' ? known.fileName : known.description.title;
};
