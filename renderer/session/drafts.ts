// What was typed and not finished in the opened vault, by where it was typed. It is there at once for whoever looks, and reaches the vault
// after a pause and before a lock, like everything else; what the vault does not take is told in the top bar. Knows nothing of React.
import type { Failure } from '../../shared/contract/failure.ts';
import type { InputOf } from '../../shared/contract/registry.ts';
import type { Result } from '../../shared/contract/result.ts';
import { isEmptyDraft, type Draft, type DraftPlace, type KeptDraft } from '../../shared/drafts/schema.ts';
import { createDraftSaver, type DraftSaverParts } from './draft-saver.ts';
import { showSaveState, type SaveState } from './save-state.ts';

type Sent = { readonly [P in DraftPlace]?: Draft | null };

export interface Drafts {
  /** Why what the vault has could not be read; null where it was. */
  readonly unread: Failure | null;
  readonly of: (place: DraftPlace) => Draft | undefined;
  /** What stands here and is typed in nowhere just now; the same list until something changes. */
  readonly waiting: () => readonly KeptDraft[];
  /** Says that this is being typed in; what it answers with says that it is no longer. */
  readonly take: (place: DraftPlace) => () => void;
  /** An empty one is forgotten. */
  readonly put: (place: DraftPlace, draft: Draft) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const wordsOf = (sent: Sent): string =>
  Object.values(sent).flatMap((draft) => (draft === null || draft === undefined ? [] : [
    ...Object.values(draft.words),
    ...Object.values(draft.dates).map(({ from, until, note }) => [from.day, from.month, from.year, from.time, until.day, until.month, until.year, until.time, note].join(' ').trim()),
    ...Object.values(draft.change).filter((value) => typeof value === 'string'),
    ...draft.addTags,
  ])).join('\n\n');

interface DraftsParts extends Pick<DraftSaverParts<Sent>, 'saves'> {
  readonly keep: (input: InputOf<'drafts.keep'>) => Promise<{ readonly savedAt: number }>;
  readonly show?: (state: SaveState) => void;
}

/** `read` is what the vault had at opening. */
export const createDrafts = (read: Result<{ readonly drafts: readonly KeptDraft[] }>, { keep, saves, show = showSaveState }: DraftsParts): Drafts => {
  let all = read.ok ? read.value.drafts : [];
  let waiting = all;
  const taken = new Set<DraftPlace>();
  let wasRefused = false;
  const listeners = new Set<() => void>();
  const saver = createDraftSaver<Sent>({
    write: (sent) => keep({ drafts: Object.entries(sent).map(([place, draft]) => ({ place: place as DraftPlace, draft: draft ?? null })) }),
    textOf: wordsOf,
    // "Saved" would claim too much for half a date; it is said alone where "Not saved" was said before.
    show: (state) => {
      if (state.kind === 'not-saved' || (state.kind === 'saved' && wasRefused)) show(state);
      wasRefused = state.kind === 'not-saved' || (state.kind === 'saving' && wasRefused);
    },
    ...(saves === undefined ? {} : { saves }),
  });
  const tell = (): void => {
    waiting = all.filter(({ place }) => !taken.has(place));
    for (const listener of listeners) listener();
  };
  const of = (place: DraftPlace): Draft | undefined => all.find((one) => one.place === place)?.draft;
  return {
    unread: read.ok ? null : read.failure,
    of,
    waiting: () => waiting,
    take: (place) => {
      taken.add(place);
      tell();
      return () => {
        taken.delete(place);
        tell();
      };
    },
    put: (place, draft) => {
      const isEmpty = isEmptyDraft(draft);
      const before = of(place);
      if (isEmpty ? before === undefined : JSON.stringify(before) === JSON.stringify(draft)) return;
      all = [...all.filter((one) => one.place !== place), ...(isEmpty ? [] : [{ place, draft }])];
      const change: { [P in DraftPlace]?: Draft | null } = {};
      change[place] = isEmpty ? null : draft;
      saver.note(change);
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  };
};
