// How set-up speaks: short lines on standard error, and a failure that carries its exit code (1 bad usage, 5 not possible now).
import { spawnSync } from 'node:child_process';

export class SetupFailure extends Error {
  constructor(message, exitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}

export const say = (line) => { process.stderr.write(`${line}\n`); };

const linesShownOfAFailure = 40;
const largestOutput = 64 * 1024 * 1024;

/** Runs a program quietly to its end. When it fails, throws with the last lines of what it printed. */
export const run = (program, args, options = {}) => {
  const result = spawnSync(program, args, { encoding: 'utf8', maxBuffer: largestOutput, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  if (result.status === 0) return result.stdout;
  const printed = `${result.stdout ?? ''}${result.stderr ?? ''}`.trimEnd().split('\n').slice(-linesShownOfAFailure).join('\n');
  const reason = result.error?.message ?? (result.signal ? `ended by ${result.signal}` : `exit code ${result.status}`);
  throw new SetupFailure(`${printed}\n\nThis failed (${reason}): ${[program, ...args].join(' ')}`, 5);
};
