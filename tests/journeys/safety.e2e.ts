// The way back as people make it in the window: shares one holder after the other, a test of them, a backup, the night of the raid,
// and the same vault again from shares and the backup. Nothing is typed at a command line.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { closeActivity, finishedJob, openActivity } from './screens/activity.ts';
import { foot, goToEvidence } from './screens/evidence.ts';
import { escapeFrom } from './screens/dialog.ts';
import { makeVault } from './screens/first-run.ts';
import { expectFirstRun, holdKey } from './screens/panic.ts';
import { expectOpened } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { addPhotoFolder } from './support/begin.ts';
import { filesOf } from './support/files-of.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

const holders = [
  { name: 'Tamar', passphrase: 'turbojet mandatory unbitten operative' },
  { name: 'Giorgi', passphrase: 'walnut ribbon glacier pepper tunnel' },
  { name: 'Lela', passphrase: 'marble thunder violin harvest copper' },
] as const;

const button = ({ page }: Holdfast, name: string) => page.getByRole('button', { name, exact: true });

const goToSafety = async (app: Holdfast): Promise<void> => {
  await app.page.keyboard.press('Control+7');
  await expect(app.page.getByRole('heading', { name: 'Safety', level: 1 })).toBeVisible();
};

const begin = async (app: Holdfast, passphrase: string, make: string): Promise<void> => {
  const { page } = app;
  await goToSafety(app);
  await button(app, make).click();
  await expect(page.getByText('Any 2 of these 3 people can open the vault.')).toBeVisible();
  await page.getByLabel('Your passphrase now').fill(passphrase);
  await button(app, 'Continue').click();
};

/** The passphrase is judged before the share can be made. */
const makeShare = async (app: Holdfast, number: number, { name, passphrase }: { readonly name: string; readonly passphrase: string }): Promise<void> => {
  const { page } = app;
  await expect(page.getByRole('heading', { name: `Share ${String(number)} of 3` })).toBeVisible();
  await page.getByLabel('Name of this person').fill(name);
  await page.getByLabel('Passphrase of this share', { exact: true }).fill(passphrase);
  await button(app, `Make share ${String(number)}`).click();
  await expect(page.getByRole('heading', { name: `Keep share ${String(number)}` })).toBeVisible();
};

const bring = async (app: Holdfast, text: string, passphrase: string): Promise<void> => {
  await app.page.getByLabel('The nine lines of the share').fill(text);
  await app.page.getByLabel('Passphrase of this share', { exact: true }).fill(passphrase);
  await button(app, 'Check this share').click();
};

test('shares made in the window and a backup kept elsewhere bring back a vault that panic made unreadable', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const main = page.getByRole('main');
  const shareFile = (number: number): string => join(app.folder, `share-${String(number)}.txt`);
  const backup = join(app.folder, 'office.age');
  try {
    const vault = await makeVault(app);
    await addPhotoFolder(app);

    await test.step('Safety says what is not there yet', async () => {
      await goToSafety(app);
      await expect(main.getByText('No shares were made. Enough trusted people together could open this vault.')).toBeVisible();
      await expect(main.getByText(/^Your recovery code was written down .* Never tested\.$/u)).toBeVisible();
    });

    await test.step('the structure is checked from Safety, and a code from before fits until then', async () => {
      const code = (await main.locator('.safety-code').textContent()) ?? '';
      await expect(main.getByText('The structure of this vault was never checked since items came in.')).toBeVisible();
      await button(app, 'Check the vault now').click();
      await expect(main.getByText('The last check of the structure found nothing wrong.')).toBeVisible();
      await button(app, 'Compare a code').click();
      const dialog = page.getByRole('dialog', { name: 'Compare a code' });
      const compare = async (typed: string): Promise<void> => {
        await dialog.getByLabel('Code from earlier').fill(typed);
        await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
      };
      await compare(code.slice(0, -1));
      await expect(dialog.getByRole('alert')).toContainText('This is not a whole code, or one character is wrong.');
      await compare(code.toLowerCase());
      await expect(dialog.getByText('The code fits. Up to then nothing was changed. 1 entry was added since.')).toBeVisible();
      await expectAccessible(app, 'compare a code');
      await escapeFrom(dialog);
    });

    await test.step('leaving in the middle changes nothing and says so', async () => {
      const header = readFileSync(join(vault.folder, 'vault.json'));
      await begin(app, vault.passphrase, 'Make shares');
      await expectAccessible(app, 'a holder');
      await makeShare(app, 1, holders[0]);
      await button(app, 'Leave. Nothing is changed').click();
      await expect(page.getByText(/^The shares were not finished\. Nothing was changed\./u).last()).toBeVisible();
      await expect(main.getByText('No shares were made. Enough trusted people together could open this vault.')).toBeVisible();
      expect(readFileSync(join(vault.folder, 'vault.json')).equals(header)).toBe(true);
    });

    await test.step('each holder enters a passphrase and keeps a share, and only then the set counts', async () => {
      await begin(app, vault.passphrase, 'Make shares');
      for (const [index, holder] of holders.entries()) {
        const number = index + 1;
        await makeShare(app, number, holder);
        if (number === 1) {
          await page.getByLabel('Passphrase of this share, once more', { exact: true }).fill(holder.passphrase);
          await button(app, 'Next person').click();
          await expect(page.getByText(/^This share is not kept yet\./u)).toBeVisible();
          await app.saveTo(join(vault.folder, 'share.txt'));
          await button(app, 'Save as a text file').click();
          await expect(page.getByText(/^This place is inside the vault itself\. A file there would be lost with it\./u)).toBeVisible();
          expect(existsSync(join(vault.folder, 'share.txt'))).toBe(false);
          await button(app, 'Print or save the page').click();
          const dialog = page.getByRole('dialog', { name: 'Page of share 1' });
          await expect(dialog.locator('canvas').first()).toBeVisible();
          await expectAccessible(app, 'the page of a share');
          await app.saveTo(join(app.folder, 'share-1.pdf'));
          await dialog.getByRole('button', { name: 'Save as PDF' }).click();
          await expect(page.getByText('The page was saved and read back.')).toBeVisible();
          expect(readFileSync(join(app.folder, 'share-1.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
        }
        if (number === 2) {
          // On paper: a line of it that is typed back shows that the page left whole.
          await button(app, 'Print or save the page').click();
          const dialog = page.getByRole('dialog', { name: 'Page of share 2' });
          const linesIn = (text: string): readonly string[] => text.match(/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}/gu) ?? [];
          // The words of the page come one after the other; they are as many as in the file of the other share.
          let onPaper: readonly string[] = [];
          await expect.poll(async () => {
            onPaper = linesIn((await dialog.locator('.pdf-words').allTextContents()).join(' '));
            return onPaper.length;
          }).toBe(linesIn(readFileSync(shareFile(1), 'utf8')).length);
          await dialog.getByRole('button', { name: 'Print', exact: true }).click();
          await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
          const back = page.getByLabel(/^Line \d of the printed page$/u);
          await back.fill('0000-0000-0000-0000-0000');
          await button(app, 'Next person').click();
          await expect(page.getByText(/^Line \d of the printed page: this is different from the share\./u)).toBeVisible();
          await expectAccessible(app, 'a line of a printed share');
          const label = await back.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
          await back.fill((onPaper[Number(/\d/u.exec(label)?.[0]) - 1] ?? '').toLowerCase());
          await expect(page.getByText(/^This share is not kept yet\./u)).toBeHidden();
        }
        await app.saveTo(shareFile(number));
        await button(app, 'Save as a text file').click();
        await expect(page.getByText('The text file was saved and read back.')).toBeVisible();
        await page.getByLabel('Passphrase of this share, once more', { exact: true }).fill('something else entirely');
        const last = number === holders.length;
        await button(app, last ? 'Finish the set' : 'Next person').click();
        await expect(page.getByText(/^That is not the passphrase that was chosen for this share\./u)).toBeVisible();
        if (number === 1) await expectAccessible(app, 'a share to keep');
        await page.getByLabel('Passphrase of this share, once more', { exact: true }).fill(holder.passphrase);
        await button(app, last ? 'Finish the set' : 'Next person').click();
      }
      await expect(page.getByRole('heading', { name: 'The shares are made' })).toBeVisible();
      await expectAccessible(app, 'shares made');
    });
    const texts = [1, 2, 3].map((number) => readFileSync(shareFile(number), 'utf8'));

    await test.step('two of them are tested; Safety says when', async () => {
      await button(app, 'Test the shares').click();
      await bring(app, texts[2] ?? '', holders[2].passphrase);
      await expect(page.getByText('Share 3 of 3 is right.')).toBeVisible();
      await bring(app, texts[0] ?? '', holders[0].passphrase);
      await button(app, 'Test them together').click();
      await expect(page.getByText('These 2 shares would open this vault. Nothing was changed. The log notes the test.')).toBeVisible();
      await button(app, 'Done').click();
      await expect(main.getByText(/^Shares: any 2 of 3: Tamar, Giorgi,? and Lela\. Made .* Tested /u)).toBeVisible();
    });

    await test.step('the recovery code is tested from paper', async () => {
      await button(app, 'Test the recovery code').click();
      const dialog = page.getByRole('dialog', { name: 'Test the recovery code' });
      await dialog.getByLabel('Recovery code', { exact: true }).fill(vault.recoveryCode.replace(/^..../u, '0000'));
      await dialog.getByRole('button', { name: 'Test it' }).click();
      await expect(dialog.getByRole('alert')).toContainText('That is not your recovery code of now.');
      await expectAccessible(app, 'test the recovery code');
      await dialog.getByLabel('Recovery code', { exact: true }).fill(vault.recoveryCode);
      await dialog.getByRole('button', { name: 'Test it' }).click();
      await expect(main.getByText(/^Your recovery code was written down .* Tested /u)).toBeVisible();
    });

    await test.step('a backup is made that the holders can open, as Safety asks while there is none', async () => {
      await expect(main.getByText(/^No backup or mirror that opens with these shares is known here\./u)).toBeVisible();
      await button(app, 'Back up now').click();
      const dialog = page.getByRole('dialog', { name: 'Back up now' });
      await app.saveTo(backup);
      await dialog.getByRole('button', { name: 'Choose where to' }).click();
      await expect(dialog.getByRole('radio', { name: 'Shares and keys' })).toBeChecked();
      await expect(dialog.getByText('The holders of the shares can open it together: Tamar, Giorgi, Lela.')).toBeVisible();
      await dialog.getByRole('button', { name: 'Make the backup' }).click();
      await expect(main.getByText(/Not proven\./u)).toBeVisible({ timeout: 120_000 });
      await expect(main.getByText(/^No backup or mirror that opens with these shares/u)).toBeHidden();
    });

    await test.step('two holders prove it together', async () => {
      await button(app, 'Prove a backup').click();
      const dialog = page.getByRole('dialog', { name: 'Prove a backup' });
      await app.chooseFiles([backup]);
      await dialog.getByRole('button', { name: 'Choose the backup file' }).click();
      await expect(dialog.getByRole('radio', { name: 'Shares of several people' })).toBeChecked();
      await expect(dialog.getByRole('button', { name: 'Restore a sample' })).toBeDisabled();
      await bring(app, texts[0] ?? '', holders[0].passphrase);
      await expect(dialog.getByText('Share 1 of 3 is right.')).toBeVisible();
      await expectAccessible(app, 'prove a backup with shares');
      await bring(app, texts[2] ?? '', holders[2].passphrase);
      await expect(dialog.getByText('2 shares are right. That is enough.')).toBeVisible();
      await dialog.getByRole('button', { name: 'Restore a sample' }).click();
      await expect(main.getByText(/Proven .*: 4 sample items restored, all equal\./u)).toBeVisible({ timeout: 120_000 });
    });
    const before = filesOf(join(vault.folder, 'objects'));

    await test.step('panic makes the vault unreadable and deletes it', async () => {
      await page.evaluate(async (passphrase) => {
        const { panic } = (globalThis as unknown as { holdfast: { panic: { confirm(input: object): Promise<unknown>; change(change: object): Promise<unknown> } } }).holdfast;
        await panic.confirm({ current: passphrase });
        await panic.change({ isSetUp: true, key: { code: 'KeyX', label: 'X', ctrl: true, alt: false, shift: true, meta: false } });
      }, vault.passphrase);
      await holdKey(app, () => expectFirstRun(app));
      await expect.poll(() => existsSync(vault.folder)).toBe(false);
    });

    await test.step('two holders open the backup together, step by step', async () => {
      await page.getByText('Restore from a backup').click();
      await button(app, 'Continue').click();
      await app.chooseFiles([backup]);
      await button(app, 'Choose the backup file').click();
      await page.getByText('Shares of several people').click();
      await expectAccessible(app, 'restore, what opens it');
      await button(app, 'Continue').click();
      await bring(app, texts[1] ?? '', holders[1].passphrase);
      await expect(page.getByText('Share 2 of 3 is right.')).toBeVisible();
      await bring(app, texts[0] ?? '', holders[0].passphrase);
      await expect(page.getByText('2 shares are right. That is enough.')).toBeVisible();
      await expectAccessible(app, 'restore, enough shares');
      await button(app, 'Continue').click();
      await app.chooseFolder(join(app.folder, 'restored'));
      await button(app, 'Choose a folder').click();
      await button(app, 'Restore').click();
      await expect(page.getByRole('heading', { name: 'The vault was restored' })).toBeVisible({ timeout: 120_000 });
      await button(app, 'Go on with the shares').click();
    });

    await test.step('one of them joins, and everything is there byte for byte', async () => {
      await page.getByLabel('Your name').fill('Giorgi');
      await page.getByLabel('Your passphrase for this vault', { exact: true }).fill('orchid velcro tundra bishop lemon quartz');
      // Judging the passphrase takes a moment; the button then fades from disabled to enabled.
      await expect(button(app, 'Open the vault')).toBeEnabled();
      await expectAccessible(app, 'joining the restored vault');
      await button(app, 'Open the vault').click();
      await expectOpened(app);
      expect(filesOf(join(app.folder, 'restored', 'objects'))).toStrictEqual(before);
      await goToEvidence(app);
      await expect(foot(app)).toHaveText('4 items');
      await goToSafety(app);
      await button(app, 'Check every byte now').click();
      await openActivity(app);
      await expect((await finishedJob(app, /^Checking /u)).getByText(/problem/u)).toHaveCount(0);
      await closeActivity(app);
    });
  } finally {
    await app.close();
  }
});
