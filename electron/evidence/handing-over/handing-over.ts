// The evidence domain's side of handing items over: what travels of an item, and its bytes. Writes nothing but what a damaged item
// asks for. The pack itself, and the entries that it left, belong to the handover domain.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Selection } from '../../../shared/evidence/schema.ts';
import { evidenceId, evidenceNumber, type EvidenceId } from '../../../shared/ids.ts';
import { withoutWords } from '../../../shared/evidence/copy-link.ts';
import { handedCase } from '../../cases/service.ts';
import type { ReadableDb } from '../../vault/database/handle.ts';
import type { ObjectReader } from '../../vault/objects/object-store.ts';
import { storedObject } from '../../vault/stored-objects.ts';
import { compare, isLoss, keepFinding } from '../checking/comparing.ts';
import { storedItemOf, type EvidenceContext } from '../context.ts';
import { handedItemSchema, type HandedItem } from './handed-record.ts';
import { uidOf } from '../item-repository.ts';
import { storedOrDamaged, type StoredItem } from '../stored-repository.ts';
import { linksOf } from '../describing/link-repository.ts';
import { selectedNumbers } from '../list/selection-repository.ts';
import { damagedItem, wholeItem } from '../whole-item.ts';
import { copyLinksOf } from '../made/working-copy-repository.ts';

export type { StoredItem } from '../stored-repository.ts';

/** The items of a selection as it is now, in order, and those whose records are damaged; ids that do not exist are left out. */
export const chosenItems = async (db: ReadableDb, selection: Selection): ReturnType<typeof storedOrDamaged> => storedOrDamaged(db, await selectedNumbers(db, selection));

/** The items that were chosen by their numbers and are in the list no more. Throws `not-found` for a number that no item has. */
export const chosenButGone = async (db: ReadableDb, selection: Selection): Promise<readonly StoredItem[]> => {
  if (selection.by === 'query') {
    return [];
  }
  const { items, damaged } = await storedOrDamaged(db, selection.ids.map(evidenceNumber));
  const stored = new Map(items.map((item) => [item.id, item]));
  const unknown = selection.ids.find((id) => !stored.has(id) && !damaged.includes(id));
  if (unknown !== undefined) {
    throw new HoldfastError('not-found', { id: unknown });
  }
  return [...stored.values()].filter(({ removed }) => removed);
};

/** Links with items that travel along. Throws `database-damaged` where one cannot be read: it may be such a link. */
const handedLinks = async (db: ReadableDb, number: number, along: ReadonlySet<number>): Promise<NonNullable<HandedItem['links']>> => {
  const { rows: links, unread } = await linksOf(db, number);
  if (unread > 0) throw damagedItem(evidenceId(number));
  const travelling = links.filter(({ other }) => along.has(other)).slice(0, 1000);
  return Promise.all(travelling.map(async ({ relation, other }) => ({ relation, uid: (await uidOf(db, other)) ?? '' })));
};

/** What travels of one item, among those that travel `along`. Names and folders that no pack may carry are made harmless. Throws `not-found`, and `database-damaged` naming the item or its case. */
export const describeForHandover = async (db: ReadableDb, id: EvidenceId, along: ReadonlySet<number> = new Set()): Promise<HandedItem> => {
  const [item, uid] = [await wholeItem(db, id), await uidOf(db, evidenceNumber(id))];
  if (uid === null) {
    throw new HoldfastError('not-found', { id });
  }
  // What another office gets of an item is all that is said of it, or nothing.
  if (item.unreadTags !== undefined) throw damagedItem(id);
  const { sha256, size, addedAt, addedBy, description, tags, arrivals } = item;
  const links = (await copyLinksOf(db, evidenceNumber(id))).slice(0, 100).map((link) => ({ ...link, plan: withoutWords(link.plan) }));
  const inCase = await handedCase(db, item.case);
  const linked = await handedLinks(db, evidenceNumber(id), along);
  const fileName = item.fileName.toWellFormed().replace(/[/\\\0]/gu, '_').slice(0, 1024);
  return handedItemSchema.parse({
    uid, number: id, sha256, size, fileName: fileName === '' || fileName === '.' || fileName === '..' ? '_' : fileName, addedAt, addedBy, description, tags, ...(links.length === 0 ? {} : { workingCopyOf: links }), ...(inCase === null ? {} : { case: inCase }), ...(linked.length === 0 ? {} : { links: linked }),
    arrivals: arrivals.slice(0, 1000).map((arrival) => ({ ...arrival, fileName: arrival.fileName.slice(0, 4096), sourceFolder: arrival.sourceFolder.slice(0, 32_768) })),
  });
};

/** Opens an item's bytes; the caller closes the reader. Throws `object-missing`, `object-damaged`. */
export const openForHandover = async ({ session }: EvidenceContext, item: StoredItem): Promise<ObjectReader> => {
  const ref = await storedObject(session.read, item.object);
  if (ref === null || ref.size !== item.size) {
    throw new HoldfastError('object-missing', { object: item.object });
  }
  return session.objects.open(ref);
};

/** Reads an item through and says what keeps it from going: `set-aside`, where it is now when it is not what was added, or `object-unreadable`. Null when it is whole. */
export const whatKeeps = async (context: EvidenceContext, id: EvidenceId): Promise<HoldfastError | null> => {
  const item = await storedItemOf(context.session, id);
  const found = await compare(context, item);
  if (found !== null) await keepFinding(context, item, found);
  return found === null ? null : new HoldfastError(isLoss(found) ? 'set-aside' : 'object-unreadable', { id, name: id });
};
