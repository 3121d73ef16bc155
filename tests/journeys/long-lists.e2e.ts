// Long lists: what became of each of many files can be read in the window, from the first to the last.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { activity, finishedJob, openActivity } from './screens/activity.ts';
import { addFolder, goToEvidence } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { expectAccessible } from './support/accessibility.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

const files = 700;
let app: Holdfast;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  app = await launchHoldfast();
  await makeVault(app);
  const folder = join(app.folder, 'many');
  mkdirSync(folder);
  for (let at = 1; at <= files; at += 1) writeFileSync(join(folder, `note-${String(at).padStart(4, '0')}.txt`), `note ${at}`);
  symlinkSync('/nowhere', join(folder, 'zz-link.txt'));
  await goToEvidence(app);
  await addFolder(app, folder);
  await openActivity(app);
});
test.afterAll(async () => {
  await app.close();
});

test('every one of 701 results is there: the one that was not done first, the last at the end, any by its name', async () => {
  const job = await finishedJob(app, /^Adding 70[01] files/u);
  await job.getByRole('button', { name: 'Show results' }).click();
  const list = job.getByRole('list', { name: 'Results' });
  const rows = list.getByRole('listitem');
  await expect(job.getByText('701 results')).toBeVisible();
  await expect(rows.first()).toContainText('zz-link.txt');
  await expect(rows.first()).toHaveAttribute('aria-setsize', '701');
  expect(await rows.count()).toBeLessThan(40);
  await expectAccessible(app, 'results of a long job');
  await list.focus();
  await app.page.keyboard.press('End');
  await expect(list.locator('[aria-posinset="701"]')).toContainText('note-');
  await expect(list.locator('[aria-posinset="701"]')).toBeInViewport();
  await app.page.keyboard.type('0666');
  await expect(job.getByText('1 result', { exact: true })).toBeVisible();
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('note-0666.txt');
});

test('one item is tried again by itself, once', async () => {
  const job = activity(app).getByRole('group', { name: /^Adding 70[01] files/u });
  const box = job.getByRole('searchbox', { name: 'Filter by name' });
  await box.fill('zz-link');
  await job.getByRole('listitem').getByRole('button', { name: 'Try again' }).click();
  await expect(job.getByText('Tried again since, see the newer job.')).toBeVisible();
  await expect(job.getByRole('button', { name: /^Try/u })).toHaveCount(0);
  await expect(await finishedJob(app, /^Adding 1 file/u)).toContainText('Not added 1');
});
