// The application's own window to measure in: the built parts in the Chromium shell, at a vault that is there. What Chromium needs a graphics card for is done by the
// processor here; a figure of the window is one of this computer without one.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { dist, root } from '../bundle/parts.ts';
import { findChromium } from '../shell/chromium.ts';
import { launchShell, type Shell } from '../shell/launch.ts';
import { benchSecret } from './bench-vault.ts';
import { runProgram } from './peers.ts';

const patience = 60_000;

export const hasWindow = (): boolean => findChromium() !== null;

/** Builds what is not up to date, before anything is timed. */
export const buildWindow = (): Promise<void> => runProgram(process.execPath, [join(root, 'build/bundle/bundle.ts')]);

/** Starts the application; what it remembers is kept in `userData` from one start to the next. */
export const startWindow = (userData: string): Promise<Shell> =>
  launchShell({ entry: join(dist, 'main.js'), args: [], env: {}, userData, headless: true, dialogs: 'answered' });

const passphraseField = (page: Page) => page.getByLabel('Passphrase', { exact: true });

/** Waits for the screen that asks for the passphrase of the vault it remembers. */
export const unlockScreen = (page: Page): Promise<void> => passphraseField(page).waitFor({ timeout: patience });

/** Shows it a vault for the first time, up to the question for the passphrase. */
export const chooseVault = async ({ page, dialogs }: Shell, vault: string): Promise<void> => {
  await page.getByText('Open a vault I already have', { exact: true }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  dialogs.answerOpen([vault]);
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await unlockScreen(page);
};

export const unlock = async (page: Page): Promise<void> => {
  await passphraseField(page).fill(benchSecret);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('navigation').first().waitFor({ timeout: patience });
};

/** The list of evidence, with its first items drawn. */
export const showEvidence = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+2');
  await page.getByRole('grid', { name: 'Evidence' }).getByText('E-').first().waitFor({ timeout: patience });
};

/** An open vault in a window of its own for `work`. */
export const inWindow = async <T>(folder: string, vault: string, work: (shell: Shell) => Promise<T>): Promise<T> => {
  const userData = join(folder, 'window');
  const shell = await startWindow(userData);
  try {
    await shell.page.setViewportSize({ width: 1280, height: 800 });
    await chooseVault(shell, vault);
    await unlock(shell.page);
    return await work(shell);
  } finally {
    await shell.close();
    await rm(userData, { recursive: true, force: true });
  }
};
