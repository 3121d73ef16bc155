// The same vault in the window: every screen, as a picture, in light and in dark. Works without a display.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { launchShell } from '../shell/launch.ts';
import type { Steps } from './steps.ts';

const entry = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const patience = 20_000;

interface Screen {
  readonly name: string;
  /** Brings the window to this screen from the one before. */
  readonly reach: (page: Page) => Promise<void>;
}

const go = async (page: Page, key: string, heading: string): Promise<void> => {
  await page.keyboard.press(key);
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor({ timeout: patience });
};

const byPalette = async (page: Page, command: string, heading: string | RegExp): Promise<void> => {
  await page.keyboard.press('Control+K');
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor({ timeout: patience });
};

const openByTitle = async (page: Page, title: string): Promise<void> => {
  await go(page, 'Control+2', 'Evidence');
  await page.getByRole('searchbox', { name: 'Filter the list' }).fill(title);
  await page.getByRole('grid', { name: 'Evidence' }).getByRole('gridcell').filter({ hasText: title }).dblclick();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: title }).waitFor({ timeout: patience });
};

const screensOf = (vault: string, passphrase: string, answerOpen: (paths: readonly string[]) => void): readonly Screen[] => [
  { name: 'first-run', reach: async (page) => { await page.getByRole('heading', { name: 'What do you want to do?' }).waitFor({ timeout: patience }); } },
  {
    name: 'unlock', reach: async (page) => {
      await page.getByText('Open a vault I already have', { exact: true }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      if (await page.getByRole('button', { name: 'Choose a folder' }).isVisible()) {
        answerOpen([vault]);
        await page.getByRole('button', { name: 'Choose a folder' }).click();
      }
      await page.getByLabel('Passphrase', { exact: true }).waitFor({ timeout: patience });
    },
  },
  {
    name: 'home', reach: async (page) => {
      await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
      await page.getByRole('button', { name: 'Open', exact: true }).click();
      await page.getByRole('heading', { name: 'Home' }).waitFor({ timeout: patience });
    },
  },
  {
    name: 'evidence', reach: async (page) => {
      await go(page, 'Control+2', 'Evidence');
      await page.getByRole('grid', { name: 'Evidence' }).locator('img').nth(2).waitFor({ timeout: patience });
    },
  },
  { name: 'item-photo', reach: (page) => openByTitle(page, 'Broken door') },
  { name: 'item-video', reach: (page) => openByTitle(page, 'Phone video') },
  { name: 'safety', reach: (page) => go(page, 'Control+7', 'Safety') },
  { name: 'settings', reach: (page) => byPalette(page, 'settings', 'Settings') },
  { name: 'about', reach: (page) => byPalette(page, 'about', /Holdfast/u) },
];

/** Takes a picture of every screen into `out`. A screen that cannot be reached is a claim that does not hold. */
export const showInWindow = async (vault: string, passphrase: string, userData: string, out: string, steps: Steps): Promise<void> => {
  await mkdir(out, { recursive: true });
  steps.step('The window, every screen');
  const shell = await launchShell({ entry, args: [], env: {}, userData, headless: true, dialogs: 'answered' });
  const { page } = shell;
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const { name, reach } of screensOf(vault, passphrase, (paths) => { shell.dialogs.answerOpen(paths); })) {
      const reached = await reach(page).then(() => true, (error: unknown) => {
        steps.note(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
        return false;
      });
      await page.waitForTimeout(400);
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        // Colours fade for a tenth of a second: a picture taken meanwhile shows neither theme.
        await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
        await page.screenshot({ path: join(out, `${name}-${theme}.png`) });
      }
      steps.claim(`${name}: ${name}-light.png, ${name}-dark.png`, reached);
    }
    await page.keyboard.press('Control+L');
    const locked = await page.getByRole('button', { name: 'Open', exact: true }).waitFor({ timeout: patience }).then(() => true, () => false);
    await page.screenshot({ path: join(out, 'locked.png') });
    steps.claim('one key locks it', locked);
  } finally {
    await shell.close();
  }
};
