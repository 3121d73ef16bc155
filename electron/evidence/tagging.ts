// Use case: tags, and nothing else, change on many items: a few statements for all of them, where anything else is written item by item.
import type { Change } from '../vault/session.ts';
import { recordFields } from './describing-record.ts';
import { grow } from './edit-repository.ts';
import { indexItems } from './index-repository.ts';
import { addTags, removeTags } from './tag-repository.ts';
import type { Replaced } from './undoable.ts';

/** Items per transaction: large enough to sync seldom, small enough that others get their turn within a fifth of a second. */
export const tagsPerChange = 2000;

export interface TagChange {
  readonly session: string;
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
}

/** Changes tags of items that are there and answers with what that replaced, for those it changed. */
export const tagItems = async (change: Change, numbers: readonly number[], tags: TagChange): Promise<readonly Replaced[]> => {
  const added = await addTags(change.db, numbers, tags.addTags);
  const removed = await removeTags(change.db, numbers, tags.removeTags);
  const changed = numbers.filter((number) => added.has(number) || removed.has(number));
  if (changed.length > 0) {
    await grow(change.db, changed);
    await indexItems(change.db, changed);
    await recordFields(change, tags.session, changed.map((number) => [number, ['tags']] as const));
  }
  return changed.map((number) => ({ number, change: {}, addTags: removed.get(number) ?? [], removeTags: added.get(number) ?? [] }));
};
