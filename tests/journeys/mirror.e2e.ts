// A vault mirrored to another folder, proven, and restored from it in the window: nothing in it is typed at a command line.
import { renameSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { makeVault } from './screens/first-run.ts';
import { expectOpened, lockByKey, tryToOpen } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { addPhotoFolder } from './support/begin.ts';
import { launchHoldfast } from './support/launch.ts';

test('a vault is mirrored, the mirror is proven, missed when its disk is away, and restored from', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const main = page.getByRole('main');
  const disk = join(app.folder, 'disk');
  const away = join(app.folder, 'away');
  await mkdir(disk);
  try {
    const vault = await makeVault(app);
    await addPhotoFolder(app);

    await test.step('a mirror is begun in a place that is looked at first', async () => {
      await page.keyboard.press('Control+7');
      await button('Add a mirror').click();
      const dialog = page.getByRole('dialog', { name: 'Add a mirror' });
      await app.chooseFolder(disk);
      await dialog.getByRole('button', { name: 'Choose the disk or folder' }).click();
      await expect(dialog.getByText(/^This is the disk of the vault\./u)).toBeVisible();
      await dialog.getByRole('textbox', { name: 'Name' }).fill('North');
      await expectAccessible(app, 'add a mirror');
      await dialog.getByRole('button', { name: 'Begin the mirror' }).click();
      await expect(main.getByText(/^Mirror North updated .* Not proven\.$/u)).toBeVisible({ timeout: 120_000 });
      await expectAccessible(app, 'Safety with a mirror');
    });

    await test.step('a sample of it is restored, and Home counts it as a proven backup', async () => {
      await button('More for North').click();
      await page.getByRole('menuitem', { name: 'Prove: restore a sample' }).click();
      await expect(main.getByText(/^Mirror North updated .* sample items restored, all equal\.$/u)).toBeVisible({ timeout: 120_000 });
      await page.keyboard.press('Control+1');
      await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(main.getByText('No backup and no mirror was made yet. Everything is on this one disk.')).toBeHidden();
      await page.keyboard.press('Control+7');
    });

    await test.step('every byte of it is read, and nothing is wrong', async () => {
      await button('More for North').click();
      await page.getByRole('menuitem', { name: 'Read every byte' }).click();
      await expect(main.getByText(/Checked .*: nothing wrong\.$/u)).toBeVisible({ timeout: 120_000 });
    });

    await test.step('away from its place it is said to be not connected, with what is still on it', async () => {
      renameSync(disk, away);
      await button('Update North').click();
      await expect(page.getByText(/^The disk of this mirror is not connected\./u)).toBeVisible();
      await expect(main.getByText(/^Mirror North is not connected\. The last copy, .*, is still on it\. Connect it, then choose "Update"\./u)).toBeVisible();
      await expectAccessible(app, 'Safety with a mirror that is away');
      renameSync(away, disk);
      await button('Update North').click();
      await expect(main.getByText(/^Mirror North updated /u)).toBeVisible({ timeout: 120_000 });
    });

    await test.step('taken off the list it stays on its disk, and is recognised when it is added again', async () => {
      await button('More for North').click();
      await page.getByRole('menuitem', { name: 'Take it off the list' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Take it off the list' }).click();
      await expect(main.getByText(/^Mirror North/u)).toBeHidden();
      await button('Add a mirror').click();
      await app.chooseFolder(disk);
      await button('Choose the disk or folder').click();
      await expect(page.getByText('A mirror of this vault is there already. It is brought up to date.')).toBeVisible();
      await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('North');
      await page.keyboard.press('Escape');
    });

    await test.step('from the first screen an earlier state gives the vault back', async () => {
      await lockByKey(app);
      await button('Another vault').click();
      await page.getByText('Restore from a backup').click();
      await button('Continue').click();
      await app.chooseFolder(disk);
      await button("Choose the mirror's folder").click();
      await expect(page.getByRole('radio', { name: /^State of / })).toHaveCount(2);
      await page.getByText(/^State of /u).nth(1).click();
      await expectAccessible(app, 'restore, the state of a mirror');
      await button('Continue').click();
      await app.chooseFolder(join(app.folder, 'restored'));
      await button('Choose a folder').click();
      await button('Restore').click();
      await expect(page.getByRole('heading', { name: 'The vault was restored' })).toBeVisible({ timeout: 120_000 });
      await button('Open the vault').click();
      await tryToOpen(app, vault.passphrase);
      await expectOpened(app);
    });
  } finally {
    await app.close();
  }
});
