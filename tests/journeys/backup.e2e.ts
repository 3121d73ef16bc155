// A vault backed up, proven and restored in the window: nothing in it is typed at a command line.
import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { escapeFrom } from './screens/dialog.ts';
import { goToEvidence, openItem } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { lockByKey, tryToOpen, expectOpened } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { addPhotoFolder } from './support/begin.ts';
import { launchHoldfast } from './support/launch.ts';

const backupPassphrase = 'turbojet mandatory unbitten operative jovial snowsuit';

test('a vault is backed up, proven by a sample, and restored from its backup', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const main = page.getByRole('main');
  const file = join(app.folder, 'office.age');
  try {
    const vault = await makeVault(app);
    await addPhotoFolder(app);

    await test.step('Home says that there is no backup and leads to Safety', async () => {
      await page.keyboard.press('Control+1');
      await expect(main.getByText('No backup and no mirror was made yet. Everything is on this one disk.')).toBeVisible();
      await button('Back up now').click();
      await expect(main.getByRole('heading', { name: 'Safety' })).toBeVisible();
      await expectAccessible(app, 'Safety without a backup');
    });

    await test.step('one key, or one press on Home, asks for the backup at once', async () => {
      const dialog = page.getByRole('dialog', { name: 'Back up now' });
      await page.keyboard.press('Control+2');
      await page.keyboard.press('Control+Shift+B');
      await escapeFrom(dialog);
      await page.keyboard.press('Control+1');
      await button('Copy to safety').click();
      await escapeFrom(dialog);
    });

    await test.step('a backup is made to a place that is looked at first', async () => {
      await button('Back up now').click();
      const dialog = page.getByRole('dialog', { name: 'Back up now' });
      await app.saveTo(file);
      await dialog.getByRole('button', { name: 'Choose where to' }).click();
      await expect(dialog.getByText('office.age')).toBeVisible();
      await expect(dialog.getByText(/^This is the disk of the vault\./u)).toBeVisible();
      await dialog.getByLabel('Passphrase of this backup', { exact: true }).fill(backupPassphrase);
      await dialog.getByLabel('Your passphrase now').fill('not mine');
      await dialog.getByRole('button', { name: 'Make the backup' }).click();
      await expect(dialog.getByRole('alert')).toContainText('That is not your passphrase. Nothing was changed.');
      await dialog.getByLabel('Your passphrase now').fill(vault.passphrase);
      await expectAccessible(app, 'back up now');
      await dialog.getByRole('button', { name: 'Make the backup' }).dblclick();
      await expect(main.getByText(/Not proven\./u)).toBeVisible({ timeout: 120_000 });
      // Pressed twice in a hurry, it is made once.
      expect(await page.evaluate(() => (globalThis as unknown as { holdfast: { jobs: { list(input: object): Promise<{ value: { jobs: readonly { kind: string }[] } }> } } }).holdfast.jobs.list({}).then(({ value }) => value.jobs.filter(({ kind }) => kind === 'backup').length))).toBe(1);
    });

    await test.step('a sample of it is restored, and only then it is called proven', async () => {
      await button('Prove a backup').click();
      const dialog = page.getByRole('dialog', { name: 'Prove a backup' });
      await app.chooseFiles([file]);
      await dialog.getByRole('button', { name: 'Choose the backup file' }).click();
      await dialog.getByLabel('Passphrase of the backup', { exact: true }).fill(backupPassphrase);
      await expectAccessible(app, 'prove a backup');
      await dialog.getByRole('button', { name: 'Restore a sample' }).click();
      await expect(main.getByText(/sample items restored, all equal\./u)).toBeVisible({ timeout: 120_000 });
    });

    await test.step('a key for backups is made, and shown for a reason', async () => {
      await button('Make a key').click();
      await page.getByLabel('Name', { exact: true }).fill('Office');
      await page.getByRole('dialog').getByRole('button', { name: 'Make a key' }).click();
      await expect(main.getByText(/^age1[0-9a-z]{58}$/u).first()).toBeVisible();
      await button('Show the key Office').click();
      await page.getByLabel('Why', { exact: true }).fill('kept in the safe');
      await page.getByLabel('Your passphrase now').fill(vault.passphrase);
      await button('Show it').click();
      await expect(page.getByText(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/u)).toBeVisible();
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
      await expectAccessible(app, 'Safety with a proven backup and a key');
    });

    await test.step('a remembered place takes the next backup with one press, and says so when its disk is gone', async () => {
      const disk = join(app.folder, 'disk');
      mkdirSync(disk);
      await button('Back up now').click();
      const dialog = page.getByRole('dialog', { name: 'Back up now' });
      await app.saveTo(join(disk, 'first.age'));
      await dialog.getByRole('button', { name: 'Choose where to' }).click();
      // What is said of the place moves what lies below it: a press that begins before that ends beside what it was meant for.
      await expect(dialog.getByRole('button', { name: 'Choose another place' })).toBeVisible();
      await dialog.getByText('Keys', { exact: true }).click();
      await expect(dialog.getByRole('radio', { name: 'Keys' })).toBeChecked();
      await dialog.getByText('Remember this place and these keys for the next backup').click();
      await expectAccessible(app, 'back up for keys');
      await dialog.getByRole('button', { name: 'Make the backup' }).click();
      await expect(main.getByText('first.age')).toBeVisible({ timeout: 120_000 });
      await expect(main.getByText('The next backup goes to disk, for Office. Every item is checked with its own key.')).toBeVisible();
      await page.keyboard.press('Control+1');
      await expect(main.getByText(/^4 sample items were restored from \S?office\.age\S? on .*, all equal\.$/u)).toBeVisible();
      await expectAccessible(app, 'Home with a proven backup');
      await page.keyboard.press('Control+Shift+B');
      await expect(button('Back up now')).toBeFocused();
      await page.keyboard.press('Enter');
      await expect.poll(() => readdirSync(disk).filter((name) => /^holdfast-.*\.age$/u.test(name)).length, { timeout: 120_000 }).toBe(1);
      await expect(main.getByText(/holdfast-.*\.age/u).first()).toBeVisible({ timeout: 120_000 });
      renameSync(disk, `${disk}-away`);
      await button('Back up now').click();
      await expect(main.getByText('disk is not there. Nothing was changed, and what is on it stays. Connect its disk and try again, or choose another place.')).toBeVisible();
      await expectAccessible(app, 'Safety with a place that is gone');
      await main.getByText('1 day', { exact: true }).click();
      await expect(main.getByRole('radio', { name: '1 day' })).toBeChecked();
    });

    await test.step('from the first screen the backup gives the vault back, step by step', async () => {
      await lockByKey(app);
      await button('Another vault').click();
      await page.getByText('Restore from a backup').click();
      await button('Continue').click();
      await app.chooseFiles([file]);
      await button('Choose the backup file').click();
      await page.getByLabel('Passphrase of the backup', { exact: true }).fill('not the passphrase of it');
      await button('Continue').click();
      await expect(page.getByText('That did not open this backup. Nothing was changed. Check the passphrase or the key, then try again.')).toBeVisible({ timeout: 120_000 });
      await expectAccessible(app, 'restore, a passphrase that did not open the backup');
      await page.getByLabel('Passphrase of the backup', { exact: true }).fill(backupPassphrase);
      await expect(page.getByText('That did not open this backup.')).toHaveCount(0);
      await expectAccessible(app, 'restore, the file');
      await button('Continue').click();
      await app.chooseFolder(join(app.folder, 'restored'));
      await button('Choose a folder').click();
      await expect(page.getByText('The vault will be restored to restored.')).toBeVisible();
      await button('Restore').click();
      await expect(page.getByRole('heading', { name: 'The vault was restored' })).toBeVisible({ timeout: 120_000 });
      await expectAccessible(app, 'restored');
      await button('Open the vault').click();
      await tryToOpen(app, vault.passphrase);
      await expectOpened(app);
    });

    await test.step('what was restored is to be checked, whatever was checked before it', async () => {
      await page.keyboard.press('Control+1');
      const restored = main.getByText(/^This vault was restored from a copy on .*Its files were not checked with their keys since\.$/u);
      await expect(restored).toBeVisible();
      await expect(main.getByText('Each was read back when it was added.')).toHaveCount(0);
      await expect(main.getByText('No backup and no mirror was made since this vault was restored. What came in since is on this one disk.')).toBeVisible();
      const foot = (words: RegExp) => page.locator('.evidence-foot').getByText(words);
      await goToEvidence(app);
      await openItem(app, 'E-001');
      await expect(foot(/^Original, added .* Last found unchanged .* Not known since: choose “Check now”\.$/u)).toBeVisible();
      await expectAccessible(app, 'an item of a restored vault');
      await page.keyboard.press('Control+1');
      await button('Check every byte').click();
      await expect(restored).toHaveCount(0, { timeout: 120_000 });
      await expect(main.getByText(/Every byte was last read on/u)).toBeVisible();
      await goToEvidence(app);
      await openItem(app, 'E-001');
      await expect(foot(/^Original, unchanged since .* Last checked .*\.$/u)).toBeVisible();
    });
  } finally {
    await app.close();
  }
});
