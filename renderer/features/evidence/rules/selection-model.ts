// Which items are chosen: some by id, or everything a query finds but some. Choosing everything never lists it. Pure.
import type { EvidenceQuery, Selection } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';

export type Chosen =
  | { readonly by: 'ids'; readonly ids: ReadonlySet<EvidenceId> }
  | { readonly by: 'query'; readonly except: ReadonlySet<EvidenceId> };

export const nothingChosen: Chosen = { by: 'ids', ids: new Set() };
export const everythingChosen: Chosen = { by: 'query', except: new Set() };

/** Most exceptions that a command on a query may carry; beyond them the last choice is refused and stays as it was. */
export const mostExceptions = 10_000;

export const isChosen = (chosen: Chosen, id: EvidenceId): boolean => (chosen.by === 'ids' ? chosen.ids.has(id) : !chosen.except.has(id));

/** How many are chosen when the query finds `total`. */
export const chosenCount = (chosen: Chosen, total: number): number =>
  chosen.by === 'ids' ? chosen.ids.size : Math.max(0, total - chosen.except.size);

export const chooseOnly = (id: EvidenceId): Chosen => ({ by: 'ids', ids: new Set([id]) });

/** Takes an item in, or out when it was in. */
export const toggle = (chosen: Chosen, id: EvidenceId): Chosen => {
  const set = new Set(chosen.by === 'ids' ? chosen.ids : chosen.except);
  if (set.has(id)) set.delete(id);
  else if (chosen.by === 'query' && set.size >= mostExceptions) return chosen;
  else set.add(id);
  return chosen.by === 'ids' ? { by: 'ids', ids: set } : { by: 'query', except: set };
};

/** A row of items from an anchor on: replaces what was chosen, or adds to it when `add` is true. */
export const chooseRange = (chosen: Chosen, range: readonly EvidenceId[], add: boolean): Chosen => {
  if (!add) return { by: 'ids', ids: new Set(range) };
  if (chosen.by === 'ids') return { by: 'ids', ids: new Set([...chosen.ids, ...range]) };
  const except = new Set(chosen.except);
  for (const id of range) except.delete(id);
  return { by: 'query', except };
};

/** The ids of the lines `first` to `last` where all of them are here, else null. */
export const knownBetween = (rowAt: (index: number) => { readonly id: EvidenceId } | null, first: number, last: number): readonly EvidenceId[] | null => {
  const ids: EvidenceId[] = [];
  for (let index = first; index <= last; index += 1) {
    const row = rowAt(index);
    if (row === null) return null;
    ids.push(row.id);
  }
  return ids;
};

/** What a command is sent: the query itself for everything, so that items nobody has scrolled to are included. */
export const asSelection = (chosen: Chosen, query: EvidenceQuery): Selection =>
  chosen.by === 'ids' ? { by: 'ids', ids: [...chosen.ids] } : { by: 'query', query, except: [...chosen.except] };
