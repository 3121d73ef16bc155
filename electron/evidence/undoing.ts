// Use case: an edit is taken back. What it replaced is written as an edit like any other, with its custody entries; nothing that
// was recorded is taken out of the history.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { InputOf, OutputOf } from '../../shared/contract/registry.ts';
import { evidenceId, type EvidenceId } from '../../shared/ids.ts';
import type { Change } from '../vault/session.ts';
import type { EvidenceContext } from './context.ts';
import { grow, reviewerOf, writeReviewer } from './edit-repository.ts';
import { endSittings, recordFields } from './describing-record.ts';
import { editOne, perChange } from './editing.ts';
import { tagItems, tagsPerChange } from './tagging.ts';
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
    await grow(change.db, [number]);
  }
  await recordFields(change, session, [[number, ['reviewedBy']]]);
  return { ...(replaced ?? { number, change: {}, addTags: [], removeTags: [] }), reviewer };
};

const isTagsAlone = ({ change, reviewer }: Replaced): boolean => Object.keys(change).length === 0 && reviewer === undefined;

/** Items that get the same tags back, together; everything else by itself. In groups that one transaction takes. */
function* grouped(items: readonly Replaced[]): Generator<readonly Replaced[]> {
  const alike = new Map<string, Replaced[]>();
  for (const one of items.filter(isTagsAlone)) {
    const key = JSON.stringify([one.addTags, one.removeTags]);
    const group = alike.get(key);
    if (group === undefined) {
      alike.set(key, [one]);
    } else {
      group.push(one);
    }
  }
  for (const all of alike.values()) {
    for (let from = 0; from < all.length; from += tagsPerChange) {
      yield all.slice(from, from + tagsPerChange);
    }
  }
  const others = items.filter((one) => !isTagsAlone(one));
  for (let from = 0; from < others.length; from += perChange) {
    yield others.slice(from, from + perChange);
  }
}

const bringBackAll = async (change: Change, sitting: string, group: readonly Replaced[]): Promise<readonly Replaced[]> => {
  const [first] = group;
  if (first !== undefined && isTagsAlone(first)) {
    return tagItems(change, group.map(({ number }) => number), { session: sitting, addTags: first.addTags, removeTags: first.removeTags });
  }
  const all: Replaced[] = [];
  for (const back of group) {
    const one = await bringBack(change, sitting, back);
    if (one !== null) {
      all.push(one);
    }
  }
  return all;
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
    for (const group of grouped(items ?? [])) {
      const replaced = await session.change(async (change) => {
        await endSittings(context, change);
        return bringBackAll(change, sitting, group);
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
