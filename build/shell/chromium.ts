// Finds, starts and ends the one Chromium of a launch. It is spoken to over a pipe; no port is opened.
import { chromium, type BrowserContext, type Page } from 'playwright';
import { existsSync } from 'node:fs';
import { commandLine, type Flags } from './chromium-flags.ts';
import { createProfileFolder, type ProfileFolder } from './profile-folder.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** The browser to use, or null when there is none. `HOLDFAST_CHROMIUM` names one that is elsewhere. */
export const findChromium = (): string | null => [process.env['HOLDFAST_CHROMIUM'] ?? '', ...places].find((place) => place !== '' && existsSync(place)) ?? null;

export type SandboxState = 'on' | 'off-for-root' | 'off-not-available';

export interface Chromium {
  readonly context: BrowserContext;
  readonly firstPage: Page;
  readonly sandbox: SandboxState;
  /** The folder it keeps its own files in while it runs. */
  readonly profileFolder: string;
  /** Process id of the browser itself. */
  readonly pid: number;
  /** Ends it and removes its folder. Never throws. */
  close(): Promise<void>;
}

const browserPid = async (context: BrowserContext): Promise<number> => {
  const session = await context.browser()?.newBrowserCDPSession();
  const processes = await session?.send('SystemInfo.getProcessInfo');
  await session?.detach();
  return processes?.processInfo.find((entry) => entry.type === 'browser')?.id ?? 0;
};

const open = (executablePath: string, profile: ProfileFolder, headless: boolean, sandbox: boolean, asked: Flags): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile.path, {
    executablePath,
    headless,
    ignoreDefaultArgs: true,
    args: commandLine({ headless, sandbox, userDataDir: profile.path, asked }),
    env: { ...process.env, ...profile.environment },
    chromiumSandbox: sandbox,
    viewport: null,
    colorScheme: null,
    contrast: null,
    forcedColors: null,
    reducedMotion: null,
    acceptDownloads: false,
    serviceWorkers: 'block',
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    timeout: 60_000,
  });

/** Starts it with its own sandbox on wherever the system lets it. Throws when no browser is found or it does not start. */
export const startChromium = async (headless: boolean, asked: Flags): Promise<Chromium> => {
  const executable = findChromium();
  if (executable === null) {
    throw new Error('no Chromium was found: install the package "chromium", or name one in HOLDFAST_CHROMIUM');
  }
  const profile = createProfileFolder();
  const asRoot = process.getuid?.() === 0;
  let sandbox: SandboxState = asRoot ? 'off-for-root' : 'on';
  try {
    const context = await open(executable, profile, headless, !asRoot, asked).catch((error: unknown) => {
      if (asRoot || !/sandbox/i.test(String(error))) {
        throw error;
      }
      sandbox = 'off-not-available';
      return open(executable, profile, headless, false, asked);
    });
    const firstPage = context.pages()[0] ?? (await context.waitForEvent('page'));
    return {
      context,
      firstPage,
      sandbox,
      profileFolder: profile.path,
      pid: await browserPid(context),
      async close() {
        await context.close().catch(() => undefined);
        profile.remove();
      },
    };
  } catch (error) {
    profile.remove();
    throw error;
  }
};
