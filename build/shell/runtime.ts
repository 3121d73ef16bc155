// What the parts of one launch share. Nothing of it outlives the launch, so that launches can follow one another.
import type * as Electron from 'electron';
import type { Flags } from './chromium-flags.ts';
import type { Chromium } from './chromium.ts';
import type { DialogAnswers } from './dialog-answers.ts';
import type { Contents } from './api/web-contents.ts';
import type { IpcRegistry } from './api/ipc-main.ts';
import type { KeyCombination, KeyInput } from './messages.ts';
import type { Origins } from './origins.ts';
import type { RequestRules } from './api/session.ts';

export interface ShellOptions {
  /** The bundled main process, `dist/main.js`. */
  readonly entry: string;
  /** Arguments after the entry, as the app finds them in `process.argv`. */
  readonly args: readonly string[];
  /** Set in `process.env` while the launch lasts. */
  readonly env: Readonly<Record<string, string>>;
  /** What `app.getPath('userData')` answers until the app sets another. */
  readonly userData: string;
  readonly headless: boolean;
  /** More switches of Chromium. Tests alone give any: devices that are made up, say. */
  readonly flags?: Flags;
  /** Whether a person at the screen answers dialogs, or a test with `answerOpen` and its like (prepared answers come first). */
  readonly dialogs: 'on-screen' | 'answered';
  /** Hears what child processes of the app print, which then reaches the shell's own standard error. Without it they write where the shell writes. */
  readonly heard?: (text: string) => void;
}

export interface ShellWindow {
  readonly api: Electron.BrowserWindow;
  readonly contents: Contents;
  /** Asks the app's `close` listeners first; false when one of them refused. */
  close(): boolean;
  /** Ends the window without asking. */
  destroy(): void;
  /** The window came to the front or left it. */
  front(isInFront: boolean): void;
}

export interface MenuKey {
  readonly keys: KeyCombination;
  press(window: Electron.BrowserWindow): void;
}

export interface SystemKey {
  readonly keys: KeyCombination;
  press(): void;
}

export interface Runtime {
  readonly options: ShellOptions;
  readonly appName: string;
  readonly appVersion: string;
  readonly appFolder: string;
  readonly origins: Origins;
  /** Switches the app asked for before Chromium starts. */
  readonly askedFlags: [name: string, value?: string][];
  readonly ipc: IpcRegistry;
  readonly answers: DialogAnswers;
  /** Child processes that end with the launch. */
  readonly children: Set<() => void>;
  /** Rules of each session, by partition name. */
  readonly sessions: Map<string, RequestRules>;
  menuKeys: readonly MenuKey[];
  window: ShellWindow | null;
  colorScheme: 'light' | 'dark' | null;
  /** `performance.now()` of the last time someone touched the window. */
  lastInput: number;
  /** Keys that the app asked the system for; heard while the window is in front, as the system would tell them too. */
  readonly systemKeys: Map<string, SystemKey>;
  readonly keyPressed: (input: KeyInput) => void;
  /** Starts Chromium on the first call. */
  readonly chromium: () => Promise<Chromium>;
  readonly sessionCreated: (session: Electron.Session) => void;
  /** The window is gone, whoever closed it. */
  readonly windowClosed: () => void;
  readonly windowLoaded: () => void;
  /** Ends the launch with an exit code. Only the first call counts. */
  readonly end: (code: number) => void;
}
