// Names changed fields in the custody log, once for each item and sitting (docs/decisions/0007-one-entry-for-a-sitting.md).
import { evidenceId } from '../../../shared/ids.ts';
import type { Change } from '../../vault/session.ts';
import type { EvidenceContext } from '../context.ts';
import { forgetSessions, recordedFields, rememberFields } from './edit-repository.ts';

/** What was recorded stands for so long; a change after that is recorded anew. */
const sittingMs = 60 * 60 * 1000;

/**
 * Ends sittings that are over. The window names a sitting and is not believed: none outlasts the opening of the vault it began in, so none
 * is shared by two people, and none an hour.
 */
export const endSittings = ({ openedAt }: EvidenceContext, { db, at }: Change): Promise<void> => forgetSessions(db, Math.max(openedAt, at - sittingMs), at);

/** Records the fields of each item that its sitting has not named yet. */
export const recordFields = async (change: Change, session: string, changed: readonly (readonly [number: number, fields: readonly string[]])[]): Promise<void> => {
  const known = await recordedFields(change.db, session, changed.map(([number]) => number));
  const named = changed.flatMap(([number, fields]) => {
    const before = known.get(number) ?? [];
    const fresh = fields.filter((field) => !before.includes(field));
    return fresh.length === 0 ? [] : [{ number, fresh, all: [...before, ...fresh] }];
  });
  if (named.length > 0) {
    await rememberFields(change.db, session, named.map(({ number, all }) => [number, all] as const), change.at);
    await Promise.all(named.map(({ number, fresh }) => change.record('described', evidenceId(number), { fields: fresh.join(', '), session })));
  }
};
