// The wrong picture was added: it is removed from the list, taken back, and removed again, without a pointer.
import { expect, test } from 'playwright/test';
import { filterBox, foot, grid, tile } from './screens/evidence.ts';
import { details } from './screens/item.ts';
import { openPalette } from './screens/palette.ts';
import { expectAccessible } from './support/accessibility.ts';
import { launchWithPhotos } from './support/begin.ts';
import { pressOn, typeInto } from './support/keyboard.ts';
import type { Holdfast } from './support/launch.ts';

let app: Holdfast;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  app = await launchWithPhotos();
});
test.afterAll(async () => {
  await app.close();
});

const button = (name: string) => app.page.getByRole('button', { name, exact: true });

const removeDialog = () => app.page.getByRole('dialog', { name: 'Remove 1 item from the list' });

/** Chooses the picture with this name and asks for it to be removed. */
const askToRemove = async (name: string): Promise<void> => {
  const { page } = app;
  await page.keyboard.press('Control+F');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(name);
  await expect(foot(app)).toContainText('1 item.');
  await page.keyboard.press('Enter');
  await expect(grid(app)).toBeFocused();
  // The one follows the other without a look at what is chosen.
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await expect(removeDialog().getByLabel('Reason')).toBeFocused();
};

const clearFilter = async (): Promise<void> => {
  await app.page.keyboard.press('Control+F');
  await app.page.keyboard.press('Control+A');
  await app.page.keyboard.press('Backspace');
  await expect(filterBox(app)).toHaveValue('');
};

test('a picture is removed with a reason, and Undo brings it back', async () => {
  const { page } = app;
  await askToRemove('dsc_0001');
  await expectAccessible(app, 'Remove from the list');
  await pressOn(app, removeDialog().getByRole('button', { name: 'Remove 1 item' }));
  await expect(removeDialog().getByText('Reason: say in a few words why it is removed.')).toBeVisible();
  await removeDialog().getByLabel('Reason').focus();
  await page.keyboard.type('The wrong picture');
  await page.keyboard.press('Control+Enter');
  await expect(removeDialog()).toHaveCount(0);
  await expect(page.getByText('1 item was removed from the list.').first()).toBeVisible();
  await clearFilter();
  await expect(foot(app)).toHaveText('3 items');
  await pressOn(app, button('Undo').first());
  await expect(foot(app)).toHaveText('4 items');
  await expect(tile(app, 'DSC_0001.jpg')).toBeVisible();
});

test('what was removed is found under its filter, says when and why, and is brought back', async () => {
  const { page } = app;
  await askToRemove('dsc_0002');
  await page.keyboard.type('A member took it back');
  await page.keyboard.press('Control+Enter');
  await expect(removeDialog()).toHaveCount(0);
  await clearFilter();
  await expect(foot(app)).toHaveText('3 items');
  await pressOn(app, button('Show 1: Removed'));
  await expect(foot(app)).toHaveText('1 item');
  await expectAccessible(app, 'Removed items');
  await page.keyboard.press('Control+F');
  await page.keyboard.press('Enter');
  await expect(grid(app)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(details(app).getByText('A member took it back')).toBeVisible();
  await expect(details(app).getByText(/^Removed from the list on .* by M1\./u)).toBeVisible();
  await expectAccessible(app, 'a removed item');
  await page.keyboard.press('Control+F');
  await page.keyboard.press('Enter');
  await expect(grid(app)).toBeFocused();
  await page.keyboard.press('Control+A');
  await expect(foot(app)).toContainText('The one item of this result is chosen.');
  const palette = await openPalette(app);
  for (const command of ['Tags of items', 'Export copies', 'Check items']) {
    await palette.getByRole('searchbox').fill(command);
    await expect(palette.getByRole('menuitem', { name: `${command} Bring removed items back to the list first.` })).toBeVisible();
  }
  await palette.getByRole('searchbox').fill('bring back');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 item was brought back to the list.').first()).toBeVisible();
  await pressOn(app, button('Clear filters'));
  await expect(foot(app)).toHaveText('4 items');
});

test('a removed picture is made unreadable for good, after a question that has the keyboard on its safe button', async () => {
  const { page } = app;
  await askToRemove('dsc_0003');
  await page.keyboard.type('A member took it back');
  await page.keyboard.press('Control+Enter');
  await expect(removeDialog()).toHaveCount(0);
  await clearFilter();
  await pressOn(app, button('Show 1: Removed'));
  await expect(foot(app)).toHaveText('1 item');
  await page.keyboard.press('Control+F');
  await page.keyboard.press('Enter');
  await expect(grid(app)).toBeFocused();
  await page.keyboard.press('Home');
  // Files of one folder go in side by side: which number the picture has is not said.
  await pressOn(app, page.getByRole('button', { name: /^Make E-\d+ unreadable$/u }));
  const question = page.getByRole('alertdialog', { name: 'Make 1 item unreadable for good?' });
  await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await expect(question.getByText('DSC_0003.png')).toBeVisible();
  await expect(question.getByText('No backup and no mirror of this vault is known.')).toBeVisible();
  await expectAccessible(app, 'Make unreadable');
  // Without a reason nothing is done.
  await pressOn(app, question.getByRole('button', { name: 'Make 1 item unreadable' }));
  await expect(question.getByText('Reason: say in a few words why. It stays in the custody log.')).toBeVisible();
  await typeInto(app, question.getByLabel('Reason'), 'She asked for it');
  await pressOn(app, question.getByRole('button', { name: 'Make 1 item unreadable' }));
  await expect(question).toHaveCount(0);
  await expect(page.getByText('1 item was made unreadable.').first()).toBeVisible();
  await pressOn(app, button('Clear filters'));
  await expect(foot(app)).toHaveText('3 items');
  await pressOn(app, button('Show 1: Made unreadable'));
  await expect(foot(app)).toHaveText('1 item');
  await expect(tile(app, 'E-00')).toHaveCount(1);
  await expect(tile(app, 'DSC_0003')).toHaveCount(0);
  await page.keyboard.press('Control+F');
  await page.keyboard.press('Enter');
  await expect(grid(app)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(details(app).getByText(/^Made unreadable on .* by M1\. Nothing of it can be opened any more\.$/u)).toBeVisible();
  await expectAccessible(app, 'an item that was made unreadable');
  await page.keyboard.press('Control+F');
  await page.keyboard.press('Enter');
  await expect(grid(app)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is nothing to show. This item was made unreadable.')).toBeVisible();
});
