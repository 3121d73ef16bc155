// Other ways in and out: recovery code, people, locks by the system, another vault, a vault in use, damage. Each has words of its own.
import { spawn } from 'node:child_process';
import { closeSync, constants, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { closeActivity, finishedJob, openActivity, resultsOf } from './screens/activity.ts';
import { foot, goToEvidence } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { goToItem } from './screens/item.ts';
import { expectHome, expectOpened, expectLocked, lockByKey, texts, tryToOpen, unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { addPhotoFolder } from './support/begin.ts';
import { filesOf, pathsBelow } from './support/files-of.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

const tool = join(import.meta.dirname, '../../dist/cli.js');

const alert = ({ page }: Holdfast) => page.getByRole('alert');

/** Changes one byte in the middle of a file. */
const flip = (file: string): void => {
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
};

/** Opens a pipe for writing as soon as somebody waits to read from it. */
const untilRead = async (pipe: string): Promise<number> => {
  let opened = -1;
  await expect.poll(() => {
    try {
      opened = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
    }
    return opened;
  }).toBeGreaterThanOrEqual(0);
  return opened;
};

test('the recovery code opens; passphrase and people are changed and each has the way in that they should', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const theirs = 'bucket orchard signal violet engine 41';
  const mine = 'marble kettle ladder crayon window 72';
  try {
    const vault = await makeVault(app);
    await lockByKey(app);

    await test.step('a wrong recovery code has its own words, the right one opens in any spelling', async () => {
      await button('Open with the recovery code').click();
      await tryToOpen(app, vault.recoveryCode.split(' ').reverse().join(' '), 'Recovery code');
      await expect(alert(app)).toContainText(texts.wrongRecoveryCode);
      await tryToOpen(app, vault.recoveryCode.toLowerCase().replaceAll(' ', ''), 'Recovery code');
      await expectOpened(app);
    });

    await test.step('a person is added and opens with a passphrase of their own', async () => {
      await page.keyboard.press('Control+,');
      await button('Add a person').click();
      const dialog = page.getByRole('dialog', { name: 'Add a person' });
      await dialog.getByLabel('Name', { exact: true }).fill('Dalen P.');
      await dialog.getByLabel('Passphrase of the new person', { exact: true }).fill(theirs);
      await dialog.getByLabel('Your passphrase now', { exact: true }).fill('not mine');
      await dialog.getByRole('button', { name: 'Add this person' }).click();
      await expect(dialog.getByRole('alert')).toContainText('That is not your passphrase. Nothing was changed.');
      await dialog.getByLabel('Your passphrase now', { exact: true }).fill(vault.passphrase);
      await dialog.getByRole('button', { name: 'Add this person' }).click();
      await expect(page.getByText('Dalen P. can open this vault now, as M2.').first()).toBeVisible();
      await lockByKey(app);
      await unlock(app, theirs);
      await expect(page.getByRole('banner').getByText('Opened as M2.')).toBeAttached();
    });

    await test.step('the passphrase is changed: the old one does not open any more, the new one does', async () => {
      await lockByKey(app);
      await unlock(app, vault.passphrase);
      await page.keyboard.press('Control+,');
      await button('Change the passphrase').click();
      const dialog = page.getByRole('dialog', { name: 'Change the passphrase' });
      await dialog.getByLabel('New passphrase', { exact: true }).fill(mine);
      await dialog.getByLabel('Your passphrase now', { exact: true }).fill(vault.passphrase);
      await dialog.getByRole('button', { name: 'Change the passphrase' }).click();
      await expect(page.getByText('The passphrase was changed. The old one no longer opens this vault.').first()).toBeVisible();
      await lockByKey(app);
      await tryToOpen(app, vault.passphrase);
      await expect(alert(app)).toContainText(texts.wrongPassphrase);
      await unlock(app, mine);
    });

    await test.step('a person who is removed cannot open it any more', async () => {
      await page.keyboard.press('Control+,');
      await button('Remove M2').click();
      const dialog = page.getByRole('alertdialog', { name: 'Remove Dalen P. (M2)?' });
      await dialog.getByLabel('Your passphrase now', { exact: true }).fill(mine);
      await dialog.getByRole('button', { name: 'Remove M2' }).click();
      await expect(page.getByText('M2 can no longer open this vault.').first()).toBeVisible();
      await lockByKey(app);
      await tryToOpen(app, theirs);
      await expect(alert(app)).toContainText(texts.wrongPassphrase);
    });
  } finally {
    await app.close();
  }
});

test('the system’s sleep and screen lock lock; language, direction, colours and text size change at once and stay', async () => {
  let app = await launchHoldfast();
  const { folder } = app;
  try {
    const { passphrase } = await makeVault(app);
    await app.page.getByLabel('Main content').getByRole('button', { name: 'Add evidence' }).focus();
    await app.system('suspend');
    await expectLocked(app, 'Locked because the computer went to sleep.');
    await expect(app.page.getByText('Add evidence')).toHaveCount(0);
    await unlock(app, passphrase);
    await app.system('lock-screen');
    await expectLocked(app, 'Locked because the screen was locked.');
    await unlock(app, passphrase);

    await app.page.keyboard.press('Control+,');
    await app.page.getByRole('switch', { name: 'Lock when the computer goes to sleep' }).press('Space');
    await expect(app.page.getByRole('switch', { name: 'Lock when the computer goes to sleep' })).not.toBeChecked();
    await app.system('suspend');
    await app.page.keyboard.press('Control+1');
    await expectHome(app);

    await app.page.keyboard.press('Control+,');
    const html = app.page.locator('html');
    const size = (): Promise<string> => html.evaluate((page) => getComputedStyle(page).fontSize);
    const before = Number.parseFloat(await size());
    await app.page.getByText('150 %').click();
    await expect.poll(async () => Number.parseFloat(await size())).toBeCloseTo(before * 1.5, 1);
    await expect.poll(() => app.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await app.page.getByText('Dark', { exact: true }).click();
    await expect(html).toHaveAttribute('data-theme', 'dark');
    await app.page.getByRole('button', { name: / Language$/u }).click();
    await app.page.getByRole('option', { name: 'Right-to-left placeholder (test)' }).click();
    await expect(html).toHaveAttribute('dir', 'rtl');
    const middle = await app.page.evaluate(() => innerWidth / 2);
    await expect.poll(async () => (await app.page.getByRole('navigation').first().boundingBox())?.x).toBeGreaterThan(middle);

    await app.quit();
    app = await launchHoldfast({ folder });
    await expect(app.page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  } finally {
    await app.close();
  }
});

test('a vault that the command line tool has open says so, and another vault can be opened instead', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  try {
    const first = await makeVault(app, { name: 'first' });
    await lockByKey(app);
    await page.getByRole('button', { name: 'Another vault' }).click();
    const second = await makeVault(app, { name: 'second', memberName: 'Dalen P.' });
    await lockByKey(app);
    await page.getByRole('button', { name: 'Another vault' }).click();
    await page.getByText('Open a vault I already have').click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await app.chooseFolder(first.folder);
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    await tryToOpen(app, second.passphrase);
    await expect(alert(app)).toContainText(texts.wrongPassphrase);
    await unlock(app, first.passphrase);

    await test.step('while the window has it open, the tool is told', async () => {
      const other = spawn(process.execPath, [tool, 'list', first.folder], { env: { ...process.env, HOLDFAST_PASSPHRASE: first.passphrase }, stdio: ['ignore', 'ignore', 'pipe'] });
      const [said] = await Promise.all([other.stderr.toArray().then((parts) => Buffer.concat(parts as Buffer[]).toString()), once(other, 'exit')]);
      expect(other.exitCode).not.toBe(0);
      expect(said).toContain('This vault is open in another window of Holdfast. Nothing was changed. Close it there first.');
      await lockByKey(app);
    });

    await test.step('while the tool has it open, the window is told, and no byte changes', async () => {
      // Waiting for the new passphrase keeps it open for as long as this test wants.
      const pipe = join(app.folder, 'new-passphrase');
      const made = spawn('mkfifo', [pipe]);
      await once(made, 'exit');
      const other = spawn(process.execPath, [tool, 'passphrase', first.folder, '--change', '--new-passphrase-file', pipe], { env: { ...process.env, HOLDFAST_PASSPHRASE: first.passphrase }, stdio: 'ignore' });
      await expect.poll(() => existsSync(join(first.folder, 'records.db-wal'))).toBe(true);
      // It has opened the vault and written what it had to when it asks for the new passphrase: only then the pipe can be opened at this end.
      const asked = await untilRead(pipe);
      const before = filesOf(first.folder);
      await tryToOpen(app, first.passphrase);
      await expect(alert(app)).toContainText('This vault is open in another window of Holdfast. Nothing was changed. Close it there first.');
      expect(filesOf(first.folder)).toStrictEqual(before);
      // Stopped for good in the middle of its reading, as a crash would: the lock must end with it.
      const ended = once(other, 'exit');
      other.kill('SIGKILL');
      await ended;
      closeSync(asked);
      await unlock(app, first.passphrase);
    });
  } finally {
    await app.close();
  }
});

test('a damaged opening file is told from a damaged second one, and a damaged item from a damaged vault', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  try {
    const vault = await makeVault(app);
    const headers = ['vault.json', 'vault.copy.json'].map((name) => join(vault.folder, name));
    const numbers = await addPhotoFolder(app);
    await lockByKey(app);

    await test.step('one copy damaged: it opens with the other, says so and writes it again', async () => {
      flip(headers[0] ?? '');
      await unlock(app, vault.passphrase);
      await expect(page.getByText('One copy of the opening file is damaged. The other one works. Holdfast wrote the damaged copy again.')).toBeVisible();
      await lockByKey(app);
      await unlock(app, vault.passphrase);
      await expect(page.getByText('One copy of the opening file is damaged.')).toHaveCount(0);
    });

    await test.step('it is said in the place that the window comes back to, once, and not where nothing was found', async () => {
      // A screen reader hears it from a place of its own.
      const said = page.locator('span', { hasText: 'Opening this vault found 1 thing that you should know. It stands on Home.' });
      await goToEvidence(app);
      await lockByKey(app);
      await tryToOpen(app, vault.passphrase);
      await expect(foot(app)).toHaveText('4 items');
      await expect(said).toHaveCount(0);
      await lockByKey(app);
      flip(headers[0] ?? '');
      await tryToOpen(app, vault.passphrase);
      await expect(foot(app)).toHaveText('4 items');
      await expect(said).toBeVisible();
      await page.getByRole('navigation').first().getByText('Home', { exact: true }).click();
      await expect(page.getByText('One copy of the opening file is damaged.')).toBeVisible();
      await expect(said).toHaveCount(0);
      await goToEvidence(app);
      await expect(foot(app)).toHaveText('4 items');
      await expect(said).toHaveCount(0);
      await page.getByRole('navigation').first().getByText('Home', { exact: true }).click();
      await lockByKey(app);
    });

    await test.step('both damaged: its own words, no byte changed; whole again with one good copy', async () => {
      const kept = join(app.folder, 'kept.json');
      copyFileSync(headers[0] ?? '', kept);
      headers.forEach(flip);
      const before = filesOf(vault.folder);
      await tryToOpen(app, vault.passphrase);
      await expect(alert(app)).toContainText('The opening file of this vault is damaged. Nothing was changed.');
      expect(filesOf(vault.folder)).toStrictEqual(before);
      await expectAccessible(app, 'the opening file is damaged');
      copyFileSync(kept, headers[1] ?? '');
      await unlock(app, vault.passphrase);
    });

    await test.step('a page of the records that every opening reads damaged: named, no byte changed; mended when asked, and told', async () => {
      await lockByKey(app);
      const records = join(vault.folder, 'records.db');
      // Closed, the records are one file: what is still being put away would be put over the damage.
      await expect.poll(() => existsSync(`${records}-wal`)).toBe(false);
      const bytes = readFileSync(records);
      bytes[2000] = (bytes[2000] ?? 0) ^ 0xff;
      writeFileSync(records, bytes);
      const before = filesOf(vault.folder);
      await tryToOpen(app, vault.passphrase);
      await expect(alert(app)).toContainText('A part of the records that every opening reads is damaged, and Holdfast keeps its newest copy. Nothing was changed.');
      expect(filesOf(vault.folder)).toStrictEqual(before);
      // One filled button, the one that helps.
      await expect(page.locator('[data-kind="primary"]')).toHaveText(['Mend and open']);
      await expectAccessible(app, 'records that can be mended');
      await page.getByRole('button', { name: 'Mend and open', exact: true }).click();
      await expectOpened(app);
      await expect(page.getByText('A part of the records that every opening reads was damaged. Holdfast put the newest copy there')).toBeVisible();
    });

    await test.step('a damaged item is set aside by the check; the others stay usable', async () => {
      await lockByKey(app);
      // The video is by far the largest.
      const objects = pathsBelow(join(vault.folder, 'objects'));
      const largest = objects.toSorted((a, b) => statSync(b).size - statSync(a).size)[0] ?? '';
      flip(largest);
      await unlock(app, vault.passphrase);
      await page.keyboard.press('Control+7');
      await page.getByRole('button', { name: 'Check every byte now' }).click();
      await openActivity(app);
      const results = await resultsOf(await finishedJob(app, /^Checking /u));
      const hurt = numbers.get('VID_0004.mp4') ?? '';
      expect(results.filter((result) => result.includes(`${hurt} was altered on the disk. It is set aside`))).toHaveLength(1);
      await closeActivity(app);
      await page.keyboard.press('Control+1');
      await expect(page.getByText('1 item is set aside because it is missing or does not match its fingerprint.')).toBeVisible();
      await page.getByRole('button', { name: 'See what happened' }).click();
      await expect(foot(app)).toHaveText('1 item. 3 hidden by 1 filter');
      await goToItem(app, hurt);
      await expect(page.getByRole('button', { name: 'Export a copy' })).toBeDisabled();
      await expect(page.getByText(new RegExp(`^The file of ${hurt} is missing or is not the one that was added on .* It is set aside and cannot be exported\\.`, 'u'))).toBeVisible();
      await goToItem(app, numbers.get('DSC_0001.jpg') ?? '');
      await expect(page.getByRole('img', { name: /^Picture of E-/u })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Export a copy' })).toBeEnabled();
    });
  } finally {
    await app.close();
  }
});

test('what leaves the vault asks for the passphrase where that was chosen, and is told where others would get it', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const again = page.getByRole('dialog', { name: 'Your passphrase again' });
  try {
    const vault = await makeVault(app);
    await addPhotoFolder(app);
    await page.keyboard.press('Control+,');
    await page.getByText('Ask for the passphrase each time something leaves the vault').click();
    // Shown once the vault has written it.
    await expect(page.getByRole('switch', { name: 'Ask for the passphrase each time something leaves the vault' })).toBeChecked();
    await goToItem(app, 'E-001');
    const out = join(app.folder, 'Dropbox', 'for the lawyer');
    mkdirSync(out, { recursive: true });
    await page.getByRole('button', { name: 'Export a copy' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export 1 copy' });
    await dialog.getByLabel('Reason').fill('For the hearing');
    await dialog.getByRole('button', { name: /export 1$/u }).click();

    await test.step('leaving the question takes nothing out and keeps the reason', async () => {
      await again.getByRole('button', { name: 'Cancel' }).click();
      await expect(dialog.getByText('Nothing left the vault.')).toBeVisible();
      await expect(dialog.getByLabel('Reason')).toHaveValue('For the hearing');
    });

    await test.step('another passphrase is refused; the right one goes on, and nothing is written into a folder that others copy when the person stops there', async () => {
      await app.chooseFolder(out);
      await app.answerQuestion(2);
      await dialog.getByRole('button', { name: /export 1$/u }).click();
      await again.getByLabel('Passphrase', { exact: true }).fill('not mine');
      await page.keyboard.press('Enter');
      await expect(again.getByRole('alert')).toContainText('That is not your passphrase.');
      await again.getByLabel('Passphrase', { exact: true }).fill(vault.passphrase);
      await page.keyboard.press('Enter');
      await expect(again).toHaveCount(0);
      await expect(dialog.getByRole('button', { name: /export 1$/u })).toBeEnabled();
      expect(pathsBelow(out)).toStrictEqual([]);
    });

    await test.step('all the same, with the passphrase once more', async () => {
      await app.chooseFolder(out);
      await app.answerQuestion(1);
      await dialog.getByRole('button', { name: /export 1$/u }).click();
      await again.getByLabel('Passphrase', { exact: true }).fill(vault.passphrase);
      await page.keyboard.press('Enter');
      await openActivity(app);
      await finishedJob(app, /^Exporting 1 item/u);
      expect(pathsBelow(out)).toHaveLength(1);
    });
  } finally {
    await app.close();
  }
});
