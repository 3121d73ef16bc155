// The list of saves that have not reached the vault yet. A lock asks all of them at once and waits at most 150 ms: it never
// asks a question, so what cannot be saved by then costs at worst the last two seconds of typing.
export type PendingSave = () => Promise<void>;

/** Longest that a lock waits for drafts. */
export const longestFlushMs = 150;

export interface PendingSaves {
  /** Adds a save that is made when the vault is about to close; the returned function takes it off again. */
  readonly add: (save: PendingSave) => () => void;
  /** Starts every save at once and answers when all are done or after `longestFlushMs`: whether all were done. Never throws. */
  readonly flush: () => Promise<boolean>;
  /** Empties the list, whatever was saved. Part of locking. */
  readonly forget: () => void;
}

/** A fresh list. `wait` is the clock, so that a test need not spend real time. */
export const createPendingSaves = (wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); })): PendingSaves => {
  const saves = new Set<PendingSave>();
  return {
    add: (save) => {
      saves.add(save);
      return () => { saves.delete(save); };
    },
    flush: async () => {
      const all = Promise.allSettled([...saves].map((save) => save())).then(() => true);
      return saves.size === 0 || Promise.race([all, wait(longestFlushMs).then(() => false)]);
    },
    forget: () => { saves.clear(); },
  };
};

/** The window's list. */
export const pendingSaves = createPendingSaves();
