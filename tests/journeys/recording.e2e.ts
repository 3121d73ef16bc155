// Recording straight into the vault, with a made-up microphone that beeps: paused, gone on with, seen from every place, stopped, played, handed out and
// decoded by another reader; and cut off by a lock, after which what was recorded is there.
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { makeVault } from './screens/first-run.ts';
import { lockByKey, unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { handedOut } from './support/handed-out.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

/** `00:00:07` in seconds. */
const secondsIn = (text: string): number => (/(\d\d):(\d\d):(\d\d)/u.exec(text)?.slice(1) ?? []).reduce((sum, part) => 60 * sum + Number(part), 0);

const dialogOf = ({ page }: Holdfast) => page.getByRole('dialog', { name: 'Record' });
const stripOf = ({ page }: Holdfast) => page.getByRole('region', { name: 'Recording under way' });

const kept = async (app: Holdfast): Promise<number> => secondsIn((await dialogOf(app).getByText('On the vault’s disk up to').textContent()) ?? '');

const begin = async (app: Holdfast): Promise<void> => {
  await app.page.keyboard.press('Control+Shift+R');
  await dialogOf(app).getByRole('button', { name: 'Start recording' }).click();
  await expect(dialogOf(app).getByText('Recording', { exact: true })).toBeVisible();
};

/** What a WAV file says of itself, read without any of the application's code. */
const readWav = (bytes: Buffer) => {
  const data = bytes.indexOf('data', 12, 'latin1');
  const length = bytes.readUInt32LE(data + 4);
  let loudest = 0;
  for (let at = data + 8; at < bytes.byteLength; at += 2) loudest = Math.max(loudest, Math.abs(bytes.readInt16LE(at)));
  return {
    says: [bytes.toString('latin1', 0, 4), bytes.toString('latin1', 8, 12), bytes.readUInt32LE(4) === bytes.byteLength - 8, length === bytes.byteLength - data - 8],
    seconds: length / bytes.readUInt32LE(28), loudest,
  };
};

test('sound is recorded, paused, gone on with in another place, stopped, played and handed out', async () => {
  const app = await launchHoldfast({ microphone: 'made-up' });
  const { page } = app;
  try {
    await makeVault(app);
    await test.step('it begins from Home, and says which microphone is heard and how loud it is', async () => {
      await page.getByRole('button', { name: 'Record', exact: true }).click();
      await expect(dialogOf(app).getByText('One hour takes 346 MB: sound as it is heard, nothing taken away.')).toBeVisible();
      await expectAccessible(app, 'before recording');
      await dialogOf(app).getByRole('button', { name: 'Start recording' }).click();
      await expect(dialogOf(app).getByRole('button', { name: /Fake.*Microphone/u })).toBeVisible();
      await expect(dialogOf(app).getByRole('meter')).toHaveAccessibleName('Level');
      await expect.poll(() => dialogOf(app).getByRole('meter').getAttribute('aria-valuetext'), { intervals: [70] }).toBe('Sound is heard.');
      await expect.poll(() => kept(app)).toBeGreaterThanOrEqual(3);
      await expectAccessible(app, 'while recording');
    });

    await test.step('it is paused, and seen in another place, where it goes on', async () => {
      await dialogOf(app).getByRole('button', { name: 'Pause' }).click();
      await expect(dialogOf(app).getByText('Paused. Nothing is recorded.')).toBeVisible();
      const at = secondsIn((await dialogOf(app).locator('.recording-large').textContent()) ?? '');
      await dialogOf(app).getByRole('button', { name: 'Close, go on recording' }).click();
      await page.keyboard.press('Control+2');
      await expect(page.getByRole('heading', { name: 'Evidence', level: 1 })).toBeVisible();
      await expect(stripOf(app).getByText('Recording paused at')).toBeVisible();
      // What was said until the pause, of which the last piece may have come since.
      const paused = secondsIn((await stripOf(app).textContent()) ?? '');
      expect(paused).toBeGreaterThanOrEqual(at);
      expect(paused).toBeLessThanOrEqual(at + 3);
      await stripOf(app).getByRole('button', { name: 'Go on' }).click();
      await expect.poll(async () => secondsIn((await stripOf(app).textContent()) ?? '')).toBeGreaterThan(paused + 1);
      await expectAccessible(app, 'Evidence while recording');
    });

    await test.step('stopped from the strip it is one item, read back and equal', async () => {
      await stripOf(app).getByRole('button', { name: 'Stop' }).click();
      await expect(page.getByText('The recording is E-001 now.').last()).toBeVisible();
      await expect(stripOf(app)).toBeHidden();
      await page.keyboard.press('Control+Shift+R');
      await expect(dialogOf(app).getByText(/^E-001, .* New, read back and equal\./u)).toBeVisible();
      await expectAccessible(app, 'after recording');
      await dialogOf(app).getByRole('button', { name: 'Open E-001' }).click();
    });

    await test.step('it plays, and can be gone to any moment of at once', async () => {
      const sound = page.locator('video');
      await expect.poll(() => sound.evaluate((one: HTMLVideoElement) => one.duration)).toBeGreaterThan(5);
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await expect.poll(() => sound.evaluate((one: HTMLVideoElement) => one.currentTime)).toBeGreaterThan(0.3);
      await sound.evaluate((one: HTMLVideoElement) => { one.currentTime = one.duration - 1; });
      await expect.poll(() => sound.evaluate((one: HTMLVideoElement) => one.ended)).toBe(true);
    });

    await test.step('another reader decodes what is handed out, to its whole length', async () => {
      const place = join(app.folder, 'out');
      await mkdir(place);
      await page.getByRole('button', { name: 'Export a copy' }).click();
      const dialog = page.getByRole('dialog', { name: 'Export 1 copy' });
      await dialog.getByLabel('Reason').fill('for the lawyer');
      await app.chooseFolder(place);
      await dialog.getByRole('button', { name: 'Choose a folder and export 1' }).click();
      const wav = readWav(readFileSync(await handedOut(place)));
      expect(wav.says).toEqual(['RIFF', 'WAVE', true, true]);
      expect(wav.loudest).toBeGreaterThan(1000);
      expect(wav.seconds).toBeGreaterThan(5);
    });
  } finally {
    await app.close();
  }
});

test('a lock in the middle keeps what was recorded, and the next opening says what became of it', async () => {
  const app = await launchHoldfast({ microphone: 'made-up' });
  const { page } = app;
  try {
    const { passphrase } = await makeVault(app);
    await begin(app);
    await expect.poll(() => kept(app)).toBeGreaterThanOrEqual(3);
    await lockByKey(app);
    // The page let go of the microphone with everything else.
    await expect(dialogOf(app)).toBeHidden();
    await unlock(app, passphrase);
    const main = page.getByRole('main');
    await expect(main.getByText(/^A recording was ended by a lock\. What was kept of it is E-001 now\./u)).toBeVisible();
    await main.getByRole('button', { name: 'Open E-001' }).first().click();
    await expect.poll(() => page.locator('video').evaluate((one: HTMLVideoElement) => one.duration)).toBeGreaterThanOrEqual(3);
    await expect(page.getByText('This recording ended without Stop.')).toBeVisible();
  } finally {
    await app.close();
  }
});

test('without a microphone it says so, and records nothing', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  try {
    await makeVault(app);
    await page.keyboard.press('Control+Shift+R');
    await dialogOf(app).getByRole('button', { name: 'Start recording' }).click();
    await expect(dialogOf(app).getByText('No microphone was found. Nothing was recorded. Connect one, or write the statement.')).toBeVisible();
    await expectAccessible(app, 'no microphone');
    await dialogOf(app).getByRole('button', { name: 'Close', exact: true }).last().click();
    await page.keyboard.press('Control+2');
    await expect(page.getByText('E-001')).toBeHidden();
  } finally {
    await app.close();
  }
});
