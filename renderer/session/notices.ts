// What the window told in this session: finished work and failures, kept until the vault locks. Spoken once, shown until closed.
import { useSyncExternalStore } from 'react';

export interface Notice {
  readonly id: number;
  readonly tone: 'plain' | 'danger';
  readonly words: string;
  readonly at: number;
  /** Still shown above the place; closed ones stay in Activity. */
  readonly shown: boolean;
  /** The step of the undo stack that this tells of; "Undo" is offered for as long as it is the newest. */
  readonly undoStep?: number;
}

let notices: readonly Notice[] = [];
let isOpen = false;
let nextId = 1;
const watchers = new Set<() => void>();

const set = (next: readonly Notice[]): void => {
  notices = next;
  for (const watcher of watchers) watcher();
};

/**
 * Tells something in words that were already formatted. `danger` interrupts a screen reader and stays on top until it is closed;
 * good news gives way to newer good news, and to any news unless it can be undone, so that the work below keeps its room. All of it stays in Activity.
 * Ignored once the vault is locked: words that come late name what was open. Answers with what `closeNotice` takes.
 */
export const announce = (words: string, tone: Notice['tone'] = 'plain', undoStep?: number): Notice['id'] => {
  const id = nextId;
  nextId += 1;
  if (!isOpen) return id;
  const earlier = notices.map((notice) => (notice.tone === 'plain' && notice.shown && (tone === 'plain' || notice.undoStep === undefined) ? { ...notice, shown: false } : notice));
  set([...earlier, { id, tone, words, at: Date.now(), shown: true, ...(undoStep === undefined ? {} : { undoStep }) }]);
  return id;
};

/** Takes a notice off the top; it stays in Activity. */
export const closeNotice = (id: number): void => {
  set(notices.map((notice) => (notice.id === id ? { ...notice, shown: false } : notice)));
};

/** A vault was opened: from now on something may be told. */
export const beginNotices = (): void => { isOpen = true; };

/** Forgets everything told. Part of locking. */
export const forgetNotices = (): void => {
  isOpen = false;
  set([]);
};

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => { watchers.delete(watcher); };
};

/** Everything told since the vault was opened, oldest first. */
export const useNotices = (): readonly Notice[] => useSyncExternalStore(watch, () => notices);
