// The whole main job without a pointer: nothing here clicks, hovers or drags.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { activity, finishedJob } from './screens/activity.ts';
import { filterBox, foot, grid } from './screens/evidence.ts';
import { groupAsked, readRecoveryCode } from './screens/first-run.ts';
import { custodyActions, details, field, goToItem, heading, saved, videoState } from './screens/item.ts';
import { expectHome, expectOpened, expectLocked } from './screens/unlock.ts';
import { writePhotoFolder } from './support/evidence-files.ts';
import { handedOut } from './support/handed-out.ts';
import { pressOn, tabTo, typeInto } from './support/keyboard.ts';
import { launchHoldfast } from './support/launch.ts';

test('the main job is done with the keyboard alone', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  try {
    const card = join(app.folder, 'card');
    const out = join(app.folder, 'out');
    writePhotoFolder(card);
    mkdirSync(out);

    const passphrase = await test.step('make a vault', async () => {
      await expect(page.getByRole('heading', { name: 'What do you want to do?' })).toBeVisible();
      await pressOn(app, button('Continue'));
      await app.chooseFolder(join(app.folder, 'vault'));
      await pressOn(app, button('Choose a folder'));
      await expect(page.getByText('The vault will be made in vault.')).toBeVisible();
      await typeInto(app, page.getByLabel('Your name'), 'Mira K.');
      await pressOn(app, button('Continue'));
      await pressOn(app, button('Suggest six words'));
      const words = page.getByLabel('Passphrase', { exact: true });
      await expect(words).toHaveValue(/ /u);
      const suggested = await words.inputValue();
      await expect(button('Make the vault')).toBeEnabled();
      await pressOn(app, button('Make the vault'));
      await expect(page.getByRole('heading', { name: 'Recovery code' })).toBeVisible({ timeout: 120_000 });
      const code = await readRecoveryCode(app);
      for (const group of await page.getByLabel(/^Group \d+/u).all()) {
        await typeInto(app, group, groupAsked(await group.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? ''), code));
      }
      await page.keyboard.press('Enter');
      await expect(button('Open the vault')).toBeFocused();
      await page.keyboard.press('Enter');
      await expectHome(app);
      return suggested;
    });

    await test.step('add a folder and see the results', async () => {
      await app.chooseFolder(card);
      await pressOn(app, button('Add a folder'));
      await pressOn(app, button(/^Activity/u));
      const job = await finishedJob(app, /^Adding 4 files/u);
      await pressOn(app, job.getByRole('button', { name: 'Show results' }));
      await expect(job.getByText('New, read back and equal.')).toHaveCount(4);
      await pressOn(app, activity(app).getByRole('button', { name: 'Close', exact: true }).first());
      await expect(activity(app)).toBeHidden();
    });

    await test.step('find one and open it', async () => {
      await page.keyboard.press('Control+2');
      await expect(foot(app)).toHaveText('4 items');
      await page.keyboard.press('Control+F');
      await expect(filterBox(app)).toBeFocused();
      await page.keyboard.type('dsc_0002');
      await expect(foot(app)).toHaveText('1 item. 3 hidden by 1 filter');
      await page.keyboard.press('Enter');
      await expect(grid(app)).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(heading(app)).toContainText('DSC_0002.jpg');
    });
    const number = /E-\d+/u.exec((await heading(app).textContent()) ?? '')?.[0] ?? '';

    await test.step('describe it; lock while typing; unlock', async () => {
      await typeInto(app, field(app, 'Title'), 'Green gate');
      await expect(saved(app)).toBeVisible();
      await typeInto(app, field(app, 'Description'), 'Half a sentence');
      await page.keyboard.press('Control+L');
      await expectLocked(app, 'Locked.');
      await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
      await page.keyboard.type(passphrase);
      await page.keyboard.press('Enter');
      await expectOpened(app);
      await goToItem(app, number);
      await expect(field(app, 'Description')).toHaveValue('Half a sentence');
    });

    await test.step('find the video and play it', async () => {
      await page.keyboard.press('Control+2');
      // The list stands as it stood before the lock; what is typed takes the place of what was looked for.
      await expect(foot(app)).toHaveText('1 item. 3 hidden by 1 filter');
      await page.keyboard.press('Control+F');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('vid_0004');
      await expect(grid(app)).toContainText(/vid_0004/iu);
      await expect(foot(app)).toHaveText('1 item. 3 hidden by 1 filter');
      await page.keyboard.press('Enter');
      await expect(grid(app)).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('group', { name: /^Video of /u })).toBeFocused();
      await page.keyboard.press('k');
      await expect.poll(async () => (await videoState(app)).at).toBeGreaterThan(0);
      await page.keyboard.press('k');
      await expect.poll(async () => (await videoState(app)).paused).toBe(true);
      const before = (await videoState(app)).at;
      await page.keyboard.press('l');
      await expect.poll(async () => (await videoState(app)).at).toBeGreaterThan(before + 4.5);
      await page.keyboard.press('F1');
      await expect(page.getByRole('complementary', { name: 'Help' }).getByRole('heading', { name: 'Looking at an item' })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('group', { name: /^Video of /u })).toBeFocused();
      // What is looked at stays where it is when the details go away and come back.
      for (const name of ['Hide details', 'Show details']) {
        await pressOn(app, button(name));
        expect((await videoState(app)).at).toBeGreaterThan(before + 4.5);
      }
    });

    await test.step('take a copy out and see it in the custody log', async () => {
      await goToItem(app, number);
      // A toolbar is one stop for Tab; arrows go along it.
      await tabTo(app, button('I have looked at it'));
      await tabTo(app, button('Export a copy'), 'ArrowRight');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Export 1 copy' });
      await expect(dialog.getByLabel('Reason')).toBeFocused();
      await page.keyboard.type('For the hearing');
      // Proposed is a copy without camera details; the choice before the reason is one arrow away from the file itself.
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('ArrowUp');
      await app.chooseFolder(out);
      await pressOn(app, dialog.getByRole('button', { name: /export 1$/u }));
      await expect(dialog).toHaveCount(0);
      const copy = await handedOut(out);
      // Details, Links, Custody.
      await tabTo(app, details(app).getByRole('tab', { name: 'Details' }));
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => custodyActions(app)).toContain('Copy left the vault');
      expect(readFileSync(copy)).toEqual(readFileSync(join(card, 'DSC_0002.jpg')));
    });

    await test.step('lock', async () => {
      await pressOn(app, button('Lock'));
      await expectLocked(app, 'Locked.');
    });
  } finally {
    await app.close();
  }
});
