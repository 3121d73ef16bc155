// Stops that keep a vault from being lost or read: settings, safety with its dialogs, cases, shares, duress, panic.
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { button, byKey, byPalette, chooseAll, allEvidence, closeDialogs, dialog, lock, opens, press, title } from './moves.ts';
import type { Stop } from './walker.ts';

const opening = (name: string, action: string | RegExp): Stop => ({ name, reach: async ({ page }) => { await opens(page, action); }, leave: closeDialogs });

const logOf = (page: Page): Locator => page.getByRole('list', { name: 'Custody log of the vault' });
const filterLog = (page: Page, words: string): Promise<void> => page.getByRole('searchbox', { name: 'Filter the log' }).fill(words);

export const settings: readonly Stop[] = [
  { name: 'settings', reach: ({ page }) => byKey(page, 'Control+,', 'Settings') },
  opening('change-passphrase', 'Change the passphrase'),
  opening('new-recovery-code', 'Make a new recovery code'),
  opening('add-a-person', 'Add a person'),
  opening('change-a-key', 'Change the key of “Go to Home”'),
];

export const safety: readonly Stop[] = [
  { name: 'safety', reach: ({ page }) => byKey(page, 'Control+7', 'Safety') },
  {
    name: 'back-up', leave: closeDialogs,
    reach: async (walker) => {
      const { page } = walker;
      const box = await opens(page, 'Back up now');
      await walker.saveTo(join(walker.folder, 'office.age'));
      await box.getByRole('button', { name: 'Choose where to' }).click();
      await box.getByText('office.age').waitFor();
    },
  },
  opening('prove-a-backup', 'Prove a backup'),
  {
    name: 'add-a-mirror', leave: closeDialogs,
    reach: async (walker) => {
      const box = await opens(walker.page, 'Add a mirror');
      await walker.chooseFiles([join(walker.folder, 'disk')]);
      await box.getByRole('button', { name: 'Choose the disk or folder' }).click();
      await box.getByRole('textbox', { name: 'Name' }).waitFor();
    },
  },
  opening('make-a-key', 'Make a key'),
  opening('test-recovery-code', 'Test the recovery code'),
  {
    name: 'move-opening-file', leave: closeDialogs,
    reach: async (walker) => {
      const box = await opens(walker.page, 'Move it to another disk');
      await walker.chooseFiles([join(walker.folder, 'disk')]);
      await box.getByRole('button', { name: 'Choose the disk' }).click();
      await box.getByText('This is the disk of the vault.').waitFor();
    },
  },
  opening('take-in-a-pack', 'Take in a pack'),
  opening('compare-a-code', 'Compare a code'),
  { name: 'vault-log', reach: async ({ page }) => { await press(page, 'See the custody log'); await logOf(page).getByRole('listitem').first().waitFor(); } },
  {
    name: 'vault-log-entry', reach: async ({ page }) => {
      await filterLog(page, 'Marta Quill');
      const line = logOf(page).getByRole('listitem').filter({ hasText: 'Taken away or seized' });
      await line.locator('summary').first().click();
      await line.getByText('Kiln Street 12, Ruden').waitFor();
    },
  },
  opening('save-the-log', 'Save the log'),
  { name: 'vault-log-nothing-found', reach: async ({ page }) => { await filterLog(page, 'nothing is called this'); await page.getByText('No entry fits this filter.').waitFor(); } },
];

export const cases: readonly Stop[] = [
  {
    name: 'new-case', leave: async ({ page }) => {
      const box = await dialog(page);
      await box.getByLabel('Code').fill('MILL');
      await box.getByRole('button', { name: 'Make the case' }).click();
      await box.waitFor({ state: 'detached' });
    },
    reach: async ({ page }) => {
      await byPalette(page, 'new case');
      const box = await dialog(page);
      await box.getByLabel('Name').fill('Strike at the mill');
      await box.getByLabel('Code').fill('c-1');
      await box.getByRole('button', { name: 'Make the case' }).click();
      await box.getByText(/belongs to another case\./u).waitFor();
    },
  },
  { name: 'cases', reach: async ({ page }) => { await byPalette(page, 'manage cases'); await title(page, 'Cases'); } },
  opening('change-a-case', 'Change MILL'),
  {
    name: 'case-menu', reach: async ({ page }) => { await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: /^Case:/u }).click(); await page.getByRole('menu').waitFor(); },
    leave: async ({ page }) => { await page.getByRole('menuitemradio', { name: 'All cases' }).click(); await page.getByRole('menu').waitFor({ state: 'detached' }); },
  },
  {
    name: 'move-to-another-case', leave: closeDialogs,
    reach: async ({ page }) => { await allEvidence(page); await chooseAll(page); await opens(page, 'Move to another case'); },
  },
];

const sharePassphrase = 'walnut ferry umbrella granite seldom orbit';

export const shares: readonly Stop[] = [
  { name: 'shares', reach: async ({ page }) => { await byKey(page, 'Control+7', 'Safety'); await press(page, 'Make shares'); await page.getByText('Any 2 of these 3 people can open the vault.').waitFor(); } },
  {
    name: 'shares-holder', reach: async ({ page, passphrase }) => {
      await page.getByLabel('Your passphrase now').fill(passphrase);
      await press(page, 'Continue');
      await page.getByRole('heading', { name: 'Share 1 of 3' }).waitFor();
    },
  },
  {
    name: 'shares-keep', reach: async ({ page }) => {
      await page.getByLabel('Name of this person').fill('Tamar');
      await page.getByLabel('Passphrase of this share', { exact: true }).fill(sharePassphrase);
      await press(page, 'Make share 1');
      await page.getByRole('heading', { name: 'Keep share 1' }).waitFor();
    },
  },
  {
    name: 'shares-page', leave: closeDialogs,
    reach: async ({ page }) => { const box = await opens(page, 'Print or save the page'); await box.locator('canvas').first().waitFor(); },
  },
  {
    name: 'shares-not-kept', leave: ({ page }) => press(page, 'Leave. Nothing is changed'),
    reach: async ({ page }) => {
      await page.getByLabel('Passphrase of this share, once more', { exact: true }).fill(sharePassphrase);
      await press(page, 'Next person');
      await page.getByText(/^This share is not kept yet\./u).waitFor();
    },
  },
];

const on = (name: string, heading: string): Stop => ({ name, reach: async ({ page }) => { await press(page, 'Continue'); await title(page, heading); } });

export const duress: readonly Stop[] = [
  { name: 'duress', reach: async ({ page }) => { await byKey(page, 'Control+7', 'Safety'); await press(page, 'Set up or change'); await title(page, 'What a duress passphrase does, and what it cannot do'); } },
  on('duress-what-it-does', 'What it does'),
  {
    name: 'duress-decoy', reach: async (walker) => {
      await walker.page.getByText('Open another vault, the decoy').click();
      await on('', 'A decoy that somebody believes').reach(walker);
    },
  },
  {
    name: 'duress-decoy-place', reach: async (walker) => {
      await on('', 'Where the decoy is').reach(walker);
      await walker.chooseFiles([join(walker.folder, 'Choir')]);
      await walker.page.getByLabel('Your name in the decoy').fill('Ilen');
      await press(walker.page, 'Choose a folder');
      await walker.page.getByText('Folder chosen:').waitFor();
    },
  },
  on('duress-passphrase', 'The duress passphrase'),
  {
    name: 'duress-unreadable', reach: async ({ page }) => {
      for (const heading of ['Where the decoy is', 'A decoy that somebody believes', 'What it does']) {
        await page.getByRole('main').getByRole('button', { name: 'Back', exact: true }).click();
        await title(page, heading);
      }
      await page.getByText('Make this vault unreadable').click();
      await press(page, 'Continue');
      await title(page, 'What happens when it is typed');
    },
  },
];

export const panic: readonly Stop[] = [
  { name: 'panic-asks', reach: async ({ page }) => { await byKey(page, 'Control+,', 'Settings'); await press(page, 'Set up panic'); await title(page, 'Panic'); } },
  {
    name: 'panic-about', reach: async ({ page, passphrase }) => {
      await page.getByLabel('Your passphrase now', { exact: true }).fill(passphrase);
      await press(page, 'Go on');
      await title(page, 'What panic does, and what it cannot do');
    },
  },
  on('panic-gesture', 'How it is done'),
  on('panic-key', 'Choose the key for this window'),
  { name: 'panic-try-in-window', reach: async ({ page }) => { await press(page, /^Use Ctrl/u); await press(page, 'Continue'); await title(page, 'Try the key in this window'); } },
  on('panic-try-on-lock', 'Try the key on the unlock screen'),
  on('panic-system-key', 'A key for when other programs are in front'),
  on('panic-afterwards', 'What shows afterwards'),
  on('panic-tries', 'After wrong passphrases'),
  on('panic-buttons', 'Where a button stands'),
  on('panic-who-restores', 'Who can bring it back'),
  on('panic-rehearse', 'Rehearse it'),
];

export const locked: readonly Stop[] = [{ name: 'locked', reach: async (walker) => { await lock(walker); await button(walker.page, 'Open').waitFor(); } }];
