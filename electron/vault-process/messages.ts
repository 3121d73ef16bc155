// What travels between main and the vault process. Structured clones: byte arrays stay byte arrays.
import type { EventName, PayloadOf } from '../../shared/contract/registry.ts';
import type { Result } from '../../shared/contract/result.ts';

export interface CallMessage {
  readonly kind: 'call';
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}

export interface AnswerMessage {
  readonly kind: 'answer';
  readonly id: number;
  readonly result: Result<unknown>;
}

export type EventMessage = { [N in EventName]: { readonly kind: 'event'; readonly name: N; readonly payload: PayloadOf<N> } }[EventName];

export type FromVaultProcess = AnswerMessage | EventMessage;

/** Sends an event towards the window. */
export type Emit = <N extends EventName>(name: N, payload: PayloadOf<N>) => void;
