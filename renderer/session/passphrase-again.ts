// What leaves the vault asks for the passphrase again after a while. A call that is refused for that waits here until the person typed it, and is then made once more.
import { useSyncExternalStore } from 'react';
import type { CallName, InputOf, OutputOf } from '../../shared/contract/registry.ts';
import { ask, CallFailure } from '../api.ts';

let waiting: ((typed: boolean) => void) | null = null;
const watchers = new Set<() => void>();

const wait = (next: typeof waiting): void => {
  waiting = next;
  for (const watcher of watchers) watcher();
};

/** The person typed it and it was right, or would rather not. */
export const answerPassphraseAgain = (typed: boolean): void => {
  const answer = waiting;
  wait(null);
  answer?.(typed);
};

const asked = (): Promise<boolean> => {
  // One question at a time: an earlier one that nobody answered is over.
  answerPassphraseAgain(false);
  return new Promise((resolve) => { wait(resolve); });
};

/** Makes a call. Where it asks for the passphrase first, the person is asked, and the call is made once more. Throws CallFailure, `passphrase-again` when they would rather not. */
export const askWithPassphrase = async <N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => {
  try {
    return await ask(name, input);
  } catch (error) {
    if (!(error instanceof CallFailure && error.failure.code === 'passphrase-again') || !(await asked())) throw error;
    return ask(name, input);
  }
};

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => { watchers.delete(watcher); };
};

/** Whether a call waits for the passphrase. */
export const useIsPassphraseAsked = (): boolean => useSyncExternalStore(watch, () => waiting !== null);
