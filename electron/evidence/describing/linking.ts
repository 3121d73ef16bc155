// Use case: items are linked, and links are taken off. A link is put on record with both items in the transaction that makes it, and can be undone.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/registry.ts';
import { reversed, type Relation } from '../../../shared/evidence/links.ts';
import { evidenceId, evidenceNumber, type EvidenceId } from '../../../shared/ids.ts';
import type { ReadableDb } from '../../vault/database/handle.ts';
import type { Change } from '../../vault/session.ts';
import { storedItemOf, type EvidenceContext } from '../context.ts';
import { grow } from './edit-repository.ts';
import { deleteLink, insertLink, linksOf } from './link-repository.ts';
import { rowsOf } from '../list/list-repository.ts';
import type { LinkChange, Replaced } from './undoable.ts';

/** Makes each link of the item there or not there, and answers with what that replaced. */
export const linkItems = async (change: Change, number: number, links: readonly LinkChange[]): Promise<readonly Replaced[]> => {
  const replaced: LinkChange[] = [];
  for (const { relation, other, isThere } of links) {
    const link = { number, relation, other };
    const changed = isThere ? await insertLink(change.db, link, change.at, change.member) : await deleteLink(change.db, link);
    if (changed) {
      const action = isThere ? 'linked' : 'unlinked';
      await change.record(action, evidenceId(number), { relation, linkedItem: evidenceId(other) });
      await change.record(action, evidenceId(other), { relation: reversed(relation), linkedItem: evidenceId(number) });
      await grow(change.db, [number, other]);
      replaced.push({ relation, other, isThere: !isThere });
    }
  }
  return replaced.length === 0 ? [] : [{ numbers: [number], change: {}, addTags: [], removeTags: [], links: replaced }];
};

/** Links two items, or takes the link off. Throws `not-found`, `input-refused` for an item and itself. */
export const setLink = async (context: EvidenceContext, { id, relation, other, isThere }: InputOf<'evidence.setLink'>): Promise<OutputOf<'evidence.setLink'>> => {
  const { session } = context;
  if (id === other) {
    throw new HoldfastError('input-refused');
  }
  const [one, another] = [await storedItemOf(session, id), await storedItemOf(session, other)];
  const replaced = await session.change((change) => linkItems(change, one.number, [{ relation, other: another.number, isThere }]));
  const keeping = context.undoable.keep();
  keeping.add(replaced);
  if (replaced.length > 0) {
    context.changed([id, other]);
  }
  return { undo: keeping.done(), savedAt: session.clock() };
};

/** What an item is linked with, each with its line of the list. A link with what is not there is one that cannot be read. */
export const linkedItems = async (db: ReadableDb, id: EvidenceId): Promise<OutputOf<'evidence.links'>> => {
  const { rows: links, unread } = await linksOf(db, evidenceNumber(id));
  const rows = new Map((await rowsOf(db, links.map(({ other }) => other))).map((row) => [row.id, row]));
  const linked = links.flatMap(({ relation, other }) => {
    const item = rows.get(evidenceId(other));
    return item === undefined ? [] : [{ relation, item }];
  });
  return { links: linked, unread: unread + links.length - linked.length };
};

/** Links that came with a pack. What is linked here already stays as it is. */
export const linkTaken = async (change: Change, id: EvidenceId, links: readonly { readonly relation: Relation; readonly other: EvidenceId }[]): Promise<void> => {
  await linkItems(change, evidenceNumber(id), links.flatMap(({ relation, other }) => (other === id ? [] : [{ relation, other: evidenceNumber(other), isThere: true }])));
};
