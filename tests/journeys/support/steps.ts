// Steps that many journeys begin with, done as a person does them: by what the window says.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import type { Holdfast } from './launch.ts';

export const passphrase = 'quorum lantern gravel ostrich pepper';

/** Making and opening run Argon2id with what this machine can bear: seconds on purpose. */
const slowOnPurpose = { timeout: 90_000 };

/** Goes through the first run to Home of a new, empty vault in `<folder>/vault`. */
export const makeVault = async ({ page, folder, chooseFolder }: Holdfast): Promise<string> => {
  const vault = join(folder, 'vault');
  mkdirSync(vault);
  await page.getByRole('button', { name: 'Continue' }).click();
  await chooseFolder(vault);
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await page.getByLabel('Your name').fill('Nino B.');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Make the vault' }).click();
  await expect(page.getByTestId('recovery-code')).toBeVisible(slowOnPurpose);
  await page.getByRole('button', { name: 'Do this later' }).click();
  await page.getByRole('button', { name: 'Open the vault' }).click();
  await expect(page.getByText('The vault is empty.')).toBeVisible();
  return vault;
};

/** Types a passphrase on the unlock screen and waits until it says something. */
export const unlock = async ({ page }: Holdfast, secret = passphrase): Promise<void> => {
  await page.getByLabel('Passphrase').fill(secret);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Open', exact: true }).and(page.locator(':disabled'))).toHaveCount(0, slowOnPurpose);
};
