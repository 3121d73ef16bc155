// Stops in a vault of ten thousand items: what a list looks like that nobody sees the end of.
import { allEvidence, button, byKey, chooseAll, lock, press, title, unlock } from './moves.ts';
import { rareWord } from './many-items.ts';
import type { Stop } from './walker.ts';

export const longLists: readonly Stop[] = [
  {
    name: 'many-home', reach: async (walker) => {
      const { page } = walker;
      await lock(walker);
      await press(page, 'Another vault');
      await title(page, 'What do you want to do?');
      await page.getByText('Open a vault I already have', { exact: true }).click();
      await press(page, 'Continue');
      await walker.chooseFiles([walker.manyItems]);
      await press(page, 'Choose a folder');
      await button(page, 'Open').waitFor();
      await unlock(walker);
      await byKey(page, 'Control+1', 'Home');
    },
  },
  {
    name: 'many-grid', reach: async ({ page }) => {
      await allEvidence(page);
      await page.getByText('10,000 items', { exact: true }).first().waitFor();
      await page.getByRole('grid', { name: 'Evidence' }).locator('img').nth(8).waitFor();
    },
  },
  {
    name: 'many-grid-end', reach: async ({ page }) => {
      const grid = page.getByRole('grid', { name: 'Evidence' });
      await grid.focus();
      await page.keyboard.press('Control+End');
      // What has no date is last: notes and tables.
      await grid.getByRole('gridcell').filter({ hasText: '.txt' }).nth(2).waitFor();
    },
  },
  { name: 'many-all-chosen', reach: async ({ page }) => { await chooseAll(page); }, leave: ({ page }) => page.keyboard.press('Escape') },
  {
    name: 'many-table', reach: async ({ page }) => {
      await press(page, 'Table');
      await page.getByRole('grid', { name: 'Evidence' }).getByRole('columnheader').first().waitFor();
    },
  },
  {
    name: 'many-found-table', reach: async ({ page }) => {
      await page.getByRole('searchbox', { name: 'Filter the list' }).fill(rareWord);
      await page.getByText(/^35 items\. 9,965 hidden by 1 filter/u).first().waitFor();
      await page.getByRole('grid', { name: 'Evidence' }).locator('img').nth(8).waitFor();
    },
    leave: async ({ page }) => { await press(page, 'Grid'); await page.getByRole('grid', { name: 'Evidence' }).getByRole('columnheader').first().waitFor({ state: 'detached' }); },
  },
  { name: 'many-found', reach: async ({ page }) => { await page.getByRole('grid', { name: 'Evidence' }).locator('img').nth(1).waitFor(); } },
];
