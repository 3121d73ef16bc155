// What someone types about an item, kept until the vault says that it has it. A refused change stays here with its reason and
// goes along with the next attempt, also when the person has gone elsewhere and comes back. Knows nothing of React.
import type { Failure } from '../../../../shared/contract/failure.ts';
import type { DraftSaver } from '../../../session/draft-saver.ts';

export interface DraftWords<Change extends object> {
  /** What the vault does not have yet. */
  readonly unsaved: Partial<Change>;
  /** Why the last attempt was refused; null when it was not. */
  readonly failure: Failure | null;
  /** When the vault said that it had everything typed so far; null before that. */
  readonly savedAt: number | null;
}

export interface ItemDraft<Change extends object> {
  readonly words: () => DraftWords<Change>;
  readonly set: <Field extends keyof Change>(field: Field, value: Change[Field]) => void;
  /** Saves now: on leaving a field and on "Try again". */
  readonly saveNow: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

interface ItemDraftParts<Change extends object> {
  /** Sends fields to the vault; answers when it has them, or throws. */
  readonly write: (change: Partial<Change>) => Promise<{ readonly savedAt: number }>;
  /** The session's way of saving after a pause and before a lock. */
  readonly saver: (write: (change: Partial<Change>) => Promise<{ readonly savedAt: number }>) => DraftSaver<Change>;
  readonly failureOf: (thrown: unknown) => Failure;
}

/** A draft with nothing in it. */
export const createItemDraft = <Change extends object>({ write, saver, failureOf }: ItemDraftParts<Change>): ItemDraft<Change> => {
  let words: DraftWords<Change> = { unsaved: {}, failure: null, savedAt: null };
  const listeners = new Set<() => void>();
  const become = (next: DraftWords<Change>): void => {
    words = next;
    for (const listener of listeners) listener();
  };
  // A field that was typed in again while it was being sent is not the one that was saved.
  const without = (sent: Partial<Change>): Partial<Change> =>
    Object.fromEntries(Object.entries(words.unsaved).filter(([field, value]) => !(field in sent) || sent[field as keyof Change] !== value)) as Partial<Change>;

  const saving = saver(async (change) => {
    try {
      const saved = await write(change);
      const unsaved = without(change);
      become({ unsaved, failure: null, savedAt: Object.keys(unsaved).length === 0 ? saved.savedAt : null });
      return saved;
    } catch (thrown) {
      become({ ...words, failure: failureOf(thrown) });
      throw thrown;
    }
  });

  return {
    words: () => words,
    set: (field, value) => {
      become({ ...words, unsaved: { ...words.unsaved, [field]: value }, savedAt: null });
      const change: Partial<Change> = {};
      change[field] = value;
      saving.note(change);
    },
    saveNow: () => { void saving.saveNow(); },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  };
};
