// Keeps what was typed and not finished: one row of the vault, beside its settings. It says nothing of the evidence yet, so the custody log does not name it.
import { z } from 'zod';
import type { InputOf } from '../../shared/contract/registry.ts';
import { isEmptyDraft, type KeptDraft } from '../../shared/drafts/schema.ts';
import type { EvidenceId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { choices } from '../settings/choices.ts';
import { changeList, readList, writeList } from '../settings/stored-list.ts';
import type { ReadableDb, WritableDb } from '../vault/database/handle.ts';
import type { VaultSession } from '../vault/session.ts';

/** Everything kept. One that this program does not know is passed over, and stays. */
export const keptDrafts = async (db: ReadableDb): Promise<readonly KeptDraft[]> => (await readList(db, choices.drafts)).known;

/** Puts each in place of what was kept for its place; null and empty ones are forgotten. Answers with the time. */
export const keepDrafts = (session: VaultSession, { drafts }: InputOf<'drafts.keep'>): Promise<Instant> =>
  session.change(async ({ db, at }) => {
    const changed = new Set<string>(drafts.map(({ place }) => place));
    const kept = drafts.flatMap(({ place, draft }) => (draft === null || isEmptyDraft(draft) ? [] : [{ place, draft }]));
    await changeList(db, choices.drafts, at, (before) => [...before.filter(({ place }) => !changed.has(place)), ...kept]);
    return at;
  });

const placed = z.looseObject({ place: z.string() });

/** Forgets what was typed and not finished about these items, in the caller's transaction, also where no more of it can be read than that it is about them. */
export const forgetDraftsOf = async (db: WritableDb, ids: readonly EvidenceId[], at: Instant): Promise<void> => {
  const gone = new Set<string>(ids);
  const stays = (one: unknown): boolean => !gone.has(placed.safeParse(one).data?.place ?? '');
  const { known, unknown } = await readList(db, choices.drafts);
  if ([...known, ...unknown].every(stays)) return;
  await writeList(db, choices.drafts, { known: known.filter(stays), unknown: unknown.filter(stays) }, at);
};
