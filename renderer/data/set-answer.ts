// Puts what is known already into the place of a call's answer, in the shape that this call answers with.
import type { QueryClient } from '@tanstack/react-query';
import type { CallName, InputOf, OutputOf } from '../../shared/contract/registry.ts';

/** `next` makes the answer out of the one that is there, undefined before anything was read; undefined leaves it so. */
export const setAnswer = <N extends CallName>(client: QueryClient, name: N, input: InputOf<N>, next: (before: OutputOf<N> | undefined) => OutputOf<N> | undefined): void => {
  client.setQueryData<OutputOf<N>>([name, input], next);
};
