// Answers that a test has ready for the next dialogs. With no window on a screen nobody else could answer, so a dialog that
// nothing was prepared for waits a little and then fails loudly.

export type DialogKind = 'open' | 'save' | 'message';

interface Waiting {
  readonly kind: DialogKind;
  readonly take: (answer: unknown) => void;
}

export interface DialogAnswers {
  /** Paths for the next open dialog; null cancels it. */
  answerOpen(paths: readonly string[] | null): void;
  /** Path for the next save dialog; null cancels it. */
  answerSave(path: string | null): void;
  /** Index of the button for the next message box. */
  answerMessage(button: number): void;
}

export interface DialogQueue extends DialogAnswers {
  /** The prepared answer, or null when there is none yet. */
  ready(kind: DialogKind): { readonly value: unknown } | null;
  /** The answer when it comes. Rejects after `patienceMs`. */
  wait(kind: DialogKind): Promise<unknown>;
}

const patienceMs = 15_000;

export const createDialogQueue = (): DialogQueue => {
  const prepared = new Map<DialogKind, unknown[]>();
  const waiting: Waiting[] = [];

  const answer = (kind: DialogKind, value: unknown): void => {
    const index = waiting.findIndex((entry) => entry.kind === kind);
    const [next] = index < 0 ? [] : waiting.splice(index, 1);
    if (next === undefined) {
      prepared.set(kind, [...(prepared.get(kind) ?? []), value]);
    } else {
      next.take(value);
    }
  };

  return {
    answerOpen(paths) {
      answer('open', paths);
    },
    answerSave(path) {
      answer('save', path);
    },
    answerMessage(button) {
      answer('message', button);
    },
    ready(kind) {
      const answers = prepared.get(kind) ?? [];
      return answers.length === 0 ? null : { value: answers.shift() };
    },
    wait: (kind) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(entry), 1);
          reject(new Error(`a dialog (${kind}) opened and nothing answered it`));
        }, patienceMs);
        const entry: Waiting = {
          kind,
          take(value) {
            clearTimeout(timer);
            resolve(value);
          },
        };
        waiting.push(entry);
      }),
  };
};
