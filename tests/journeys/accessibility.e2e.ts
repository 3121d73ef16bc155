// Every screen and dialog, shown as a person reaches it, breaks no rule of axe-core: light and dark, left to right and right to left.
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { closeActivity, finishedJob, openActivity, resultsOf } from './screens/activity.ts';
import { closeDialog, escapeFrom } from './screens/dialog.ts';
import { addFiles, filterBox, foot, goToEvidence, grid, tile } from './screens/evidence.ts';
import { choosePlace, goIn, makeWithSuggestedWords, readRecoveryCode, typeRecoveryCodeBack } from './screens/first-run.ts';
import { details, goToItem, heading, showCustody } from './screens/item.ts';
import { openPalette } from './screens/palette.ts';
import { expectHome, lockByKey, tryToOpen } from './screens/unlock.ts';
import { expectAccessible, prefer, preferTextSize, violations } from './support/accessibility.ts';
import { expectWholeInEveryDress, faultsSeen, focusUnseen } from './support/every-dress.ts';
import { otherKinds, photographs, videoName, writeOtherKinds, writePhotoFolder } from './support/evidence-files.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

const files = [...photographs.map((one) => one.name), videoName, ...Object.keys(otherKinds)];

let app: Holdfast;
let passphrase = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  app = await launchHoldfast();
});

test.afterAll(async () => {
  await app.close();
});

test('the first run', async () => {
  const { page } = app;
  await prefer(app, 'en', 'light');
  await expectAccessible(app, 'what to do');
  await page.getByText('Open a vault I already have').click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await app.chooseFolder(app.folder);
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(app, 'a folder without a vault');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByText('Make a new vault').click();
  await choosePlace(app);
  await page.getByLabel('Passphrase', { exact: true }).fill('password1');
  await expect(page.getByText(/^Strength: (?:very )?weak$/u)).toBeVisible();
  await expectAccessible(app, 'a weak passphrase');
  passphrase = await makeWithSuggestedWords(app);
  await page.getByLabel(/^Group \d+/u).first().fill('wrong');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText(/is different on the screen/u).first()).toBeVisible();
  await expectAccessible(app, 'recovery code, a group typed wrong');
  await typeRecoveryCodeBack(app, await readRecoveryCode(app));
  await expectAccessible(app, 'the vault is ready');
  await goIn(app);
});

test('a fault that is planted is found', async () => {
  await app.page.evaluate(() => { document.querySelector('main')?.insertAdjacentHTML('beforeend', '<div id="planted"><img src="none.png"><button></button></div>'); });
  expect((await violations(app)).map((one) => one.split(':')[0])).toEqual(['button-name', 'image-alt']);
  await app.page.evaluate(() => { document.querySelector('#planted')?.remove(); });
});

test('an empty vault', async () => {
  await expectAccessible(app, 'Home, empty');
  await goToEvidence(app);
  await expect(app.page.getByText('Drop files or folders here. Originals are not changed.').first()).toBeVisible();
  await expectAccessible(app, 'Evidence, empty');
  await openActivity(app);
  await expectAccessible(app, 'Activity, empty');
});

test('adding and its results', async () => {
  const { page } = app;
  await addFiles(app, [...writePhotoFolder(join(app.folder, 'card')), ...writeOtherKinds(join(app.folder, 'others'))]);
  const job = await finishedJob(app, new RegExp(`^Adding ${String(files.length)} files`, 'u'));
  expect(await resultsOf(job)).toHaveLength(files.length);
  await expectAccessible(app, 'Activity with results');
  await page.getByRole('button', { name: 'Remove originals from their place' }).click();
  await expect(page.getByRole('alertdialog', { name: /^Remove \d+ originals\?$/u })).toBeVisible();
  await expectAccessible(app, 'Remove originals');
  await page.getByRole('button', { name: 'Keep the originals' }).click();
  await closeActivity(app);
  await page.keyboard.press('Control+1');
  await expectHome(app);
  await expectAccessible(app, 'Home with items');
});

test('the list of evidence', async () => {
  const { page } = app;
  await goToEvidence(app);
  await expect(tile(app, 'DSC_0001.jpg').locator('img')).toBeVisible();
  await expectAccessible(app, 'grid');
  await tile(app, 'DSC_0001.jpg').click();
  await expect(details(app).getByRole('tab', { name: 'Details' })).toBeVisible();
  await expectAccessible(app, 'grid, one chosen');
  await page.keyboard.press('Space');
  const quickLook = page.getByRole('dialog', { name: /a quick look$/u });
  await expect(quickLook).toBeVisible();
  await expectAccessible(app, 'a quick look');
  await escapeFrom(quickLook);
  await grid(app).focus();
  await page.keyboard.press('Control+A');
  await expectAccessible(app, 'grid, all chosen');
  for (const [button, dialog] of [['Describe', /together$/u], ['Tags', 'Tags'], ['Export', /^Export \d+ copies$/u], ['Save a list', /^Save a list of \d+ items$/u]] as const) {
    await page.getByRole('toolbar', { name: 'Actions for what is chosen' }).getByRole('button', { name: button }).click();
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    if (button === 'Export' || button === 'Save a list') await page.getByRole('dialog').getByRole('button', { name: /^Choose a (?:folder|place)/u }).click();
    await expectAccessible(app, `${button} dialog`);
    await closeDialog(page.getByRole('dialog', { name: dialog }));
  }
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Filters' })).toBeVisible();
  await expectAccessible(app, 'filter dialog');
  await page.getByRole('dialog', { name: 'Filters' }).getByText('Photo', { exact: true }).click();
  await closeDialog(page.getByRole('dialog', { name: 'Filters' }));
  await expectAccessible(app, 'grid, filtered');
  await filterBox(app).fill('nothing is called this');
  await expect(page.getByText('No item matches these filters.')).toBeVisible();
  await expect(page.getByText(/^Without filters the list of this case has \d+ items\.$/u)).toBeVisible();
  await expectAccessible(app, 'grid, nothing found');
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(grid(app).getByRole('columnheader').first()).toBeVisible();
  await expect(foot(app)).toHaveText(`${String(files.length)} items`);
  await expectAccessible(app, 'table');
  await page.getByRole('button', { name: 'Sort: Taken' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(app, 'menu of orders');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Grid' }).click();
});

test('an item of every kind', async () => {
  const { page } = app;
  for (let number = 1; number <= files.length; number += 1) {
    await goToItem(app, `E-${String(number).padStart(3, '0')}`);
    await expect(heading(app)).toContainText(`E-${String(number).padStart(3, '0')}`);
    // The buttons come with the item, before which nothing says that it opens either.
    await expect(page.getByRole('button', { name: 'Export a copy' }).first()).toBeVisible();
    await expect(page.getByText(/^Opening E-/u)).toHaveCount(0);
    await expectAccessible(app, (await heading(app).textContent()) ?? '');
  }
  await goToItem(app, 'E-001');
  for (const group of ['How it came to us', 'Who may use it', 'Device and place', 'Kept from the web', 'How far to rely on it', 'The physical item, and notes']) {
    await details(app).getByRole('button', { name: new RegExp(`^${group}`, 'u') }).click();
  }
  await expectAccessible(app, 'all fields of a description');
  await showCustody(app);
  await expectAccessible(app, 'custody log');
  await details(app).getByRole('button', { name: 'Custody form' }).click();
  const form = page.getByRole('dialog', { name: 'Chain-of-custody form of E-001' });
  await expect(form.getByText('E-001').nth(1)).toBeVisible();
  await expectAccessible(app, 'custody form');
  await closeDialog(form);
  await page.getByRole('button', { name: 'I have looked at it' }).click();
  const review = page.getByRole('dialog', { name: 'What does E-001 show?' });
  await review.getByText('Injury', { exact: true }).click();
  await expectAccessible(app, 'what was seen');
  await review.getByRole('button', { name: 'Save what I saw' }).click();
  await expect(page.getByRole('heading', { name: 'Marked disturbing: Injury.' })).toBeVisible();
  await expectAccessible(app, 'covered item');
});

test('commands, settings and about', async () => {
  const { page } = app;
  const palette = await openPalette(app);
  await expectAccessible(app, 'commands');
  await palette.getByRole('searchbox').fill('zzzz');
  await expectAccessible(app, 'commands, none found');
  await palette.getByRole('searchbox').fill('');
  await escapeFrom(palette);
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await expectAccessible(app, 'Settings');
  for (const name of ['Change the passphrase', 'Make a new recovery code', 'Add a person']) {
    await page.getByRole('button', { name, exact: true }).click();
    const dialog = page.getByRole('dialog', { name });
    await dialog.getByLabel('Your passphrase now').fill('wrong');
    await expectAccessible(app, name);
    if (name === 'Add a person') {
      await dialog.getByLabel('Name', { exact: true }).fill('Dalen P.');
      await dialog.getByLabel('Passphrase of the new person', { exact: true }).fill('bucket orchard signal violet engine 41');
      await dialog.getByLabel('Your passphrase now').fill(passphrase);
      await dialog.getByRole('button', { name: 'Add this person' }).click();
      await expect(page.getByRole('cell', { name: 'M2', exact: true })).toBeVisible();
    } else {
      await closeDialog(dialog);
    }
  }
  await page.getByRole('button', { name: 'Remove M2' }).click();
  await expect(page.getByRole('alertdialog', { name: 'Remove Dalen P. (M2)?' })).toBeVisible();
  await expectAccessible(app, 'Remove a person');
  await page.getByRole('button', { name: 'Keep M2' }).click();
  await page.getByRole('button', { name: 'Change the key of “Go to Home”' }).click();
  await page.getByLabel('New key').press('Control+K');
  await expect(page.getByText(/^Ctrl K is the key of “Search or command” now\./u)).toBeVisible();
  await expectAccessible(app, 'Change a key');
  await closeDialog(page.getByRole('dialog', { name: 'Change the key of “Go to Home”' }));
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await expectAccessible(app, 'list of keys');
  await closeDialog(page.getByRole('dialog', { name: 'Keys' }));
  await page.keyboard.press('F1');
  const help = page.getByRole('complementary', { name: 'Help' });
  await expect(help.getByRole('article')).toBeVisible();
  await expectAccessible(app, 'Help, a topic');
  await help.getByRole('button', { name: 'All topics' }).click();
  await expectAccessible(app, 'Help, all topics');
  await help.getByRole('button', { name: 'Close help' }).click();
  await page.getByRole('button', { name: 'About Holdfast' }).click();
  await expect(page.getByRole('heading', { name: 'About Holdfast', level: 1 })).toBeVisible();
  await expectAccessible(app, 'About');
});

test('a narrow window', async () => {
  const { page } = app;
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await page.setViewportSize({ width: 360, height: 700 });
  for (const [place, key] of [['Home', 'Control+1'], ['Evidence', 'Control+2'], ['Settings', 'Control+,']] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { name: place, level: 1 })).toBeVisible();
    await expectAccessible(app, `${place}, narrow`);
  }
  // Nothing of a person lies beside the window: the row is a card there.
  const people = page.getByRole('table', { name: 'People who can open this vault' });
  await expect(people.getByRole('columnheader')).toHaveCount(0);
  expect(await people.getByRole('button', { name: 'Remove M2' }).evaluate((button) => button.getBoundingClientRect().right)).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: 'Open menu' }).click();
  await expectAccessible(app, 'menu of places');
  await page.getByRole('button', { name: 'Close menu' }).click();
  await page.evaluate(async () => {
    const { evidence } = (globalThis as unknown as { holdfast: { evidence: { check(input: object): Promise<unknown> } } }).holdfast;
    for (let time = 0; time < 2; time += 1) await evidence.check({ selection: { by: 'ids', ids: ['E-001'] } });
  });
  // What lies over the place keeps the keyboard out of what nobody sees, and goes when another place is gone to. Until then it is what the page is about, in its main part and under its first heading. Two jobs of one title are no two landmarks of one name.
  await page.getByRole('button', { name: /^Activity/u }).click();
  await expect(page.locator('main')).toHaveAttribute('inert');
  await expect(page.getByRole('main', { name: 'Activity' }).getByRole('heading', { name: 'Activity', level: 1 })).toBeVisible();
  const checks = page.getByRole('main', { name: 'Activity' }).getByRole('group', { name: /^Checking/u });
  await expect(checks.filter({ hasText: 'Finished' })).toHaveCount(2);
  await expectAccessible(app, 'Activity over the place, two jobs of one title');
  await page.locator('.frame-skip').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Activity' })).toBeFocused();
  await page.keyboard.press('F1');
  await expect(page.getByRole('main', { name: 'Help' }).getByRole('article')).toBeVisible();
  await expectAccessible(app, 'Help over the place');
  const topic = page.getByRole('article').getByRole('heading').first();
  await expect(topic).toBeFocused();
  await page.setViewportSize(size);
  await expect(page.getByRole('complementary', { name: 'Help' })).toBeVisible();
  await expect(topic).toBeFocused();
  await page.setViewportSize({ width: 360, height: 700 });
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('main', { name: 'Help' })).toHaveCount(0);
  await expectHome(app);
  // A notice and the foot leave half of the smallest window to the place, also where its letters are large.
  await expect(page.locator('.frame-notices')).toContainText('Checking 1 item: finished.');
  await page.setViewportSize({ width: 320, height: 640 });
  await preferTextSize(app, 200);
  await expect.poll(() => page.evaluate(() => ['.frame-told', '.frame-foot'].reduce((sum, part) => sum + (document.querySelector(part)?.getBoundingClientRect().height ?? Infinity), 0))).toBeLessThan(320);
  await preferTextSize(app, 100);
  await page.setViewportSize(size);
});

test('what is cut, wide, covered, broken or focused without a ring is found', async () => {
  const { page } = app;
  await page.evaluate(() => {
    const plant = (tag: string, words: string, style: Partial<CSSStyleDeclaration>): void => {
      const element = document.createElement(tag);
      element.className = 'planted';
      element.textContent = words;
      Object.assign(element.style, style);
      document.querySelector('main')?.prepend(element);
    };
    plant('p', 'wide', { width: '5000px' });
    plant('p', 'words that are cut', { width: '40px', overflow: 'hidden', whiteSpace: 'nowrap' });
    plant('button', 'Unbreakable', { width: '30px', overflowWrap: 'anywhere' });
    plant('div', '', { position: 'absolute', inset: '0', zIndex: '5' });
  });
  const found = await faultsSeen(app);
  for (const kind of ['scrolls sideways', 'words are cut', 'the word Unbreakable is broken', 'a control is covered']) expect(found.filter((one) => one.startsWith(kind)), kind).not.toEqual([]);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('.planted')) element.remove();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { outline: none !important }');
    document.adoptedStyleSheets = [sheet];
  });
  expect(await focusUnseen(app, 2)).toHaveLength(2);
  await page.evaluate(() => { document.adoptedStyleSheets = []; });
});

test('at 320 pixels, at 200 % and with text spaced wide nothing is cut, covered or out of the window; in the system’s colours the focus is seen', async () => {
  const { page } = app;
  const places: readonly (readonly [name: string, reach: () => Promise<void>])[] = [
    ['Home', async () => { await page.keyboard.press('Control+1'); await expectHome(app); }],
    ['Evidence', () => goToEvidence(app)],
    ['table', async () => { await page.getByRole('button', { name: 'Table' }).click(); await expect(grid(app).getByRole('columnheader').first()).toBeVisible(); }],
    ['item', async () => { await page.getByRole('button', { name: 'Grid' }).click(); await goToItem(app, 'E-002'); await expect(page.getByRole('button', { name: 'Export a copy' }).first()).toBeVisible(); }],
    ['custody of an item', () => showCustody(app)],
    ['Settings', async () => { await page.keyboard.press('Control+,'); await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible(); }],
    ['Safety', async () => { await page.keyboard.press('Control+7'); await expect(page.getByRole('heading', { name: 'Safety', level: 1 })).toBeVisible(); }],
    ['custody log of the vault', async () => { await page.getByRole('button', { name: 'See the custody log' }).click(); await expect(page.getByRole('list', { name: 'Custody log of the vault' }).getByRole('listitem').first()).toBeVisible(); }],
    ['About', async () => { await page.getByRole('button', { name: 'About Holdfast' }).click(); await expect(page.getByRole('heading', { name: 'About Holdfast', level: 1 })).toBeVisible(); }],
    ['Cases', async () => { await page.keyboard.press('Control+K'); await page.keyboard.type('manage cases'); await page.getByRole('dialog').getByRole('menuitem', { name: /Manage cases/u }).click(); await expect(page.getByRole('heading', { name: 'Cases', level: 1 })).toBeVisible(); }],
    ['New case', async () => { await page.getByRole('button', { name: 'New case' }).click(); await expect(page.getByRole('dialog', { name: 'New case' })).toBeVisible(); }],
  ];
  for (const [name, reach] of places) {
    await reach();
    await expectWholeInEveryDress(app, name);
    expect.soft(await focusUnseen(app, 6), `${name}, in the system’s colours`).toEqual([]);
  }
  await closeDialog(page.getByRole('dialog', { name: 'New case' }));
});

test('the way in', async () => {
  const { page } = app;
  await lockByKey(app);
  await expectAccessible(app, 'locked');
  await expectWholeInEveryDress(app, 'locked');
  expect(await focusUnseen(app, 4), 'locked').toEqual([]);
  await tryToOpen(app, 'something else entirely');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(app, 'a wrong passphrase');
  await page.getByRole('button', { name: 'Open with the recovery code' }).click();
  await expectAccessible(app, 'open with the recovery code');
  await page.getByRole('button', { name: 'Another vault' }).click();
  await expect(page.getByRole('button', { name: 'Back to the locked vault' })).toBeVisible();
  await expectAccessible(app, 'another vault');
});
