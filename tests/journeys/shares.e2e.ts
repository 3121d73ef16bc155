// The way back that several people hold together: shares made with the tool, brought by their holders, open the vault in the window.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { startTool } from '../electron/cli/run-tool.ts';
import { escapeFrom } from './screens/dialog.ts';
import { makeVault } from './screens/first-run.ts';
import { expectOpened, lockByKey, tryToOpen } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { launchHoldfast } from './support/launch.ts';

const theirs = ['turbojet mandatory unbitten operative', 'walnut ribbon glacier pepper tunnel'];

test('two of two holders open a vault together, and the person who joins opens it alone from then on', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const bring = async (text: string, passphrase: string): Promise<void> => {
    await page.getByLabel('The nine lines of the share').fill(text);
    await page.getByLabel('Passphrase of this share', { exact: true }).fill(passphrase);
    await button('Check this share').click();
  };
  try {
    const vault = await makeVault(app);

    await test.step('the way back is rehearsed first: a practice vault is lost, and two of three holders bring it back', async () => {
      await page.keyboard.press('Control+7');
      await button('Rehearse the way back').click();
      const dialog = page.getByRole('dialog', { name: 'Rehearse the way back' });
      await dialog.getByRole('button', { name: 'Rehearse', exact: true }).press('Enter');
      const lose = dialog.getByRole('button', { name: 'Make it unreadable' });
      await expect(lose).toBeFocused({ timeout: 180_000 });
      await lose.press('Enter');
      await expect(dialog.getByText('Neither opened it.')).toBeVisible({ timeout: 120_000 });
      await expectAccessible(app, 'the way back, rehearsed');
      for (const [number, right] of [[3, 'Share 3 of 3 is right.'], [1, undefined]] as const) {
        const share = dialog.getByRole('group', { name: `Share ${String(number)} of 3` });
        const words = (await share.locator('.passphrase-words').textContent()) ?? '';
        await share.getByRole('button', { name: `Enter the lines of share ${String(number)}` }).press('Enter');
        const field = dialog.getByLabel('Passphrase of this share', { exact: true });
        await expect(field).toBeFocused();
        await field.fill(words);
        await field.press('Enter');
        if (right !== undefined) await expect(dialog.getByText(right)).toBeVisible();
      }
      const bringBack = dialog.getByRole('button', { name: 'Bring the vault back' });
      await expect(bringBack).toBeFocused();
      await bringBack.press('Enter');
      await expect(dialog.getByText('Its item is the same as before, byte for byte.')).toBeVisible({ timeout: 120_000 });
      await expectAccessible(app, 'the way back, rehearsed to its end');
      await dialog.getByRole('button', { name: 'End the rehearsal' }).press('Enter');
      await expect(dialog.getByText('The practice vault was deleted. Nothing of yours was touched.')).toBeVisible();
      expect(existsSync(join(app.userData, 'practice 5'))).toBe(false);
      await escapeFrom(dialog);
    });

    await lockByKey(app);
    const files = theirs.map((_, index) => join(app.folder, `holder-${String(index)}.txt`));
    files.forEach((file, index) => { writeFileSync(file, theirs[index] ?? ''); });
    const folder = join(app.folder, 'shares');
    const made = await startTool(['shares', vault.folder, '-k', '2', '-n', '2', '--holder', 'Tamar', 'Giorgi', '--share-passphrase-files', ...files, '-o', folder], { HOLDFAST_PASSPHRASE: vault.passphrase }, app.folder).ended;
    // A lock does not wait for what was just being written: where it cut that off, the tool says that it tidied up.
    expect(made.exitCode, made.stderr).toBe(0);
    const [first = '', second = ''] = [1, 2].map((number) => readFileSync(join(folder, `share-${String(number)}.txt`), 'utf8'));

    await test.step('a slip, a wrong passphrase and the same share twice are told apart', async () => {
      await button('Open with shares').click();
      await expectAccessible(app, 'open with shares');
      await bring(first.split('\n').slice(1).join('\n'), theirs[0] ?? '');
      await expect(page.getByRole('alert')).toContainText('was not copied right');
      await bring(first, theirs[1] ?? '');
      await expect(page.getByRole('alert')).toContainText('That passphrase did not open share');
      await bring(first.toLowerCase().replaceAll('-', ' '), theirs[0] ?? '');
      await expect(page.getByText('Share 1 of 2 is right.')).toBeVisible();
      await bring(first, theirs[0] ?? '');
      await expect(page.getByRole('alert')).toContainText('The same share was given twice.');
    });

    await test.step('enough shares let a person join', async () => {
      await bring(second, theirs[1] ?? '');
      await expect(page.getByText('Enough shares came together.')).toBeVisible();
      await page.getByLabel('Your name').fill('Ana');
      await page.getByLabel('Your passphrase for this vault', { exact: true }).fill('orchid velcro tundra bishop lemon quartz');
      // The passphrase is judged meanwhile: a picture of a button that is just becoming ready shows neither of its colours.
      await expect(button('Open the vault')).toBeEnabled();
      await expectAccessible(app, 'joining through shares');
      const records = join(vault.folder, 'records.db');
      await expect.poll(() => existsSync(`${records}-wal`)).toBe(false);
      const bytes = readFileSync(records);
      bytes[2000] = (bytes[2000] ?? 0) ^ 0xff;
      writeFileSync(records, bytes);
      await button('Open the vault').click();
      await expect(page.getByRole('alert')).toContainText('A part of the records that every opening reads is damaged');
      await expect(page.getByRole('alert')).toContainText('the command “holdfast recover --mend”');
      await expectAccessible(app, 'joining a damaged vault through shares');
      await button('Mend and open').click();
      await expectOpened(app);
      await page.keyboard.press('Control+1');
      await expect(page.getByText('A part of the records that every opening reads was damaged.')).toBeVisible();
    });

    await test.step('from then on with their own passphrase', async () => {
      await lockByKey(app);
      await tryToOpen(app, 'orchid velcro tundra bishop lemon quartz');
      await expectOpened(app);
    });
  } finally {
    await app.close();
  }
});
