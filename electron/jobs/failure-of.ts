// Apart from the job, so that a thread which only tells of its failures loads nothing else.
import { HoldfastError, type Failure } from '../../shared/contract/failure.ts';

/** What crosses a boundary for an error: our code with its facts, `unexpected` for anything else. */
export const failureOf = (error: unknown): Failure =>
  error instanceof HoldfastError ? { code: error.code, facts: error.facts } : { code: 'unexpected', facts: {} };
