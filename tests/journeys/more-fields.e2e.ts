// The rarer fields by the keyboard: folded groups, half a fingerprint over a lock, a told fingerprint worked out, and items between a lawyer and a client.
import { expect, test } from 'playwright/test';
import { foot, goToEvidence, tile } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { details, field, goToItem, saved } from './screens/item.ts';
import { expectAccessible } from './support/accessibility.ts';
import { addPhotoFolder } from './support/begin.ts';
import { launchHoldfast } from './support/launch.ts';
import { unlock } from './screens/unlock.ts';

test('rarer fields are found by the keyboard, kept over a lock, and what is between a lawyer and a client asks before it leaves', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const group = (name: string) => details(app).getByRole('button', { name: new RegExp(`^${name}`, 'u') });
  try {
    const { passphrase } = await makeVault(app);
    const [id = ''] = [...(await addPhotoFolder(app)).values()];

    await test.step('a group is opened with Enter, holds what was entered, and stays open at the next item', async () => {
      await goToItem(app, id);
      await group('How it came to us').focus();
      await page.keyboard.press('Enter');
      await expect(group('How it came to us')).toHaveAttribute('aria-expanded', 'true');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Vera');
      await expect(field(app, 'Handed over by')).toHaveValue('Vera');
      await expect(group('How it came to us')).toHaveAccessibleName('How it came to us 1 entered');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      await expect(field(app, 'Handed over by')).toHaveCount(0);
      await page.keyboard.press('Enter');
      await expect(field(app, 'Handed over by')).toHaveValue('Vera');
    });

    await test.step('half a fingerprint waits in its field over a lock', async () => {
      await field(app, 'Fingerprint that was told').fill('d41d8cd98f00b204');
      await page.keyboard.press('Tab');
      await expect(details(app).getByText(/^Fingerprint: enter 64, 40 or 32 digits/u)).toBeVisible();
      await page.keyboard.press('Control+l');
      await unlock(app, passphrase);
      await goToItem(app, id);
      await expect(field(app, 'Fingerprint that was told')).toHaveValue('d41d8cd98f00b204');
      await field(app, 'Fingerprint that was told').fill('MD5: D41D8CD98F00B204E9800998ECF8427E');
      await page.keyboard.press('Tab');
      await expect(saved(app)).toBeVisible();
    });

    await test.step('it is held against the bytes when somebody asks', async () => {
      await details(app).getByRole('button', { name: `Work out MD5 of ${id}` }).press('Enter');
      await expect(details(app).getByText(/^Not the same as of the bytes in the vault/u)).toBeVisible();
      await expectAccessible(app, 'a told fingerprint');
    });

    await test.step('what is between a lawyer and a client is marked, filtered, and asks before it leaves', async () => {
      await group('Who may use it').press('Enter');
      await details(app).getByRole('radiogroup', { name: 'Between a lawyer and a client' }).getByText('Yes', { exact: true }).click();
      await expect(details(app).getByText(/^Between a lawyer and a client. Exports and packs ask/u)).toBeVisible();
      await goToEvidence(app);
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      const filters = page.getByRole('dialog');
      await filters.getByText('Between a lawyer and a client', { exact: true }).click();
      await filters.getByRole('button', { name: /^Show 1 item/u }).click();
      await expect(foot(app)).toContainText('1 item');
      await tile(app, id).click();
      await page.getByRole('button', { name: 'Export 1', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByText(/^1 of them is marked as between a lawyer and a client/u)).toBeVisible();
      await dialog.getByLabel('Reason').fill('For the hearing');
      await dialog.getByRole('button', { name: /^Choose a folder and export/u }).click();
      await expect(dialog.getByText('Choose what becomes of the items between a lawyer and a client.')).toBeVisible();
      await expectAccessible(app, 'export with an item between a lawyer and a client');
      await page.keyboard.press('Escape');
    });
  } finally {
    await app.close();
  }
});
