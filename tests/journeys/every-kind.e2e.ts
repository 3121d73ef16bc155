// Every kind of file that Holdfast says it shows is shown: pixels of the right colour, time that passes, words that can be read; and what
// cannot be shown says so in words, never as an empty box.
import { expect, test, type Locator } from 'playwright/test';
import { makeVault } from './screens/first-run.ts';
import { goToItem, video, videoState } from './screens/item.ts';
import { expectAccessible } from './support/accessibility.ts';
import { addSamples } from './support/begin.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';
import { commentedSheet, commentedText, minutesWithMacro } from './support/commented-files.ts';
import { letterRtf } from './support/letter-rtf.ts';
import { officeWords } from './support/office-files.ts';
import { brokenFiles, cutPictures, documents, huge, pdfPages, pictures, recordings, sampleColour, secondPageColour, undecoded } from './support/sample-files.ts';
import { gridSize, telephoneHeic, tileColours } from './support/telephone-heic.ts';
import { layTrap, trapScript, type Trap } from './support/trap.ts';

/** Documents that people spoke in, one with a macro, one a template, one in Rich Text Format. */
const spoken = { 'minutes.docm': minutesWithMacro, 'paid.xlsx': commentedSheet, 'form.ott': commentedText, 'letter.rtf': letterRtf };
/** As a telephone stores what it took lying, upright and upside down: the same tiles, and the turn beside them. */
const turned = { 'lying.heic': 0, 'upright-left.heic': 1, 'upside-down.heic': 2, 'upright.heic': 3 } as const;
const telephones = Object.fromEntries(Object.entries(turned).map(([name, quarters]) => [name, () => telephoneHeic(quarters)]));
const all = { ...pictures, ...telephones, ...recordings, ...undecoded, ...documents, ...spoken, ...huge, ...brokenFiles, ...cutPictures };
let app: Holdfast;
let trap: Trap;
let numbers: ReadonlyMap<string, string>;

const open = async (name: string): Promise<string> => {
  const number = numbers.get(name) ?? `no number for ${name}`;
  await goToItem(app, number);
  return number;
};

const ground = (number: string): Locator => app.page.getByRole('img', { name: new RegExp(`^Picture of ${number}\\.`, 'u') });

/** The colour of the picture that the viewer shows, whether the browser decoded it or a worker did: in its middle, or at another place between 0 and 1. */
const colourShown = (number: string, place: readonly [across: number, down: number] = [0.5, 0.5]): Promise<readonly number[]> =>
  ground(number).locator('.viewer-look:not([data-waiting]) > *').evaluate((shown: HTMLImageElement | HTMLCanvasElement, [across, down]) => {
    const [width, height] = shown instanceof HTMLImageElement ? [shown.naturalWidth, shown.naturalHeight] : [shown.width, shown.height];
    const canvas = new OffscreenCanvas(1, 1);
    const drawing = canvas.getContext('2d');
    drawing?.drawImage(shown, width * across, height * down, 1, 1, 0, 0, 1, 1);
    return [...(drawing?.getImageData(0, 0, 1, 1).data ?? [])];
  }, place);

/** Lossy formats and colour spaces move a colour a little. */
const expectColour = async (number: string, [red, green, blue]: readonly [number, number, number], place?: readonly [number, number]): Promise<void> => {
  await expect.poll(async () => {
    const [r = -99, g = -99, b = -99, alpha] = await colourShown(number, place);
    return alpha === 255 && Math.abs(r - red) < 14 && Math.abs(g - green) < 14 && Math.abs(b - blue) < 14;
  }).toBe(true);
};

test.beforeAll(async () => {
  app = await launchHoldfast();
  await makeVault(app);
  trap = await layTrap(app);
  numbers = await addSamples(app, all);
});

test.afterAll(async () => {
  await app.close();
});

for (const name of Object.keys(pictures)) {
  test(`${name} is shown in its colour`, async () => {
    await expectColour(await open(name), sampleColour);
  });
}

/** The corners in the order of the clock, and where each is seen. */
const corners = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;
const places = [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9], [0.1, 0.9]] as const;

for (const [name, quarters] of Object.entries(turned)) {
  test(`${name}, a grid of tiles as telephones make it, is put together, turned once and shown whole`, async () => {
    const number = await open(name);
    for (const [at, place] of places.entries()) {
      const corner = corners[(at + quarters) % corners.length] ?? 'topLeft';
      await expectColour(number, tileColours[corner], place);
    }
    const { width, height } = await ground(number).locator('.viewer-look:not([data-waiting]) > *').evaluate((shown: HTMLCanvasElement) => ({ width: shown.width, height: shown.height }));
    expect([width, height]).toEqual(quarters % 2 === 0 ? [gridSize.width, gridSize.height] : [gridSize.height, gridSize.width]);
    // The small picture that the file carries is no page of it.
    await expect(app.page.getByRole('button', { name: 'Next page' })).toHaveCount(0);
  });
}

test('each page of a TIFF is shown, and its viewer and that of HEIC break no rule of axe-core', async () => {
  const tiff = await open('pages.tiff');
  await app.page.getByRole('button', { name: 'Next page' }).click();
  await expectColour(tiff, secondPageColour);
  await expectAccessible(app, 'a TIFF of two pages');
  await expectColour(await open('picture.heic'), sampleColour);
  await expectAccessible(app, 'a HEIC picture');
});

for (const name of Object.keys(recordings)) {
  test(`${name} plays, by keys, and a place can be set`, async () => {
    await open(name);
    const { page } = app;
    const player = page.getByRole('group', { name: /^(?:Video|Sound) of /u });
    await player.focus();
    await expect.poll(async () => (await videoState(app)).length).toBeGreaterThan(1);
    await page.keyboard.press('Space');
    await expect.poll(async () => (await videoState(app)).at).toBeGreaterThan(0);
    await page.keyboard.press('k');
    await expect.poll(async () => (await videoState(app)).paused).toBe(true);
    const slider = page.getByRole('slider', { name: 'Position' });
    await slider.fill('1.2');
    // The value stands where it was put, at once and when the film has got there.
    await expect(slider).toHaveValue('1.2');
    await expect.poll(async () => (await videoState(app)).at).toBeCloseTo(1.2, 1);
    await expect(slider).toHaveValue('1.2');
    await expect(page.getByText(/^00:01 \/ 00:0[12]$/u)).toBeVisible();
    await slider.press('Home');
    await expect(slider).toHaveValue('0');
    if (name.startsWith('film')) expect(await video(app).evaluate((film: HTMLVideoElement) => film.videoWidth)).toBe(64);
  });
}

test('a film that this computer has no decoder for says which one it lacks and what to do, and no player is shown', async () => {
  await open('hevc.mp4');
  const main = app.page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'This video cannot be played here.' })).toBeVisible();
  await expect(main.getByText('It is recorded in HEVC, and this computer has no decoder for that. Export a copy to play it elsewhere, or open this vault on a computer that has the decoder.')).toBeVisible();
  await expect(video(app)).toHaveCount(0);
  await expect(app.page.getByRole('slider', { name: 'Position' })).toHaveCount(0);
  await expectAccessible(app, 'a film that cannot be played');
});

test('a document of many pages opens at once and goes to its last', async () => {
  await open('order.pdf');
  const { page } = app;
  await expect(page.getByRole('group', { name: 'Page 1 of the document' })).toContainText('This is page 1');
  const field = page.getByRole('textbox', { name: 'Page' });
  await field.fill(String(pdfPages));
  await field.press('Enter');
  const last = page.getByRole('group', { name: `Page ${String(pdfPages)} of the document` });
  await expect(last).toContainText(`This is page ${String(pdfPages)}`);
  // Its letters are drawn, not only its text laid over nothing.
  await expect.poll(() => last.locator('canvas').evaluate((canvas: HTMLCanvasElement) => new Set(canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data).size)).toBeGreaterThan(2);
});

test('documents, messages and texts are read; markup is text and nothing in it runs', async () => {
  const { page } = app;
  const shows = async (name: string, words: string): Promise<void> => {
    const number = await open(name);
    await expect(page.getByRole('region', { name: new RegExp(`(?:Document|Text of) ${number}`, 'u') })).toContainText(words);
  };
  await shows('letter.docx', 'To the chair of the branch');
  for (const [name, words] of Object.entries(officeWords)) await shows(name, words);
  const sheets = await open('table.xlsx');
  await expect(page.getByRole('region', { name: `Document ${sheets}` }).getByRole('heading')).toHaveText(['Sheet Dismissals', 'Sheet Quiet (hidden in the file)']);
  await expectAccessible(app, 'a workbook');
  await shows('notice.eml', 'Your account has been frozen.');
  await shows('chat.txt', 'Bonuses are for members');
  await shows('page.html', `<script>${trapScript('page')}</script>`);
  await expect(page.getByText('Shown as text. Nothing in it is run or loaded.')).toBeVisible();
  await shows('drawing.svg', '<rect width="9" height="9"/>');
  expect(await trap.sprung()).toStrictEqual([]);
});

test('what people said in documents is read with who said it, what they deleted as deleted; a macro is named and never run', async () => {
  const { page } = app;
  const macro = page.getByText('A macro is in this document. It is never run here. In another program, an exported copy may run it.');
  const paper = async (name: string): Promise<Locator> => page.getByRole('region', { name: `Document ${await open(name)}` });
  const minutes = await paper('minutes.docm');
  await expect(minutes.getByText('Comment 1 by Ana Dolidze, 2026-03-03 09:12:00Z')).toBeVisible();
  await expect(macro).toBeVisible();
  await expect(minutes.getByRole('deletion').first()).toHaveText('the owner');
  await expect(minutes).toContainText('[Deleted by Ana Dolidze, 2026-03-03 09:12:00Z:]');
  await expect(minutes).toContainText('eight.[comment 1]');
  await expect(minutes).toContainText('Head of the first pageLabour InspectorateRef. 12-7/2026Minutes of the branch');
  await expect(minutes).toContainText('Foot of the other pagesIn confidence2 comments');
  await expectAccessible(app, 'a document with comments and changes');
  const paid = await paper('paid.xlsx');
  await expect(paid.getByText('Comment 1 on cell B2 by Ana, at a time the file does not say')).toBeVisible();
  await expect(paid).toContainText('[Chart at cell D2: Dismissals by month. Not drawn here. Its values, as the file last kept them:]People');
  await expect(paid.getByRole('row', { name: 'January 3 1', exact: true })).toBeVisible();
  await expect(paid).toContainText('[Picture: Stamp]');
  await expectAccessible(app, 'a workbook with a chart');
  await expect(macro).toHaveCount(0);
  await expect(page.getByText('The file keeps former values of cells, which are not shown.')).toBeVisible();
  await expect((await paper('form.ott')).getByText('Ask again')).toBeVisible();
  await expect((await paper('letter.rtf')).getByText('Comment 1 by Marta, 2026-03-03 09:12')).toBeVisible();
  expect(await trap.sprung()).toStrictEqual([]);
});

test('a picture 50,000 pixels wide is shown, and one that would fill the memory is refused in words', async () => {
  await expectColour(await open('long.png'), sampleColour);
  await open('enormous.png');
  await expect(app.page.getByText('It is larger than Holdfast opens in one piece. Export a copy to open it in a program that can.')).toBeVisible();
});

for (const name of Object.keys(brokenFiles)) {
  test(`${name} says in words that it cannot be shown`, async () => {
    const number = await open(name);
    const { page } = app;
    await expect(page.getByRole('heading', { name: /^(?:This computer cannot show it\.|This video cannot be played here\.|This sound cannot be played here\.|Kept as it is)$/u })).toBeVisible();
    await expect(page.getByText(/The bytes are whole|what came matched its fingerprint/u)).toBeVisible();
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toContainText(number);
  });
}

for (const name of Object.keys(cutPictures)) {
  test(`${name} says in the viewer, the details and the log that its end did not come, and is sound as it is kept`, async () => {
    const number = await open(name);
    const { page } = app;
    await expect(page.getByText('The end of this file is missing. It came that way. Only what is there can be shown.')).toBeVisible();
    await expect(page.getByText('The end of this file is missing. It came that way: nothing was lost in the vault.')).toBeVisible();
    // Something of it is shown, or it says in words that nothing can be.
    await expect(ground(number).locator('.viewer-look:not([data-waiting]) > *').or(page.getByRole('heading', { name: 'This computer cannot show it.' })).first()).toBeVisible();
    await page.getByRole('tab', { name: 'Custody' }).click();
    await expect(page.getByText('Its end was missing when it came').first()).toBeAttached();
  });
}

test('a picture that was cut off is shown as far as it goes, where its decoder shows parts', async () => {
  const number = await open('cut-picture.png');
  await expect(ground(number).locator('.viewer-look:not([data-waiting]) > img')).toHaveCount(1);
  await expectAccessible(app, 'a picture whose end is missing');
});
