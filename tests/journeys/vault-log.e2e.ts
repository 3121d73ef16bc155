// The custody log of the whole vault: found from Safety and by its name, filtered, followed to an item, and saved.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { sql } from '../../electron/vault/database/sql.ts';
import { openVault, systemRandom } from '../../electron/vault/index.ts';
import { instant } from '../../shared/time.ts';
import { addFiles, goToEvidence, grid } from './screens/evidence.ts';
import { makeVault, type MadeVault } from './screens/first-run.ts';
import { goToItem, showCustody } from './screens/item.ts';
import { openPalette } from './screens/palette.ts';
import { lockByKey, unlock } from './screens/unlock.ts';
import { expectAccessible, preferTextSize } from './support/accessibility.ts';
import { addPhotoFolder } from './support/begin.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

let app: Holdfast;
let vault: MadeVault;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  app = await launchHoldfast();
  vault = await makeVault(app);
  await addPhotoFolder(app);
});
test.afterAll(async () => {
  await app.close();
});

const list = () => app.page.getByRole('list', { name: 'Custody log of the vault' });
const rows = () => list().getByRole('listitem');

/** How many of the rows that are drawn begin above the end of the one before. */
const overlapping = (): Promise<number> => rows().evaluateAll((all) => all.filter((row, at) => at > 0 && row.getBoundingClientRect().top < (all[at - 1]?.getBoundingClientRect().bottom ?? 0) - 1).length);

test('it is opened from Safety and by its name, newest first, with what belongs to no item', async () => {
  const { page } = app;
  await page.getByRole('button', { name: 'Safety' }).click();
  await page.getByRole('button', { name: 'See the custody log' }).click();
  await expect(page.getByRole('heading', { name: 'Custody log of the vault' })).toBeVisible();
  await expect(rows().filter({ hasText: 'Vault made' })).toHaveCount(1);
  const count = await rows().first().getAttribute('aria-setsize');
  await expect(page.getByText(`${count ?? ''} entries`)).toBeVisible();
  await expect(rows().last()).toContainText('Vault made');
  await expectAccessible(app, 'the custody log of the vault');
  await page.keyboard.press('Control+1');
  await openPalette(app);
  await page.keyboard.type('who did what');
  await page.keyboard.press('Enter');
  await expect(rows().last()).toContainText('Vault made');
});

test('typing filters it, by what an entry holds and by what was done; one line opens to its facts', async () => {
  const { page } = app;
  await list().focus();
  await page.keyboard.type('dsc_0001');
  await expect(rows()).toHaveCount(1);
  await expect(page.getByText('1 entry. Only what fits the filter is shown.')).toBeVisible();
  await rows().first().locator('summary').first().click();
  await expect(rows().first().getByText('DSC_0001.jpg')).toBeVisible();
  await expectAccessible(app, 'one entry of the log, open');
  const box = page.getByRole('searchbox', { name: 'Filter the log' });
  await box.fill('');
  await expect(rows().nth(3)).toBeVisible();
  await rows().first().locator('summary').first().click();
  for (const textSize of [200, 100]) {
    await preferTextSize(app, textSize);
    await expect.poll(overlapping, { message: `rows that lie over each other at ${String(textSize)} %` }).toBe(0);
  }
  await box.fill('vault made');
  await expect(rows()).toHaveCount(1);
  await box.fill('nothing holds this');
  await expect(page.getByText('No entry fits this filter.')).toBeVisible();
  await expectAccessible(app, 'the log, nothing found');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('button', { name: /What was done/u }).click();
  await page.getByRole('option', { name: 'Added to the vault', exact: true }).click();
  await expect(rows()).toHaveCount(4);
});

test('it is saved as it is filtered, once it was said why; an entry leads to the log of its item', async () => {
  const { page } = app;
  const file = join(app.folder, 'log.csv');
  await page.getByRole('button', { name: 'Save the log' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save 4 entries of the custody log' });
  await dialog.getByRole('button', { name: 'Choose a place and save' }).click();
  await expect(dialog.getByText('Reason: say in a few words why the list leaves the vault.')).toBeVisible();
  await expectAccessible(app, 'saving the log');
  await dialog.getByLabel('Reason').fill('For the lawyer');
  await app.saveTo(file);
  await dialog.getByRole('button', { name: 'Choose a place and save' }).click();
  await expect(page.getByText('The list of 4 entries was saved. It is outside the vault and not encrypted.').first()).toBeVisible();
  expect(readFileSync(file, 'utf8').trim().split(/\r?\n/u)).toHaveLength(5);
  await rows().first().getByRole('button', { name: /^Open E-/u }).click();
  await expect(page.getByRole('tab', { name: 'Custody' })).toHaveAttribute('aria-selected', 'true');
});

/** Gives the entry that added E-001 a time that no clock has, past the vault's own guard; and the vault a history of many items. */
const changeRows = async (): Promise<void> => {
  const { session } = await openVault({ folder: vault.folder, secret: vault.passphrase, kind: 'passphrase', clock: () => instant(Date.now()), random: systemRandom });
  await session.change(async ({ db }) => {
    const guard = await db.get(sql`SELECT sql FROM sqlite_master WHERE name = 'custody_entry_stays'`);
    await db.run(sql`DROP TRIGGER custody_entry_stays`);
    await db.run(sql`UPDATE custody_entry SET at_ms = 9223372036854775807 WHERE action = 'imported' AND subject = 'E-001'`);
    await db.run({ text: String(guard?.['sql']), values: [] });
    // The next item has a number of nine digits, the most there are.
    await db.run(sql`UPDATE sqlite_sequence SET seq = 987654320 WHERE name = 'evidence'`);
  });
  await session.close();
};

test('an entry that is damaged keeps its place in the log, in that of its item and under every filter, and the check names it', async () => {
  const { page } = app;
  const damaged = page.getByText(/^Entry\s3 is damaged and cannot be read\.$/u);
  await lockByKey(app);
  await changeRows();
  await unlock(app, vault.passphrase);
  await goToItem(app, 'E-001');
  await showCustody(app);
  await expect(damaged).toBeVisible();
  await page.getByRole('button', { name: 'Safety' }).click();
  await page.getByRole('button', { name: 'See the custody log' }).click();
  await expect(damaged).toBeVisible();
  await expectAccessible(app, 'the log with a damaged entry');
  await page.getByRole('searchbox', { name: 'Filter the log' }).fill('dsc_0002');
  await expect(rows()).toHaveCount(2);
  await expect(damaged).toBeVisible();
  await page.getByRole('button', { name: 'Check the log' }).click();
  await expect(page.getByText(/^The log does not follow at entry 3\./u)).toBeVisible();
});

test('the table of evidence has room for the longest number there is', async () => {
  const { page } = app;
  await goToEvidence(app);
  const file = join(app.folder, 'late.txt');
  writeFileSync(file, 'Added late.');
  await addFiles(app, [file]);
  await page.getByRole('button', { name: 'Table' }).click();
  const number = grid(app).getByRole('gridcell', { name: 'E-987654321', exact: true });
  await expect(number).toBeVisible();
  await expect.poll(() => number.evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBe(0);
});
