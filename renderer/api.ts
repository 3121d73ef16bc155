// The typed client: the only reader of what the preload put on `window`. Everything else asks here. Holds no state.
import type { CallName, Client, EventName, InputOf, OutputOf, PayloadOf } from '../shared/contract/registry.ts';
import type { Failure } from '../shared/contract/failure.ts';
import type { Result } from '../shared/contract/result.ts';
import type { Ticket } from '../shared/ids.ts';

interface WindowApi {
  /** Listens to an event until the returned function is called. */
  readonly on: <N extends EventName>(event: N, listener: (payload: PayloadOf<N>) => void) => () => void;
  /** Turns dropped or pasted files into tickets; their paths stay with main. */
  readonly claimFiles: (files: readonly File[]) => Promise<readonly { readonly ticket: Ticket; readonly name: string }[]>;
}

declare global {
  interface Window {
    readonly holdfast: Client & WindowApi;
  }
}

/** Every call by domain, answering with a value or a failure, never throwing. */
export const api: Client = window.holdfast;

export const listen: WindowApi['on'] = (event, listener) => window.holdfast.on(event, listener);

export const claimFiles: WindowApi['claimFiles'] = (files) => window.holdfast.claimFiles(files);

/** A call's failure as an error, for code that reads by throwing (queries and commands). */
export class CallFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'CallFailure';
    this.failure = failure;
  }
}

type AnyCall = (input: unknown) => Promise<Result<unknown>>;

/** Makes a call by its name and gives its value; throws CallFailure for a failure. */
export const ask = async <N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => {
  const [domain, call] = name.split('.') as [keyof Client, string];
  const result = await (api[domain] as unknown as Readonly<Record<string, AnyCall>>)[call]?.(input);
  if (result === undefined) throw new CallFailure({ code: 'unexpected', facts: {} });
  if (!result.ok) throw new CallFailure(result.failure);
  return result.value as OutputOf<N>;
};

/** The failure inside whatever was thrown; our own bugs become `unexpected`. */
export const failureOf = (error: unknown): Failure => (error instanceof CallFailure ? error.failure : { code: 'unexpected', facts: {} });
