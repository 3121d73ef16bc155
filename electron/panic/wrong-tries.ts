// Counts wrong passphrases at the unlock screen, where that was asked for, and acts as panic does at the last one. What is counted lies outside the
// vault, so that it survives a restart; each try is written down before it is made, so that ending the program does not take it back.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { PanicSettings } from '../../shared/panic/schema.ts';

export interface TriesStore {
  readonly panic: PanicSettings;
  readonly vaultFolder: string | null;
  /** Wrong tries at this vault since it was last opened. */
  triesAt(folder: string): number;
  /** Kept in mind at once, on the disk when it resolves. Zero forgets the vault. */
  countTries(folder: string, tries: number): Promise<void>;
}

export interface WrongTries {
  /** Runs one try to open. What ends in anything but a wrong passphrase does not count. */
  counted<T>(attempt: () => Promise<T>): Promise<T>;
}

/**
 * A recovery code that breaks its own check is a slip of the pen, and never reached the vault. Where only an older copy of the header was found, the
 * newest passphrase opens nothing: its owner must not destroy the vault by typing it.
 */
const isWrong = (error: unknown): boolean =>
  error instanceof HoldfastError && error.code === 'passphrase-did-not-open' && error.facts['why'] === undefined && error.facts['reason'] !== 'older';

export const createWrongTries = (store: TriesStore, strike: () => void): WrongTries => ({
  async counted(attempt) {
    const { vaultFolder: folder, panic: { isSetUp, wrongTries } } = store;
    if (folder === null || !isSetUp || wrongTries === 0) return attempt();
    const before = store.triesAt(folder);
    // A disk that takes no note must not keep people out: the try counts as long as the program runs.
    const note = (tries: number): Promise<void> => store.countTries(folder, tries).catch(() => undefined);
    await note(before + 1);
    try {
      const opened = await attempt();
      await note(0);
      return opened;
    } catch (error) {
      if (!isWrong(error)) await note(before);
      else if (before + 1 >= wrongTries) strike();
      throw error;
    }
  },
});
