// Declares calls and events. A declaration is data: channel names, the preload, the checks at the boundary, the
// renderer's client and the property tests are all derived from it, so none of them can drift.
import { z } from 'zod';
import type { FailureCode } from './failure.ts';

/** Where the answer is made: in the process that holds the keys, or in main (windows, dialogs, preferences). */
export type RunsIn = 'vault' | 'main';

/** What must be true before the call is even looked at. `recent-passphrase`: the vault is open, and a passphrase of it was typed in the last minutes. */
export type Needs = 'nothing' | 'open-vault' | 'recent-passphrase';

export interface CallDeclaration {
  readonly runsIn: RunsIn;
  readonly needs: Needs;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** Failures this call may answer with, beside the ones every call may (see `failuresOfEveryCall`). */
  readonly failures: readonly FailureCode[];
}

export interface EventDeclaration {
  readonly payload: z.ZodType;
}

export interface DomainContract {
  readonly calls: Readonly<Record<string, CallDeclaration>>;
  readonly events: Readonly<Record<string, EventDeclaration>>;
}

/** Declares one call; `const` keeps the exact schema types for everything that is derived from it. */
export const call = <const C extends CallDeclaration>(declaration: C): C => Object.freeze(declaration);

/** Declares one event sent from main to the window. */
export const event = <const E extends EventDeclaration>(declaration: E): E => Object.freeze(declaration);

/** Input of calls that take none. Strict: an unexpected key is refused like any other malformed input. */
export const noInput = z.strictObject({});

/** Output of calls that only succeed or fail. */
export const done = z.strictObject({});
