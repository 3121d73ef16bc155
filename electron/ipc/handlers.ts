// The shape of handler tables, derived from the contract: a missing or extra handler does not compile.
import type { CallName, CallOf, DomainName, Contract, InputOf, OutputOf } from '../../shared/contract/registry.ts';

type NamesOf<D extends DomainName, R extends 'vault' | 'main'> = {
  [C in keyof Contract[D]['calls'] & string]: `${D}.${C}` extends CallName
    ? CallOf<`${D}.${C}` & CallName> extends { readonly runsIn: R } ? C : never
    : never;
}[keyof Contract[D]['calls'] & string];

/**
 * All handlers of one domain that run in one process. A handler gets input that was already checked, returns the output, and
 * throws HoldfastError for a failure it means.
 */
export type Handlers<D extends DomainName, R extends 'vault' | 'main'> = {
  readonly [C in NamesOf<D, R>]: (input: InputOf<`${D}.${C}` & CallName>) => Promise<OutputOf<`${D}.${C}` & CallName>>;
};
