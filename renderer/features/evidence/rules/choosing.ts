// Choices in the order in which they were made, where some must first ask the vault which items they are.
import { nothingChosen, type Chosen } from './selection-model.ts';

type Choose = (chosen: Chosen) => void;

export interface Choosing {
  readonly now: (chosen: Chosen, choose: Choose) => void;
  /** Nothing is chosen until the answer is here, so that no key acts on what was chosen before; that comes back where there is none. An answer that a newer choice overtook is dropped. */
  readonly later: (chosen: Promise<Chosen>, before: Chosen, choose: Choose) => void;
  /** What a range is added to: while a choice waits, what was chosen before it. */
  readonly before: (chosen: Chosen) => Chosen;
  readonly forget: () => void;
}

export const createChoosing = (): Choosing => {
  let waiting: { readonly before: Chosen } | null = null;
  return {
    before: (chosen) => waiting?.before ?? chosen,
    forget: () => { waiting = null; },
    now: (chosen, choose) => {
      waiting = null;
      choose(chosen);
    },
    later: (chosen, before, choose) => {
      const mine = { before };
      const end = (found: Chosen): void => {
        if (waiting !== mine) return;
        waiting = null;
        choose(found);
      };
      waiting = mine;
      choose(nothingChosen);
      chosen.then(end, () => { end(before); });
    },
  };
};
