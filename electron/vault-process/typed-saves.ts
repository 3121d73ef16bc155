// The calls by which the window keeps what a person types. A lock sends the last of them and closes right behind, waiting for no answer: one
// that is still reading when the closing comes must get to its transaction first.
import type { CallName } from '../../shared/contract/registry.ts';

const keepTyped: ReadonlySet<string> = new Set<CallName>(['evidence.edit', 'evidence.keepTranscriptDraft', 'drafts.keep', 'settings.change', 'settings.keepPlace', 'evidence.keepListView']);

export interface TypedSaves {
  /** Notes the answer to a call that is being made, where that call keeps what is typed. */
  readonly see: (name: string, answer: Promise<unknown>) => void;
  /** Resolves when all that were begun are answered, whatever the answers are. */
  readonly settled: () => Promise<void>;
}

export const createTypedSaves = (): TypedSaves => {
  const underWay = new Set<Promise<unknown>>();
  return {
    see: (name, answer) => {
      if (!keepTyped.has(name)) return;
      underWay.add(answer);
      const done = (): void => { underWay.delete(answer); };
      answer.then(done, done);
    },
    settled: async () => { await Promise.allSettled(underWay); },
  };
};
