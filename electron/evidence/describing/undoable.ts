// What edits replaced, for as long as the vault is open, so that they can be undone. Kept in this process's memory alone and bounded:
// the oldest edits are forgotten first. Pure but for the random names.
import { randomBytes } from 'node:crypto';
import type { Description } from '../../../shared/evidence/schema.ts';
import { undoIdSchema, type CaseId, type UndoId } from '../../../shared/ids.ts';
import { MiB } from '../../../shared/sizes.ts';
import type { Relation } from '../../../shared/evidence/links.ts';
import type { Reviewer } from './edit-repository.ts';

/** What an edit replaced in one item or alike in many, as the edit that brings it back. */
export interface Replaced extends Said {
  readonly numbers: readonly number[];
}

/** The part of it that alike items share. */
export interface Said {
  readonly change: Partial<Description>;
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
  /** Who had looked at the item before; absent where the edit did not touch that. */
  readonly reviewer?: Reviewer;
  /** Whether the item was in the list, or why it was not; absent where the edit did not touch that. */
  readonly keeping?: Keeping | undefined;
  /** The case that the item belonged to; absent where the edit did not touch that. */
  readonly inCase?: CaseId | undefined;
  /** Links with other items as they were; absent where the edit did not touch them. */
  readonly links?: readonly LinkChange[] | undefined;
}

/** A link that is to be there, or not. */
export interface LinkChange {
  readonly relation: Relation;
  readonly other: number;
  readonly isThere: boolean;
}

/** In the list, or removed from it for a reason. */
export type Keeping = { readonly in: 'list' } | { readonly in: 'removed'; readonly reason: string };

export interface Collecting {
  readonly add: (replaced: readonly Replaced[]) => void;
  /** The name of what was added; null when that was nothing, or more than may be kept. */
  readonly done: () => UndoId | null;
}

export interface Undoable {
  /** Begins to keep one edit, which may be of many items. */
  readonly keep: () => Collecting;
  /** What an edit replaced; undefined when it is no longer kept. */
  readonly get: (id: UndoId) => readonly Replaced[] | undefined;
  /** Keeps nothing about these items: they can be edited no more. */
  readonly forget: (numbers: ReadonlySet<number>) => void;
  /** Keeps only this of an edit, the rest was taken back; nothing of it when that is empty. */
  readonly shorten: (id: UndoId, rest: readonly Replaced[]) => void;
}

/** Most memory that what was replaced may take, by the length of its text; `mostEdits` bounds the rest. */
const mostWeight = 32 * MiB;
const mostEdits = 10_000;

/** A fixed part for the objects themselves, and two bytes for each character. */
const weightOf = (said: string): number => 200 + 2 * said.length;
/** A number in a list. */
const itemWeight = 8;

/** The edit that undoes `earlier` and then `later`, both of the same item, the later one first. */
export const merged = (earlier: Said, later: Said): Said => ({
  change: { ...later.change, ...earlier.change },
  addTags: [...later.addTags.filter((tag) => !earlier.removeTags.includes(tag)), ...earlier.addTags],
  removeTags: [...later.removeTags.filter((tag) => !earlier.addTags.includes(tag)), ...earlier.removeTags],
  ...((earlier.reviewer ?? later.reviewer) === undefined ? {} : { reviewer: earlier.reviewer ?? later.reviewer }),
  ...((earlier.keeping ?? later.keeping) === undefined ? {} : { keeping: earlier.keeping ?? later.keeping }),
  ...((earlier.inCase ?? later.inCase) === undefined ? {} : { inCase: earlier.inCase ?? later.inCase }),
  ...((earlier.links ?? later.links) === undefined ? {} : { links: mergedLinks(earlier.links ?? [], later.links ?? []) }),
});

const mergedLinks = (earlier: readonly LinkChange[], later: readonly LinkChange[]): readonly LinkChange[] =>
  [...later.filter((link) => !earlier.some(({ relation, other }) => relation === link.relation && other === link.other)), ...earlier];

/** Collects what items said; items that said the same share it. */
const collect = (most: number) => {
  const known = new Map<string, Said>();
  const items = new Map<number, Said>();
  let weight = 0;
  const shared = ({ change, addTags, removeTags, reviewer, keeping, inCase, links }: Said): Said => {
    const said: Said = { change, addTags, removeTags, ...(reviewer === undefined ? {} : { reviewer }), ...(keeping === undefined ? {} : { keeping }), ...(inCase === undefined ? {} : { inCase }), ...(links === undefined ? {} : { links }) };
    const key = JSON.stringify(said);
    const alike = known.get(key);
    if (alike === undefined) {
      known.set(key, said);
      weight += weightOf(key);
    }
    return alike ?? said;
  };
  return {
    isTooMuch: () => weight + itemWeight * items.size > most,
    weight: () => weight + itemWeight * items.size,
    add({ numbers, ...replaced }: Replaced): void {
      const later = shared(replaced);
      for (const number of numbers) {
        const earlier = items.get(number);
        items.set(number, earlier === undefined ? later : shared(merged(earlier, later)));
      }
    },
    replaced(): readonly Replaced[] {
      const groups = new Map<Said, number[]>();
      for (const [number, said] of items) {
        const group = groups.get(said);
        if (group === undefined) {
          groups.set(said, [number]);
        } else {
          group.push(number);
        }
      }
      return [...groups].map(([said, numbers]) => ({ numbers, ...said }));
    },
  };
};

export const createUndoable = (most: number = mostWeight): Undoable => {
  const edits = new Map<UndoId, { readonly items: readonly Replaced[]; readonly weight: number }>();
  let held = 0;
  const forget = (id: UndoId): void => {
    held -= edits.get(id)?.weight ?? 0;
    edits.delete(id);
  };
  return {
    keep() {
      let collected: ReturnType<typeof collect> | null = collect(most);
      return {
        add(replaced) {
          for (const one of replaced) {
            collected?.add(one);
            if (collected?.isTooMuch() === true) {
              collected = null;
            }
          }
        },
        done() {
          const items = collected?.replaced() ?? [];
          if (collected === null || items.length === 0) {
            return null;
          }
          const id = undoIdSchema.parse(`u-${randomBytes(8).toString('hex')}`);
          const weight = collected.weight();
          edits.set(id, { items, weight });
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
    forget(numbers) {
      for (const [id, { items, weight }] of edits) {
        const rest = items.flatMap((one) => {
          const left = one.numbers.filter((number) => !numbers.has(number));
          return left.length === 0 ? [] : [{ ...one, numbers: left }];
        });
        if (rest.length === 0) forget(id);
        else edits.set(id, { items: rest, weight });
      }
    },
    shorten(id, rest) {
      const kept = edits.get(id);
      if (rest.length === 0) {
        forget(id);
      } else if (kept !== undefined) {
        edits.set(id, { ...kept, items: rest });
      }
    },
  };
};
