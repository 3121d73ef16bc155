// The first run as a person meets it: what to do, where, passphrase, recovery code, ready.
import { join } from 'node:path';
import { expect } from '../support/patient.ts';
import type { Holdfast } from '../support/launch.ts';

export interface MadeVault {
  readonly folder: string;
  readonly passphrase: string;
  readonly recoveryCode: string;
}

export interface NewVault {
  readonly name?: string;
  readonly memberName?: string;
  /** A disk for the opening file, from the start. */
  readonly disk?: string;
  /** Called with that disk chosen. */
  readonly look?: () => Promise<void>;
}

/** From the first question to the question for a passphrase. */
export const choosePlace = async (app: Holdfast, { name = 'vault', memberName = 'Mira K.', disk, look }: NewVault = {}): Promise<string> => {
  const { page } = app;
  const folder = join(app.folder, name);
  await expect(page.getByRole('heading', { name: 'What do you want to do?' })).toBeVisible();
  await page.getByRole('radio', { name: 'Make a new vault' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await app.chooseFolder(folder);
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(page.getByText(`The vault will be made in ${name}.`)).toBeVisible();
  await page.getByLabel('Your name').fill(memberName);
  if (disk !== undefined) {
    await page.getByText('Keep the opening file on another disk').click();
    await expect(page.getByRole('button', { name: 'Continue' })).toBeDisabled();
    await app.chooseFolder(disk);
    await page.getByRole('button', { name: 'Choose the disk' }).click();
    await expect(page.getByText('This is the disk of the vault.')).toBeVisible();
    await look?.();
  }
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Choose a passphrase' })).toBeVisible();
  return folder;
};

/** Six words on request, then the vault is made and its recovery code is on the screen. */
export const makeWithSuggestedWords = async ({ page }: Holdfast): Promise<string> => {
  await page.getByRole('button', { name: 'Suggest six words' }).click();
  const field = page.getByLabel('Passphrase', { exact: true });
  await expect(field).toHaveValue(/^\S+( \S+){5}$/u);
  const passphrase = await field.inputValue();
  await page.getByRole('button', { name: 'Make the vault' }).click();
  await expect(page.getByRole('heading', { name: 'Recovery code' })).toBeVisible({ timeout: 120_000 });
  return passphrase;
};

/** The code on the screen, as a person would copy it. */
export const readRecoveryCode = async ({ page }: Holdfast): Promise<string> => ((await page.getByTestId('recovery-code').textContent()) ?? '').trim();

/** What to type into the field of one asked group. */
export const groupAsked = (label: string, recoveryCode: string): string => recoveryCode.split(' ')[Number(/\d+/u.exec(label)?.[0]) - 1] ?? '';

/** Types the two asked groups back. */
export const typeRecoveryCodeBack = async ({ page }: Holdfast, recoveryCode: string): Promise<void> => {
  const fields = page.getByLabel(/^Group \d+/u);
  await expect(fields).toHaveCount(2);
  for (const field of await fields.all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
    await field.fill(groupAsked(label, recoveryCode));
  }
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'The vault is ready' })).toBeVisible();
};

export const goIn = async ({ page }: Holdfast): Promise<void> => {
  await page.getByRole('button', { name: 'Open the vault' }).click();
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
};

/** The whole first run: an open, empty vault. */
export const makeVault = async (app: Holdfast, vault: NewVault = {}): Promise<MadeVault> => {
  const folder = await choosePlace(app, vault);
  const passphrase = await makeWithSuggestedWords(app);
  const recoveryCode = await readRecoveryCode(app);
  await typeRecoveryCodeBack(app, recoveryCode);
  await goIn(app);
  app.neverReadable(folder, [passphrase, recoveryCode, recoveryCode.replaceAll(' ', ''), recoveryCode.replaceAll(' ', '-')]);
  return { folder, passphrase, recoveryCode };
};
