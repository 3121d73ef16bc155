// The viewer's keys and buttons with every kind of item: larger, as it fits, turned, covered; what makes no sense with one says why. None of it changes the item.
import { expect, test, type Locator } from 'playwright/test';
import { escapeFrom } from './screens/dialog.ts';
import { filterBox, goToEvidence, grid } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { goToItem, videoState } from './screens/item.ts';
import { openPalette } from './screens/palette.ts';
import { expectAccessible } from './support/accessibility.ts';
import { addSamples } from './support/begin.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';
import { lockedPdf, lockedPdfPassword, lockedPdfWords } from './support/locked-pdf.ts';
import { documents, pictures, recordings } from './support/sample-files.ts';

const all = { ...pictures, ...recordings, ...documents, 'locked.pdf': lockedPdf };
let app: Holdfast;
let numbers: ReadonlyMap<string, string>;

test.beforeAll(async () => {
  app = await launchHoldfast();
  await makeVault(app);
  numbers = await addSamples(app, all);
});

test.afterAll(async () => {
  await app.close();
});

const open = async (name: string): Promise<void> => {
  await goToItem(app, numbers.get(name) ?? `no number for ${name}`);
};

const stage = (): Locator => app.page.locator('.viewer-stage');

/** Width and height on the screen, in whole pixels. */
const sizeOf = async (what: Locator): Promise<readonly [number, number]> => {
  const box = await what.boundingBox();
  return [Math.round(box?.width ?? 0), Math.round(box?.height ?? 0)];
};

const isUpright = async (what: Locator): Promise<boolean> => {
  const [width, height] = await sizeOf(what);
  return height > width;
};

/** What the palette says of a command that it does not offer now. The keyboard is back where it was afterwards. */
const reasonFor = async (command: string): Promise<string> => {
  const { page } = app;
  const box = await openPalette(app);
  await box.getByRole('searchbox').fill(command);
  const words = await box.getByRole('menuitem').filter({ hasText: new RegExp(`^${command}`, 'u') }).innerText();
  // The first one empties the box.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  return words;
};

const covered = (): Locator => stage().getByRole('heading', { name: 'Covered by you.' });

const ways: readonly { readonly name: string; readonly shown: () => Locator; readonly turnsIt: () => Locator; readonly full: readonly [number, number] }[] = [
  { name: 'picture.jpg', shown: () => stage().locator('.viewer-look img'), turnsIt: () => stage().locator('.viewer-place'), full: [64, 48] },
  { name: 'film.mp4', shown: () => stage().locator('.viewer-look video'), turnsIt: () => stage().locator('.viewer-place'), full: [64, 48] },
  { name: 'order.pdf', shown: () => stage().locator('.pdf-page canvas'), turnsIt: () => stage().locator('.pdf-page canvas'), full: [400, 800 / 3] },
];

for (const { name, shown, turnsIt, full } of ways) {
  test(`${name} is turned, made larger and smaller, shown as large as it is, made grey and covered, by keys and by buttons`, async () => {
    await open(name);
    const { page } = app;
    await expect(shown()).toBeVisible();
    await expect.poll(() => isUpright(turnsIt())).toBe(false);
    await page.keyboard.press('1');
    await expect.poll(() => sizeOf(turnsIt())).toEqual(full.map(Math.round));
    await page.keyboard.press('r');
    await expect.poll(() => sizeOf(turnsIt())).toEqual([full[1], full[0]].map(Math.round));
    await page.keyboard.press('+');
    await expect.poll(() => sizeOf(turnsIt())).toEqual([full[1] * 1.5, full[0] * 1.5].map(Math.round));
    await page.keyboard.press('-');
    await page.keyboard.press('0');
    await page.getByRole('button', { name: 'Turn view' }).click();
    await expect.poll(() => isUpright(turnsIt())).toBe(false);
    await page.getByRole('button', { name: '100%' }).click();
    await expect.poll(() => sizeOf(turnsIt())).toEqual(full.map(Math.round));
    // The button has the focus now; the keys work all the same.
    await page.keyboard.press('g');
    await expect(stage()).toHaveAttribute('data-cover', 'grey');
    await expect(shown()).toBeVisible();
    await page.keyboard.press('g');
    await expect(stage()).toHaveAttribute('data-cover', 'plain');
    await page.keyboard.press('b');
    await expect(covered()).toBeVisible();
    await expect(shown()).toHaveCount(0);
    await expect(stage().getByText('Blurred, grey and silent.')).toBeVisible();
    // No key takes a cover off: that is done by choosing.
    await page.keyboard.press('g');
    await expect(covered()).toBeVisible();
    await stage().getByRole('button', { name: 'Show as it is' }).click();
    await expect(shown()).toBeVisible();
    await stage().getByRole('button', { name: 'Cover', exact: true }).click();
    await expect(covered()).toBeVisible();
    await expectAccessible(app, `${name}, covered by hand`);
  });
}

test('a page that is turned has its words where its picture has them', async () => {
  // It was left covered; coming back finds it as it began.
  await open('chat.txt');
  await open('order.pdf');
  const { page } = app;
  const sheet = stage().locator('.pdf-page');
  const words = stage().locator('.pdf-words span').filter({ hasText: 'This is page 1' }).first();
  for (const turn of [0, 1, 2, 3]) {
    await expect(stage().locator('.pdf-words')).toHaveAttribute('data-main-rotation', String(turn * 90));
    await expect(words).toBeAttached();
    await expect.poll(async () => {
      const [outer, inner] = [await sheet.boundingBox(), await words.boundingBox()];
      return outer !== null && inner !== null && inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width + 1 && inner.y + inner.height <= outer.y + outer.height + 1
        && inner.height > inner.width === (turn % 2 === 1);
    }).toBe(true);
    await page.keyboard.press('r');
  }
});

for (const name of ['chat.txt', 'letter.docx', 'notice.eml']) {
  test(`${name} is made larger and smaller, covered, and says why it is not turned`, async () => {
    await open(name);
    const { page } = app;
    const text = stage().getByRole('region').locator('> *').first();
    await expect(text).toBeVisible();
    const zoom = () => text.evaluate((element) => getComputedStyle(element).zoom);
    await page.keyboard.press('+');
    await expect.poll(zoom).toBe('1.5');
    await expect(stage().getByText('150%')).toBeVisible();
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    await expect.poll(zoom).toBe('0.75');
    await page.getByRole('button', { name: '100%' }).click();
    await expect.poll(zoom).toBe('1');
    expect(await reasonFor('Turn the view')).toContain('Text is always upright.');
    expect(await reasonFor('Grey, or as it is')).toContain('Text is shown without colours already.');
    await page.keyboard.press('b');
    await expect(covered()).toBeVisible();
    await expect(text).toHaveCount(0);
    await expect(stage().getByText('Hidden until you choose.')).toBeVisible();
    await stage().getByRole('button', { name: 'Show it' }).click();
    await expect(text).toBeVisible();
  });
}

test('sound is covered, which silences it, and says why it is not turned', async () => {
  await open('sound.mp3');
  const { page } = app;
  await expect.poll(async () => (await videoState(app)).length).toBeGreaterThan(1);
  expect(await reasonFor('Turn the view')).toContain('Sound has nothing to look at.');
  await stage().getByRole('group', { name: /^Sound of/u }).focus();
  await page.keyboard.press('k');
  await expect.poll(async () => (await videoState(app)).paused).toBe(false);
  await page.keyboard.press('b');
  await expect(covered()).toBeVisible();
  await expect(page.locator('video')).toHaveCount(0);
});

test('the palette turns what is shown, and says what is missing where nothing is open', async () => {
  await open('film.webm');
  const { page } = app;
  const place = stage().locator('.viewer-place');
  await expect.poll(() => isUpright(place)).toBe(false);
  const box = await openPalette(app);
  await box.getByRole('searchbox').fill('rotate');
  await expect(box.getByRole('menuitem', { name: 'Turn the view' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(() => isUpright(place)).toBe(true);
  await expectAccessible(app, 'a film that is turned');
  await goToEvidence(app);
  expect(await reasonFor('Turn the view')).toContain('Open an item first.');
});

test('a PDF that is locked with a password says so, and is shown to whoever knows it, until the item is left', async () => {
  await open('locked.pdf');
  const { page } = app;
  await expect(stage().getByRole('heading', { name: 'This PDF opens with a password.' })).toBeVisible();
  await expect(stage().getByText(/That is no damage: nothing was lost, and it can be exported as it is\./u)).toBeVisible();
  const field = stage().getByLabel('Password of the document', { exact: true });
  await field.fill('not this');
  await page.keyboard.press('Enter');
  await expect(stage().getByText(/^That password did not open the document\./u)).toBeVisible();
  await expectAccessible(app, 'a locked PDF');
  await expect(field).toBeFocused();
  await page.keyboard.type(lockedPdfPassword);
  await page.keyboard.press('Enter');
  await expect(stage().getByRole('group', { name: 'Page 1 of the document' })).toContainText(lockedPdfWords);
  await open('chat.txt');
  await open('locked.pdf');
  await expect(field).toHaveValue('');
});

test('the key for printing says that there is nothing to print, or shows what there is', async () => {
  const { page } = app;
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('banner').getByText(/^Nothing to save at \d{1,2}:\d{2}/u)).toBeVisible();
  await page.keyboard.press('Control+P');
  await expect(page.getByRole('main').getByText('There is nothing to print here.').last()).toBeVisible();
  await page.keyboard.press('Control+7');
  await expect(page.getByRole('heading', { name: 'Safety', level: 1 })).toBeVisible();
  await page.keyboard.press('Control+P');
  const report = page.getByRole('dialog', { name: 'Health report' });
  await expect(report.getByRole('group', { name: 'Page 1 of the document' })).toBeVisible();
  await escapeFrom(report);
});

test('with single keys switched off, the sign for the filter is a letter like any other and no letter does anything in the viewer', async () => {
  const { page } = app;
  await goToEvidence(app);
  await grid(app).focus();
  await page.keyboard.press('/');
  await expect(filterBox(app)).toBeFocused();
  await expect(filterBox(app)).toHaveValue('');
  await page.keyboard.press('Control+,');
  const single = page.getByRole('switch', { name: 'Single-letter keys in grid and viewer' });
  await single.focus();
  await page.keyboard.press('Space');
  await expect(single).not.toBeChecked();
  await goToEvidence(app);
  await grid(app).focus();
  await page.keyboard.press('/');
  await expect(filterBox(app)).toHaveValue('/');
  await filterBox(app).fill('');
  await open('picture.jpg');
  await expect(stage().locator('.viewer-look img')).toBeVisible();
  await page.keyboard.press('b');
  await page.keyboard.press('r');
  await expect(covered()).toHaveCount(0);
  await expect.poll(() => isUpright(stage().locator('.viewer-place'))).toBe(false);
});
