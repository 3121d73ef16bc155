// Two matters in one vault: a case is made, filled, left and come back to; a file that is in the other one already is told of and moved; a lock keeps the choice. A case whose record
// is damaged is mended.
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { subkeyLabels } from '../../electron/vault/crypto/derive.ts';
import { databaseKey } from '../../electron/vault/database/database-keys.ts';
import { openVault, systemRandom } from '../../electron/vault/index.ts';
import { instant } from '../../shared/time.ts';
import { HostileRows } from '../faults/hostile-rows.ts';
import { closeActivity, finishedJob, openActivity } from './screens/activity.ts';
import { caseHead, fromCaseMenu, workIn } from './screens/cases.ts';
import { addFiles, foot, goToEvidence, grid, tile } from './screens/evidence.ts';
import { makeVault, type MadeVault } from './screens/first-run.ts';
import { openPalette } from './screens/palette.ts';
import { lockByKey, unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { addPhotoFolder } from './support/begin.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

let app: Holdfast;
let vault: MadeVault;
let numbers: ReadonlyMap<string, string>;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  app = await launchHoldfast();
  vault = await makeVault(app);
});
test.afterAll(async () => {
  await app.close();
});

test('what is added goes into the case that is worked in, and no other shows it', async () => {
  const { page } = app;
  await expect(caseHead(app)).toContainText('First case');
  numbers = await addPhotoFolder(app);
  await goToEvidence(app);
  await expect(foot(app)).toHaveText('4 items');
  await page.keyboard.press('Control+1');
  await fromCaseMenu(app, 'New case');
  const dialog = page.getByRole('dialog', { name: 'New case' });
  await expectAccessible(app, 'New case');
  await dialog.getByLabel('Name').fill('Strike at the mill');
  // Home lies under the dialog, and what is being typed does not wait for anybody.
  await expect(page.getByRole('main', { includeHidden: true })).toContainText('No backup and no mirror was made yet.');
  await expect(page.getByRole('main', { includeHidden: true })).not.toContainText('New case: what was entered');
  await dialog.getByLabel('Code').fill('c-1');
  await dialog.getByRole('button', { name: 'Make the case' }).click();
  await expect(dialog.getByText(/belongs to another case\./u)).toBeVisible();
  await dialog.getByLabel('Code').fill('STRIKE-AT-THE-MILL-2026');
  await expect(dialog.getByLabel('Code')).toHaveValue('STRIKE-AT-THE-MILL-2026');
  await expect(dialog.getByText('Code: use letters, digits and single hyphens between them, 16 at most.')).toBeVisible();
  await dialog.getByLabel('Code').fill('MILL');
  await dialog.getByRole('button', { name: 'Make the case' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(caseHead(app)).toContainText('Strike at the mill');
  await goToEvidence(app);
  await expect(foot(app)).toHaveText('No items');
});

test('a file of the other case is told of where it is, and moved when asked', async () => {
  const { page } = app;
  await addFiles(app, [join(app.folder, 'card', 'DSC_0001.jpg')]);
  await openActivity(app);
  const job = await finishedJob(app, /^Adding 1 file/u);
  await job.getByRole('button', { name: 'Show results' }).click();
  await expect(job.getByText('It is in the case C-1.')).toBeVisible();
  await expect(foot(app)).toHaveText('No items');
  await job.getByRole('button', { name: 'Show this item' }).click();
  await expect(job.getByText('1 of these items is in another case.')).toBeVisible();
  await job.getByRole('button', { name: 'Show all cases' }).click();
  await expect(foot(app)).toHaveText('1 item. 3 hidden by 1 filter');
  await expect(job.getByRole('button', { name: 'Show all cases' })).toHaveCount(0);
  await workIn(app, 'MILL Strike at the mill');
  await expect(foot(app)).toHaveText('No items');
  await job.getByRole('button', { name: /^Move E-\d+ to MILL$/u }).click();
  await expect(job.getByText('It is in the case MILL.')).toBeVisible();
  await closeActivity(app);
  await expect(foot(app)).toHaveText('1 item');
  await expect(page.getByText('1 item was moved to the case MILL.').first()).toBeVisible();
});

test('where it goes is said while files hang over the window, in a narrow window, and in the help', async () => {
  const { page } = app;
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'x.txt'));
    window.dispatchEvent(new DragEvent('dragover', { dataTransfer, cancelable: true }));
  });
  await expect(page.getByText('New items go into MILL')).toBeVisible();
  await page.evaluate(() => { window.dispatchEvent(new DragEvent('dragleave')); });
  await expect(page.getByText('New items go into MILL')).toHaveCount(0);
  await page.setViewportSize({ width: 600, height: 800 });
  await expect(page.getByRole('banner').getByText('MILL', { exact: true })).toBeVisible();
  await expectAccessible(app, 'a narrow window with two cases');
  await page.setViewportSize({ width: 1280, height: 800 });
  await fromCaseMenu(app, 'Manage cases');
  await page.keyboard.press('F1');
  await expect(page.getByRole('heading', { name: 'Keeping matters apart: cases' })).toBeVisible();
  await page.keyboard.press('F1');
  await goToEvidence(app);
});

test('all cases together say of each item which it is in; what is chosen there moves, and Undo takes it back', async () => {
  const { page } = app;
  await workIn(app, 'All cases');
  await expect(foot(app)).toHaveText('4 items');
  await expect(caseHead(app)).toContainText('New items go into MILL');
  await expect(tile(app, 'DSC_0001.jpg')).toContainText('MILL');
  await expect(tile(app, 'DSC_0002.jpg')).toContainText('C-1');
  await grid(app).focus();
  await page.keyboard.press('Control+A');
  await page.getByRole('button', { name: 'Move to another case' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move 4 items to another case' });
  await dialog.getByText('C-1 · First case').click();
  await expectAccessible(app, 'Move to another case');
  await dialog.getByRole('button', { name: 'Move 4 items to C-1' }).click();
  await expect(tile(app, 'DSC_0001.jpg')).toContainText('C-1');
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(tile(app, 'DSC_0001.jpg')).toContainText('MILL');
});

test('what was made from an item moves along, and the window says how much that was', async () => {
  const { page } = app;
  await page.evaluate(([original]) => (globalThis as unknown as { holdfast: { evidence: { keepTranscript(input: object): Promise<unknown> } } }).holdfast.evidence
    .keepTranscript({ original, relation: 'transcript-of', text: 'Gate 4.' }), [numbers.get('DSC_0002.jpg')]);
  await expect(foot(app)).toHaveText('5 items');
  await tile(app, 'DSC_0002.jpg').click();
  await page.getByRole('button', { name: 'Move to another case' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move 1 item to another case' });
  await expect(dialog).toContainText('Working copies and transcripts made from it move along, where they are in the same case.');
  await dialog.getByText('MILL · Strike at the mill').click();
  await dialog.getByRole('button', { name: 'Move 1 item to MILL' }).click();
  await expect(page.getByText('1 item was moved to the case MILL, with 1 working copy or transcript.').first()).toBeVisible();
  await expect(tile(app, 'transcript-of-')).toContainText('MILL');
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(tile(app, 'transcript-of-')).toContainText('C-1');
});

test('a lock keeps what is worked in; a closed case stays readable and takes nothing new in', async () => {
  const { page } = app;
  await workIn(app, 'MILL Strike at the mill');
  await expect(foot(app)).toHaveText('1 item');
  await lockByKey(app);
  await unlock(app, vault.passphrase);
  await expect(caseHead(app)).toContainText('Strike at the mill');
  await fromCaseMenu(app, 'Manage cases');
  await expectAccessible(app, 'Cases');
  await page.getByRole('button', { name: 'Close MILL' }).click();
  await expect(caseHead(app)).toContainText('Closed');
  await goToEvidence(app);
  await expect(foot(app)).toHaveText('1 item');
  await addFiles(app, [join(app.folder, 'card', 'DSC_0002.jpg')]);
  await expect(page.getByText(/is closed\. Nothing was added/u).first()).toBeVisible();
  await (await openPalette(app)).getByRole('searchbox').fill('first case');
  await page.getByRole('menuitem', { name: 'Go to case C-1 · First case' }).click();
  await expect(foot(app)).toHaveText('4 items');
});

test('a long list of cases is filtered by what is typed, and keeps its order meanwhile', async () => {
  const { page } = app;
  await page.evaluate(async () => {
    const { cases } = (globalThis as unknown as { holdfast: { cases: { make: (input: object) => Promise<unknown> } } }).holdfast;
    for (let matter = 1; matter <= 9; matter += 1) await cases.make({ code: `X-${String(matter)}`, name: `Matter ${String(matter)}`, about: '' });
  });
  await fromCaseMenu(app, 'Manage cases');
  await expect(page.getByRole('region', { name: 'X-9' })).toBeVisible();
  await page.keyboard.press('Control+F');
  await page.keyboard.type('STRIKE mill');
  await expect(page.getByText('1 of 11 shown')).toBeVisible();
  await expect(page.getByRole('region', { name: 'MILL' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Move MILL up' })).toHaveCount(0);
  const box = page.getByRole('searchbox', { name: 'Filter the cases' });
  await box.fill('no such matter');
  await expect(page.getByText('None fits this filter.')).toBeVisible();
  await expectAccessible(app, 'Cases, none fits');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(box).toBeFocused();
  await expect(page.getByRole('button', { name: 'Move MILL up' })).toBeVisible();
});

/** Takes the name of the second case and whether it is closed, and the number of the last, past every guard of the records. */
const damageCases = async (): Promise<void> => {
  const { session } = await openVault({ folder: vault.folder, secret: vault.passphrase, kind: 'passphrase', clock: () => instant(Date.now()), random: systemRandom });
  const key = databaseKey(session.header.masterKey, subkeyLabels.recordsDatabase);
  await session.close();
  const rows = await HostileRows.beside(vault.folder, key);
  const table = rows.tables.find(({ name }) => name === 'case_file')!;
  await rows.putInEvery(table, 'name', 'NULL', 'number = 2');
  await rows.putInEvery(table, 'closed_at_ms', "'many'", 'number = 2');
  await rows.putInEvery(table, 'number', '-1', "code = 'X-9'");
  await rows.closeAsFound();
};

test('a case whose record is damaged is mended where cases are changed; of one whose number is gone it is said that nobody can', async () => {
  const { page } = app;
  await lockByKey(app);
  await damageCases();
  await unlock(app, vault.passphrase);
  await fromCaseMenu(app, 'Manage cases');
  const damaged = page.getByRole('region', { name: 'MILL', exact: true });
  await expect(damaged).toContainText('Damaged: name and whether it was closed.');
  await expect(damaged).toContainText('1 item');
  const lost = page.getByRole('region', { name: 'X-9', exact: true });
  await expect(lost).toContainText('it cannot be mended here');
  await expect(lost.getByRole('button')).toHaveCount(0);
  await expectAccessible(app, 'Cases, two of them damaged');
  await damaged.getByRole('button', { name: 'Mend MILL' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mend the case' });
  await expect(dialog.getByLabel('Code')).toHaveValue('MILL');
  await dialog.getByRole('button', { name: 'Mend the case' }).click();
  await expect(dialog.getByText('Name: say in a few words what the case is.')).toBeVisible();
  await dialog.getByLabel('Name').fill('Strike at the mill');
  await expectAccessible(app, 'Mend the case');
  await dialog.getByRole('button', { name: 'Mend the case' }).click();
  await expect(page.getByRole('button', { name: 'Mend MILL' })).toHaveCount(0);
  // It was closed before, and is again.
  await expect(page.getByRole('region', { name: 'MILL' })).toContainText('Closed on');
  await page.getByRole('region', { name: 'MILL' }).getByRole('button', { name: 'Work in MILL' }).click();
  await expect(foot(app)).toHaveText('1 item');
});
