// Ctrl-C once: stop after the file at hand, close the vault properly, say what was done. Twice: end at once; a vault survives
// being killed at any moment, so that is safe too.
import type { ExitCode } from './answer.ts';

const stopped: ExitCode = 5;

export interface Interruption {
  readonly signal: AbortSignal;
  /** Gives the signals back to the system. */
  end(): void;
}

/** `onFirst` runs once, at the first signal. */
export const listenForInterruption = (onFirst: () => void): Interruption => {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(stopped);
    controller.abort();
    onFirst();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    end: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
};
