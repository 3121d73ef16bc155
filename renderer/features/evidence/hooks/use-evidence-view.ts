// How the person looks at the evidence: filter, sort, grid or table, tile size, what is chosen and where they were. It stands in the session's cache, which a
// lock clears, and is kept in the vault when the hand rests and before a lock, so that coming back finds the list as it stood.
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import type { OutputOf } from '../../../../shared/contract/registry.ts';
import type { ListView, tileSizes } from '../../../../shared/evidence/list-view.ts';
import { everything, type EvidenceQuery, type Sort } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { ask } from '../../../api.ts';
import { useCaseAsked } from '../../cases/use-case-asked.ts';
import { createDraftSaver } from '../../../session/draft-saver.ts';
import { keptView, viewFrom } from '../rules/kept-view.ts';
import type { FieldGroup } from '../rules/description-fields.ts';
import { nothingChosen, type Chosen } from '../rules/selection-model.ts';

export type TileSize = (typeof tileSizes)[number];

export interface EvidenceView {
  readonly query: EvidenceQuery;
  readonly sort: Sort;
  readonly layout: 'grid' | 'table';
  readonly tileSize: TileSize;
  readonly chosen: Chosen;
  /** The item that had the keyboard last; the list comes back to it. */
  readonly at: EvidenceId | null;
  /** Groups of an item's description that are open. */
  readonly openGroups: readonly FieldGroup['id'][];
  /** How far the list was scrolled. */
  readonly top: number;
}

export const firstView: EvidenceView = {
  query: everything,
  sort: { by: 'captured', direction: 'descending' },
  layout: 'grid',
  tileSize: 2,
  chosen: nothingChosen,
  at: null,
  openGroups: [],
  top: 0,
};

interface ViewStore {
  readonly view: () => EvidenceView;
  readonly change: (change: Partial<EvidenceView>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const createViewStore = (first: EvidenceView, keep: (view: EvidenceView) => void): ViewStore => {
  let view = first;
  const listeners = new Set<() => void>();
  return {
    view: () => view,
    change: (parts) => {
      view = { ...view, ...parts, ...(parts.query === undefined || parts.chosen !== undefined ? {} : { chosen: nothingChosen }) };
      for (const listener of listeners) listener();
      keep(view);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  };
};

const key = ['evidence-view'];

/** Keeps the view in the vault. What cannot be kept is no loss that anybody must be told of. */
const keeper = (): ((view: EvidenceView) => void) => {
  const saver = createDraftSaver<{ readonly view: ListView }>({
    write: ({ view }) => (view === undefined ? Promise.resolve({ savedAt: 0 }) : ask('evidence.keepListView', view)),
    show: () => undefined,
  });
  return (view) => { saver.note({ view: keptView(view) }); };
};

// A store of its own and not a cached answer: what is typed into the filter must be on the screen before the next key.
const storeOf = (client: QueryClient): ViewStore => {
  const known = client.getQueryData<ViewStore>(key);
  if (known !== undefined) return known;
  const kept = client.getQueryData<OutputOf<'evidence.listView'>>(['evidence.listView', {}])?.view ?? null;
  const store = createViewStore(kept === null ? firstView : viewFrom(kept), keeper());
  client.setQueryDefaults(key, { gcTime: Infinity, staleTime: Infinity });
  client.setQueryData(key, store);
  return store;
};

export type ChangeView = ViewStore['change'];

/** The view, within the case that is worked in, and a way to change parts of it. A changed filter forgets what was chosen, because it may no longer be seen. */
export const useEvidenceView = (): readonly [EvidenceView, ChangeView] => {
  const store = storeOf(useQueryClient());
  const view = useSyncExternalStore(store.subscribe, store.view);
  const asked = useCaseAsked();
  return [useMemo(() => (view.query.case === asked ? view : { ...view, query: { ...view.query, case: asked } }), [view, asked]), store.change];
};
