// Opens the app in the Chromium shell from a terminal, says what that is and is not, and waits for its end.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import { launchShell, type Shell } from './launch.ts';

export interface ShellStart {
  readonly entry: string;
  readonly args: readonly string[];
  readonly headless: boolean;
  /** Why it is not Electron, as the end of a sentence. */
  readonly because: string;
  /** Folder for the app's settings; the place Electron would use when absent. */
  readonly userData: string | undefined;
  readonly say: (line: string) => void;
}

/** Exit code for "not possible now": no browser, no screen. */
export const notPossibleNow = 5;

const defaultUserData = (): string =>
  process.platform === 'darwin' ? join(homedir(), 'Library/Application Support/Holdfast') : join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Holdfast');

const sandboxText = {
  'on': 'Chromium\'s own sandbox is on.',
  'off-for-root': 'Chromium\'s own sandbox is OFF, because it does not run as root. Start as an ordinary user to have it.',
  'off-not-available': 'Chromium\'s own sandbox is OFF, because this system does not allow it (the package chromium-sandbox may help).',
} as const;

const closeOnSignals = (shell: Shell): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void shell.close());
  }
};

/** The exit code of the app, or `notPossibleNow`. */
export const startInShell = async ({ entry, args, headless, because, userData, say }: ShellStart): Promise<number> => {
  if (findChromium() === null) {
    say('There is neither an Electron binary nor a Chromium on this computer. On Debian or Ubuntu: apt-get install chromium');
    return notPossibleNow;
  }
  say(`Holdfast opens in the Chromium shell, because ${because}.`);
  say('The shell is for developing and trying. It is NOT the hardened product: do not keep real evidence with it.');
  try {
    const shell = await launchShell({ entry, args, env: {}, userData: userData ?? defaultUserData(), headless, dialogs: 'on-screen' });
    say(sandboxText[shell.sandbox]);
    closeOnSignals(shell);
    return await shell.ended;
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') {
      say('Holdfast closed before it showed a window: another copy may be running.');
      return error.code;
    }
    throw error;
  }
};
