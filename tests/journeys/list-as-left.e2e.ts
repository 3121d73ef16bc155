// How the list was left: its columns and the width of the details. Begins with a vault of its own, so that it can be run alone.
import { expect, test } from 'playwright/test';
import { goToEvidence, grid } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { lockByKey, unlock } from './screens/unlock.ts';
import { addPhotoFolder } from './support/begin.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

let app: Holdfast;
test.beforeAll(async () => { app = await launchHoldfast(); });
test.afterAll(async () => { await app.close(); });

test('columns and the width of the details are as they were left, also after the vault was locked', async () => {
  const { page } = app;
  const { passphrase } = await makeVault(app);
  await addPhotoFolder(app);
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Check' }).click();
  await page.keyboard.press('Escape');
  // Behind an open menu no role is found at all: only when the button has the keyboard again does it say anything that a column is not there.
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();
  await expect(grid(app).getByRole('columnheader', { name: 'Taken' })).toBeVisible();
  await expect(grid(app).getByRole('columnheader', { name: 'Check' })).toHaveCount(0);
  const bar = page.getByRole('separator', { name: 'Width of the panes' });
  await bar.press('End');
  await expect(bar).toHaveAttribute('aria-valuenow', '20');
  await lockByKey(app);
  await unlock(app, passphrase);
  await goToEvidence(app);
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(bar).toHaveAttribute('aria-valuenow', '20');
  await expect(grid(app).getByRole('columnheader', { name: 'Taken' })).toBeVisible();
  await expect(grid(app).getByRole('columnheader', { name: 'Check' })).toHaveCount(0);
});
