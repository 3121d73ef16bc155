// What every dialog has.
import { expect, type Locator } from 'playwright/test';

/** Closes a dialog and waits until it has given the focus back. */
export const closeDialog = async (dialog: Locator): Promise<void> => {
  await dialog.getByRole('button', { name: /^(?:Close|Cancel)$/u }).first().click();
  await expect(dialog).toHaveCount(0);
};
