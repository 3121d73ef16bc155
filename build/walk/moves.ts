// Small moves that stops are made of. Every name is the English one: a walk changes the language at a stop, and back before the next.
import type { Locator, Page } from 'playwright';
import type { Walker } from './walker.ts';

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });

export const press = (page: Page, name: string | RegExp): Promise<void> => button(page, name).first().click();

export const title = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { name, level: 1, exact: true }).waitFor();

/** A dialog is there, whatever its title. */
export const dialog = async (page: Page): Promise<Locator> => {
  const found = page.getByRole('dialog').or(page.getByRole('alertdialog')).last();
  await found.waitFor();
  return found;
};

/** Presses what opens a dialog and waits for it. */
export const opens = async (page: Page, name: string | RegExp): Promise<Locator> => {
  await press(page, name);
  return dialog(page);
};

/** Leaves a dialog by the key for it; a first press may only empty a field in it. */
export const closeDialogs = async ({ page }: Walker): Promise<void> => {
  const open = page.locator('.ui-modal');
  for (let tries = 0; tries < 4 && (await open.count()) > 0; tries += 1) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(100);
  }
  await open.first().waitFor({ state: 'detached' });
};

export const byKey = async (page: Page, key: string, heading: string): Promise<void> => {
  await page.keyboard.press(key);
  await title(page, heading);
};

export const byPalette = async (page: Page, command: string): Promise<void> => {
  await page.keyboard.press('Control+K');
  const box = page.getByRole('dialog', { name: 'Search or command' });
  await box.getByRole('searchbox').fill(command);
  await box.getByRole('menuitem').first().waitFor();
  await page.keyboard.press('Enter');
  await box.waitFor({ state: 'detached' });
};

/** Evidence with no filter and nothing chosen. */
export const allEvidence = async (page: Page): Promise<void> => {
  await byKey(page, 'Control+2', 'Evidence');
  const box = page.getByRole('searchbox', { name: 'Filter the list' });
  if ((await box.inputValue()) !== '') await box.fill('');
};

export const openItem = async (page: Page, words: string): Promise<void> => {
  await allEvidence(page);
  await page.getByRole('searchbox', { name: 'Filter the list' }).fill(words);
  await page.getByRole('grid', { name: 'Evidence' }).getByRole('gridcell').filter({ hasText: words }).first().dblclick();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: words }).waitFor();
  await page.getByText(/^Opening E-/u).waitFor({ state: 'detached' });
};

export const chooseAll = async (page: Page): Promise<void> => {
  await page.getByRole('grid', { name: 'Evidence' }).focus();
  await page.keyboard.press('Control+A');
  await page.getByRole('toolbar', { name: 'Actions for what is chosen' }).waitFor();
};

export const unlock = async ({ page, passphrase }: Walker): Promise<void> => {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await press(page, 'Open');
  await page.getByRole('navigation', { name: 'Places' }).waitFor();
};

export const lock = async ({ page }: Walker): Promise<void> => {
  await page.keyboard.press('Control+L');
  await button(page, 'Open').waitFor();
};
