// Reading and writing through the contract, with a cache that a lock clears. A read is named by its call and input; a write
// names the reads that are stale afterwards.
import { useCallback, useRef } from 'react';
import { useMutation, useQuery, useQueryClient, type UseMutateFunction, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { CallName, InputOf, OutputOf } from '../../shared/contract/registry.ts';
import { ask, type CallFailure } from '../api.ts';
import { askWithPassphrase } from '../session/passphrase-again.ts';

/** Reads a call's answer and keeps it until it is made stale. `enabled: false` waits. */
export const useAnswer = <N extends CallName>(name: N, input: InputOf<N>, options: { readonly enabled?: boolean } = {}): UseQueryResult<OutputOf<N>, CallFailure> =>
  useQuery<OutputOf<N>, CallFailure>({ queryKey: [name, input], queryFn: () => ask(name, input), enabled: options.enabled ?? true });

/** Makes a call that changes something, or takes something out of the vault: where that asks for the passphrase again, so does this. Afterwards the named reads are made again. */
export const useCommand = <N extends CallName>(name: N, stale: readonly CallName[] = [], settled: () => void = () => undefined): UseMutationResult<OutputOf<N>, CallFailure, InputOf<N>> => {
  const client = useQueryClient();
  return useMutation<OutputOf<N>, CallFailure, InputOf<N>>({
    mutationFn: (input) => askWithPassphrase(name, input),
    onSuccess: async () => {
      await Promise.all(stale.map((read) => client.invalidateQueries({ queryKey: [read] })));
    },
    onSettled: settled,
  });
};

/** The same, for what must not be begun twice: a press while the one before is under way does nothing, however quickly it comes. */
export const useSingleCommand = <N extends CallName>(name: N, stale: readonly CallName[] = []): UseMutationResult<OutputOf<N>, CallFailure, InputOf<N>> => {
  const isUnderWay = useRef(false);
  const command = useCommand(name, stale, () => { isUnderWay.current = false; });
  const { mutate } = command;
  const once = useCallback<UseMutateFunction<OutputOf<N>, CallFailure, InputOf<N>>>((...press) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    mutate(...press);
  }, [mutate]);
  return { ...command, mutate: once };
};
