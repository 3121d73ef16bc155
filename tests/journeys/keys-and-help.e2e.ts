// Keys are changed and work as changed until they are put back; help answers before and after a vault is open. No pointer is used.
import { expect, test } from 'playwright/test';
import { escapeFrom } from './screens/dialog.ts';
import { makeVault } from './screens/first-run.ts';
import { openPalette } from './screens/palette.ts';
import { expectHome, expectLocked, lockByKey, unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { pressOn, tabTo } from './support/keyboard.ts';
import { launchHoldfast } from './support/launch.ts';

test('keys are changed, warned of, remembered with the vault and put back; help is found by the words people use', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  try {
    await test.step('before there is a vault, F1 explains making one', async () => {
      await expect(page.getByRole('heading', { name: 'What do you want to do?' })).toBeVisible();
      await page.keyboard.press('F1');
      const help = page.getByRole('dialog', { name: 'Help' });
      await expect(help.getByRole('heading', { name: 'Making a vault' })).toBeFocused();
      await expectAccessible(app, 'Help before there is a vault');
      await page.keyboard.press('Escape');
      await expect(help).toHaveCount(0);
    });
    const vault = await makeVault(app);

    await test.step('F1 opens the help for this screen beside it; a search finds the rest; Esc closes it', async () => {
      await page.keyboard.press('F1');
      const help = page.getByRole('complementary', { name: 'Help' });
      await expect(help.getByRole('heading', { name: 'The first ten minutes' })).toBeFocused();
      await expect(help.getByText('Add files: drop them on the window, or press Ctrl Shift A.')).toBeVisible();
      await pressOn(app, help.getByRole('searchbox', { name: 'Search the help' }), 'Space');
      await page.keyboard.type('forgotten password');
      await expect(help.getByText('1 topic')).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(help.getByRole('heading', { name: 'Passphrase and recovery code' })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(help).toHaveCount(0);
      await expect(page.getByRole('main')).toBeFocused();
      // It was given back to the place, and nobody moved it there.
      await expect(page.getByRole('main')).toHaveCSS('outline-style', 'none');
    });

    const keysGrid = page.getByRole('grid', { name: 'Keys' });
    const rowOf = (command: string) => keysGrid.getByRole('row', { name: new RegExp(`^${command}: `, 'u') });
    const isInGrid = () => keysGrid.evaluate((element) => element.contains(document.activeElement));
    const changeKeyOf = async (command: string, keys: string) => {
      await page.keyboard.press('Control+,');
      await expect(keysGrid).toBeVisible();
      while (!(await isInGrid())) await page.keyboard.press('Tab');
      await page.keyboard.press('Home');
      await tabTo(app, rowOf(command), 'ArrowDown');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: `Change the key of “${command}”` });
      await expect(dialog.getByLabel('New key')).toBeFocused();
      await page.keyboard.press(keys);
      return dialog;
    };

    await test.step('a key that another command has is warned of, and one that is needed elsewhere refused', async () => {
      const dialog = await changeKeyOf('Go to Evidence', 'Control+C');
      await expect(dialog.getByText('This combination belongs to text fields or to the system. Choose another one.')).toBeVisible();
      await expect(dialog.getByRole('button', { name: 'Use this key' })).toBeDisabled();
      await page.keyboard.press('Control+K');
      await expect(dialog.getByText('Ctrl K is the key of “Search or command” now. If you use it here, “Search or command” loses it.')).toBeVisible();
      await page.keyboard.press('Alt+E');
      await expect(dialog.getByText('Alt E is free.')).toBeVisible();
      await pressOn(app, dialog.getByRole('button', { name: 'Use Alt E' }));
      await expect(dialog).toHaveCount(0);
      await expect(page.getByRole('main').getByText('The key of “Go to Evidence” is now Alt E.').last()).toBeVisible();
    });

    await test.step('all keys are one stop for Tab, and each can be put back from its own row', async () => {
      await expect(rowOf('Go to Evidence')).toBeFocused();
      await page.keyboard.press('Tab');
      expect(await isInGrid()).toBe(false);
      await page.keyboard.press('Shift+Tab');
      await expect(rowOf('Go to Evidence')).toBeFocused();
      await page.keyboard.press('ArrowRight');
      await expect(button('Back to Ctrl 2')).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(button('Change the key of “Go to Evidence”')).toBeFocused();
      const dialog = await changeKeyOf('Go to Evidence', 'Alt+E');
      await pressOn(app, dialog.getByRole('button', { name: 'Use Alt E' }));
      await expect(dialog).toHaveCount(0);
    });

    await test.step('lock works even while a new key is asked for', async () => {
      await changeKeyOf('Go to Home', 'Control+L');
      await expectLocked(app, 'Locked.');
      await unlock(app, vault.passphrase);
    });

    await test.step('the changed key works after the vault was opened again, the old one does not, and every list shows it', async () => {
      await page.keyboard.press('Control+2');
      await expectHome(app);
      await page.keyboard.press('Alt+E');
      await expect(page.getByRole('heading', { name: 'Evidence', level: 1 })).toBeVisible();
      await page.keyboard.press('Control+/');
      const keys = page.getByRole('dialog', { name: 'Keys' });
      await expect(keys.getByText('Alt E', { exact: true })).toBeVisible();
      await escapeFrom(keys);
      const palette = await openPalette(app);
      await palette.getByRole('searchbox').fill('go to evidence');
      await expect(palette.getByRole('menuitem', { name: /Go to Evidence/u })).toContainText('Alt E');
      // Esc first clears what was typed, then closes.
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expect(palette).toHaveCount(0);
    });

    await test.step('lock takes another key too; its button shows it', async () => {
      const dialog = await changeKeyOf('Lock', 'F9');
      await pressOn(app, dialog.getByRole('button', { name: 'Use F9' }));
      await expect(page.getByRole('region', { name: 'Leave the vault' }).getByText('F9')).toBeVisible();
      await page.keyboard.press('Control+L');
      await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
      await page.keyboard.press('F9');
      await expectLocked(app, 'Locked.');
      await unlock(app, vault.passphrase);
    });

    await test.step('all keys are put back at once', async () => {
      await page.keyboard.press('Control+,');
      await pressOn(app, button('All keys back to the start'));
      await expect(button('All keys back to the start')).toHaveCount(0);
      await page.keyboard.press('Control+2');
      await expect(page.getByRole('heading', { name: 'Evidence', level: 1 })).toBeVisible();
      await lockByKey(app);
    });

    await test.step('before the vault is open, F1 explains what opens it, and leads to every topic', async () => {
      await page.keyboard.press('F1');
      const help = page.getByRole('dialog', { name: 'Help' });
      await expect(help.getByRole('heading', { name: 'Passphrase and recovery code' })).toBeFocused();
      await expectAccessible(app, 'Help before the vault is open');
      await pressOn(app, help.getByRole('button', { name: 'All topics' }));
      await expect(help.getByRole('button', { name: 'Making a vault' })).toBeVisible();
      await expectAccessible(app, 'all topics of Help before the vault is open');
      await page.keyboard.press('Escape');
      await expect(help).toHaveCount(0);
    });
  } finally {
    await app.close();
  }
});
