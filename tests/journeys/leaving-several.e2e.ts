// Several items leave at once: the photos among them as working copies without what a camera wrote, the rest byte for byte; stopped, locked in the middle and begun again without a copy
// made twice; and a picture of which no copy can be made is named before anything leaves.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExifReader from 'exifreader';
import { expect, test, type Locator } from 'playwright/test';
import { exif } from '../../electron/made-up-case/draw/exif.ts';
import { jpeg } from '../../electron/made-up-case/draw/jpeg.ts';
import { png } from '../../electron/made-up-case/draw/png.ts';
import { blank } from '../../electron/made-up-case/draw/raster.ts';
import { closeActivity, finishedJob, openActivity, takeOffTheList } from './screens/activity.ts';
import { addFiles, filterBox, foot, goToEvidence, grid, tile } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { custodyActions, goToItem, showCustody } from './screens/item.ts';
import { unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { otherKinds } from './support/evidence-files.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';
import { tellingPdf } from './support/telling-pdf.ts';
import { turnedPhoto } from './support/turned-photo.ts';

const camera = 'ExampleCo';
const yard = (): Uint8Array => jpeg(blank(320, 240, [60, 120, 90]), exif({ make: camera, model: 'Phone A', taken: '2026:02:11 07:10:22', place: { latitude: 30.5, longitude: 40.25 } }));
/** Large enough that making its copy takes a moment in which somebody can stop it. */
const large = (shade: number): Uint8Array => png(blank(4000, 3000, [shade, 90, 160]));

/** Groups of what a picture's file says, beyond its size and how it is coded. */
const statedIn = (file: Buffer): readonly string[] => Object.keys(ExifReader.load(file, { expanded: true })).filter((group) => !['file', 'jfif', 'png', 'pngFile'].includes(group));

const add = async (app: Holdfast, files: Readonly<Record<string, Uint8Array>>): Promise<void> => {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(app.folder, name), bytes);
  await goToEvidence(app);
  await addFiles(app, Object.keys(files).map((name) => join(app.folder, name)));
  await openActivity(app);
  await finishedJob(app, /^Adding/u);
  await takeOffTheList(app);
  await closeActivity(app);
};

/** Chooses everything that the list shows and opens the dialog. */
const exportAll = async (app: Holdfast, title: string): Promise<Locator> => {
  const { page } = app;
  await goToEvidence(app);
  await grid(app).focus();
  await page.keyboard.press('Control+A');
  await page.getByRole('toolbar', { name: 'Actions for what is chosen' }).getByRole('button', { name: /^Export \d/u }).click();
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog).toBeVisible();
  return dialog;
};

/** Sees the export to its end, and answers with what lies in the folder, by name. */
const exported = async (app: Holdfast, out: string, copies: number): Promise<ReadonlyMap<string, Buffer>> => {
  await openActivity(app);
  await finishedJob(app, new RegExp(`^Exporting ${String(copies)} items`, 'u'));
  await takeOffTheList(app);
  await closeActivity(app);
  return new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name))]));
};

const folderFor = (app: Holdfast, name: string): string => {
  const out = join(app.folder, name);
  mkdirSync(out);
  return out;
};

test('photos leave without what a camera wrote and a PDF byte for byte, by what is chosen and by all that is shown', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  try {
    await makeVault(app);
    const files = { 'a gate.jpg': turnedPhoto(), 'b yard.jpg': yard(), 'c statement.pdf': tellingPdf() };
    for (const name of ['a gate.jpg', 'b yard.jpg'] as const) expect(statedIn(Buffer.from(files[name]))).toEqual(expect.arrayContaining(['exif', 'gps']));
    await add(app, files);

    await test.step('how many of each is said before; what leaves states nothing, and the PDF is the same file', async () => {
      const dialog = await exportAll(app, 'Export 3 copies');
      await expect(dialog.getByText('2 pictures leave as working copies. 1 other item leaves as it was added, with whatever its file says.')).toBeVisible();
      await expectAccessible(app, 'exporting several');
      await dialog.getByText('As they were added, byte for byte').click();
      await expect(dialog.getByText('2 of these files state where they were taken. They leave byte for byte, with that in them.')).toBeVisible();
      await dialog.getByText('Pictures as working copies without camera details').click();
      await expect(dialog.getByText(/state where they were taken/u)).toHaveCount(0);
      await dialog.getByLabel('Reason').fill('For the press');
      const out = folderFor(app, 'first');
      await app.chooseFolder(out);
      await dialog.getByRole('button', { name: 'Choose a folder and export 3' }).click();
      await expect(dialog).toHaveCount(0);
      const left = await exported(app, out, 3);
      expect([...left.keys()].map((name) => name.replace(/^E-\d+ ?-? ?/u, '').replace(/[0-9a-f]{12}/u, '…')).toSorted()).toStrictEqual(['c statement.pdf', 'working-copy-of-….jpg', 'working-copy-of-….jpg']);
      for (const [name, bytes] of left) {
        if (name.endsWith('.pdf')) expect(bytes.equals(Buffer.from(files['c statement.pdf']))).toBe(true);
        else {
          expect(statedIn(bytes)).toStrictEqual([]);
          for (const written of ['Exif', 'GPS', camera, 'Cam\0', 'http://ns.adobe.com']) expect(bytes.includes(written), `${name}: ${written}`).toBe(false);
        }
      }
    });

    await test.step('the log says so of each', async () => {
      for (const [name, actions] of [['E-001', ['Working copy made of it', 'Added to the vault']], ['E-002', ['Working copy made of it', 'Added to the vault']], ['E-003', ['Copy left the vault', 'Added to the vault']], ['E-004', ['Copy left the vault', 'Made as a working copy']], ['E-005', ['Copy left the vault', 'Made as a working copy']]] as const) {
        await goToItem(app, name);
        await showCustody(app);
        await expect.poll(() => custodyActions(app), { message: name }).toStrictEqual(actions);
      }
    });

    await test.step('all that a filter shows leaves likewise; the copies that are here are used again and not counted twice', async () => {
      await goToEvidence(app);
      await expect(foot(app)).toContainText('5 items');
      const dialog = await exportAll(app, 'Export 3 copies');
      await expect(dialog.getByText('2 of the copies are here already and are used again.')).toBeVisible();
      await page.keyboard.press('Escape');
      await filterBox(app).fill('yard');
      await expect(foot(app)).toHaveText(/^1 item\b/u);
      const one = await exportAll(app, 'Export 1 copy');
      await expect(one.getByText('1 picture leaves as a working copy. Nothing else leaves.')).toBeVisible();
      await page.keyboard.press('Escape');
      await filterBox(app).fill('');
      await expect(foot(app)).toContainText('5 items');
    });

    await test.step('a picture of which no copy can be made is named before anything leaves, and stays or leaves as somebody says', async () => {
      await add(app, { 'd broken.jpg': otherKinds['broken.jpg']() });
      await expect(tile(app, 'd broken.jpg')).toBeVisible();
      const dialog = await exportAll(app, 'Export 4 copies');
      await dialog.getByLabel('Reason').fill('For the press');
      const go = dialog.getByRole('button', { name: /^Choose a folder and export/u });
      await go.click();
      await expect(dialog.getByText('Of 1 picture no copy could be made. Nothing has left the vault yet.')).toBeVisible();
      await expect(dialog.getByRole('list', { name: 'Pictures without a copy' })).toContainText(/E-006 .*d broken\.jpg.*The picture cannot be shown here/u);
      await go.click();
      await expect(dialog.getByText('Choose what becomes of the pictures without a copy.')).toBeVisible();
      await expectAccessible(app, 'pictures without a copy');
      const out = folderFor(app, 'without it');
      await dialog.getByText('Go on without it').click();
      await app.chooseFolder(out);
      const fewer = page.getByRole('dialog', { name: 'Export 3 copies' });
      await fewer.getByRole('button', { name: 'Choose a folder and export 3' }).click();
      await expect(fewer).toHaveCount(0);
      expect([...(await exported(app, out, 3)).keys()].filter((name) => name.includes('broken'))).toStrictEqual([]);

      const again = await exportAll(app, 'Export 4 copies');
      await again.getByLabel('Reason').fill('For the press');
      await again.getByRole('button', { name: 'Choose a folder and export 4' }).click();
      await again.getByText('Let it leave as it was added').click();
      const with4 = folderFor(app, 'with it');
      await app.chooseFolder(with4);
      await again.getByRole('button', { name: 'Choose a folder and export 4' }).click();
      await expect(again).toHaveCount(0);
      const left = await exported(app, with4, 4);
      expect(left.size).toBe(4);
      const broken = [...left].find(([name]) => name.includes('broken'))?.[1];
      expect(broken?.equals(Buffer.from(otherKinds['broken.jpg']()))).toBe(true);
      await goToEvidence(app);
      await expect(foot(app)).toContainText('6 items');
    });
  } finally {
    await app.close();
  }
});

test('the copies can be stopped and a lock may come in the middle: nothing leaves, the reason stays, and none is made twice', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const shades = [10, 50, 90, 130, 170, 210];
  try {
    const { passphrase } = await makeVault(app);
    await add(app, { 'a yard.jpg': yard(), ...Object.fromEntries(shades.map((shade) => [`large ${String(shade)}.png`, large(shade)])) });
    const out = folderFor(app, 'out');
    const of = shades.length + 1;
    let dialog = await exportAll(app, `Export ${String(of)} copies`);
    const go = (): Promise<void> => dialog.getByRole('button', { name: `Choose a folder and export ${String(of)}` }).click();
    const underWay = dialog.getByText(new RegExp(`^Copy [2-9] of ${String(of)}`, 'u'));

    await test.step('stopped', async () => {
      await dialog.getByLabel('Reason').fill('For the press in N');
      await go();
      await expect(underWay).toBeVisible();
      await dialog.getByRole('button', { name: 'Stop' }).click();
      await expect(dialog.getByText('Nothing has left the vault. Copies that were made stay as working copies and are used again.')).toBeVisible();
      await expect(dialog.getByText(/^\d of the copies (?:is|are) here already/u)).toBeVisible();
      await expect(dialog.getByLabel('Reason')).toHaveValue('For the press in N');
    });

    await test.step('locked in the middle', async () => {
      await go();
      await expect(dialog.getByText(new RegExp(`^Copy \\d of ${String(of)}`, 'u'))).toBeVisible();
      await page.keyboard.press('Control+L');
      await unlock(app, passphrase);
      expect(readdirSync(out)).toStrictEqual([]);
    });

    await test.step('begun again, it goes on where it was', async () => {
      await goToEvidence(app);
      dialog = await exportAll(app, `Export ${String(of)} copies`);
      await expect(dialog.getByLabel('Reason')).toHaveValue('For the press in N');
      await app.chooseFolder(out);
      await go();
      await expect(dialog).toHaveCount(0, { timeout: 120_000 });
      const left = await exported(app, out, of);
      expect(left.size).toBe(of);
      for (const [name, bytes] of left) {
        expect(name).toContain('working-copy-of');
        expect(statedIn(bytes), name).toStrictEqual([]);
      }
      await expect(foot(app)).toContainText(`${String(of * 2)} items`);
    });
  } finally {
    await app.close();
  }
});
