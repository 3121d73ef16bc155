// The one way an error is written down: its class, its code and where in our own source it arose. Never its message, because
// messages from below can carry paths, names or SQL; never a value.
import { HoldfastError } from '../../shared/contract/failure.ts';

const ownFrame = /\(?((?:[A-Za-z0-9_.-]+\/)*[A-Za-z0-9_.-]+\.(?:ts|js|cjs|mjs)):(\d+):(\d+)\)?$/;

/** What may be told about an error: `TypeError at vault-process.js:120:7`. Exported for its test. */
export const safeDescription = (error: unknown): string => {
  if (!(error instanceof Error)) {
    return 'something that is not an error was thrown';
  }
  const frame = (error.stack ?? '').split('\n').map((line) => ownFrame.exec(line)).find((match) => match !== null);
  const place = frame === undefined ? 'an unknown place' : `${frame[1]?.split('/').at(-1) ?? ''}:${frame[2] ?? ''}:${frame[3] ?? ''}`;
  const code = error instanceof HoldfastError ? ` ${error.code}` : '';
  return `${error.constructor.name}${code} at ${place}`;
};

/** For errors that are our bug. Goes to standard error, which no file keeps. */
export const reportBug = (error: unknown): void => {
  process.stderr.write(`holdfast: unexpected: ${safeDescription(error)}\n`);
};
