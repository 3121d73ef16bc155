// Saves what is typed: after a pause, on leaving a field, and before a lock. One saver per record that is being edited.
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../shared/contract/failure.ts';
import { CallFailure, failureOf } from '../api.ts';
import { pendingSaves } from './pending-saves.ts';
import { showSaveState, type SaveState } from './save-state.ts';

/** Pause in typing after which a draft is sent. */
export const pauseBeforeSaveMs = 600;
/** A save that takes longer than this is told as "Saving". */
export const quietSaveMs = 400;

export interface DraftSaver<Change extends object> {
  /** Notes changed fields and sends them after a pause; fields noted later win. */
  readonly note: (change: Partial<Change>) => void;
  /** Sends what is noted now. */
  readonly saveNow: () => Promise<void>;
}

interface DraftSaverParts<Change extends object> {
  /** Writes the fields; answers with the time the vault says it saved at, or throws CallFailure. */
  readonly write: (change: Partial<Change>) => Promise<{ readonly savedAt: number }>;
  /** What was typed, for the clipboard when it cannot be saved. */
  readonly textOf?: (change: Partial<Change>) => string;
  readonly show?: (state: SaveState) => void;
}

/** A saver. Changes that could not be written stay noted and are sent again with the next ones. */
export const createDraftSaver = <Change extends object>({ write, textOf, show = showSaveState }: DraftSaverParts<Change>): DraftSaver<Change> => {
  let noted: Partial<Change> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  const words = textOf ?? ((change: Partial<Change>) => Object.values(change).filter((value) => typeof value === 'string').join('\n\n'));
  const failed = (failure: Failure, change: Partial<Change>): void => {
    noted = { ...change, ...noted };
    show({ kind: 'not-saved', failure, text: words(noted), tryAgain: () => { void saveNow(); } });
  };
  const saveNow = (): Promise<void> => {
    clearTimeout(timer);
    writing = writing.then(async () => {
      if (Object.keys(noted).length === 0) return;
      const change = noted;
      noted = {};
      const slow = setTimeout(() => { show({ kind: 'saving' }); }, quietSaveMs);
      try {
        const { savedAt } = await write(change);
        if (Object.keys(noted).length === 0) show({ kind: 'saved', at: savedAt });
      } catch (error) {
        failed(error instanceof CallFailure ? error.failure : failureOf(error), change);
      } finally {
        clearTimeout(slow);
      }
    });
    return writing;
  };
  return {
    note: (change) => {
      noted = { ...noted, ...change };
      clearTimeout(timer);
      timer = setTimeout(() => { void saveNow(); }, pauseBeforeSaveMs);
    },
    saveNow,
  };
};

/** A saver that lives as long as the component; leaving the component, and a lock, send what is left. */
export const useDraftSaver = <Change extends object>(parts: DraftSaverParts<Change>): DraftSaver<Change> => {
  const latest = useRef(parts);
  useEffect(() => { latest.current = parts; });
  const [saver] = useState(() => createDraftSaver<Change>({ write: (change) => latest.current.write(change), ...(parts.textOf === undefined ? {} : { textOf: parts.textOf }) }));
  useEffect(() => {
    const remove = pendingSaves.add(saver.saveNow);
    return () => { void saver.saveNow().finally(remove); };
  }, [saver]);
  return saver;
};
