// Turns the errors of the operating system into failures that a person can act on. Knows error numbers, nothing of vaults.
import { HoldfastError, type Failure, type FailureCode } from '../../../shared/contract/failure.ts';

const codes: Readonly<Record<string, FailureCode>> = Object.freeze({
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'disk-read-only',
  EIO: 'disk-gone',
  ENODEV: 'disk-gone',
  ENXIO: 'disk-gone',
  ENOTCONN: 'disk-gone',
  ESTALE: 'disk-gone',
  ESHUTDOWN: 'disk-gone',
  EACCES: 'not-allowed-by-system',
  EPERM: 'not-allowed-by-system',
  EFBIG: 'too-large',
  ENOMEM: 'memory-not-available',
});

/** The errno name (`ENOSPC`) of what Node threw, or undefined when it is not an error of the system. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code) ? error.code : undefined;

/** A HoldfastError for the errors listed above, with the original as its cause; anything else unchanged. Meant for `throw fromSystemError(error)`. */
export const fromSystemError = (error: unknown): unknown => {
  if (error instanceof HoldfastError) return error;
  const code = codes[systemCode(error) ?? ''];
  return code === undefined ? error : new HoldfastError(code, {}, { cause: error });
};

/** As `fromSystemError`, for work in a folder that this very work makes: what is not found there any more is on a disk that is gone. */
export const fromErrorInOwnFolder = (error: unknown): unknown => (systemCode(error) === 'ENOENT' ? new HoldfastError('disk-gone', {}, { cause: error }) : fromSystemError(error));

/** What crosses a boundary for any thrown value: its code and facts when it is one of ours or the system's, otherwise `unexpected` with nothing. */
export const asFailure = (error: unknown): Failure => {
  const known = fromSystemError(error);
  return known instanceof HoldfastError ? { code: known.code, facts: known.facts } : { code: 'unexpected', facts: {} };
};
