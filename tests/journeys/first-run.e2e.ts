import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { escapeFrom } from './screens/dialog.ts';
import { choosePlace, makeWithSuggestedWords, readRecoveryCode, typeRecoveryCodeBack } from './screens/first-run.ts';
import { expectAccessible } from './support/accessibility.ts';
import { launchHoldfast } from './support/launch.ts';
import { canCountSheets, sheets } from './support/printing.ts';

test('the window opens on the first question and offers nothing of Node or Electron to the page', async () => {
  const app = await launchHoldfast();
  try {
    await expect(app.page.getByRole('heading', { name: 'What do you want to do?' })).toBeVisible();
    const leaked = await app.page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in globalThis));
    expect(leaked).toStrictEqual([]);
  } finally {
    await app.close();
  }
});

test('the recovery code is seen as a page and printed from there, before anything is saved; saving is the second way and says what it means', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  try {
    await choosePlace(app, {});
    await makeWithSuggestedWords(app);
    const code = await readRecoveryCode(app);
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    const preview = page.getByRole('dialog', { name: 'Page with the recovery code' });
    await expect(preview.getByText(/^Whoever has this page and the vault can read everything in it\./u)).toBeVisible();
    await expect(preview.getByRole('group', { name: 'Page 1 of the document' })).toContainText(code.split(' ')[0] ?? 'no code');
    await expectAccessible(app, 'the page with the recovery code');
    if (canCountSheets) expect([await sheets(app, 'A4'), await sheets(app, 'Letter')]).toStrictEqual([1, 1]);
    const file = join(app.folder, 'page.pdf');
    await app.saveTo(file);
    await preview.getByRole('button', { name: 'Save as PDF' }).click();
    await expect(preview.getByText('The page was saved. Print it, then delete the file.')).toBeVisible();
    expect(existsSync(file)).toBe(true);
    await preview.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(preview).toBeHidden();
    // The key for printing opens it too.
    await page.getByLabel(/^Group \d+/u).first().focus();
    await page.keyboard.press('Control+P');
    await escapeFrom(preview);
    await typeRecoveryCodeBack(app, code);
  } finally {
    await app.close();
  }
});
