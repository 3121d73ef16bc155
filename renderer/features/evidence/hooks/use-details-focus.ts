// Brings the keyboard to a field of the details (F2 for the title, T for the notes) once they are on the screen, and back again.
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { EvidenceId } from '../../../../shared/ids.ts';

/** The field somebody asked for and has not got yet. */
export interface AskedField {
  readonly id: EvidenceId;
  readonly field: 'title' | 'notes';
}

interface AskedStore {
  readonly asked: () => AskedField | null;
  readonly ask: (asked: AskedField | null) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const createStore = (): AskedStore => {
  let now: AskedField | null = null;
  const listeners = new Set<() => void>();
  return {
    asked: () => now,
    ask: (asked) => {
      now = asked;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  };
};

const key = ['evidence-asked-field'];

const storeOf = (client: QueryClient): AskedStore => {
  const known = client.getQueryData<AskedStore>(key);
  if (known !== undefined) return known;
  const store = createStore();
  client.setQueryDefaults(key, { gcTime: Infinity, staleTime: Infinity });
  client.setQueryData(key, store);
  return store;
};

/** What was asked for, and how to ask; ask for null once it has the keyboard. */
export const useAskedField = (): readonly [AskedField | null, AskedStore['ask']] => {
  const store = storeOf(useQueryClient());
  return [useSyncExternalStore(store.subscribe, store.asked), store.ask];
};

/** Whether the keyboard is in the details, from where "finish" leads back. */
export const isInDetails = (): boolean => document.activeElement?.closest('.evidence-details') !== null && document.activeElement !== null;
