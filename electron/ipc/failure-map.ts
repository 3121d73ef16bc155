// Turns what was thrown into what may cross: a declared code with its facts, or `unexpected` and a report on this side.
import { failuresOfEveryCall, HoldfastError, type Failure, type FailureCode } from '../../shared/contract/failure.ts';

const everyCall: readonly FailureCode[] = failuresOfEveryCall;

/** `report` receives every error that was not meant, so that it can be found; its text never crosses. */
export const failureOf = (error: unknown, declared: readonly FailureCode[], report: (error: unknown) => void): Failure => {
  if (error instanceof HoldfastError && (declared.includes(error.code) || everyCall.includes(error.code))) {
    return { code: error.code, facts: error.facts };
  }
  report(error);
  return { code: 'unexpected', facts: {} };
};
