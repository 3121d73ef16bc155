// The first main job on real input: a vault is made, a folder goes in, is seen, described, locked, opened, taken out, and proven.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { activity, closeActivity, finishedJob, numbersOf, openActivity, resultsOf, takeOffTheList } from './screens/activity.ts';
import { closeDialog } from './screens/dialog.ts';
import { addFolder, filterBox, foot, goToEvidence, grid, openItem, pictureColour, tile } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { custodyActions, details, field, goToItem, heading, saved, showCustody, video, videoState } from './screens/item.ts';
import { expectLocked, lockByKey, texts, tryToOpen, unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { addPhotoFolder } from './support/begin.ts';
import { filesOf } from './support/files-of.ts';
import { photograph, photographs, videoName, videoSeconds, writePhotoFolder } from './support/evidence-files.ts';
import { pressOn } from './support/keyboard.ts';
import { launchHoldfast, removeFolder } from './support/launch.ts';
import { canCountSheets, sheets } from './support/printing.ts';

test('a folder of photographs and a video goes in, is found, described, locked, opened and taken out byte for byte', async () => {
  let app = await launchHoldfast();
  const { page } = app;
  const { folder: home } = app;
  try {
    const card = join(app.folder, 'card');
    writePhotoFolder(card);
    const vault = await test.step('a vault is made; its recovery code is typed back', () => makeVault(app));

    const names = [...photographs.map((one) => one.name), videoName];
    const numbers = await test.step('every file of the folder gets a result and a number of its own', async () => {
      await goToEvidence(app);
      await addFolder(app, card);
      await openActivity(app);
      const job = await finishedJob(app, /^Adding 4 files/u);
      const given = await numbersOf(job);
      expect([...given.values()].toSorted()).toStrictEqual(['E-001', 'E-002', 'E-003', 'E-004']);
      expect((await resultsOf(job)).toSorted()).toStrictEqual(names.map((name) => `${name} New, read back and equal. Open ${given.get(name) ?? ''}`));
      await closeActivity(app);
      return given;
    });
    const gate = numbers.get('DSC_0002.jpg') ?? '';

    await test.step('thumbnails show the pictures they belong to', async () => {
      for (const { name, colour } of photographs) {
        const seen = await pictureColour(app, name);
        seen.forEach((value, at) => { expect(Math.abs(value - (colour[at] ?? 0)), `${name}: ${String(seen)}`).toBeLessThan(12); });
      }
      await expect(tile(app, videoName).locator('img')).toBeVisible();
    });

    await test.step('one is found by its name', async () => {
      await filterBox(app).fill('dsc_0002');
      await expect(foot(app)).toHaveText('1 item. 3 hidden by 1 filter');
      await expect(tile(app, 'DSC_0002.jpg')).toBeVisible();
      await filterBox(app).fill('');
      await expect(foot(app)).toHaveText('4 items');
    });

    await test.step('it opens and is described; the window says when that was saved', async () => {
      await openItem(app, 'DSC_0002.jpg');
      await expect(page.getByRole('img', { name: new RegExp(`^Picture of ${gate}`, 'u') })).toBeVisible();
      await field(app, 'Title').fill('Green gate');
      await field(app, 'Description').fill('The gate on the morning after.');
      await expect(saved(app)).toBeVisible();
      await expect(heading(app)).toHaveText(`${gate} Green gate`);
    });

    await test.step('arrow keys step through the list and back', async () => {
      await page.getByRole('img', { name: new RegExp(`^Picture of ${gate}`, 'u') }).focus();
      await page.keyboard.press('ArrowRight');
      await expect(heading(app)).toContainText('DSC_0001.jpg');
      await page.keyboard.press('ArrowLeft');
      await expect(heading(app)).toHaveText(`${gate} Green gate`);
    });

    await test.step('what was typed when the lock came is there after the unlock', async () => {
      await field(app, 'Description').press('Control+End');
      await page.keyboard.type(' A car without plates stood there.');
      await lockByKey(app);
      await unlock(app, vault.passphrase);
      await goToItem(app, gate);
      await expect(field(app, 'Description')).toHaveValue('The gate on the morning after. A car without plates stood there.');
    });

    await test.step('the video plays and seeks', async () => {
      await goToItem(app, numbers.get(videoName) ?? '');
      await expect(video(app)).toBeVisible();
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await expect.poll(async () => (await videoState(app)).at).toBeGreaterThan(0);
      await page.getByRole('button', { name: 'Pause', exact: true }).click();
      const position = page.getByRole('slider', { name: 'Position' });
      const { width, height } = (await position.boundingBox()) ?? { width: 0, height: 0 };
      await position.click({ position: { x: (width * 2) / 3, y: height / 2 } });
      await expect.poll(async () => Math.abs((await videoState(app)).at - (videoSeconds * 2) / 3)).toBeLessThan(2);
      expect(await videoState(app)).toMatchObject({ length: videoSeconds, paused: true, width: 160 });
      await position.press('End');
      await expect.poll(async () => (await videoState(app)).at).toBe(videoSeconds);
    });

    await test.step('a wrong passphrase says so in its own words and changes no byte', async () => {
      await lockByKey(app);
      const before = filesOf(vault.folder);
      expect(Object.keys(before).length).toBeGreaterThan(6);
      await tryToOpen(app, 'an entirely different sentence');
      await expect(page.getByRole('alert').filter({ hasText: texts.wrongPassphrase })).toBeVisible();
      expect(filesOf(vault.folder)).toStrictEqual(before);
      await unlock(app, vault.passphrase);
    });

    await test.step('a copy leaves with a reason and is the same, byte for byte', async () => {
      const out = join(app.folder, 'for the lawyer');
      mkdirSync(out);
      await goToItem(app, gate);
      await page.getByRole('button', { name: 'Export a copy' }).click();
      const dialog = page.getByRole('dialog', { name: 'Export 1 copy' });
      await dialog.getByText('As it was added, byte for byte').click();
      await dialog.getByRole('button', { name: /export 1$/u }).click();
      await expect(dialog.getByText('Reason: say in a few words why the copy leaves the vault.')).toBeVisible();
      await dialog.getByLabel('Reason').fill('For the hearing');
      await app.chooseFolder(out);
      await dialog.getByRole('button', { name: /export 1$/u }).click();
      await openActivity(app);
      await finishedJob(app, /^Exporting 1 item/u);
      await closeActivity(app);
      const [copy, ...others] = Object.keys(filesOf(out));
      expect(others).toStrictEqual([]);
      expect(Buffer.compare(readFileSync(join(out, copy ?? '')), readFileSync(join(card, 'DSC_0002.jpg')))).toBe(0);
    });

    await test.step('the custody log says what happened and is unbroken; its form can be seen before it is printed', async () => {
      await showCustody(app);
      // One entry for each field that a session of typing touched first.
      await expect.poll(async () => new Set(await custodyActions(app))).toStrictEqual(new Set(['Copy left the vault', 'Description changed', 'Added to the vault']));
      await expect(details(app).getByText('For the hearing')).toBeVisible();
      await details(app).getByRole('button', { name: 'Check the log' }).click();
      await expect(details(app).getByText(/^The log is unbroken, \d+ entries/u)).toBeVisible();
      await details(app).getByRole('button', { name: 'Custody form' }).click();
      const form = page.getByRole('dialog', { name: `Chain-of-custody form of ${gate}` });
      await expect(form.getByText('For the hearing').first()).toBeVisible();
      // The form has three pages of A4: they fit one sheet each, on the other paper too.
      if (canCountSheets) expect([await sheets(app, 'A4'), await sheets(app, 'Letter')]).toStrictEqual([3, 3]);
      await closeDialog(form);
    });

    await test.step('everything is ended at once; another start finds the vault locked where it was, and all of it there', async () => {
      const { folder } = app;
      await app.kill();
      app = await launchHoldfast({ folder });
      await expectLocked(app);
      await unlock(app, vault.passphrase);
      await goToItem(app, gate);
      await expect(field(app, 'Title')).toHaveValue('Green gate');
    });
  } finally {
    await app.close();
    removeFolder(home);
  }
});

test('files that are dropped or pasted go in; the same bytes again are linked', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  try {
    await makeVault(app);
    const first = join(app.folder, 'first.jpg');
    const again = join(app.folder, 'the same again.jpg');
    const bytes = photograph({ name: 'first.jpg', colour: [200, 180, 40] });
    writeFileSync(first, bytes);
    writeFileSync(again, bytes);

    await app.dropFiles([first], 'main');
    await openActivity(app);
    expect(await resultsOf(await finishedJob(app, /^Adding 1 file/u))).toStrictEqual(['first.jpg New, read back and equal. Open E-001']);
    await takeOffTheList(app);

    await app.dropFiles([again], 'main');
    expect(await resultsOf(await finishedJob(app, /^Adding 1 file/u))).toStrictEqual(['the same again.jpg Already here, linked. Open E-001']);
    await takeOffTheList(app);

    await page.evaluate((picture) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(picture)], 'image.png', { type: 'image/png' }));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, [...photograph({ name: 'pasted.png', colour: [90, 20, 120] })]);
    await finishedJob(app, /^Adding 1 file/u);
    await takeOffTheList(app);

    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'Come at nine, by the side door.');
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    const question = page.getByRole('dialog', { name: 'Add the pasted text as evidence?' });
    await expect(question.getByText('Come at nine, by the side door.')).toBeVisible();
    await expectAccessible(app, 'pasted text');
    await question.getByRole('button', { name: 'Add as an item' }).click();
    await finishedJob(app, /^Adding 1 file/u);
    await closeActivity(app);

    await goToEvidence(app);
    await expect(foot(app)).toHaveText('3 items');
    await goToItem(app, 'E-001');
    await expect(details(app).getByRole('heading', { name: 'How it came in, 2 times' })).toBeVisible();
    await goToItem(app, 'E-003');
    await expect(page.getByRole('region', { name: 'Text of E-003' })).toHaveText('Come at nine, by the side door.');
  } finally {
    await app.close();
  }
});

test('what was marked disturbing stays covered until it is asked for, and all of a result are described together', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const told = (words: string) => page.getByRole('main').locator('.ui-line').filter({ hasText: words });
  try {
    await makeVault(app);
    const numbers = await addPhotoFolder(app);
    await test.step('the job leads to its items', async () => {
      await openActivity(app);
      await pressOn(app, activity(app).getByRole('button', { name: 'Show these 4 items' }));
      await expect(grid(app)).toBeFocused();
      await expect(page.getByRole('group', { name: 'Filters that are on' })).toContainText('These 4 items');
      await expect(foot(app)).toHaveText('4 items');
      await page.getByRole('button', { name: 'Remove These 4 items' }).click();
      await closeActivity(app);
    });
    const hurt = numbers.get('DSC_0001.jpg') ?? '';
    const other = numbers.get('DSC_0002.jpg') ?? '';

    await test.step('covered in the viewer, not shown by the pointer, shown on request, covered again on leaving', async () => {
      await openItem(app, 'DSC_0001.jpg');
      await page.getByRole('button', { name: 'I have looked at it' }).click();
      const review = page.getByRole('dialog', { name: `What does ${hurt} show?` });
      await review.getByText('Violence', { exact: true }).click();
      await review.getByRole('button', { name: 'Save what I saw' }).click();
      const cover = page.getByRole('heading', { name: 'Marked disturbing: Violence.' });
      const picture = page.getByRole('img', { name: new RegExp(`^Picture of ${hurt}`, 'u') });
      await expect(cover).toBeVisible();
      await cover.hover();
      await expect(picture).toBeHidden();
      await page.getByRole('button', { name: 'Show in grey, silent' }).click();
      await expect(picture).toBeVisible();
      await expect(page.getByText('Shown in grey and silent.')).toBeVisible();
      await page.getByRole('button', { name: 'Show as it is' }).click();
      await expect(page.getByText('Shown as it is.')).toBeVisible();
      await goToItem(app, other);
      await goToItem(app, hurt);
      await expect(cover).toBeVisible();
      await expect(picture).toBeHidden();
    });

    await test.step('all of the result are chosen and described at once', async () => {
      await goToEvidence(app);
      await grid(app).focus();
      await page.keyboard.press('Control+A');
      await expect(foot(app)).toHaveText('4 items. All 4 items of this result are chosen, also those not on the screen.');
      await page.getByRole('button', { name: 'Describe 4 together' }).click();
      const dialog = page.getByRole('dialog', { name: 'Describe 4 items together' });
      await dialog.getByLabel('Where it was taken', { exact: true }).fill('Kiln Street 12');
      await dialog.getByRole('button', { name: 'Change 4 items' }).click();
      await expect(dialog).toHaveCount(0);
      await expect(told('4 items were changed.')).toBeVisible();
      await goToItem(app, numbers.get(videoName) ?? '');
      await expect(field(app, 'Where it was taken')).toHaveValue('Kiln Street 12');
    });

    await test.step('that is undone by the button beside the message and done again by the key', async () => {
      await page.getByRole('main').getByRole('button', { name: 'Undo', exact: true }).click();
      await expect(told('Undone: description of 4 items. The custody log keeps both changes.')).toBeVisible();
      await expect(field(app, 'Where it was taken')).toHaveValue('');
      await page.keyboard.press('Control+Shift+Z');
      await expect(field(app, 'Where it was taken')).toHaveValue('Kiln Street 12');
    });

    await test.step('a title is given and taken back from the list without leaving the keys', async () => {
      await goToEvidence(app);
      await grid(app).focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('F2');
      await expect(field(app, 'Title')).toBeFocused();
      await page.keyboard.type('The broken gate');
      await page.keyboard.press('Control+Enter');
      await expect(grid(app)).toBeFocused();
      await expect(tile(app, 'The broken gate')).toBeVisible();
      await page.keyboard.press('Control+z');
      await expect(tile(app, 'The broken gate')).toHaveCount(0);
      await expect(field(app, 'Title')).toHaveValue('');
    });
  } finally {
    await app.close();
  }
});
