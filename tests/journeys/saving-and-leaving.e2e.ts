// What a person sees when a disk goes away in the middle of typing, and when they leave the computer alone.
import { renameSync } from 'node:fs';
import { expect, test } from 'playwright/test';
import { pasted } from './screens/clipboard.ts';
import { escapeFrom } from './screens/dialog.ts';
import { makeVault, type MadeVault } from './screens/first-run.ts';
import { details, field, goToItem, saved, showCustody } from './screens/item.ts';
import { expectLocked, unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { addPhotoFolder } from './support/begin.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

/** An open vault with one item on the screen. */
const withItem = async (app: Holdfast): Promise<MadeVault> => {
  const vault = await makeVault(app);
  await addPhotoFolder(app);
  await goToItem(app, 'E-001');
  return vault;
};

test('a disk that is taken away while someone types: told at once, the text can be copied, and is saved when the disk is back', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  try {
    const vault = await withItem(app);
    await field(app, 'Title').fill('Green gate');
    await expect(saved(app)).toBeVisible();
    const away = `${vault.folder}-taken-away`;
    renameSync(vault.folder, away);
    try {
      // The words that are told as not saved are those of the last change; a first one may still have reached the open files.
      await field(app, 'Title').fill('Green gate with a');
      await field(app, 'Description').fill('A car without plates');
      await field(app, 'Title').fill('Green gate with a chain');
      await expect(field(app, 'Title')).toHaveValue('Green gate with a chain');
      const notSaved = page.getByRole('banner').getByRole('button', { name: 'Not saved' });
      await expect(notSaved).toBeVisible();
      await expect(page.getByRole('alert').filter({ hasText: 'Not saved' })).toBeAttached();
      await notSaved.click();
      const dialog = page.getByRole('dialog', { name: 'Not saved' });
      await expect(dialog.getByText('Other programs can read the clipboard. Holdfast clears it after a minute.')).toBeVisible();
      await expectAccessible(app, 'what was not saved');
      await dialog.getByRole('button', { name: 'Copy the text' }).click();
      await escapeFrom(dialog);
      await expect.poll(() => pasted(app)).toContain('Green gate with a chain');
    } finally {
      renameSync(away, vault.folder);
    }
    await page.getByRole('banner').getByRole('button', { name: 'Not saved' }).click();
    await page.getByRole('dialog', { name: 'Not saved' }).getByRole('button', { name: 'Try again' }).click();
    await expect(saved(app)).toBeVisible();
    await page.keyboard.press('Control+L');
    await unlock(app, vault.passphrase);
    await goToItem(app, 'E-001');
    await expect(field(app, 'Title')).toHaveValue('Green gate with a chain');
    await expect(field(app, 'Description')).toHaveValue('A car without plates');
  } finally {
    await app.close();
  }
});

// A minute is the shortest time a vault can be set to, and what the clipboard is given: both are waited for as they are.
test('nobody at the computer: a copied fingerprint leaves the clipboard after a minute, a line warns, then the vault locks', async () => {
  const inAMinute = { timeout: 150_000 };
  const app = await launchHoldfast();
  const { page } = app;
  try {
    const vault = await withItem(app);
    await page.keyboard.press('Control+,');
    await page.getByRole('button', { name: /Lock after this many minutes without use/u }).click();
    await page.getByRole('option', { name: '1 minute', exact: true }).click();
    await expect(saved(app)).toBeVisible();

    const warning = page.getByText(/^Locks in \d+ seconds? unless you do something\.$/u).first();
    await test.step('a fingerprint is copied; half a minute later a line warns, and goes when someone stays', async () => {
      await goToItem(app, 'E-001');
      await showCustody(app);
      await details(app).getByRole('button', { name: 'Copy fingerprint' }).first().click();
      await expect.poll(() => pasted(app)).toMatch(/^[0-9a-f]{64}$/u);
      await expect(warning).toBeVisible(inAMinute);
      await expect(page.getByRole('alert').filter({ hasText: 'Locks in 30 seconds unless you do something.' })).toBeAttached();
      await page.getByRole('button', { name: 'Stay open' }).click();
      await expect(warning).toHaveCount(0);
    });

    await test.step('the clipboard is empty after a minute, although the vault is still open', async () => {
      await expect.poll(() => pasted(app), { ...inAMinute, intervals: [5000] }).toBe('');
    });

    await test.step('what is typed when the line comes is saved; nobody stays, and it locks and says why', async () => {
      await details(app).getByRole('tab', { name: 'Details' }).click();
      await field(app, 'Title').fill('Green gate');
      await expect(warning).toBeVisible(inAMinute);
      await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible(inAMinute);
      await expectLocked(app, 'Locked because nobody used it for a while.');
      await unlock(app, vault.passphrase);
      await goToItem(app, 'E-001');
      await expect(field(app, 'Title')).toHaveValue('Green gate');
    });
  } finally {
    await app.close();
  }
});
