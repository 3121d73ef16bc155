// Stops before a vault is open: the first run with each of its ways, a vault that is made, empty, and the screen that opens one.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { button, byKey, closeDialogs, dialog, lock, opens, press, title, unlock } from './moves.ts';
import type { Stop } from './walker.ts';

const choose = (words: string): Stop['reach'] => async ({ page }) => {
  await page.getByText(words, { exact: true }).click();
  await press(page, 'Continue');
};
const back: NonNullable<Stop['leave']> = async ({ page }) => {
  await press(page, 'Back');
  await title(page, 'What do you want to do?');
};

const newName = 'an empty vault';

export const firstRun: readonly Stop[] = [
  { name: 'first-run', reach: ({ page }) => title(page, 'What do you want to do?') },
  { name: 'first-run-help', reach: async ({ page }) => { await page.keyboard.press('F1'); await dialog(page); }, leave: closeDialogs },
  { name: 'first-run-look-around', reach: choose('Look around with a made-up case'), leave: back },
  { name: 'first-run-restore', reach: choose('Restore from a backup'), leave: back },
  {
    name: 'first-run-no-vault-there', reach: async (walker) => {
      await choose('Open a vault I already have')(walker);
      await walker.chooseFiles([walker.folder]);
      await press(walker.page, 'Choose a folder');
      await walker.page.getByRole('alert').waitFor();
    }, leave: back,
  },
  {
    name: 'first-run-place', reach: async (walker) => {
      await choose('Make a new vault')(walker);
      await walker.chooseFiles([join(walker.folder, newName)]);
      await press(walker.page, 'Choose a folder');
      await walker.page.getByText(`The vault will be made in ${newName}.`).waitFor();
      await walker.page.getByLabel('Your name').fill('Ilen Daros');
    },
  },
  {
    name: 'first-run-passphrase', reach: async ({ page }) => {
      await press(page, 'Continue');
      await title(page, 'Choose a passphrase');
      await page.getByLabel('Passphrase', { exact: true }).fill('password1');
      await page.getByText(/^Strength: (?:very )?weak$/u).waitFor();
    },
  },
  {
    name: 'first-run-recovery-code', reach: async ({ page, passphrase }) => {
      await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
      await press(page, 'Make the vault');
      await page.getByRole('heading', { name: 'Recovery code' }).waitFor();
      await page.getByLabel(/^Group \d+/u).first().fill('wrong');
      await press(page, 'Continue');
      await page.getByText(/is different on the screen/u).first().waitFor();
    },
  },
  { name: 'first-run-ready', reach: async ({ page }) => { await press(page, 'Do this later'); await page.getByRole('heading', { name: 'The vault is ready' }).waitFor(); } },
];

export const emptyVault: readonly Stop[] = [
  { name: 'home-empty', reach: async ({ page }) => { await press(page, 'Open the vault'); await title(page, 'Home'); } },
  { name: 'evidence-empty', reach: ({ page }) => byKey(page, 'Control+2', 'Evidence') },
  {
    name: 'activity-empty', reach: async ({ page }) => { await press(page, /^Activity/u); await page.getByRole('complementary', { name: 'Activity' }).waitFor(); },
    leave: ({ page }) => page.getByRole('complementary', { name: 'Activity' }).getByRole('button', { name: 'Close', exact: true }).click(),
  },
];

export const wayIn: readonly Stop[] = [
  { name: 'unlock', reach: lock },
  {
    name: 'unlock-wrong-passphrase', reach: async ({ page }) => {
      await page.getByLabel('Passphrase', { exact: true }).fill('something else entirely');
      await press(page, 'Open');
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'unlock-recovery-code', reach: ({ page }) => press(page, 'Open with the recovery code') },
  {
    name: 'unlock-shares', reach: async ({ page }) => { await press(page, 'Open with shares'); await page.getByLabel('The nine lines of the share').waitFor(); },
    leave: ({ page }) => press(page, 'Open with the passphrase'),
  },
  { name: 'unlock-help', reach: async ({ page }) => { await opens(page, 'Help'); }, leave: closeDialogs },
  {
    name: 'home', reach: async (walker) => {
      const { page } = walker;
      await press(page, 'Another vault');
      await title(page, 'What do you want to do?');
      await choose('Open a vault I already have')(walker);
      await walker.chooseFiles([walker.vault]);
      await press(page, 'Choose a folder');
      await button(page, 'Open').waitFor();
      await unlock(walker);
      await byKey(page, 'Control+1', 'Home');
      await mkdir(join(walker.folder, 'disk'), { recursive: true });
    },
  },
  { name: 'home-put-off', reach: async ({ page }) => { await opens(page, /^Put off: /u); }, leave: closeDialogs },
];
