// What was typed and not finished: a tag is added by leaving it or locking, half a date is refused aloud and waits, also over a lock, words in a dialog outlive one, and the keyboard is where one would look for it.
import { expect, test } from 'playwright/test';
import { foot, goToEvidence, grid } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { details, field, goToItem, heading, saved } from './screens/item.ts';
import { expectLocked, lockByKey, unlock } from './screens/unlock.ts';
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

    await test.step('half a date that a lock cut off in the middle of typing waits in its field, is completed, and is then saved and kept no longer', async () => {
      const half = 'E-001: an entry is not complete, so it was not saved. It waits in its field.';
      await typeInto(app, field(app, 'Day'), '11');
      await typeInto(app, field(app, 'Note on the date'), 'as the gua');
      await page.keyboard.press('Control+L');
      await expectLocked(app, 'Locked.');
      await unlock(app, passphrase);
      await expect(page.getByText(half)).toBeVisible();
      await pressOn(app, page.getByRole('button', { name: 'Open E-001' }).first());
      await expect(field(app, 'Day')).toHaveValue('11');
      await expect(field(app, 'Note on the date')).toHaveValue('as the gua');
      await expect(details(app).getByText('Day: it needs a month. Choose the month or leave the day empty.')).toBeVisible();
      await field(app, 'Year').fill('2026');
      await details(app).getByRole('button', { name: /Month/u }).first().click();
      await page.getByRole('option', { name: 'February' }).click();
      await expect(details(app).getByText('Shown as: 11 February 2026')).toBeVisible();
      await expect(saved(app)).toBeVisible();
      await lockByKey(app);
      await unlock(app, passphrase);
      await expect(page.getByText(half)).toBeHidden();
      await goToItem(app, 'E-001');
      await expect(field(app, 'Day')).toHaveValue('11');
      await expect(field(app, 'Year')).toHaveValue('2026');
    });

    await test.step('the reason in a dialog stands there again after a lock, and is gone when the dialog is closed', async () => {
      const dialog = page.getByRole('dialog', { name: 'Export 1 copy' });
      await page.getByRole('button', { name: 'Export a copy' }).first().click();
      await dialog.getByLabel('Reason').fill('for the lawyer in N');
      await page.keyboard.press('Control+L');
      await unlock(app, passphrase);
      await expect(page.getByText('Words that were entered before the vault was locked are kept: Export copies. Open it to go on.')).toBeVisible();
      await goToItem(app, 'E-001');
      await page.getByRole('button', { name: 'Export a copy' }).first().click();
      await expect(dialog.getByText('This was entered before the vault was locked.')).toBeVisible();
      await expect(dialog.getByLabel('Reason')).toHaveValue('for the lawyer in N');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+1');
      await expect(page.getByText('Words that were entered')).toBeHidden();
      await goToItem(app, 'E-001');
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
