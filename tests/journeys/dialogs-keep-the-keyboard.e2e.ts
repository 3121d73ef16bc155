// While a dialog works its button cannot be pressed again and its fields are locked. The keyboard stays in it all the same: Esc is heard,
// and typing goes on where it was.
import { expect, test } from 'playwright/test';
import { systemRandom } from '../../electron/vault/index.ts';
import { makeRecoveryCode } from '../../electron/vault/key-slots/recovery-code.ts';
import { makeVault } from './screens/first-run.ts';
import { addPhotoFolder } from './support/begin.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

let app: Holdfast;
test.describe.configure({ mode: 'serial', timeout: 240_000 });
test.beforeAll(async () => {
  app = await launchHoldfast();
  await makeVault(app);
});
test.afterAll(async () => {
  await app.close();
});

test('the button that began something has the keyboard afterwards', async () => {
  const { page } = app;
  await addPhotoFolder(app);
  await page.getByRole('main').getByRole('button', { name: 'Save a list of 4' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save a list of 4 items' });
  await dialog.getByLabel('Reason').fill('For the lawyer');
  await app.saveTo(null);
  const go = dialog.getByRole('button', { name: 'Choose a place and save' });
  await go.focus();
  await page.keyboard.press('Enter');
  await expect(go).toBeEnabled();
  await expect(go).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('a field that is locked meanwhile gets it back, and Esc is heard while it is locked', async () => {
  const { page } = app;
  await page.keyboard.press('Control+7');
  const open = page.getByRole('button', { name: 'Test the recovery code' }).first();
  await open.click();
  const dialog = page.getByRole('dialog', { name: 'Test the recovery code' });
  const code = dialog.getByLabel('Recovery code', { exact: true });
  // Well formed, so that the vault has to try it.
  await code.fill(makeRecoveryCode(systemRandom));
  await code.press('Enter');
  await expect(code).toBeDisabled();
  await expect(dialog).toBeFocused();
  await expect(code).toBeEnabled({ timeout: 30_000 });
  await expect(code).toBeFocused();
  await code.fill(makeRecoveryCode(systemRandom));
  await code.press('Enter');
  await expect(code).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
