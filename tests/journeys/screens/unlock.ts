// The way in, and the lock that leads back to it.
import { expect } from '../support/patient.ts';
import type { Holdfast } from '../support/launch.ts';

export const texts = {
  wrongPassphrase: 'That passphrase did not open this vault. Check Caps Lock and the keyboard language, then try again.',
  wrongRecoveryCode: 'That recovery code did not open this vault. Check each group against the paper, then try again.',
} as const;

export const expectLocked = async ({ page }: Holdfast, why?: string): Promise<void> => {
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  if (why !== undefined) await expect(page.getByRole('status').filter({ hasText: why })).toBeVisible();
};

export const lockByKey = async (app: Holdfast): Promise<void> => {
  await app.page.keyboard.press('Control+L');
  await expectLocked(app, 'Locked.');
};

/** Enters a secret and asks to open; what comes of it is the caller's to expect. */
export const tryToOpen = async ({ page }: Holdfast, secret: string, field: 'Passphrase' | 'Recovery code' = 'Passphrase'): Promise<void> => {
  await page.getByLabel(field, { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
};

export const expectHome = async ({ page }: Holdfast): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible({ timeout: 120_000 });
};

/** The vault is open, in whichever place the window came back to. */
export const expectOpened = async ({ page }: Holdfast): Promise<void> => {
  await expect(page.getByRole('navigation').first()).toBeVisible({ timeout: 120_000 });
};

/** Opens, and goes to Home from wherever the lock met the window. */
export const unlock = async (app: Holdfast, passphrase: string): Promise<void> => {
  const { page } = app;
  await tryToOpen(app, passphrase);
  await expectOpened(app);
  if (!(await page.getByRole('heading', { name: 'Home' }).isVisible())) await page.getByRole('navigation').first().getByText('Home', { exact: true }).click();
  await expectHome(app);
};
