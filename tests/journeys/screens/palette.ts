// The box for search and commands.
import type { Locator } from 'playwright/test';
import { expect } from '../support/patient.ts';
import type { Holdfast } from '../support/launch.ts';
import { noDialog } from './dialog.ts';

/** Opens it by its key. The keyboard is in it: what is typed next goes there. */
export const openPalette = async (app: Holdfast): Promise<Locator> => {
  const { page } = app;
  await noDialog(app);
  await page.keyboard.press('Control+K');
  const palette = page.getByRole('dialog', { name: 'Search or command' });
  await expect(palette.getByRole('searchbox')).toBeFocused();
  return palette;
};
