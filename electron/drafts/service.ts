// Keeps what was typed and not finished: one row of the vault, beside its settings. It says nothing of the evidence yet, so the custody log does not name it.
import type { InputOf } from '../../shared/contract/registry.ts';
import { isEmptyDraft, keptDraftSchema, type KeptDraft } from '../../shared/drafts/schema.ts';
import type { EvidenceId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { choices, leniently } from '../settings/choices.ts';
import { readChoice, writeChoice } from '../settings/stored-choice.ts';
import type { ReadableDb, WritableDb } from '../vault/database/handle.ts';
import type { VaultSession } from '../vault/session.ts';

/** Everything kept. One that this program does not know is passed over, and the others are not. */
export const keptDrafts = async (db: ReadableDb): Promise<KeptDraft[]> => {
  const stored = await readChoice(db, leniently(choices.drafts), []);
  return stored.flatMap((one) => {
    const read = keptDraftSchema.safeParse(one);
    return read.success ? [read.data] : [];
  });
};

/** Puts each in place of what was kept for its place; null and empty ones are forgotten. Answers with the time. */
export const keepDrafts = (session: VaultSession, { drafts }: InputOf<'drafts.keep'>): Promise<Instant> =>
  session.change(async ({ db, at }) => {
    const changed = new Set<string>(drafts.map(({ place }) => place));
    const others = (await keptDrafts(db)).filter(({ place }) => !changed.has(place));
    const kept = drafts.flatMap(({ place, draft }) => (draft === null || isEmptyDraft(draft) ? [] : [{ place, draft }]));
    await writeChoice(db, choices.drafts, [...others, ...kept], at);
    return at;
  });

/** Forgets what was typed and not finished about these items, in the caller's transaction. */
export const forgetDraftsOf = async (db: WritableDb, ids: readonly EvidenceId[], at: Instant): Promise<void> => {
  const gone = new Set<string>(ids);
  const kept = await keptDrafts(db);
  const others = kept.filter(({ place }) => !gone.has(place));
  if (others.length < kept.length) await writeChoice(db, choices.drafts, others, at);
};
