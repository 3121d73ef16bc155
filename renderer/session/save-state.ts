// What the window says about saving. The words come from the vault's answers alone: "Saved" is never shown for something that
// was only sent.
import { useSyncExternalStore } from 'react';
import type { Failure } from '../../shared/contract/failure.ts';

export type SaveState =
  | { readonly kind: 'quiet' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: number }
  /** `text` is what was typed, for the clipboard; `tryAgain` sends it once more. */
  | { readonly kind: 'not-saved'; readonly failure: Failure; readonly text: string; readonly tryAgain: () => void };

let state: SaveState = { kind: 'quiet' };
const watchers = new Set<() => void>();

/** Says what saving stands at. Called by drafts, never by screens. */
export const showSaveState = (next: SaveState): void => {
  state = next;
  for (const watcher of watchers) watcher();
};

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => { watchers.delete(watcher); };
};

/** What saving stands at now. */
export const useSaveState = (): SaveState => useSyncExternalStore(watch, () => state);
