// Saves what is typed: after a pause, on leaving a field, and before a lock. One saver per record that is being edited.
import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/contract/failure.ts';
import { CallFailure, failureOf } from '../api.ts';
import { pendingSaves, type PendingSaves } from './pending-saves.ts';
import { showSaveState, type SaveState } from './save-state.ts';

/** Pause in typing after which a draft is sent. */
export const pauseBeforeSaveMs = 600;
/** Whoever never pauses is saved after this all the same: a draft reaches the vault within two seconds. */
export const longestUnsentMs = 1500;
/** A save that takes longer than this is told as "Saving". */
export const quietSaveMs = 400;

export interface DraftSaver<Change extends object> {
  /** Notes changed fields and sends them after a pause; fields noted later win. */
  readonly note: (change: Partial<Change>) => void;
  /** Sends what is noted now. */
  readonly saveNow: () => Promise<void>;
  /** Writes with these parts from now on. */
  readonly use: (parts: DraftSaverParts<Change>) => void;
}

export interface DraftSaverParts<Change extends object> {
  /** Writes the fields; answers with the time the vault says it saved at, or throws CallFailure. */
  readonly write: (change: Partial<Change>) => Promise<{ readonly savedAt: number }>;
  /** What was typed, for the clipboard when it cannot be saved. */
  readonly textOf?: (change: Partial<Change>) => string;
  readonly saves?: PendingSaves;
  readonly show?: (state: SaveState) => void;
}

/**
 * A saver. Changes that could not be written stay noted and are sent again with the next ones. One is sent after the other was answered; before a lock,
 * which waits for no answer, at once behind it: the vault takes them in the order in which they were sent.
 */
export const createDraftSaver = <Change extends object>(first: DraftSaverParts<Change>): DraftSaver<Change> => {
  let parts = first;
  let noted: Partial<Change> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** By when what is noted must be sent; null while nothing is. */
  let sendBy: number | null = null;
  // On the list of what a lock sends for as long as something is not saved.
  let offTheList: (() => void) | undefined;
  let writing: Promise<void> = Promise.resolve();
  let sendings = 0;
  /** By which sending each field went last: what an earlier one brings back must not come over newer words. */
  const sentBy = new Map<string, number>();
  const show = (state: SaveState): void => { (parts.show ?? showSaveState)(state); };
  const words = (change: Partial<Change>): string => parts.textOf?.(change) ?? Object.values(change).filter((value) => typeof value === 'string').join('\n\n');
  const failed = (failure: Failure, change: Partial<Change>, sending: number): void => {
    const newest = Object.entries(change).filter(([field]) => sentBy.get(field) === sending);
    // All of it is in one that was sent since: that one's answer says how things stand.
    if (newest.length === 0) return;
    noted = { ...Object.fromEntries(newest) as Partial<Change>, ...noted };
    show({ kind: 'not-saved', failure, text: words(noted), tryAgain: () => { void saveNow(); } });
  };
  const send = async (): Promise<void> => {
    if (Object.keys(noted).length === 0) return;
    const change = noted;
    noted = {};
    sendings += 1;
    const sending = sendings;
    for (const field of Object.keys(change)) sentBy.set(field, sending);
    const slow = setTimeout(() => { show({ kind: 'saving' }); }, quietSaveMs);
    try {
      const { savedAt } = await parts.write(change);
      if (Object.keys(noted).length > 0 || sending !== sendings) return;
      offTheList?.();
      offTheList = undefined;
      show({ kind: 'saved', at: savedAt });
    } catch (error) {
      failed(error instanceof CallFailure ? error.failure : failureOf(error), change, sending);
    } finally {
      clearTimeout(slow);
    }
  };
  const stopWaiting = (): void => {
    clearTimeout(timer);
    sendBy = null;
  };
  const saveNow = (): Promise<void> => {
    stopWaiting();
    writing = writing.then(send);
    return writing;
  };
  const sendAtOnce = (): Promise<void> => {
    stopWaiting();
    writing = Promise.all([writing, send()]).then(() => undefined);
    return writing;
  };
  return {
    note: (change) => {
      noted = { ...noted, ...change };
      offTheList ??= (parts.saves ?? pendingSaves).add(sendAtOnce);
      clearTimeout(timer);
      sendBy ??= Date.now() + longestUnsentMs;
      timer = setTimeout(() => { void saveNow(); }, Math.max(0, Math.min(pauseBeforeSaveMs, sendBy - Date.now())));
    },
    saveNow,
    use: (next) => { parts = next; },
  };
};

/** A saver that lives as long as the component; leaving the component, and a lock, send what is left. */
export const useDraftSaver = <Change extends object>(parts: DraftSaverParts<Change>): DraftSaver<Change> => {
  const [saver] = useState(() => createDraftSaver(parts));
  useEffect(() => { saver.use(parts); });
  useEffect(() => () => { void saver.saveNow(); }, [saver]);
  return saver;
};
