// While a dialog works its button cannot be pressed again and its fields are locked. The keyboard stays in it all the same: Esc is heard,
// and typing goes on where it was.
import { expect, test } from 'playwright/test';
import { systemRandom } from '../../electron/vault/index.ts';
import { makeRecoveryCode } from '../../electron/vault/key-slots/recovery-code.ts';
import { escapeFrom } from './screens/dialog.ts';
import { makeVault } from './screens/first-run.ts';
import { goToItem } from './screens/item.ts';
import { openPalette } from './screens/palette.ts';
import { addPhotoFolder } from './support/begin.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

let app: Holdfast;
test.describe.configure({ mode: 'serial' });
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
  await escapeFrom(dialog);
});

test('what had the keyboard has it in the moment in which a dialog or the palette goes, however long the next frame is in coming', async () => {
  const { page } = app;
  await goToItem(app, 'E-001');
  const picture = page.getByRole('img', { name: /^Picture of E-001/u });
  await expect(picture).toBeFocused();
  const palette = await openPalette(app);
  await page.evaluate(() => {
    const frames = globalThis.requestAnimationFrame;
    Object.assign(globalThis, { requestAnimationFrame: () => 0, giveFramesBack: () => { globalThis.requestAnimationFrame = frames; } });
  });
  await escapeFrom(palette);
  await expect(picture).toBeFocused();
  await page.keyboard.press('Control+/');
  await escapeFrom(page.getByRole('dialog', { name: 'Keys' }));
  await expect(picture).toBeFocused();
  await page.evaluate(() => { (globalThis as unknown as { giveFramesBack: () => void }).giveFramesBack(); });
});

test('a field that is locked meanwhile gets it back, and Esc is heard while it is locked', async () => {
  const { page } = app;
  await page.keyboard.press('Control+7');
  const open = page.getByRole('button', { name: 'Test the recovery code' }).first();
  await open.click();
  const dialog = page.getByRole('dialog', { name: 'Test the recovery code' });
  const code = dialog.getByLabel('Recovery code', { exact: true });
  // While the vault tries it: too short a time to be sure of a look at it on a busy computer, so the page looks by itself.
  const seenLocked = await code.evaluateHandle((field: HTMLInputElement) => {
    const seen: string[] = [];
    const holder = field.closest('[role="dialog"]');
    const look = (): void => { if (field.disabled) seen.push(document.activeElement === holder ? 'the dialog has the keyboard' : 'nothing has it'); };
    new MutationObserver(look).observe(field, { attributes: true, attributeFilter: ['disabled'] });
    holder?.addEventListener('focus', look);
    return seen;
  });
  // Well formed, so that the vault has to try it.
  await code.fill(makeRecoveryCode(systemRandom));
  await code.press('Enter');
  await expect.poll(() => seenLocked.evaluate((seen) => seen.at(-1))).toBe('the dialog has the keyboard');
  await expect(code).toBeEnabled();
  await expect(code).toBeFocused();
  await code.fill(makeRecoveryCode(systemRandom));
  await code.press('Enter');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
