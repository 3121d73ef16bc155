// Reading and writing through the contract, with a cache that a lock clears. A read is named by its call and input; a write
// names the reads that are stale afterwards.
import { useCallback, useRef } from 'react';
import { useMutation, useQuery, useQueryClient, type QueryClient, type UseMutateFunction, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { CallName, InputOf, OutputOf } from '../../shared/contract/registry.ts';
import { ask, type CallFailure } from '../api.ts';
import { askWithPassphrase } from '../session/passphrase-again.ts';

/** Reads an answer before the screens that use it are there. Resolves also where it cannot be read: they ask again and say so. */
export const readAhead = async <N extends CallName>(client: QueryClient, name: N, input: InputOf<N>): Promise<void> => {
  await client.query({ queryKey: [name, input], queryFn: () => ask(name, input) }).catch(() => undefined);
};

/** Reads a call's answer and keeps it until it is made stale. `enabled: false` waits. */
export const useAnswer = <N extends CallName>(name: N, input: InputOf<N>, options: { readonly enabled?: boolean } = {}): UseQueryResult<OutputOf<N>, CallFailure> =>
  useQuery<OutputOf<N>, CallFailure>({ queryKey: [name, input], queryFn: () => ask(name, input), enabled: options.enabled ?? true });

/**
 * Makes a call that changes something, or takes something out of the vault: where that asks for the passphrase again, so does this. Afterwards the named
 * reads are made again. A press that asks for what is under way already does nothing, however quickly it comes; one that asks for something else is made.
 */
export const useCommand = <N extends CallName>(name: N, stale: readonly CallName[] = []): UseMutationResult<OutputOf<N>, CallFailure, InputOf<N>> => {
  const client = useQueryClient();
  const underWay = useRef<{ readonly input: InputOf<N> | undefined; readonly text: string } | null>(null);
  const command = useMutation<OutputOf<N>, CallFailure, InputOf<N>>({
    mutationFn: (input) => askWithPassphrase(name, input),
    onSuccess: async () => {
      await Promise.all(stale.map((read) => client.invalidateQueries({ queryKey: [read] })));
    },
    onSettled: (_, __, input) => {
      if (underWay.current?.input === input) underWay.current = null;
    },
  });
  const { mutate } = command;
  const once = useCallback<UseMutateFunction<OutputOf<N>, CallFailure, InputOf<N>>>((...press) => {
    const [input] = press;
    const text = JSON.stringify(input ?? null);
    if (underWay.current?.text === text) return;
    underWay.current = { input, text };
    mutate(...press);
  }, [mutate]);
  return { ...command, mutate: once };
};
