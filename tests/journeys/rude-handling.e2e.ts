// Handled without care: pressed twice, left empty, filled with far too much, stopped in the middle. Nothing is done twice, nothing is lost without a
// word, and there is a way on from everywhere.
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { activity, closeActivity, finishedJob, openActivity, resultsOf } from './screens/activity.ts';
import { addFiles, addFolder, goToEvidence, grid, openItem, tile } from './screens/evidence.ts';
import { goIn, readRecoveryCode, typeRecoveryCodeBack, choosePlace, makeWithSuggestedWords } from './screens/first-run.ts';
import { details, field, goToItem, saved, showCustody } from './screens/item.ts';
import { lockByKey, unlock } from './screens/unlock.ts';
import { addPhotoFolder } from './support/begin.ts';
import { photograph, videoName } from './support/evidence-files.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

let app: Holdfast;
let passphrase = '';
let vault = '';
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => { app = await launchHoldfast(); });
test.afterAll(async () => { await app.close(); });

const tooLong = 'It is longer than 1,024 characters. Check what was pasted.';

test('a passphrase that is far too long says so where it is chosen, and is not taken for the one judged before', async () => {
  const { page } = app;
  vault = await choosePlace(app);
  const box = page.getByLabel('Passphrase', { exact: true });
  const make = page.getByRole('button', { name: 'Make the vault' });
  await box.fill('bucket orchard signal violet engine 41');
  await expect(make).toBeEnabled();
  await box.fill('x'.repeat(5000));
  await expect(page.getByText(tooLong)).toBeVisible();
  await expect(make).toBeDisabled();
  await box.fill('');
  passphrase = await makeWithSuggestedWords(app);
  await typeRecoveryCodeBack(app, await readRecoveryCode(app));
  await goIn(app);
});

test('opening with nothing, or with far too much, says what is missing and leaves no older answer standing', async () => {
  const { page } = app;
  await lockByKey(app);
  const [box, open] = [page.getByLabel('Passphrase', { exact: true }), page.getByRole('button', { name: 'Open', exact: true })];
  await box.fill('something else entirely');
  await open.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await box.fill('');
  await open.click();
  await expect(page.getByText('Passphrase: enter it first.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await box.fill('x'.repeat(5000));
  await expect(page.getByText(tooLong)).toBeVisible();
  await unlock(app, passphrase);
});

test('a double click exports once, and checks once', async () => {
  const { page } = app;
  const out = join(app.folder, 'out');
  mkdirSync(out);
  await addPhotoFolder(app);
  await grid(app).focus();
  await page.keyboard.press('Control+A');
  await page.getByRole('toolbar', { name: 'Actions for what is chosen' }).getByRole('button', { name: 'Export 4' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export 4 copies' });
  await dialog.getByText('As they were added, byte for byte').click();
  await dialog.getByLabel('Reason').fill('For the hearing');
  await app.chooseFolder(out);
  await dialog.getByRole('button', { name: /export 4$/u }).dblclick();
  await expect(dialog).toHaveCount(0);
  await openActivity(app);
  await finishedJob(app, /^Exporting 4 items/u);
  await expect(activity(app).getByRole('group', { name: /^Exporting/u })).toHaveCount(1);
  await closeActivity(app);
  expect(readdirSync(out).length).toBe(4);
  await page.getByRole('toolbar', { name: 'Actions for what is chosen' }).getByRole('button', { name: 'Check 4' }).dblclick();
  await openActivity(app);
  await finishedJob(app, /^Checking 4 items/u);
  await expect(activity(app).getByRole('group', { name: /^Checking 4/u })).toHaveCount(1);
  await closeActivity(app);
});

test('a link is named as one, and a picture whose end did not come shows in the list what there is of it', async () => {
  const odd = join(app.folder, 'odd');
  mkdirSync(odd);
  symlinkSync(app.folder, join(odd, 'link'));
  const whole = Buffer.from(photograph({ name: 'half.jpg', colour: [30, 120, 200] }));
  writeFileSync(join(odd, 'half.jpg'), whole.subarray(0, Math.floor(whole.length * 0.7)));
  writeFileSync(join(odd, 'empty.jpg'), '');
  await addFolder(app, odd);
  await openActivity(app);
  const results = await resultsOf(await finishedJob(app, /^Adding 3 files/u));
  expect(results.find((words) => words.startsWith('link '))).toContain('it is a link, and links are not followed. Add the file or folder that it leads to.');
  await closeActivity(app);
  await expect(tile(app, 'half.jpg').locator('img')).toBeVisible();
  await openItem(app, 'empty.jpg');
  await expect(app.page.getByRole('heading', { name: 'This file is empty' })).toBeVisible();
});

test('a field says when it is full; an empty date is not exact; every field is named in the log', async () => {
  const { page } = app;
  await field(app, 'Title').fill('T'.repeat(1500));
  await expect(details(app).getByText('The field is full: 1,000 characters. What did not fit was left out.')).toBeVisible();
  await field(app, 'Title').fill('Nothing in it');
  await expect(details(app).getByText(/^The field is full/u)).toHaveCount(0);
  const exact = details(app).getByRole('radio', { name: 'Exact' }).first();
  await expect(exact).not.toBeChecked();
  await field(app, 'Year').fill('2026');
  await expect(exact).toBeChecked();
  await details(app).getByRole('button', { name: /^Device and place/u }).click();
  await field(app, 'Clock of the device, minutes ahead').fill('60');
  await expect(saved(app)).toBeVisible();
  await showCustody(app);
  await expect(details(app).getByText('Clock of the device, minutes ahead')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('an adding that was stopped before anything failed is gone on with from the window', async () => {
  const many = join(app.folder, 'many');
  mkdirSync(many);
  for (let at = 0; at < 300; at += 1) writeFileSync(join(many, `note-${String(at)}.txt`), `Note ${String(at)}`);
  copyFileSync(join(app.folder, 'card', 'video', videoName), join(many, 'a copy.mp4'));
  await goToEvidence(app);
  await openActivity(app);
  // Held as soon as it runs, or a busy window would show it when it is over.
  const held = app.page.evaluate(async () => {
    interface Jobs { list(input: object): Promise<{ value: { jobs: readonly { job: string; state: string }[] } }>; pause(input: object): Promise<unknown> }
    const { jobs } = (globalThis as unknown as { holdfast: { jobs: Jobs } }).holdfast;
    for (;;) {
      const running = (await jobs.list({})).value.jobs.find(({ state }) => state === 'running');
      if (running !== undefined) return jobs.pause({ job: running.job });
    }
  });
  await addFolder(app, many);
  await held;
  await activity(app).getByRole('button', { name: 'Stop after this file' }).click();
  const stopped = activity(app).getByRole('group', { name: /^Adding/u }).filter({ hasText: 'Stopped' });
  await stopped.getByRole('button', { name: 'Go on with the rest' }).click();
  await expect(stopped.getByRole('button', { name: 'Go on with the rest' })).toHaveCount(0);
  await expect(app.page.getByRole('main').getByRole('status').filter({ hasText: /^306 items/u })).toBeVisible();
  await closeActivity(app);
});

test('a vault that is gone from under the window is not a damaged file, and nothing is made in its place', async () => {
  const { page } = app;
  const away = join(app.folder, 'away');
  // A lock empties the window: what was looked at before would still be shown without the vault.
  await lockByKey(app);
  await unlock(app, passphrase);
  await goToItem(app, 'E-002');
  await goToEvidence(app);
  renameSync(vault, away);
  await goToItem(app, 'E-001');
  await expect(page.getByRole('heading', { name: 'It cannot be read from the vault now.' })).toBeVisible();
  await expect(page.getByText(/The file is damaged/u)).toHaveCount(0);
  await expect(page.getByText(/^When they were checked last, on .* the bytes matched the fingerprint\.$/u)).toBeVisible();
  // A film is read by the browser itself, which does not say why it stopped.
  await goToItem(app, 'E-004');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(videoName);
  await expect(page.getByRole('heading', { name: 'It cannot be read from the vault now.' })).toBeVisible();
  await goToEvidence(app);
  await addFiles(app, [join(app.folder, 'many', 'note-1.txt')]);
  await expect(page.getByText(/^Adding 1 file: did not finish\..*disk does not answer\./u).first()).toBeVisible();
  expect(existsSync(vault)).toBe(false);
  renameSync(away, vault);
  await goToItem(app, 'E-001');
  await expect(page.getByRole('img', { name: /^Picture of E-001/u })).toBeVisible();
});
