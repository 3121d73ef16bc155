// Somebody who reckons in another calendar, and writes other digits: both are chosen, shown beside the Gregorian day, and typed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator } from 'playwright/test';
import { finishedJob, openActivity, closeActivity } from './screens/activity.ts';
import { addFiles, goToEvidence } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { details, goToItem } from './screens/item.ts';
import { expectLocked, unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { launchHoldfast } from './support/launch.ts';

/** Without the marks that keep directions apart. */
const says = async (date: Locator, sentence: string): Promise<void> => {
  await expect.poll(async () => (await date.getByRole('status').last().textContent())?.replaceAll(/[\u2066-\u2069]/gu, '')).toBe(sentence);
};

test('a day is typed in another calendar and in other digits, and shown in both calendars', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const source = join(app.folder, 'note.txt');
  writeFileSync(source, 'They came at six.');
  try {
    const { passphrase } = await makeVault(app);
    await goToEvidence(app);
    await addFiles(app, [source]);
    await openActivity(app);
    await finishedJob(app, /^Adding 1 file/u);
    await closeActivity(app);

    await page.keyboard.press('Control+,');
    await page.getByRole('button', { name: / Digits$/u }).click();
    await page.getByRole('option', { name: /^Persian and Urdu: .*۰۱۲۳۴۵۶۷۸۹/u }).click();
    await page.getByRole('button', { name: / Another calendar$/u }).click();
    await page.getByRole('option', { name: 'Persian (solar hijri)' }).click();
    await expect(page.getByText('۱۵۰ %')).toBeVisible();
    await expectAccessible(app, 'settings with another calendar');

    await goToItem(app, 'E-001');
    const taken = details(app).getByRole('group', { name: 'Taken', exact: true }).first();
    const gregorian = { day: taken.getByLabel('Day', { exact: true }).first(), year: taken.getByLabel('Year', { exact: true }).first() };
    const other = taken.getByRole('group', { name: 'The same day: Persian (solar hijri)' });
    await test.step('a day of that calendar fills in the Gregorian one', async () => {
      await other.getByLabel('Day').fill('۲۶');
      await other.getByLabel('Year').fill('1404');
      await other.getByRole('button', { name: / Month$/u }).click();
      await page.getByRole('option', { name: 'Bahman' }).click();
      await expect(gregorian.day).toHaveValue('15');
      await expect(gregorian.year).toHaveValue('2026');
      await says(taken, 'Shown as: ۱۵ February ۲۰۲۶ (۲۶ Bahman ۱۴۰۴ AP)');
    });
    await test.step('other digits are understood', async () => {
      await gregorian.day.fill('۱۶');
      await expect(other.getByLabel('Day')).toHaveValue('27');
      await says(taken, 'Shown as: ۱۶ February ۲۰۲۶ (۲۷ Bahman ۱۴۰۴ AP)');
    });
    await expectAccessible(app, 'an item with a day in another calendar');

    await page.keyboard.press('Control+L');
    await expectLocked(app);
    await unlock(app, passphrase);
    await goToItem(app, 'E-001');
    await says(taken, 'Shown as: ۱۶ February ۲۰۲۶ (۲۷ Bahman ۱۴۰۴ AP)');
  } finally {
    await app.close();
  }
});
