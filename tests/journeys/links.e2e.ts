// Links by the keyboard: found by number and by words, seen from both ends, there and back, undone.
import { expect, test } from 'playwright/test';
import { makeVault } from './screens/first-run.ts';
import { details, goToItem, heading } from './screens/item.ts';
import { expectAccessible } from './support/accessibility.ts';
import { addPhotoFolder } from './support/begin.ts';
import { launchHoldfast } from './support/launch.ts';

test('two items are linked, seen from both ends, gone to and back, and the link is undone', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const links = () => details(app).getByRole('tab', { name: 'Links' });
  try {
    await makeVault(app);
    const [one = '', other = ''] = [...(await addPhotoFolder(app)).values()];
    await goToItem(app, one);
    await links().click();
    await expect(details(app).getByText(/^No links yet/u)).toBeVisible();
    await expectAccessible(app, 'an item without links');

    await test.step('the other is found by its number and linked with Enter', async () => {
      await details(app).getByRole('button', { name: /This is a transcript of it/u }).press('Enter');
      await page.getByRole('option', { name: 'This goes on from it' }).click();
      await details(app).getByLabel('The other item').fill(other);
      await expect(details(app).getByText('1 item found.')).toBeVisible();
      await details(app).getByRole('button', { name: `Link ${other}` }).press('Enter');
      await expect(page.getByText(`${one} and ${other} are linked. Both say so.`).first()).toBeVisible();
      await expect(details(app).getByText('linked already')).toBeVisible();
      await expectAccessible(app, 'an item with a link');
      // However little room there is, a number keeps to one line.
      expect(await details(app).locator('bdi', { hasText: other }).first().evaluate((element) => {
        const { style } = element.parentElement!;
        style.inlineSize = 'min-content';
        style.display = 'block';
        const lines = element.getClientRects().length;
        style.inlineSize = '';
        style.display = '';
        return lines;
      })).toBe(1);
    });

    await test.step('it is gone to, reads the other way there, and back leads here', async () => {
      await details(app).getByRole('button', { name: `Go to ${other}` }).press('Enter');
      await expect(heading(app)).toContainText(other);
      await expect(details(app).getByText('Goes on in')).toBeVisible();
      await page.keyboard.press('Alt+ArrowLeft');
      await expect(heading(app)).toContainText(one);
    });

    await test.step('undo takes it off from both', async () => {
      await goToItem(app, other);
      await links().click();
      await expect(details(app).getByRole('button', { name: `Go to ${one}` })).toBeVisible();
      await heading(app).click();
      await page.keyboard.press('Control+z');
      await expect(details(app).getByText(/^No links yet/u)).toBeVisible();
    });
  } finally {
    await app.close();
  }
});
