// A PDF that says a name in every place a PDF has: the name is looked for and covered, a page is left out, and the copy is looked at from outside once it has left the vault.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'playwright/test';
import { closeActivity, finishedJob, openActivity } from './screens/activity.ts';
import { addFiles, goToEvidence } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { custodyActions, details, goToItem, showCustody } from './screens/item.ts';
import { openPalette } from './screens/palette.ts';
import { expectLocked, unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { handedOut } from './support/handed-out.ts';
import { brokenInside, closedPdf, pagesPdf } from './support/hostile-pdfs.ts';
import { launchHoldfast } from './support/launch.ts';
import { secretName, tellingPdf } from './support/telling-pdf.ts';

/** Everything that can be read in a file: its bytes, and every stream in it unpacked, where that can be done. */
const readable = (file: Buffer): string => {
  const text = file.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n/gu)].map(({ index, 0: { length } }) => {
    try {
      return inflateSync(file.subarray(index + length)).toString('latin1');
    } catch {
      return '';
    }
  });
  return [text, file.toString('utf16le'), ...streams].join('\n');
};

test('a PDF is searched for a name, covered, rebuilt from pictures of its pages, and leaves without the name', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const source = join(app.folder, 'a statement.pdf');
  writeFileSync(source, tellingPdf());
  const others = { 'b broken inside.pdf': brokenInside(), 'c closed.pdf': closedPdf(), 'd very long.pdf': pagesPdf(10_000) };
  for (const [name, bytes] of Object.entries(others)) writeFileSync(join(app.folder, name), bytes);
  expect(readable(readFileSync(source)).split(secretName).length).toBeGreaterThan(8);
  try {
    const { passphrase } = await makeVault(app);
    await goToEvidence(app);
    await addFiles(app, [source, ...Object.keys(others).map((name) => join(app.folder, name))]);
    await openActivity(app);
    await finishedJob(app, /^Adding 4 files/u);
    await closeActivity(app);
    await goToItem(app, 'E-001');
    const dialog = page.getByRole('dialog', { name: 'Working copy of E-001' });

    await test.step('from the palette: every place of the name is covered, also where it is broken over two lines', async () => {
      await expect(page.getByRole('button', { name: 'Make a working copy' })).toBeEnabled();
      await (await openPalette(app)).getByRole('searchbox').fill('redact');
      await page.getByRole('menuitem', { name: 'Make a working copy' }).waitFor();
      await page.keyboard.press('Enter');
      await dialog.getByLabel('Words to cover').fill('IVANOVA');
      await dialog.getByLabel('Words to cover').press('Enter');
      await expect(dialog.getByText('4 places of “IVANOVA” are covered now, on 2 pages.')).toBeVisible();
      await expect(dialog.getByRole('list', { name: 'Marks', exact: true }).getByRole('button')).toHaveCount(3);
      await expect(dialog.getByRole('button', { name: 'Page 3: 1 mark' })).toBeVisible();
      await expectAccessible(app, 'marking a document');
    });

    await test.step('a lock in the middle keeps the marks of every page', async () => {
      await page.keyboard.press('Control+L');
      await expectLocked(app);
      await unlock(app, passphrase);
      await goToItem(app, 'E-001');
      await page.getByRole('button', { name: 'Make a working copy' }).click();
      await expect(dialog.getByText('This was entered before the vault was locked.')).toBeVisible();
      await dialog.getByRole('button', { name: 'Page 3: 1 mark' }).click();
      await expect(dialog.getByRole('list', { name: 'Marks', exact: true }).getByRole('button')).toHaveCount(1);
    });

    await test.step('a mark is taken away: the finished copy says where the name can still be read, and covers it', async () => {
      await dialog.getByRole('list', { name: 'Marks', exact: true }).getByRole('button').click();
      await dialog.getByRole('button', { name: 'Take this mark away' }).click();
      await dialog.getByRole('button', { name: 'Show the finished copy' }).click();
      await expect(dialog.getByText('Also on page 3, not covered.').first()).toBeVisible();
      await dialog.getByRole('button', { name: 'Cover every “Ivanova”' }).click();
      await expect(dialog.getByRole('list', { name: 'Marks', exact: true }).getByRole('button')).toHaveCount(1);
    });

    await test.step('a page is left out, and the finished file is opened again before it is kept', async () => {
      await dialog.getByLabel('Pages that stay').fill('1, 7');
      await expect(dialog.getByText('Enter page numbers from 1 to 3, such as 1-3, 5.')).toBeVisible();
      await expect(dialog.getByRole('button', { name: 'Show the finished copy' })).toBeDisabled();
      await dialog.getByLabel('Pages that stay').fill('1, 3');
      await dialog.getByRole('button', { name: 'Show the finished copy' }).click();
      await expect(dialog.getByText('The finished file was opened again: 2 pages, each a picture.')).toBeVisible();
      await expect(dialog.getByText('The areas were looked at again and are covered.')).toBeVisible();
      await expect(dialog.getByText('Page 1: Ivanova')).toBeVisible();
      await expectAccessible(app, 'the finished copy of a document');
      await dialog.getByRole('button', { name: 'Keep the working copy' }).click();
      await expect(dialog).toHaveCount(0);
      await expect(details(app).getByText('E-005: 4 boxes, each page a picture')).toBeVisible();
      await showCustody(app);
      await expect.poll(() => custodyActions(app)).toStrictEqual(['Working copy made of it', 'Added to the vault']);
    });

    await test.step('from outside there are two pages, black where the name was, and nothing else', async () => {
      await goToItem(app, 'E-005');
      const out = join(app.folder, 'out');
      mkdirSync(out);
      await page.getByRole('button', { name: 'Export a copy' }).click();
      const leaving = page.getByRole('dialog', { name: 'Export 1 copy' });
      await leaving.getByLabel('Reason').fill('For the press');
      await app.chooseFolder(out);
      await leaving.getByRole('button', { name: /export 1$/u }).click();
      await expect(leaving).toHaveCount(0);
      const file = readFileSync(await handedOut(out));
      expect(readable(file)).not.toMatch(/ivanova|Maria|Kiln|JavaScript|Annot|Metadata|EmbeddedFile|Font/iu);
      const document = await getDocument({ data: Uint8Array.from(file), verbosity: 0 }).promise;
      expect(document.numPages).toBe(2);
      for (let number = 1; number <= 2; number += 1) {
        const one = await document.getPage(number);
        expect([(await one.getTextContent()).items, await one.getAnnotations()]).toStrictEqual([[], []]);
      }
      expect([await document.getAttachments(), await document.getOutline(), (await document.getMetadata()).metadata]).toStrictEqual([null, null, null]);
      await document.loadingTask.destroy();
      // The pixels of the first page, unpacked: 150 dots per inch, and a wide run of black on the line of the name.
      const text = file.toString('latin1');
      const head = /\/Width (\d+) \/Height (\d+) \/ColorSpace \/DeviceGray \/BitsPerComponent 8 \/Filter \/FlateDecode \/Length \d+ >>\nstream\n/u.exec(text);
      const [width, height] = [Number(head?.[1]), Number(head?.[2])];
      expect([width, height]).toStrictEqual([1239, 1754]);
      const pixels = inflateSync(file.subarray((head?.index ?? 0) + (head?.[0].length ?? 0)));
      const longestBlack = (y: number): number => Math.max(...pixels.subarray(y * width, (y + 1) * width).toString('latin1').split(/[^\0]+/u).map((run) => run.length));
      // The line stands 700 points above the lower edge; a little above it runs through every small letter.
      expect(longestBlack(Math.round(height - (704 * 150) / 72))).toBeGreaterThan(100);
      expect(longestBlack(Math.round(height - (674 * 150) / 72))).toBeLessThan(40);
    });

    await test.step('what no copy can be made of is said in words', async () => {
      await goToItem(app, 'E-002');
      await page.getByRole('button', { name: 'Make a working copy' }).click();
      const broken = page.getByRole('dialog', { name: 'Working copy of E-002' });
      await broken.getByRole('button', { name: 'Show the finished copy' }).click();
      await expect(broken.getByText('Page 2 cannot be shown here, so no copy of it can be made. Leave it out, then try again.')).toBeVisible();
      await broken.getByRole('button', { name: 'Cancel' }).click();
      await goToItem(app, 'E-003');
      await expect(page.getByText('This PDF opens with a password.')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Make a working copy' })).toHaveCount(0);
      await goToItem(app, 'E-004');
      await page.getByRole('button', { name: 'Make a working copy' }).click();
      const long = page.getByRole('dialog', { name: 'Working copy of E-004' });
      await expect(long.getByText('A copy holds 500 pages at most, and 10,000 would stay. Say which pages stay.')).toBeVisible();
      await expect(long.getByRole('button', { name: 'Show the finished copy' })).toBeDisabled();
      await long.getByLabel('Pages that stay').fill('9999-10000');
      await expect(long.getByText('2 pages stay of 10,000.')).toBeVisible();
      await expect(long.getByRole('button', { name: 'Show the finished copy' })).toBeEnabled();
      await long.getByRole('button', { name: 'Cancel' }).click();
    });
  } finally {
    await app.close();
  }
});
