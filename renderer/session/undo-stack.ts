// What can be undone and redone in this session, newest last. Knows words and the vault's names for edits, never what was written.
// Pure but for the vault that it asks; knows nothing of React.
import type { OutputOf } from '../../shared/contract/registry.ts';
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
  /** Takes the newest step back and answers with what came of it; null when there is none. Rejects, with nothing moved, when the vault does. */
  readonly undo: () => Promise<TakenBack | null>;
  readonly redo: () => Promise<TakenBack | null>;
}

/** What the vault answered. A step that was not taken back to its end stays where it is, with the rest. */
export interface TakenBack {
  readonly step: UndoStep;
  readonly answer: OutputOf<'evidence.undo'>;
}

/** Asks the vault to take edits back, newest first. */
export type TakeBack = (edits: readonly UndoId[]) => Promise<OutputOf<'evidence.undo'>>;

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
  /** The step's edits that are left to take back, and the step that brings back those that were. */
  const turned = async (step: Entry): Promise<{ readonly answer: TakenBack['answer']; readonly rest: readonly Entry[]; readonly back: readonly Entry[] }> => {
    const answer = await takeBack(step.edits.toReversed());
    return {
      answer,
      rest: answer.left.length === 0 ? [] : [{ ...step, edits: answer.left.toReversed(), run: undefined }],
      back: answer.undo === null ? [] : [{ ...step, edits: [answer.undo], run: undefined }],
    };
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
      const { answer, rest, back } = await turned(step);
      become(past.flatMap((one) => (one === step ? rest : [one])), [...future, ...back]);
      return { step, answer };
    }),
    redo: () => afterOthers(async () => {
      const step = future.at(-1);
      if (step === undefined) return null;
      const { answer, rest, back } = await turned(step);
      become([...past, ...back], future.flatMap((one) => (one === step ? rest : [one])));
      return { step, answer };
    }),
  };
};
