// What can be undone and redone in this session, newest last. Knows words and the vault's names for edits, never what was written.
// Pure but for the vault that it asks; knows nothing of React.
import type { UndoId } from '../../shared/ids.ts';

export interface UndoStep {
  readonly id: number;
  /** What was changed, in words that were already formatted: "Title of E-003". */
  readonly words: string;
  /** Oldest first. */
  readonly edits: readonly UndoId[];
}

export interface UndoState {
  readonly undo: UndoStep | null;
  readonly redo: UndoStep | null;
}

export interface UndoStack {
  readonly state: () => UndoState;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Notes a change and answers with its step's id. Changes of one `run` that follow one another within ten seconds are one step, so that typing is
   * undone as it was thought of and not letter by letter. What was undone can no longer be redone.
   */
  readonly note: (change: { readonly words: string; readonly edit: UndoId; readonly run?: string; readonly at: number }) => number;
  /** Takes the newest step back and answers with it; null when there is none. Rejects, with nothing moved, when the vault does. */
  readonly undo: () => Promise<UndoStep | null>;
  readonly redo: () => Promise<UndoStep | null>;
}

/** Asks the vault to take edits back, newest first; answers with the name of the edit that did it. */
export type TakeBack = (edits: readonly UndoId[]) => Promise<UndoId | null>;

const longestPauseMs = 10_000;
const mostSteps = 500;

interface Entry extends UndoStep {
  readonly run: string | undefined;
  readonly at: number;
}

export const createUndoStack = (takeBack: TakeBack): UndoStack => {
  let past: readonly Entry[] = [];
  let future: readonly Entry[] = [];
  let state: UndoState = { undo: null, redo: null };
  let nextId = 1;
  // One at a time: a second key press while the vault works takes the step before, not the same one again.
  let working: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();
  const become = (nextPast: readonly Entry[], nextFuture: readonly Entry[]): void => {
    past = nextPast.slice(-mostSteps);
    future = nextFuture;
    state = { undo: past.at(-1) ?? null, redo: future.at(-1) ?? null };
    for (const listener of listeners) listener();
  };
  const afterOthers = <T>(work: () => Promise<T>): Promise<T> => {
    const result = working.then(work);
    working = result.catch(() => undefined);
    return result;
  };
  const turned = async (step: Entry): Promise<readonly Entry[]> => {
    const edit = await takeBack(step.edits.toReversed());
    return edit === null ? [] : [{ ...step, edits: [edit], run: undefined }];
  };
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    note: ({ words, edit, run, at }) => {
      const last = past.at(-1);
      if (last !== undefined && run !== undefined && last.run === run && at - last.at <= longestPauseMs && future.length === 0) {
        become([...past.slice(0, -1), { ...last, edits: [...last.edits, edit], at }], []);
        return last.id;
      }
      const id = nextId;
      nextId += 1;
      become([...past, { id, words, edits: [edit], run, at }], []);
      return id;
    },
    undo: () => afterOthers(async () => {
      const step = past.at(-1);
      if (step === undefined) return null;
      const back = await turned(step);
      become(past.filter((one) => one !== step), [...future, ...back]);
      return step;
    }),
    redo: () => afterOthers(async () => {
      const step = future.at(-1);
      if (step === undefined) return null;
      const again = await turned(step);
      become([...past, ...again], future.filter((one) => one !== step));
      return step;
    }),
  };
};
