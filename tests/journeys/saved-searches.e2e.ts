// A search under a name, and the list as it stood after a lock: filter, order, what was chosen.
import { expect, test } from 'playwright/test';
import { escapeFrom } from './screens/dialog.ts';
import { filterBox, foot, tile } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { openPalette } from './screens/palette.ts';
import { expectLocked, tryToOpen } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { addPhotoFolder } from './support/begin.ts';
import { launchHoldfast } from './support/launch.ts';

test('a search is saved, found in the palette, renamed, deleted and brought back; a lock gives the list back as it stood', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const filters = page.getByRole('dialog', { name: 'Filters' });
  const openFilters = () => page.getByRole('button', { name: 'Filter', exact: true }).press('Enter');
  try {
    const { passphrase } = await makeVault(app);
    const [name, id] = [...(await addPhotoFolder(app))][0] as [string, string];
    const word = name.replace(/\.\w+$/u, '');

    await test.step('it is saved with its filters, and chosen from the palette', async () => {
      await filterBox(app).fill(word);
      await expect(foot(app)).toHaveText(/^1 item\. 3 hidden/u);
      await openFilters();
      await page.getByLabel('Save what stands here under a name').fill('The first picture');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: 'The first picture', exact: true })).toBeVisible();
      await expectAccessible(app, 'filters with a saved search');
      await escapeFrom(filters);
      await filterBox(app).fill('');
      await expect(foot(app)).toHaveText(/^4 items/u);
      await openPalette(app);
      await page.keyboard.type('first pict');
      await expect(page.getByText(/^Saved search: .*The first picture/u)).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(filterBox(app)).toHaveValue(word);
      await expect(foot(app)).toHaveText(/^1 item\. 3 hidden/u);
    });

    await test.step('a lock gives the list back as it stood', async () => {
      await tile(app, id).click();
      await expect(foot(app)).toContainText('1 item chosen');
      await page.keyboard.press('Control+l');
      await expectLocked(app);
      await tryToOpen(app, passphrase);
      await expect(page.getByText('Back where you were')).toBeVisible();
      await expect(filterBox(app)).toHaveValue(word);
      await expect(foot(app)).toContainText('1 item chosen');
    });

    await test.step('it is renamed, deleted, and brought back', async () => {
      await openFilters();
      await page.getByRole('button', { name: /^Rename .*The first picture/u }).press('Enter');
      await page.getByLabel('New name').fill('Picture one');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /^Delete .*Picture one/u }).press('Enter');
      await expect(page.getByText(/Picture one.* is deleted\. The items stay\./u)).toBeVisible();
      await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
      await expect(page.getByRole('button', { name: 'Picture one', exact: true })).toBeVisible();
      await expect(filters).toBeVisible();
    });
  } finally {
    await app.close();
  }
});
