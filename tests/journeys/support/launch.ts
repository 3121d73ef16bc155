// Starts the whole built app for one journey, with nothing of an earlier one: in the Chromium shell, or on Electron with
// HOLDFAST_E2E=electron. Journeys use what is here and never ask which of the two it is.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { hearPage, printedSecrets } from './app-output.ts';
import { launchOnElectron } from './electron.ts';
import { searchFor } from './markers.ts';
import { launchInShell } from './shell.ts';

export type SystemEvent = 'suspend' | 'lock-screen' | 'user-did-resign-active';

/** One running app, however it runs. */
export interface Running {
  readonly page: Page;
  /** Paths for the next file dialog; call it before what opens the dialog. Null cancels. */
  chooseFiles(paths: readonly string[] | null): Promise<void>;
  /** Path for the next save dialog; null cancels. */
  saveTo(path: string | null): Promise<void>;
  /** The button, counted from 0, for the system's next question; call it before what asks. */
  answerQuestion(button: number): Promise<void>;
  /** Sends what the system would when it sleeps or locks its screen. */
  system(event: SystemEvent): Promise<void>;
  /** Presses a system-wide key while another program is in front. Only the shell can; Electron's keys come from the system. */
  pressElsewhere(accelerator: string): Promise<boolean>;
  /** Quits as a person would. */
  quit(): Promise<void>;
  /** Ends it at once, as a crash of the computer would. */
  kill(): Promise<void>;
}

export interface Holdfast extends Running {
  /** An empty folder of this journey's own, removed at the end. */
  readonly folder: string;
  /** The app's own settings folder. */
  readonly userData: string;
  chooseFolder(path: string | null): Promise<void>;
  /** What must never be readable in the settings folder, in this vault's folder or in what the app prints; looked for when the journey closes. */
  neverReadable(vault: string, words: readonly string[]): void;
  /** Drops files or folders from disk onto the middle of what `selector` names. */
  dropFiles(paths: readonly string[], selector: string): Promise<void>;
  /** Quits if it still runs, and removes everything the journey left. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** A folder from an earlier `launchHoldfast`, to start the app again where it was; it then stays when this one closes. */
  readonly folder?: string;
  /** Chromium's own made-up microphone, which beeps once a second; without it there is the computer's, if it has one. */
  readonly microphone?: 'made-up';
  /** Variables of the environment that this launch has besides. */
  readonly env?: Readonly<Record<string, string>>;
}

const dropFiles = async (page: Page, paths: readonly string[], selector: string): Promise<void> => {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) {
    throw new Error(`nothing to drop on: ${selector}`);
  }
  const session = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  // A hand stays over the window for many of these; the app draws something under it after the first.
  for (const type of ['dragEnter', 'dragOver', 'dragOver', 'dragOver', 'drop'] as const) {
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    await session.send('Input.dispatchDragEvent', { type, x, y, data: { items: [], files: [...paths], dragOperationsMask: 1 } });
  }
  await session.detach();
};

/** Removes what a journey left, also where a process that was killed has not quite ended and writes one more file. */
export const removeFolder = (folder: string): void => { rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }); };

/** The app with its window loaded. Rejects when it ends before that. */
export const launchHoldfast = async (options: LaunchOptions = {}): Promise<Holdfast> => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'holdfast-journey-'));
  const userData = join(folder, 'user-data');
  const places = new Set([userData]);
  const secrets = new Set<string>();
  const printed: string[] = [];
  const hear = (text: string): void => { printed.push(text); };
  const running = await (process.env['HOLDFAST_E2E'] === 'electron' ? launchOnElectron : launchInShell)(userData, options, hear);
  hearPage(running.page, hear);
  // A step that waits for what never comes says so itself, and not only when the whole journey is out of time.
  running.page.setDefaultTimeout(120_000);
  const judgePrinted = (): void => {
    const secret = printedSecrets(printed.join(''), [...secrets, folder]);
    if (secret.length > 0) throw new Error(`the app printed what it must not: ${secret.join(', ')}`);
  };
  return {
    ...running,
    async quit() {
      await running.quit();
      judgePrinted();
    },
    async kill() {
      await running.kill();
      judgePrinted();
    },
    folder,
    userData,
    chooseFolder: (path) => running.chooseFiles(path === null ? null : [path]),
    dropFiles: (paths, selector) => dropFiles(running.page, paths, selector),
    neverReadable(vault, words) {
      places.add(vault);
      for (const word of words) secrets.add(word);
    },
    async close() {
      await running.quit();
      judgePrinted();
      const { found } = searchFor([...secrets], [...places]);
      if (found.length > 0) throw new Error(`can be read: ${found.join(', ')}`);
      if (options.folder === undefined) {
        removeFolder(folder);
      }
    },
  };
};
