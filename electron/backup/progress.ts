// How long work on backups tells what it does and asks whether to go on: what a job's reporter offers, or a caller who only waits.
import { HoldfastError } from '../../shared/contract/failure.ts';

export interface BackupProgress {
  /** Aborted when the vault closes: leave at once. */
  readonly signal: AbortSignal;
  /** False when the work is to stop. */
  mayContinue(): Promise<boolean>;
  found(items: number, bytes: number): void;
  worked(bytes: number): void;
  now(name: string | null): void;
}

export const silentProgress = (): BackupProgress => ({
  signal: new AbortController().signal, mayContinue: () => Promise.resolve(true), found: () => undefined, worked: () => undefined, now: () => undefined,
});

/** Throws `cancelled` when the work was asked to end. */
export const goOn = async (progress: BackupProgress): Promise<void> => {
  if (progress.signal.aborted || !(await progress.mayContinue())) throw new HoldfastError('cancelled');
};
