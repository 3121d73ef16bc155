// Where the window is: a place, what of it, and the way back. A tiny history of its own, because the window has no address bar
// and nothing about what is open may show outside. Pure; RouteProvider holds the current one.
import type { SafetySectionName } from './features/safety/safety-sections.ts';
import type { SettingsSectionName } from './features/settings/settings-sections.ts';
import type { EvidenceId } from '../shared/ids.ts';
import type { EvidenceQuery, Sort } from '../shared/evidence/schema.ts';

/** Parts of an item's details. */
export type ItemTab = 'details' | 'links' | 'custody';

/** Every place. `evidence item` keeps the filter and order it was opened from, so that next, previous and back stay in it. */
export type Route =
  | { readonly place: 'home' }
  | { readonly place: 'evidence'; readonly query?: EvidenceQuery; readonly sort?: Sort; readonly focus?: EvidenceId }
  | { readonly place: 'evidence item'; readonly id: EvidenceId; readonly query?: EvidenceQuery; readonly sort?: Sort; readonly tab?: ItemTab }
  /** `begin` opens the dialog for a new one at once. */
  | { readonly place: 'cases'; readonly begin?: 'make' }
  | { readonly place: 'settings'; readonly section?: SettingsSectionName }
  | { readonly place: 'panic' }
  | { readonly place: 'duress' }
  /** `begin` opens at once what is asked before a backup is made. */
  | { readonly place: 'safety'; readonly section?: SafetySectionName; readonly begin?: 'backup' }
  | { readonly place: 'handover' }
  /** The custody log of the whole vault. */
  | { readonly place: 'log' }
  | { readonly place: 'shares'; readonly what: 'make' | 'test' }
  | { readonly place: 'about' };

export type Place = Route['place'];

export interface History {
  readonly past: readonly Route[];
  readonly now: Route;
  readonly future: readonly Route[];
}

const longestPast = 100;

export const startHistory = (now: Route = { place: 'home' }): History => ({ past: [], now, future: [] });

/** Goes somewhere; the way forward is forgotten. */
export const go = (history: History, to: Route): History => ({ past: [...history.past, history.now].slice(-longestPast), now: to, future: [] });

/** Changes what is remembered of this place (filter, selected item) without a step in the history. */
export const amend = (history: History, now: Route): History => ({ ...history, now });

/** One step back, or the same history at its start. */
export const back = (history: History): History => {
  const now = history.past.at(-1);
  return now === undefined ? history : { past: history.past.slice(0, -1), now, future: [history.now, ...history.future] };
};

/** One step forward, or the same history at its end. */
export const forward = (history: History): History => {
  const [now, ...future] = history.future;
  return now === undefined ? history : { past: [...history.past, history.now], now, future };
};
