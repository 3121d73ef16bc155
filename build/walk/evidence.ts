// Stops among the evidence: the list in each of its forms with its dialogs, an item of every kind with its tabs and dialogs.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allEvidence, button, byKey, byPalette, chooseAll, closeDialogs, dialog, openItem, opens, press } from './moves.ts';
import type { Stop } from './walker.ts';

/** A dialog from the bar of what is chosen, with everything chosen. */
const ofChosen = (name: string, action: string | RegExp): Stop => ({
  name, leave: closeDialogs,
  reach: async ({ page }) => {
    await allEvidence(page);
    await chooseAll(page);
    await page.getByRole('toolbar', { name: 'Actions for what is chosen' }).getByRole('button', { name: action }).first().click();
    await dialog(page);
  },
});

const item = (name: string, words: string): Stop => ({ name, reach: ({ page }) => openItem(page, words) });

const tab = (name: string, label: string): Stop => ({ name, reach: ({ page }) => page.getByRole('complementary', { name: 'Details' }).getByRole('tab', { name: label }).click() });

const dialogOfItem = (name: string, action: string | RegExp): Stop => ({ name, reach: async ({ page }) => { await opens(page, action); }, leave: closeDialogs });

/** Begins as a film does, and holds nothing that can be played. */
const unplayable = { name: 'VID_0004.mp4', bytes: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42\0\0\0\0mp42isom', 'latin1'), Buffer.alloc(4096, 0x5a)]) };

export const list: readonly Stop[] = [
  { name: 'evidence', reach: async ({ page }) => { await allEvidence(page); await page.getByRole('grid', { name: 'Evidence' }).locator('img').nth(2).waitFor(); } },
  {
    name: 'evidence-one-chosen', reach: async ({ page }) => {
      await page.getByRole('grid', { name: 'Evidence' }).getByRole('gridcell').filter({ hasText: 'Broken door' }).click();
      await page.getByRole('complementary', { name: 'Details' }).waitFor();
    },
  },
  { name: 'evidence-quick-look', reach: async ({ page }) => { await page.keyboard.press('Space'); await dialog(page); }, leave: closeDialogs },
  { name: 'evidence-filters', reach: async ({ page }) => { await opens(page, 'Filter'); }, leave: closeDialogs },
  {
    name: 'evidence-nothing-found', reach: async ({ page }) => {
      await page.getByRole('searchbox', { name: 'Filter the list' }).fill('nothing is called this');
      await page.getByText('No item matches these filters.').waitFor();
    },
  },
  {
    name: 'evidence-table', reach: async ({ page }) => {
      await allEvidence(page);
      await press(page, 'Table');
      await page.getByRole('grid', { name: 'Evidence' }).getByRole('columnheader').first().waitFor();
    },
    leave: async ({ page }) => { await press(page, 'Grid'); await page.getByRole('grid', { name: 'Evidence' }).getByRole('columnheader').first().waitFor({ state: 'detached' }); },
  },
  { name: 'evidence-all-chosen', reach: async ({ page }) => { await allEvidence(page); await chooseAll(page); } },
  ofChosen('describe-together', /^Describe/u),
  ofChosen('tags', 'Tags'),
  ofChosen('export', /^Export/u),
  ofChosen('hand-over', /^Hand over/u),
  ofChosen('save-a-list', /^Save a list/u),
  ofChosen('remove-from-list', /^Remove/u),
];

export const items: readonly Stop[] = [
  item('item-photo', 'Broken door'),
  {
    name: 'item-all-fields', reach: async ({ page }) => {
      for (const group of ['How it came to us', 'Who may use it', 'Device and place', 'Kept from the web', 'How far to rely on it', 'The physical item, and notes']) {
        await page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: new RegExp(`^${group}`, 'u') }).click();
      }
    },
  },
  tab('item-links', 'Links'),
  tab('item-custody', 'Custody'),
  {
    name: 'custody-form', reach: async ({ page }) => {
      await page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: 'Custody form' }).click();
      await (await dialog(page)).locator('canvas').first().waitFor();
    }, leave: closeDialogs,
  },
  {
    name: 'passage', reach: async ({ page }) => {
      const box = await opens(page, 'Record what happened to the object');
      await box.getByRole('button', { name: /What happened/u }).click();
      await page.getByRole('option', { name: 'Taken away or seized', exact: true }).click();
      await box.getByLabel('Year').first().fill('2026');
      await box.getByLabel('From whom', { exact: true }).fill('Marta Quill');
      await box.getByLabel('Place', { exact: true }).fill('Kiln Street 12, Ruden');
    },
    leave: async ({ page }) => {
      const box = await dialog(page);
      await box.getByRole('button', { name: 'Write it into the log' }).click();
      await box.waitFor({ state: 'detached' });
    },
  },
  { name: 'item-passage', reach: ({ page }) => page.getByRole('complementary', { name: 'Details' }).getByRole('heading', { name: 'Taken away or seized (the object itself)' }).waitFor() },
  {
    name: 'passage-correction', leave: closeDialogs,
    reach: async ({ page }) => { await page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: /^Correct entry \d+$/u }).first().click(); await dialog(page); },
  },
  dialogOfItem('what-was-seen', 'I have looked at it'),
  dialogOfItem('export-one', 'Export a copy'),
  dialogOfItem('working-copy', 'Make a working copy'),
  item('item-video', 'Phone video'),
  item('item-covered', 'threatening call'),
  {
    name: 'item-sound', reach: async ({ page }) => { await press(page, 'Open the sound'); await button(page, 'Write a transcript').waitFor(); },
  },
  dialogOfItem('transcript', 'Write a transcript'),
  item('item-document', 'Court order'),
  {
    name: 'working-copy-of-document', leave: closeDialogs,
    reach: async ({ page }) => { await opens(page, 'Make a working copy'); await page.getByRole('dialog').locator('canvas').first().waitFor(); },
  },
  {
    name: 'item-office', reach: async ({ page }) => {
      await openItem(page, 'Draft of our reply');
      await page.getByText('Comment 1 by Ansa Myre').scrollIntoViewIfNeeded();
    },
  },
  item('item-email', 'Bank notice'),
  item('item-text', 'HR director'),
  item('item-table', 'Inventory of seized'),
  {
    name: 'item-that-does-not-play', reach: async (walker) => {
      const { page } = walker;
      const file = join(walker.folder, unplayable.name);
      await writeFile(file, unplayable.bytes);
      await allEvidence(page);
      await walker.chooseFiles([file]);
      await press(page, 'Add files');
      await openItem(page, unplayable.name);
      await page.getByRole('heading', { name: 'This video cannot be played here.' }).waitFor();
    },
  },
];

export const commandsAndHelp: readonly Stop[] = [
  { name: 'commands', reach: async ({ page }) => { await byKey(page, 'Control+1', 'Home'); await page.keyboard.press('Control+K'); await dialog(page); }, leave: closeDialogs },
  {
    name: 'commands-none-found', leave: closeDialogs,
    reach: async ({ page }) => {
      await page.keyboard.press('Control+K');
      const box = await dialog(page);
      await box.getByRole('searchbox').fill('zzzz');
      await box.getByText('zzzz').waitFor();
    },
  },
  { name: 'keys', reach: async ({ page }) => { await page.keyboard.press('Control+/'); await dialog(page); }, leave: closeDialogs },
  { name: 'help', reach: async ({ page }) => { await page.keyboard.press('F1'); await page.getByRole('complementary', { name: 'Help' }).getByRole('article').waitFor(); } },
  {
    name: 'help-all-topics', reach: ({ page }) => press(page, 'All topics'), leave: ({ page }) => press(page, 'Close help'),
  },
  { name: 'about', reach: async ({ page }) => { await byPalette(page, 'about'); await page.getByRole('heading', { name: 'About Holdfast', level: 1 }).waitFor(); } },
  {
    name: 'activity', reach: async ({ page }) => {
      await byPalette(page, 'safety');
      await press(page, 'Check the vault now');
      await press(page, /^Activity/u);
      await page.getByRole('complementary', { name: 'Activity' }).getByRole('group').filter({ hasText: 'Finished' }).first().waitFor();
    },
    leave: ({ page }) => page.getByRole('complementary', { name: 'Activity' }).getByRole('button', { name: 'Close', exact: true }).first().click(),
  },
  { name: 'record-sound', reach: async ({ page }) => { await page.keyboard.press('Control+Shift+R'); await dialog(page); }, leave: closeDialogs },
];
