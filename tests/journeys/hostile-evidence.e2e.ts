// Evidence that means harm, in the real window: files that are two things at once, documents that would act, archives that would fill the memory, names and paths as long and as odd
// as the system allows. Each is shown or refused in words; nothing in it runs, nothing reaches out, nothing is written elsewhere, and the window goes on.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { everything } from '../../shared/evidence/schema.ts';
import { closeActivity, finishedJob, openActivity } from './screens/activity.ts';
import { addFolder, foot, goToEvidence, grid, tile } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { goToItem, heading } from './screens/item.ts';
import { hostileFiles, hostileNames } from './support/hostile-files.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';
import { writeSamples } from './support/sample-files.ts';
import { layTrap, type Trap } from './support/trap.ts';

test.skip(process.platform !== 'linux', 'other systems do not allow these names');

/** A folder so deep that the file in it has a path of nearly the 4,096 bytes that Linux takes, in parts of the longest names. */
const deepFolder = (from: string): string => {
  let folder = from;
  while (Buffer.byteLength(folder) < 3500) folder = join(folder, 'd'.repeat(250));
  return folder;
};
const deepName = `deep-${'x'.repeat(240)}.txt`;

let app: Holdfast;
let trap: Trap;
let numbers: ReadonlyMap<string, string>;
let names: string;

const open = async (name: string): Promise<string> => {
  const number = numbers.get(name) ?? `no number for ${name}`;
  await goToItem(app, number);
  return number;
};

test.beforeAll(async () => {
  app = await launchHoldfast();
  const { page } = app;
  await makeVault(app);
  trap = await layTrap(app);
  const folder = join(app.folder, 'given');
  names = join(folder, 'names');
  const deep = deepFolder(join(folder, 'deep'));
  for (const one of [folder, names, deep]) mkdirSync(one, { recursive: true });
  writeSamples(folder, hostileFiles);
  writeSamples(names, hostileNames);
  writeFileSync(join(deep, deepName), 'Deep down.');
  const files = Object.keys(hostileFiles).length + Object.keys(hostileNames).length + 1;
  await goToEvidence(app);
  await addFolder(app, folder);
  await openActivity(app);
  await finishedJob(app, new RegExp(`^Adding ${String(files)} files`, 'u'));
  await closeActivity(app);
  await expect(foot(app)).toHaveText(`${String(files)} items`);
  const rows = await page.evaluate(async (query) => {
    const { evidence } = (globalThis as unknown as { holdfast: { evidence: { page(input: object): Promise<{ value: { rows: readonly { id: string; fileName: string }[] } }> } } }).holdfast;
    return (await evidence.page({ query, sort: { by: 'id', direction: 'ascending' }, offset: 0, limit: 100 })).value.rows.map(({ id, fileName }) => [fileName, id] as const);
  }, everything);
  numbers = new Map(rows);
});

test.afterEach(async () => {
  expect(await trap.sprung()).toStrictEqual([]);
});

test.afterAll(async () => {
  await app.close();
});

for (const name of ['page-in-photo.jpg', 'script-in-gif.gif']) {
  test(`${name} is a picture and nothing else`, async () => {
    const number = await open(name);
    const shown = app.page.getByRole('img', { name: new RegExp(`^Picture of ${number}\\.`, 'u') }).locator('.viewer-look:not([data-waiting]) > *');
    await expect(shown.or(app.page.getByRole('heading', { name: 'This computer cannot show it.' })).first()).toBeVisible();
  });
}

for (const name of ['archive-in-pdf.pdf', 'acting.pdf']) {
  test(`${name} is shown as a page, and does nothing when it is opened or clicked`, async () => {
    await open(name);
    const page = app.page.getByRole('group', { name: 'Page 1 of the document' });
    await expect(page).toContainText('Ask Ana');
    await page.click({ position: { x: 40, y: 40 } });
    await expect(heading(app)).toContainText(numbers.get(name) ?? '');
  });
}

for (const [name, words] of [['page.html', 'onerror='], ['drawing.svg', 'onload='], ['page.eml', 'Come at nine']] as const) {
  test(`${name} is read as text, and nothing in it runs`, async () => {
    const number = await open(name);
    await expect(app.page.getByRole('region', { name: new RegExp(`(?:Document|Text|Message) (?:of )?${number}|of ${number}`, 'u') }).first()).toContainText(words);
  });
}

for (const name of ['swollen.docx', 'swollen-types.docx']) {
  test(`${name}, eight gibibytes when unpacked, is refused in words before it fills the memory`, async () => {
    const number = await open(name);
    // By its list of types a document is recognised: where that is what swells, it may be kept without being known for one.
    await expect(app.page.getByText('It is larger than Holdfast opens in one piece. Export a copy to open it in a program that can.').or(app.page.getByRole('heading', { name: 'Kept as it is' })).first()).toBeVisible();
    await expect(heading(app)).toContainText(number);
  });
}

test('names are shown with what is hidden in them, and as long as they are', async () => {
  const { page } = app;
  await goToEvidence(app);
  await expect(tile(app, 'rightU+202Etxt.gpj')).toBeVisible();
  for (const name of Object.keys(hostileNames)) {
    await open(name);
    await expect(page.locator('img[src="x"]')).toHaveCount(0);
    expect(await heading(app).innerText(), name).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202A-\u202E\u2066-\u2069]/u);
    // Nothing is pushed out of the window by a name.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBeLessThanOrEqual(0);
  }
  await open(deepName);
  await expect(page.getByRole('region', { name: /^Text of/u })).toContainText('Deep down.');
});

test('copies of all of them leave under harmless names, into the chosen folder and nowhere else', async () => {
  const { page } = app;
  const out = join(app.folder, 'out');
  mkdirSync(out);
  const before = readdirSync(app.folder);
  await goToEvidence(app);
  await grid(app).focus();
  await page.keyboard.press('Control+A');
  await page.getByRole('button', { name: `Export ${String(numbers.size)}`, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Export \d+ copies/u });
  await dialog.getByLabel('Reason').fill('For the lawyer');
  await app.chooseFolder(out);
  await dialog.getByRole('button', { name: /^Choose a folder and export/u }).click();
  await openActivity(app);
  await finishedJob(app, /^Exporting \d+ items/u);
  await closeActivity(app);
  const left = readdirSync(out, { recursive: true, encoding: 'utf8' });
  expect(left).toHaveLength(numbers.size);
  expect(left.filter((name) => !/^E-\d{3}[^\p{Cc}\p{Cf}/\\]{0,140}$/u.test(name))).toEqual([]);
  for (const [name, bytes] of Object.entries(hostileNames)) {
    const copy = left.find((one) => one.startsWith(numbers.get(name) ?? '?')) ?? '';
    expect(readFileSync(join(out, copy)).equals(Buffer.from(bytes())), copy).toBe(true);
  }
  expect(readdirSync(app.folder)).toEqual(before);
});

test('a script that did run would have been noticed in every way', async () => {
  await trap.spring('control');
  await expect.poll(async () => (await trap.sprung()).map((one) => one.split(' ')[0]).sort()).toEqual(expect.arrayContaining(['message', 'ran', 'refused', 'title']));
  await trap.layAnew();
});
