// Use case: an edit is taken back. What it replaced is written as an edit like any other, with its custody entries; nothing that
// was recorded is taken out of the history.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { InputOf, OutputOf } from '../../shared/contract/registry.ts';
import { evidenceId, type EvidenceId } from '../../shared/ids.ts';
import type { Change } from '../vault/session.ts';
import type { EvidenceContext } from './context.ts';
import { grow, reviewerOf, writeReviewer } from './edit-repository.ts';
import { editOne, endSittings, perChange, recordFields } from './editing.ts';
import type { Replaced } from './undoable.ts';

/** Brings back what was replaced in one item; null when everything is as it was already. */
const bringBack = async (change: Change, session: string, back: Replaced): Promise<Replaced | null> => {
  const { number } = back;
  const replaced = await editOne(change, number, { session, change: back.change, addTags: [...back.addTags], removeTags: [...back.removeTags] });
  if (back.reviewer === undefined) {
    return replaced;
  }
  const reviewer = await reviewerOf(change.db, number);
  if (reviewer === null || (reviewer.by === back.reviewer.by && reviewer.at === back.reviewer.at)) {
    return replaced;
  }
  await writeReviewer(change.db, number, back.reviewer);
  if (replaced === null) {
    await grow(change.db, number);
  }
  await recordFields(change, session, number, ['reviewedBy']);
  return { ...(replaced ?? { number, change: {}, addTags: [], removeTags: [] }), reviewer };
};

/**
 * Takes edits back, in the order given: newest first. Items are committed in groups; after a failure of the disk the caller may simply
 * ask again. Throws `too-far-back`, with nothing changed, when one of the edits is no longer kept.
 */
export const undo = async (context: EvidenceContext, { edits, session: sitting }: InputOf<'evidence.undo'>): Promise<OutputOf<'evidence.undo'>> => {
  const { session, undoable } = context;
  const kept = edits.map((id) => undoable.get(id));
  if (kept.includes(undefined)) {
    throw new HoldfastError('too-far-back');
  }
  const keeping = undoable.keep();
  const ids = new Set<EvidenceId>();
  for (const items of kept) {
    for (let from = 0; from < (items?.length ?? 0); from += perChange) {
      const replaced = await session.change(async (change) => {
        await endSittings(context, change);
        const all: Replaced[] = [];
        for (const back of items?.slice(from, from + perChange) ?? []) {
          const one = await bringBack(change, sitting, back);
          if (one !== null) {
            all.push(one);
          }
        }
        return all;
      });
      keeping.add(replaced);
      for (const { number } of replaced) {
        ids.add(evidenceId(number));
      }
    }
  }
  for (const id of edits) {
    undoable.forget(id);
  }
  if (ids.size > 0) {
    context.changed(ids.size <= 100 ? [...ids] : null);
  }
  return { changed: ids.size, savedAt: session.clock(), undo: keeping.done() };
};
