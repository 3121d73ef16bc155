// What a command has to say in the end: one document for programs, lines for people, and the exit code that both mean.
import type { exitCodeOfFailure } from '../../shared/contract/failure.ts';

export type ExitCode = 0 | (typeof exitCodeOfFailure)[keyof typeof exitCodeOfFailure];

export interface Answer {
  /** Printed as it is with `--json`. Its shape is a promise: see documents.ts. */
  readonly document: object;
  /** Printed without `--json`. */
  readonly lines: readonly string[];
  readonly exitCode: ExitCode;
}
