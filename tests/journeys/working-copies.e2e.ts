// A working copy of a photo that was taken on its side and states a place: a box, a blurred area and a crop, made by hand, by keys and by numbers; looked at from outside once
// it has left the vault.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExifReader from 'exifreader';
import { expect, test, type Locator } from 'playwright/test';
import { closeActivity, finishedJob, numbersOf, openActivity } from './screens/activity.ts';
import { addFiles, addFolder, filterBox, foot, goToEvidence, tile } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { custodyActions, details, goToItem, showCustody } from './screens/item.ts';
import { expectLocked, unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { handedOut } from './support/handed-out.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';
import { pictures, writeSamples } from './support/sample-files.ts';
import { quarters, turnedPhoto } from './support/turned-photo.ts';

interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly data: readonly number[];
}

/** The file's own pixels, not turned by anything that it says. */
const pixelsOf = ({ page }: Holdfast, file: Buffer): Promise<Decoded> => page.evaluate(async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }), { imageOrientation: 'none' });
  const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  drawing?.drawImage(bitmap, 0, 0);
  return { width: bitmap.width, height: bitmap.height, data: [...(drawing?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [])] };
}, file.toString('base64'));

const at = ({ width, data }: Decoded, x: number, y: number): readonly number[] => data.slice((y * width + x) * 4, (y * width + x) * 4 + 3);

const near = (seen: readonly number[], wanted: readonly number[], most = 12): boolean => wanted.every((value, part) => Math.abs((seen[part] ?? -99) - value) <= most);

const put = async (dialog: Locator, numbers: Readonly<Record<string, number>>): Promise<void> => {
  for (const [label, value] of Object.entries(numbers)) {
    const field = dialog.getByRole('group', { name: 'Place and size in pixels' }).getByLabel(label);
    await field.fill(String(value));
    // Enter, and the field left before anything else could happen, as a busy computer has it: the number is taken once, and stays.
    await field.evaluate(async (element) => {
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      await Promise.resolve();
      element.blur();
    });
    await expect(field).toHaveValue(String(value));
  }
};

const exportOne = async (app: Holdfast, out: string, choose: string | null): Promise<Buffer> => {
  const { page } = app;
  mkdirSync(out);
  await page.getByRole('button', { name: 'Export a copy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export 1 copy' });
  if (choose !== null) await dialog.getByText(choose).click();
  await dialog.getByLabel('Reason').fill('For the press');
  await app.chooseFolder(out);
  await dialog.getByRole('button', { name: /export 1$/u }).click();
  await expect(dialog).toHaveCount(0);
  return readFileSync(await handedOut(out));
};

/** Groups of what a file says, beyond its size and how it is coded. */
const statedIn = (file: Buffer): readonly string[] => Object.keys(ExifReader.load(file, { expanded: true })).filter((group) => !['file', 'jfif'].includes(group));

test('a picture is covered, cropped, kept apart from its original, and leaves without what a camera wrote', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const source = join(app.folder, 'on its side.jpg');
  writeFileSync(source, turnedPhoto());
  expect(statedIn(readFileSync(source))).toEqual(expect.arrayContaining(['exif', 'gps']));
  try {
    const { passphrase } = await makeVault(app);
    await goToEvidence(app);
    await addFiles(app, [source]);
    await openActivity(app);
    await finishedJob(app, /^Adding 1 file/u);
    await closeActivity(app);
    await goToItem(app, 'E-001');
    const make = page.getByRole('button', { name: 'Make a working copy' });
    const dialog = page.getByRole('dialog', { name: 'Working copy of E-001' });
    const list = dialog.getByRole('list', { name: 'Marks' });

    await test.step('a box is drawn by hand, and what was drawn can be taken back', async () => {
      await make.click();
      const place = dialog.locator('.copy-place');
      const { x, y, width, height } = (await place.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      // As it is shown: turned, it is higher than wide.
      expect(width / height).toBeCloseTo(240 / 320, 2);
      await page.mouse.move(x + width * 0.1, y + height * 0.1);
      await page.mouse.down();
      await page.mouse.move(x + width * 0.4, y + height * 0.3, { steps: 4 });
      await page.mouse.up();
      await expect(list.getByRole('button', { name: /^1\. Box: Face, 7\d × 6\d$/u })).toBeVisible();
      await dialog.getByRole('button', { name: 'Take back the last change' }).click();
      await expect(list).toHaveCount(0);
    });

    await test.step('another by keys alone: moved and sized with arrows, then by numbers', async () => {
      await dialog.getByRole('button', { name: 'Add a box' }).press('Enter');
      const mark = dialog.locator('.copy-mark');
      await mark.focus();
      const before = await list.getByRole('button').first().textContent();
      await page.keyboard.press('Shift+ArrowRight');
      await expect(list.getByRole('button').first()).not.toHaveText(before ?? '');
      await page.keyboard.press('ArrowLeft');
      await put(dialog, { 'From the left': 20, 'From the top': 30, 'Width': 60, 'Height': 50 });
      await expect(list.getByRole('button', { name: '1. Box: Face, 60 × 50' })).toBeVisible();
      await dialog.getByLabel('In your words').fill('the lookout');
      await expectAccessible(app, 'marking a working copy');
    });

    await test.step('a lock in the middle keeps what was marked', async () => {
      await page.keyboard.press('Control+L');
      await expectLocked(app);
      await unlock(app, passphrase);
      await goToItem(app, 'E-001');
      await make.click();
      await expect(list.getByRole('button', { name: '1. Box: Face, 60 × 50' })).toBeVisible();
      await expect(dialog.getByText('This was entered before the vault was locked.')).toBeVisible();
    });

    await test.step('an area is blurred and the picture cropped', async () => {
      await dialog.getByText('Blur', { exact: true }).first().click();
      await dialog.getByRole('button', { name: 'Add a blurred area' }).click();
      // Across the edge between red and green.
      await put(dialog, { 'From the left': 150, 'From the top': 120, 'Width': 60, 'Height': 80 });
      await dialog.getByText('The crop', { exact: true }).click();
      await dialog.getByRole('button', { name: 'Add a crop' }).click();
      await put(dialog, { 'From the left': 10, 'From the top': 20, 'Width': 220, 'Height': 290 });
    });

    await test.step('the finished copy is looked at, and kept once however often it is asked for', async () => {
      await dialog.getByRole('button', { name: 'Show the finished copy' }).click();
      await expect(dialog.getByText('The areas were looked at again and are covered.')).toBeVisible();
      await expect(dialog.getByText('This is the finished copy, 220 × 290 pixels.')).toBeVisible();
      await expectAccessible(app, 'a finished working copy');
      await dialog.getByRole('button', { name: 'Keep the working copy' }).dblclick();
      await expect(dialog).toHaveCount(0);
      await expect(page.getByText('E-002 is kept. It is a working copy of E-001.').last()).toBeVisible();
      await expect(details(app).getByText('E-002: 1 box, 1 blurred area, cropped, without camera details')).toBeVisible();
      await showCustody(app);
      await expect.poll(() => custodyActions(app)).toStrictEqual(['Working copy made of it', 'Added to the vault']);
    });

    await test.step('it says what it is, and is found apart from originals', async () => {
      await details(app).getByRole('tab', { name: 'Details' }).click();
      await details(app).getByRole('button', { name: 'Open E-002' }).click();
      await expect(details(app).getByText('Working copy of E-001. Not a second source.')).toBeVisible();
      await goToEvidence(app);
      await expect(tile(app, 'E-002')).toContainText('Working copy');
      await filterBox(app).fill('E-001');
      await expect(foot(app)).toHaveText('2 items');
      await filterBox(app).fill('');
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('dialog', { name: 'Filters' }).getByText('Originals only').click();
      await page.getByRole('dialog', { name: 'Filters' }).getByRole('button', { name: 'Show 1 item' }).click();
      await expect(foot(app)).toHaveText('1 item. 1 hidden by 1 filter');
    });

    await test.step('from outside: the box is flat, the blur is smooth, the picture stands upright, and nothing else is in the file', async () => {
      await goToItem(app, 'E-002');
      const file = await exportOne(app, join(app.folder, 'covered'), null);
      expect(statedIn(file)).toStrictEqual([]);
      const seen = await pixelsOf(app, file);
      expect([seen.width, seen.height]).toStrictEqual([220, 290]);
      for (let y = 10; y < 60; y += 1) for (let x = 10; x < 70; x += 1) expect(Math.max(...at(seen, x, y))).toBeLessThan(8);
      // One step outside the box the picture is as it was: blue above left, red above right, yellow below left, green below right.
      for (const [x, y, colour] of [[8, 8, quarters.blue], [72, 62, quarters.blue], [200, 20, quarters.red], [20, 280, quarters.yellow], [210, 280, quarters.green]] as const) {
        expect(near(at(seen, x, y), colour), `${String(x)},${String(y)}: ${String(at(seen, x, y))}`).toBe(true);
      }
      // The edge that lay there was 160 of 255 steep.
      for (let y = 101; y < 178; y += 1) expect(Math.abs((at(seen, 170, y)[0] ?? 0) - (at(seen, 170, y + 1)[0] ?? 0)), `row ${String(y)}`).toBeLessThan(20);
      expect(near(at(seen, 135, 139), quarters.red) && near(at(seen, 135, 142), quarters.green)).toBe(true);
    });

    await test.step('a picture leaves without camera details unless the file itself is asked for', async () => {
      await goToItem(app, 'E-001');
      const whole = await exportOne(app, join(app.folder, 'without'), null);
      expect(statedIn(whole)).toStrictEqual([]);
      const upright = await pixelsOf(app, whole);
      expect([upright.width, upright.height, near(at(upright, 10, 10), quarters.blue), near(at(upright, 230, 10), quarters.red)]).toStrictEqual([240, 320, true, true]);
      await page.getByRole('button', { name: 'Export a copy' }).click();
      await page.getByText('As it was added, byte for byte').click();
      await expect(page.getByText('The file states where it was taken. Whoever receives it can read that.')).toBeVisible();
      await page.keyboard.press('Escape');
      expect((await exportOne(app, join(app.folder, 'itself'), 'As it was added, byte for byte')).equals(readFileSync(source))).toBe(true);
      await showCustody(app);
      await expect.poll(() => custodyActions(app)).toStrictEqual(['Copy left the vault', 'Working copy made of it', 'Working copy made of it', 'Added to the vault']);
      await goToItem(app, 'E-003');
      await showCustody(app);
      await expect.poll(() => custodyActions(app)).toStrictEqual(['Copy left the vault', 'Made as a working copy']);
    });
  } finally {
    await app.close();
  }
});

test('of every kind of picture that is shown a working copy can be made', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  try {
    await makeVault(app);
    const folder = join(app.folder, 'samples');
    writeSamples(folder, pictures);
    await goToEvidence(app);
    await addFolder(app, folder);
    await openActivity(app);
    const numbers = await numbersOf(await finishedJob(app, new RegExp(`^Adding ${String(Object.keys(pictures).length)} files`, 'u')));
    await closeActivity(app);
    for (const [name, number] of numbers) {
      await goToItem(app, number);
      const dialog = page.getByRole('dialog', { name: `Working copy of ${number}` });
      await page.getByRole('button', { name: 'Make a working copy' }).click();
      await dialog.getByRole('button', { name: 'Add a box' }).click();
      await dialog.getByRole('button', { name: 'Show the finished copy' }).click();
      await expect(dialog.getByText('The areas were looked at again and are covered.'), name).toBeVisible();
      await dialog.getByRole('button', { name: 'Keep the working copy' }).click();
      await expect(dialog).toHaveCount(0);
      // Some have the same pixels: then it is one copy, of each of them.
      await expect(details(app).getByText(/^E-\d+: 1 box, without camera details$/u), name).toBeVisible();
    }
  } finally {
    await app.close();
  }
});
