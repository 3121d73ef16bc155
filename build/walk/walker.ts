// What a walk through the window needs, however the application runs: the page, answers to its file dialogs, and a vault with the made-up case.
import type { Page } from 'playwright';

export interface Walker {
  readonly page: Page;
  /** Paths for the next open dialog. */
  chooseFiles(paths: readonly string[]): Promise<void>;
  /** Path for the next save dialog. */
  saveTo(path: string): Promise<void>;
  /** An empty folder of the walk's own. */
  readonly folder: string;
  /** A closed vault that holds the made-up case. */
  readonly vault: string;
  /** A closed vault of ten thousand items, under the same passphrase. */
  readonly manyItems: string;
  readonly passphrase: string;
}

/** One thing that the window shows. */
export interface Stop {
  /** Also the beginning of a file name. */
  readonly name: string;
  /** Brings the window here from the stop before it, in English. */
  readonly reach: (walker: Walker) => Promise<void>;
  /** Leaves what the next stop would not get out of. */
  readonly leave?: (walker: Walker) => Promise<void>;
}
