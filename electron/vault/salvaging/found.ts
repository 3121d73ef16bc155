// What can still be found in a damaged records file: keys of objects, what the objects are called, and whether the slot that opened the header was
// taken out of use. A key is believed no further than this: the object itself proves whether it is its own.
import type { ObjectId } from '../../../shared/ids.ts';
import { objectIdSchema } from '../../../shared/ids.ts';
import { rowsOnPage, rowsThatLookLike } from '../database/carved-rows.ts';
import type { CarvedRow } from '../database/carved-rows.ts';
import { pageImages } from '../database/page-images.ts';
import type { SlotId } from '../key-slots/slot.ts';
import type { ObjectRef } from '../objects/object-store.ts';

export interface Described {
  readonly object: ObjectId;
  readonly item: string;
  readonly fileName: string;
}

export interface Found {
  readonly refs: readonly ObjectRef[];
  readonly described: ReadonlyMap<ObjectId, Described>;
  readonly slotRemoved: boolean;
  readonly pages: number;
  readonly damagedPages: number;
  /** Rows of objects that are missing between those that were found. */
  readonly missingRows: number;
}

/** How SQLite describes a row of `stored_object` up to its size: five bytes of description, a text of 32 bytes, a blob of 32 bytes. */
const lookOfStoredObject = Uint8Array.of(5, 13 + 2 * 32, 12 + 2 * 32);

const objectOf = ({ values: [id, key, size] }: CarvedRow): ObjectRef | null => {
  const parsed = objectIdSchema.safeParse(id);
  const fits = parsed.success && key instanceof Uint8Array && key.length === 32 && typeof size === 'number' && Number.isSafeInteger(size) && size >= 0;
  return fits ? { id: parsed.data, key, size } : null;
};

/** Destroyed with its item: no object any more. */
const isEmptied = ({ key }: ObjectRef): boolean => key.every((byte) => byte === 0);

/** A row of `key_slot` with a time of removal. */
const removes = ({ values }: CarvedRow, slotId: SlotId): boolean => values.length === 6 && values[0] === slotId && typeof values[5] === 'number';

/** Looks through every page of the file and of its log. Throws `database-damaged` where there is not one page to look at. */
export const findInRecords = async (file: string, key: Uint8Array, slotId: SlotId, describe: (row: CarvedRow) => Described | null): Promise<Found> => {
  const refs = new Map<ObjectId, ObjectRef & { readonly authentic: boolean }>();
  const described = new Map<ObjectId, Described & { readonly authentic: boolean }>();
  const emptied = new Set<ObjectId>();
  let [pages, damagedPages, highestRow, slotRemoved] = [0, 0, 0, false];
  const take = (row: CarvedRow): void => {
    const { authentic } = row;
    const ref = objectOf(row);
    if (ref !== null && isEmptied(ref)) {
      emptied.add(ref.id);
      refs.delete(ref.id);
      return;
    }
    if (ref !== null) {
      highestRow = Math.max(highestRow, authentic ? (row.rowid ?? 0) : 0);
      if (authentic || refs.get(ref.id)?.authentic !== true) refs.set(ref.id, { ...ref, authentic });
      return;
    }
    const named = describe(row);
    if (named !== null && (authentic || described.get(named.object)?.authentic !== true)) described.set(named.object, { ...named, authentic });
    slotRemoved ||= removes(row, slotId);
  };
  for await (const page of pageImages(file, key)) {
    pages += 1;
    damagedPages += page.authentic ? 0 : 1;
    if (!page.authentic) rowsThatLookLike(page, lookOfStoredObject).forEach(take);
    rowsOnPage(page).forEach(take);
  }
  const missingRows = damagedPages === 0 ? 0 : Math.max(0, highestRow - refs.size - emptied.size);
  return { refs: [...refs.values()].map(({ id, key: own, size }) => ({ id, key: own, size })), described, slotRemoved, pages, damagedPages, missingRows };
};
