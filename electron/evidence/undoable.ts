// What edits replaced, for as long as the vault is open, so that they can be undone. Kept in this process's memory alone and bounded:
// the oldest edits are forgotten first. Pure but for the random names.
import { randomBytes } from 'node:crypto';
import type { Description } from '../../shared/evidence/schema.ts';
import { undoIdSchema, type UndoId } from '../../shared/ids.ts';
import { MiB } from '../../shared/sizes.ts';
import type { Reviewer } from './edit-repository.ts';

/** What one item's edit replaced, as the edit that brings it back. */
export interface Replaced {
  readonly number: number;
  readonly change: Partial<Description>;
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
  /** Who had looked at the item before; absent where the edit did not touch that. */
  readonly reviewer?: Reviewer;
}

export interface Keeping {
  readonly add: (replaced: readonly Replaced[]) => void;
  /** The name of what was added; null when that was nothing, or more than may be kept. */
  readonly done: () => UndoId | null;
}

export interface Undoable {
  /** Begins to keep one edit, which may be of many items. */
  readonly keep: () => Keeping;
  /** What an edit replaced; undefined when it is no longer kept. */
  readonly get: (id: UndoId) => readonly Replaced[] | undefined;
  readonly forget: (id: UndoId) => void;
}

/** Most memory that what was replaced may take, by the length of its text; `mostEdits` bounds the rest. */
const mostWeight = 32 * MiB;
const mostEdits = 10_000;

/** A fixed part for the objects themselves, and two bytes for each character. */
const weightOf = (replaced: Replaced): number => 200 + 2 * JSON.stringify(replaced).length;

/** The edit that undoes `earlier` and then `later`, both of the same item, the later one first. */
export const merged = (earlier: Replaced, later: Replaced): Replaced => ({
  number: earlier.number,
  change: { ...later.change, ...earlier.change },
  addTags: [...later.addTags.filter((tag) => !earlier.removeTags.includes(tag)), ...earlier.addTags],
  removeTags: [...later.removeTags.filter((tag) => !earlier.addTags.includes(tag)), ...earlier.removeTags],
  ...((earlier.reviewer ?? later.reviewer) === undefined ? {} : { reviewer: earlier.reviewer ?? later.reviewer }),
});

export const createUndoable = (most: number = mostWeight): Undoable => {
  const edits = new Map<UndoId, { readonly items: readonly Replaced[]; readonly weight: number }>();
  let held = 0;
  const forget = (id: UndoId): void => {
    held -= edits.get(id)?.weight ?? 0;
    edits.delete(id);
  };
  return {
    keep() {
      const items = new Map<number, Replaced>();
      let weight = 0;
      return {
        add(replaced) {
          for (const one of replaced) {
            const known = items.get(one.number);
            weight += weightOf(one);
            if (weight <= most) {
              items.set(one.number, known === undefined ? one : merged(known, one));
            } else {
              items.clear();
            }
          }
        },
        done() {
          if (items.size === 0 || weight > most) {
            return null;
          }
          const id = undoIdSchema.parse(`u-${randomBytes(8).toString('hex')}`);
          edits.set(id, { items: [...items.values()], weight });
          held += weight;
          for (const oldest of edits.keys()) {
            if (held <= most && edits.size <= mostEdits) {
              break;
            }
            forget(oldest);
          }
          return id;
        },
      };
    },
    get: (id) => edits.get(id)?.items,
    forget,
  };
};
