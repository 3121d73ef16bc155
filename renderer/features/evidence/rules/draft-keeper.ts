// Keeps what someone types about an item until the vault says that it has it. Nothing typed is ever dropped: a refused change
// stays here with the reason and goes along with the next attempt. Knows nothing of React.
import type { Failure } from '../../../../shared/contract/failure.ts';
import type { Result } from '../../../../shared/contract/result.ts';

export type DraftState =
  | { readonly is: 'clean' }
  | { readonly is: 'waiting' }
  | { readonly is: 'saving'; readonly since: number }
  | { readonly is: 'saved'; readonly at: number }
  | { readonly is: 'refused'; readonly failure: Failure };

/** How long typing must pause before it is saved. */
export const pauseMs = 600;

export interface DraftKeeper<Change extends object> {
  /** What the vault does not have yet. */
  readonly unsaved: () => Partial<Change>;
  readonly state: () => DraftState;
  /** Takes one changed field; it is saved after a pause. */
  readonly set: <Field extends keyof Change>(field: Field, value: Change[Field]) => void;
  /** Saves now: on leaving a field, before lock, on "Try again". Settles when the vault has answered; never rejects. */
  readonly flush: () => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
}

/** `save` sends fields to the vault and gives its answer. */
export const createDraftKeeper = <Change extends object>(save: (change: Partial<Change>) => Promise<Result<{ readonly savedAt: number }>>, now: () => number = Date.now): DraftKeeper<Change> => {
  let unsaved: Partial<Change> = {};
  let state: DraftState = { is: 'clean' };
  let pause: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const become = (next: DraftState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const isEmpty = (): boolean => Object.keys(unsaved).length === 0;

  const once = async (): Promise<void> => {
    const sent = unsaved;
    become({ is: 'saving', since: now() });
    const answer = await save(sent).catch((): Result<never> => ({ ok: false, failure: { code: 'unexpected', facts: {} } }));
    if (!answer.ok) {
      become({ is: 'refused', failure: answer.failure });
      return;
    }
    // A field that was typed in again meanwhile is not the one that was saved.
    unsaved = Object.fromEntries(Object.entries(unsaved).filter(([field, value]) => !(field in sent) || sent[field as keyof Change] !== value)) as Partial<Change>;
    become(isEmpty() ? { is: 'saved', at: answer.value.savedAt } : { is: 'waiting' });
  };

  const flush = async (): Promise<void> => {
    if (pause !== null) clearTimeout(pause);
    pause = null;
    if (running !== null) {
      await running;
      if (isEmpty() || state.is === 'refused') return;
    }
    if (isEmpty()) return;
    running = once().finally(() => { running = null; });
    await running;
  };

  return {
    unsaved: () => unsaved,
    state: () => state,
    set: (field, value) => {
      unsaved = { ...unsaved, [field]: value };
      if (state.is !== 'saving') become(state.is === 'refused' ? state : { is: 'waiting' });
      else become({ ...state });
      if (pause !== null) clearTimeout(pause);
      pause = setTimeout(() => { void flush(); }, pauseMs);
    },
    flush,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  };
};
