// The object itself: what happened to it is written into the log of its item, corrected by a further entry, kept over a lock while it is half written, and printed.
import { expect, test } from 'playwright/test';
import { closeDialog, escapeFrom } from './screens/dialog.ts';
import { goToEvidence, grid, tile } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { custodyActions, details, field, goToItem, saved, showCustody } from './screens/item.ts';
import { openPalette } from './screens/palette.ts';
import { expectAccessible } from './support/accessibility.ts';
import { addPhotoFolder } from './support/begin.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';
import { lockByKey, unlock } from './screens/unlock.ts';

test.describe.configure({ mode: 'serial' });

let app: Holdfast;
let passphrase = '';
test.beforeAll(async () => {
  app = await launchHoldfast();
  ({ passphrase } = await makeVault(app));
  await addPhotoFolder(app);
});
test.afterAll(() => app.close());

const record = () => details(app).getByRole('button', { name: 'Record what happened to the object' });
const dialog = () => app.page.getByRole('dialog').filter({ has: app.page.getByRole('heading', { name: /^(?:What happened to the object|Correct entry)/u }) });
const happened = async (what: string): Promise<void> => {
  await dialog().getByRole('button', { name: /What happened/u }).click();
  await app.page.getByRole('option', { name: what, exact: true }).click();
};
const say = (label: string, words: string) => dialog().getByLabel(label, { exact: true }).fill(words);
const entry = (title: string) => details(app).getByRole('listitem').filter({ has: app.page.getByRole('heading', { name: title }) });

test('a phone that came back is written into the log, and where it is now into the item', async () => {
  await goToItem(app, 'E-001');
  await showCustody(app);
  await record().click();
  await dialog().getByRole('button', { name: 'Write it into the log' }).click();
  await expect(dialog().getByText('What happened: choose one')).toBeVisible();
  await happened('Given back');
  await dialog().getByLabel('Year').first().fill('2026');
  await say('From whom', 'the police, badge 114');
  await say('To whom', 'P-12');
  await say('Place', 'the office');
  await dialog().getByRole('button', { name: /Seal and condition/u }).click();
  await say('Seal number', 'A 0042');
  await say('Condition after', 'display cracked');
  await dialog().getByText('Also write down where the object is now').click();
  await expect(dialog().getByLabel('Where it is now', { exact: true })).toHaveValue('P-12, the office');
  await expectAccessible(app, 'What happened to the object');
  await dialog().getByRole('button', { name: 'Write it into the log' }).click();
  await expect(dialog()).toHaveCount(0);
  await expect(entry('Given back (the object itself)')).toContainText('the police, badge 114');
  for (const said of ['2026', 'P-12', 'A 0042', 'display cracked']) await expect(entry('Given back (the object itself)')).toContainText(said);
  await expect.poll(async () => (await custodyActions(app)).slice(0, 2)).toEqual(['Description changed', 'Given back (the object itself)']);
});

test('a mistake is corrected by a further entry; both stay, the first one marked', async () => {
  const wrong = entry('Given back (the object itself)');
  await wrong.getByRole('button', { name: /^Correct entry \d+$/u }).click();
  await expect(dialog().getByLabel('From whom', { exact: true })).toHaveValue('the police, badge 114');
  await say('From whom', 'the police, badge 411');
  await dialog().getByRole('button', { name: 'Write the correction into the log' }).click();
  await expect(dialog()).toHaveCount(0);
  await expect(wrong).toHaveCount(2);
  await expect(wrong.first()).toContainText('badge 411');
  await expect(wrong.first()).toContainText('Corrects');
  await expect(wrong.last()).toContainText('badge 114');
  await expect(wrong.last()).toContainText(/Corrected by entry \d+/u);
  await expect(wrong.last().getByRole('button', { name: /^Correct entry/u })).toHaveCount(0);
  await expectAccessible(app, 'Custody with a corrected entry');
});

test('what is half written is there again after a lock, for its own item alone', async () => {
  await record().click();
  await happened('Sealed');
  await dialog().getByLabel('Year').first().fill('20');
  await say('Witness', 'P-04');
  await lockByKey(app);
  await unlock(app, passphrase);
  await goToItem(app, 'E-002');
  await showCustody(app);
  await record().click();
  await expect(dialog().getByLabel('Witness', { exact: true })).toHaveValue('');
  await escapeFrom(dialog());
  await goToItem(app, 'E-001');
  await showCustody(app);
  await record().click();
  await expect(dialog().getByLabel('Witness', { exact: true })).toHaveValue('P-04');
  await expect(dialog().getByLabel('Year').first()).toHaveValue('20');
  await expect(dialog().getByRole('button', { name: /What happened/u })).toContainText('Sealed');
  await dialog().getByRole('button', { name: 'Write it into the log' }).click();
  await expect(dialog().getByText('this is no whole date yet')).toBeVisible();
  await closeDialog(dialog());
});

test('a window that becomes too narrow for the details takes nothing that is being typed in them, nor a dialog opened from them', async () => {
  const { page } = app;
  const resize = (width: number) => page.setViewportSize({ width, height: 800 });
  await goToEvidence(app);
  await tile(app, 'E-001').click();
  await showCustody(app);
  await record().click();
  await say('Witness', 'P-07');
  await resize(640);
  await expect(details(app)).toBeHidden();
  await expect(dialog().getByLabel('Witness', { exact: true })).toHaveValue('P-07');
  await escapeFrom(dialog());
  await expect(page.getByRole('main')).toBeFocused();
  await resize(1280);
  await details(app).getByRole('tab', { name: 'Details' }).click();
  await field(app, 'Add a tag').fill('ki');
  await resize(640);
  await expect(grid(app)).toBeFocused();
  await resize(1280);
  await expect(field(app, 'Add a tag')).toHaveValue('ki');
  await field(app, 'Add a tag').fill('');
  await field(app, 'Title').fill('The phone itself');
  await resize(640);
  await resize(1280);
  await expect(field(app, 'Title')).toHaveValue('The phone itself');
  await expect(saved(app)).toBeVisible();
});

test('several objects at once: one dialog, an entry in each log', async () => {
  await goToEvidence(app);
  await grid(app).focus();
  await app.page.keyboard.press('Control+A');
  await app.page.getByRole('button', { name: 'Record for 4 objects' }).click();
  await happened('Sealed');
  await expectAccessible(app, 'What happened to several objects');
  await dialog().getByRole('button', { name: 'Write it into 4 logs' }).click();
  await expect(dialog()).toHaveCount(0);
  await goToItem(app, 'E-003');
  await showCustody(app);
  await expect(entry('Sealed (the object itself)')).toContainText('4 items: E-001–E-004');
});

test('the palette knows it, and the printed form has it', async () => {
  await goToItem(app, 'E-001');
  await openPalette(app);
  await app.page.keyboard.type('seal');
  await app.page.getByRole('menuitem', { name: /Record what happened to the object/u }).click();
  await closeDialog(dialog());
  await showCustody(app);
  await details(app).getByRole('button', { name: 'Custody form' }).click();
  const form = app.page.getByRole('dialog', { name: 'Chain-of-custody form of E-001' });
  await expect(form.getByText('badge 411').first()).toBeAttached();
  await closeDialog(form);
});
