// A list of evidence leaves the vault as a plain file: asked why first, written as it was chosen, and on record.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { foot, grid, tile } from './screens/evidence.ts';
import { launchWithPhotos } from './support/begin.ts';
import type { Holdfast } from './support/launch.ts';

let app: Holdfast;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  app = await launchWithPhotos();
});
test.afterAll(async () => {
  await app.close();
});

const linesOf = (file: string): readonly string[] => readFileSync(file, 'utf8').replace('\ufeff', '').trim().split(/\r?\n/u);

test('the whole result is saved as a table, once it was said why', async () => {
  const { page } = app;
  const file = join(app.folder, 'all.csv');
  await page.getByRole('main').getByRole('button', { name: 'Save a list of 4' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save a list of 4 items' });
  await dialog.getByRole('button', { name: 'Choose a place and save' }).click();
  await expect(dialog.getByText('Reason: say in a few words why the list leaves the vault.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('For the lawyer');
  await app.saveTo(null);
  await dialog.getByRole('button', { name: 'Choose a place and save' }).click();
  await expect(dialog.getByRole('button', { name: 'Choose a place and save' })).toBeEnabled();
  await expect(dialog.getByLabel('Reason')).toHaveValue('For the lawyer');
  await app.saveTo(file);
  await dialog.getByRole('button', { name: 'Choose a place and save' }).click();
  await expect(page.getByText('The list of 4 items was saved.').first()).toBeVisible();
  await expect(dialog).toHaveCount(0);
  expect(linesOf(file)).toHaveLength(5);
  expect(linesOf(file).slice(1).map((line) => /^E-\d+/u.exec(line)?.[0]).sort()).toEqual(['E-001', 'E-002', 'E-003', 'E-004']);
});

test('only what is chosen is saved, as text', async () => {
  const { page } = app;
  const file = join(app.folder, 'one.txt');
  await tile(app, 'DSC_0001.jpg').click();
  await page.getByRole('toolbar', { name: 'Actions for what is chosen' }).getByRole('button', { name: 'Save a list of 1' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save a list of 1 item' });
  await dialog.getByLabel('Reason').fill('For the lawyer');
  await dialog.getByText('Text, one line for each item').click();
  await app.saveTo(file);
  await dialog.getByRole('button', { name: 'Choose a place and save' }).click();
  await expect(page.getByText('The list of 1 item was saved.').first()).toBeVisible();
  const lines = linesOf(file);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('DSC_0001.jpg');
  expect(lines[1]).toContain(' · ');
  await grid(app).focus();
  await expect(foot(app)).toContainText('1 item chosen');
});
