// What was typed and not finished: a tag is added by leaving it or locking, half a date is refused aloud and waits, and the keyboard is where one would look for it.
import { expect, test } from 'playwright/test';
import { foot, goToEvidence, grid } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { details, field, goToItem, heading } from './screens/item.ts';
import { lockByKey, unlock } from './screens/unlock.ts';
import { addPhotoFolder } from './support/begin.ts';
import { pressOn, typeInto } from './support/keyboard.ts';
import { launchHoldfast } from './support/launch.ts';

test('a tag and a date that were typed by half', async () => {
  test.setTimeout(180_000);
  const app = await launchHoldfast();
  const { page } = app;
  const tag = (words: string) => details(app).getByRole('button', { name: `Remove ${words}` });
  try {
    const { passphrase } = await makeVault(app);
    await addPhotoFolder(app);
    await goToItem(app, 'E-001');

    await test.step('a tag is added by going on to another field, by leaving the item, and by a lock', async () => {
      await field(app, 'Add a tag').fill('raid');
      await field(app, 'Made by').focus();
      await expect(tag('raid')).toBeVisible();
      await expect(field(app, 'Add a tag')).toHaveValue('');
      await field(app, 'Add a tag').fill('Kiln Street');
      await page.keyboard.press('Alt+ArrowLeft');
      await expect(heading(app)).not.toContainText('E-001');
      await goToItem(app, 'E-001');
      await expect(tag('Kiln Street')).toBeVisible();
      await field(app, 'Add a tag').fill('night');
      await lockByKey(app);
      await unlock(app, passphrase);
      await goToItem(app, 'E-001');
      await expect(tag('night')).toBeVisible();
    });

    await test.step('half a date is refused aloud when the item is left, and waits in its field', async () => {
      await field(app, 'Day').fill('11');
      await page.keyboard.press('Alt+ArrowLeft');
      await expect(page.getByText('E-001: what you entered under "Taken" is not complete, so it was not saved.').first()).toBeVisible();
      await goToItem(app, 'E-001');
      await expect(field(app, 'Day')).toHaveValue('11');
      await expect(details(app).getByText('Day: it needs a month. Choose the month or leave the day empty.')).toBeVisible();
      await field(app, 'Day').fill('');
    });

    await test.step('coming to the list and coming back to it, its keys work at once', async () => {
      await goToEvidence(app);
      await expect(foot(app)).toHaveText('4 items');
      await expect(grid(app)).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(heading(app)).toContainText('E-00');
      await page.keyboard.press('Alt+ArrowLeft');
      await expect(grid(app)).toBeFocused();
    });

    await test.step('letters typed one after the other into a step of a set-up stay in its field', async () => {
      await page.keyboard.press('Control+7');
      await pressOn(app, page.getByRole('button', { name: 'Make shares' }));
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
      await typeInto(app, page.getByLabel('Your passphrase now', { exact: true }), 'letter by letter');
      await expect(page.getByLabel('Your passphrase now', { exact: true })).toHaveValue('letter by letter');
    });
  } finally {
    await app.close();
  }
});
