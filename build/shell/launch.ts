// Runs the app's real main process under Node with the shell's `electron`, and its real window in Chromium. Launches can follow
// one another in one process; each starts from nothing.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { pressSystemKeys } from './api/global-shortcut.ts';
import { createElectron, type ElectronModule } from './api/electron.ts';
import { createIpcMain } from './api/ipc-main.ts';
import type { PowerEvent } from './api/power-monitor.ts';
import { borrowProcess } from './borrowed-process.ts';
import { startChromium, type Chromium, type SandboxState } from './chromium.ts';
import { createDialogQueue, type DialogAnswers } from './dialog-answers.ts';
import { runMain } from './module-hooks.ts';
import { createOrigins } from './origins.ts';
import { answerRequests } from './requests.ts';
import type { Runtime, ShellOptions } from './runtime.ts';

export type { ShellOptions } from './runtime.ts';

export interface Shell {
  /** The window's page, loaded. */
  readonly page: Page;
  readonly sandbox: SandboxState;
  /** Where Chromium keeps its own files until the end. */
  readonly profileFolder: string;
  readonly dialogs: DialogAnswers;
  /** Sends what the system would: sleep, screen lock, user switch. */
  emitPower(event: PowerEvent): void;
  /** Resolves with the exit code when the app has ended, for whatever reason, and everything of it is gone. */
  readonly ended: Promise<number>;
  /** Presses a system-wide key as if another program were in front. False when the app has not asked for it. */
  pressElsewhere(accelerator: string): boolean;
  /** Quits as a person would and waits for the end. */
  close(): Promise<number>;
  /** Ends Chromium as a crash would and waits for the app's answer to it. */
  crash(): Promise<number>;
  /** Ends everything at once, without asking the app. */
  kill(): Promise<void>;
}

interface Manifest {
  readonly name: string;
  readonly productName?: string;
  readonly version: string;
}

/** The folder whose package.json describes the app: the entry's own or the nearest above it. */
const appFolderOf = (entry: string): string => {
  for (let folder = dirname(entry); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) {
      return folder;
    }
    if (folder === dirname(folder)) {
      throw new Error(`no package.json above ${entry}`);
    }
  }
};

const complain = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
};

/**
 * Starts the app and waits for its window to have loaded. Rejects when the main process throws, when Chromium cannot be started,
 * or when the app ends before it shows a window; the error then carries the exit code.
 */
export const launchShell = async (given: ShellOptions): Promise<Shell> => {
  const options = { ...given, entry: realpathSync(given.entry) };
  const appFolder = appFolderOf(options.entry);
  const manifest = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as Manifest;
  const giveBack = borrowProcess([options.entry, ...options.args], options.env);
  const queue = createDialogQueue();
  const ended = Promise.withResolvers<number>();
  const loaded = Promise.withResolvers<undefined>();
  let chromium: Promise<Chromium> | undefined;
  const state = { ending: false };

  const start = async (): Promise<Chromium> => {
    const started = await startChromium(options.headless, [...runtime.askedFlags, ...(options.flags ?? [])]);
    await answerRequests(runtime, started.context, complain);
    started.context.on('close', () => {
      if (!state.ending) {
        electron.app.quitAfterCrash();
      }
    });
    return started;
  };
  const end = async (code: number): Promise<void> => {
    state.ending = true;
    for (const stop of runtime.children) {
      stop();
    }
    await (await chromium?.catch(() => undefined))?.close();
    electron.app.release();
    giveBack();
    ended.resolve(code);
  };

  const runtime: Runtime = {
    options,
    appName: manifest.productName ?? manifest.name,
    appVersion: manifest.version,
    appFolder,
    origins: createOrigins(),
    askedFlags: [],
    ipc: createIpcMain(),
    answers: queue,
    children: new Set(),
    sessions: new Map(),
    systemKeys: new Map(),
    keyPressed(input) {
      pressSystemKeys(runtime, input);
    },
    menuKeys: [],
    window: null,
    colorScheme: null,
    lastInput: performance.now(),
    // An app that has ended waits for ever, as it would not exist any more in Electron.
    chromium: () => (chromium ??= state.ending ? new Promise<never>(() => undefined) : start()),
    sessionCreated(session) {
      electron.app.sessionCreated(session);
    },
    windowClosed() {
      electron.app.windowClosed();
    },
    windowLoaded() {
      loaded.resolve(undefined);
    },
    end(code) {
      if (!state.ending) {
        void end(code);
      }
    },
  };
  const electron: ElectronModule = createElectron(runtime, queue);

  const early = ended.promise.then((code) => {
    throw Object.assign(new Error(`the app ended with code ${String(code)} before it showed a window`), { code });
  });
  early.catch(() => undefined);
  try {
    await Promise.race([runMain(options.entry, dirname(options.entry), electron.exports), early]);
    await Promise.race([loaded.promise, early, ...(state.ending ? [] : [chromiumFailure(runtime)])]);
  } catch (error) {
    await (state.ending ? ended.promise : end(1));
    throw error;
  }
  const running = await runtime.chromium();

  return {
    page: running.firstPage,
    sandbox: running.sandbox,
    profileFolder: running.profileFolder,
    dialogs: queue,
    emitPower(event) {
      electron.power.emit(event);
    },
    pressElsewhere(accelerator) {
      const key = runtime.systemKeys.get(accelerator);
      runtime.window?.front(false);
      key?.press();
      return key !== undefined;
    },
    ended: ended.promise,
    close() {
      electron.app.quit();
      return ended.promise;
    },
    crash() {
      process.kill(running.pid, 'SIGKILL');
      return ended.promise;
    },
    async kill() {
      runtime.end(137);
      await ended.promise;
    },
  };
};

/** Never resolves; rejects when the app asked for Chromium and it could not be started. */
const chromiumFailure = (runtime: Runtime): Promise<never> => runtime.chromium().then(() => new Promise<never>(() => undefined));
