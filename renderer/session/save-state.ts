// What the window says about saving. The words come from the vault's answers alone: "Saved" is never shown for something that
// was only sent.
import { useSyncExternalStore } from 'react';
import type { Failure } from '../../shared/contract/failure.ts';
import type { VaultId } from '../../shared/ids.ts';
import { createLastSaved } from './last-saved.ts';

export type SaveState =
  | { readonly kind: 'quiet' }
  /** The window came back to where a lock met it; nothing was saved since. `savedAt` is when this window last saw this vault save; null where it never did. */
  | { readonly kind: 'back'; readonly savedAt: number | null }
  /** Somebody asked to save, and there was nothing that had to be. */
  | { readonly kind: 'nothing'; readonly at: number }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: number }
  /** `text` is what was typed, for the clipboard; `tryAgain` sends it once more. */
  | { readonly kind: 'not-saved'; readonly failure: Failure; readonly text: string; readonly tryAgain: () => void };

let state: SaveState = { kind: 'quiet' };
const watchers = new Set<() => void>();

let isOpen = false;

const lastSaved = createLastSaved();

const set = (next: SaveState): void => {
  state = next;
  for (const watcher of watchers) watcher();
};

/** Says what saving stands at. Called by drafts, never by screens. Ignored once the vault is locked: an answer that comes late carries text. */
export const showSaveState = (next: SaveState): void => {
  if (!isOpen) return;
  if (next.kind === 'saved') lastSaved.note(next.at);
  set(next);
};

/** For whoever asked to save: where nothing was saved since the vault was opened, that nothing has to be. */
export const sayNothingToSave = (at: number): void => {
  if (state.kind === 'quiet' || state.kind === 'back' || state.kind === 'nothing') showSaveState({ kind: 'nothing', at });
};

/** A vault was opened: from now on drafts may speak. */
export const beginSaveState = (): void => { isOpen = true; };

/** Whose times these are from now on. */
export const savesAreOf = (vault: VaultId): void => { lastSaved.begin(vault); };

/** Says that the window came back to where it was. */
export const showCameBack = (): void => { showSaveState({ kind: 'back', savedAt: lastSaved.at() }); };

/** Part of locking: forgets the state and the text in it. */
export const forgetSaveState = (): void => {
  isOpen = false;
  lastSaved.end();
  set({ kind: 'quiet' });
};

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => { watchers.delete(watcher); };
};

/** What saving stands at now. */
export const currentSaveState = (): SaveState => state;

/** The same, followed. */
export const useSaveState = (): SaveState => useSyncExternalStore(watch, currentSaveState);
