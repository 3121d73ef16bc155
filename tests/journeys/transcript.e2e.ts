// A transcript written beside a recording, by keys alone once it is begun; kept over a lock while it is typed, then kept as an item, read beside the recording
// and gone on with in a second version.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { ringing } from '../../electron/made-up-case/draw/wav.ts';
import { addFiles, goToEvidence, openItem } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { lockByKey, unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

const dialogOf = ({ page }: Holdfast) => page.getByRole('dialog', { name: 'Write beside E-001' });
const textOf = (app: Holdfast) => dialogOf(app).getByRole('textbox', { name: 'Text', exact: true });
const playing = (app: Holdfast) => dialogOf(app).locator('video').evaluate((one: HTMLVideoElement) => ({ at: one.currentTime, paused: one.paused }));

const write = async (app: Holdfast): Promise<void> => {
  await app.page.getByRole('button', { name: 'Write a transcript' }).click();
  await expect(textOf(app)).toBeVisible();
  await expect.poll(() => dialogOf(app).locator('video').evaluate((one: HTMLVideoElement) => one.readyState)).toBeGreaterThanOrEqual(1);
};

const seek = (app: Holdfast, seconds: number): Promise<void> => dialogOf(app).locator('video').evaluate((one: HTMLVideoElement, to) => { one.currentTime = to; }, seconds);

test('a transcript is written beside its recording, outlasts a lock, is kept, read and gone on with', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  try {
    const { passphrase } = await makeVault(app);
    const file = join(app.folder, 'interview.wav');
    writeFileSync(file, ringing(20));
    await goToEvidence(app);
    await addFiles(app, [file]);
    await openItem(app, 'E-001');

    await test.step('the recording is steered from within the text', async () => {
      await write(app);
      await textOf(app).click();
      await page.keyboard.press('F8');
      await expect.poll(async () => (await playing(app)).at).toBeGreaterThan(0.2);
      await page.keyboard.press('F8');
      await expect.poll(async () => (await playing(app)).paused).toBe(true);
      await seek(app, 12.4);
      await page.keyboard.press('F9');
      await page.keyboard.type('They came at night.');
      await expect(textOf(app)).toHaveValue('0:00:12 They came at night.');
      await page.keyboard.press('F7');
      await expect.poll(async () => Math.round((await playing(app)).at)).toBe(7);
      await page.keyboard.press('Shift+F8');
      await expect.poll(async () => (await playing(app)).at).toBeGreaterThanOrEqual(12);
      await page.keyboard.press('F8');
      await expectAccessible(app, 'writing a transcript');
    });

    await test.step('what was typed outlasts closing, and a lock', async () => {
      await dialogOf(app).getByRole('button', { name: 'Close, keep the draft' }).click();
      await write(app);
      await expect(textOf(app)).toHaveValue('0:00:12 They came at night.');
      await textOf(app).press('Control+End');
      await page.keyboard.type(' Two of them.');
      await lockByKey(app);
      await unlock(app, passphrase);
      await goToEvidence(app);
      await openItem(app, 'E-001');
      await write(app);
      await expect(textOf(app)).toHaveValue('0:00:12 They came at night. Two of them.');
    });

    await test.step('kept, it is an item that stands beside its recording, and its times play it', async () => {
      await dialogOf(app).getByRole('button', { name: 'Keep as an item' }).click();
      await expect(page.getByText('Transcript E-002. It is the one text kept of this item.')).toBeVisible();
      const main = page.getByRole('main');
      await main.getByRole('button', { name: 'Play from 0:00:12' }).click();
      await expect.poll(() => main.locator('video').evaluate((one: HTMLVideoElement) => (one.paused && !one.ended ? 0 : one.currentTime))).toBeGreaterThanOrEqual(12);
      await expectAccessible(app, 'a transcript beside its recording');
    });

    await test.step('a later version begins with its words and is one more item', async () => {
      await write(app);
      await dialogOf(app).getByRole('button', { name: 'Begin with the text of E-002' }).click();
      await expect(textOf(app)).toHaveValue('0:00:12 They came at night. Two of them.');
      await textOf(app).press('Control+End');
      await page.keyboard.type(' In one car.');
      await dialogOf(app).getByRole('button', { name: 'Keep as an item' }).click();
      await expect(page.getByText('Transcript E-003. 2 texts are kept of this item. The newest is shown first.')).toBeVisible();
    });

    await test.step('a transcript that is opened offers its recording', async () => {
      await page.getByRole('button', { name: 'Open E-003' }).click();
      await expect(page.getByText('Transcript of E-001.', { exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Show E-001 beside' }).click();
      await page.getByRole('button', { name: 'Play from 0:00:12' }).click();
      await expect.poll(() => page.getByRole('main').locator('video').evaluate((one: HTMLVideoElement) => (one.paused && !one.ended ? 0 : one.currentTime))).toBeGreaterThanOrEqual(12);
    });
  } finally {
    await app.close();
  }
});
