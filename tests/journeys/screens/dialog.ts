// What every dialog has.
import type { Locator } from 'playwright/test';
import { expect } from '../support/patient.ts';
import type { Holdfast } from '../support/launch.ts';

/** Closes a dialog and waits until it has gone. */
export const closeDialog = async (dialog: Locator): Promise<void> => {
  await dialog.getByRole('button', { name: /^(?:Close|Cancel)$/u }).first().click();
  await expect(dialog).toHaveCount(0);
};

/** Esc, once the keyboard is in the dialog: before that nobody hears it. */
export const escapeFrom = async (dialog: Locator): Promise<void> => {
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await dialog.page().keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
};

/** No dialog keeps the keys of everywhere to itself any more. */
export const noDialog = async ({ page }: Holdfast): Promise<void> => {
  await expect(page.getByRole('dialog')).toHaveCount(0);
};
