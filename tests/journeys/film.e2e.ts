// A film recorded straight into the vault, with a made-up camera and microphone: seen before it begins, paused, gone on with, stopped, played and gone about
// in, handed out and read by another reader; and cut off by a lock, after which what was filmed is there.
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { readWebm } from '../electron/recording/webm-for-tests.ts';
import { makeVault } from './screens/first-run.ts';
import { lockByKey, unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { handedOut } from './support/handed-out.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

/** `00:00:07` in seconds. */
const secondsIn = (text: string): number => (/(\d\d):(\d\d):(\d\d)/u.exec(text)?.slice(1) ?? []).reduce((sum, part) => 60 * sum + Number(part), 0);

/** A computer that is busy loses sound, and a piece of a film waits until as much sound has come as it has pictures. */
const sometime = { timeout: 180_000 };

const dialogOf = ({ page }: Holdfast) => page.getByRole('dialog', { name: 'Record' });

const kept = async (app: Holdfast): Promise<number> => secondsIn((await dialogOf(app).getByText('On the vault’s disk up to').textContent()) ?? '');

const turnOn = async (app: Holdfast): Promise<void> => {
  await dialogOf(app).getByRole('button', { name: 'Turn the camera on' }).click();
  await expect(dialogOf(app).getByText('The camera is on. Nothing is recorded yet.')).toBeVisible();
};

const begin = async (app: Holdfast): Promise<void> => {
  await dialogOf(app).getByRole('button', { name: 'Start recording' }).click();
  await expect(dialogOf(app).getByText('Recording', { exact: true })).toBeVisible();
};

const filmOf = ({ page }: Holdfast) => page.locator('.viewer-ground video');

test('a film is seen before it begins, paused, gone on with, stopped, played from any moment and handed out', async () => {
  const app = await launchHoldfast({ microphone: 'made-up' });
  const { page } = app;
  try {
    await makeVault(app);
    await test.step('the camera shows what it sees, and nothing is recorded before that is asked for', async () => {
      await page.keyboard.press('Control+Shift+R');
      await dialogOf(app).getByText('Sound and picture', { exact: true }).click();
      await expect(dialogOf(app).getByText('One hour takes up to about')).toBeVisible();
      await turnOn(app);
      const preview = dialogOf(app).locator('video');
      await expect.poll(() => preview.evaluate((one: HTMLVideoElement) => one.videoWidth)).toBeGreaterThan(100);
      expect(await preview.evaluate((one: HTMLVideoElement) => one.muted)).toBe(true);
      await expect(dialogOf(app).getByRole('button', { name: /fake_device_0.*Camera/u })).toBeVisible();
      await expectAccessible(app, 'the camera is on');
    });

    await test.step('it is recorded, paused and gone on with', async () => {
      await begin(app);
      await expect.poll(() => kept(app), sometime).toBeGreaterThanOrEqual(3);
      await expectAccessible(app, 'while it films');
      await dialogOf(app).getByRole('button', { name: 'Pause' }).click();
      await expect(dialogOf(app).getByText('Paused. Nothing is recorded.')).toBeVisible();
      await dialogOf(app).getByRole('button', { name: 'Go on', exact: true }).click();
      const so = await kept(app);
      await expect.poll(() => kept(app), sometime).toBeGreaterThan(so + 2);
    });

    let heardSeconds = 0;
    await test.step('stopped it is one item, which plays, and can be gone to any moment of at once', async () => {
      heardSeconds = secondsIn((await dialogOf(app).locator('.recording-large').textContent()) ?? '');
      await dialogOf(app).getByRole('button', { name: 'Stop' }).click();
      await expect(dialogOf(app).getByText(/^E-001, .* New, read back and equal\./u)).toBeVisible();
      await dialogOf(app).getByRole('button', { name: 'Open E-001' }).click();
      const film = filmOf(app);
      await expect.poll(() => film.evaluate((one: HTMLVideoElement) => one.duration)).toBeGreaterThan(5);
      expect(await film.evaluate((one: HTMLVideoElement) => one.videoWidth)).toBeGreaterThan(100);
      await film.evaluate((one: HTMLVideoElement) => { one.currentTime = one.duration - 1; });
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await expect.poll(() => film.evaluate((one: HTMLVideoElement) => one.ended)).toBe(true);
      await film.evaluate((one: HTMLVideoElement) => { one.currentTime = 4; });
      await expect.poll(() => film.evaluate((one: HTMLVideoElement) => !one.seeking && one.readyState >= 2)).toBe(true);
      await expectAccessible(app, 'the film in the viewer');
    });

    await test.step('what is handed out is a whole WebM file, with a place to go to for every piece', async () => {
      const place = join(app.folder, 'out');
      await mkdir(place);
      await page.getByRole('button', { name: 'Export a copy' }).click();
      const dialog = page.getByRole('dialog', { name: 'Export 1 copy' });
      await dialog.getByLabel('Reason').fill('for the lawyer');
      await app.chooseFolder(place);
      await dialog.getByRole('button', { name: 'Choose a folder and export 1' }).click();
      const film = readWebm(readFileSync(await handedOut(place)));
      expect([film.docType, film.codecs, film.cues.length > 1]).toEqual(['webm', ['V_VP8', 'A_OPUS'], true]);
      expect(film.cues.every(({ isCluster }) => isCluster)).toBe(true);
      expect(film.packets.picture).toBeGreaterThan(30);
      // All the sound that was heard, which is never longer than the film.
      expect(film.packets.sound * 20).toBeGreaterThan(heardSeconds * 1000 - 500);
      expect(film.packets.sound * 20).toBeLessThan(film.durationMs + 500);
      expect(heardSeconds).toBeGreaterThan(2);
    });
  } finally {
    await app.close();
  }
});

test('a lock in the middle keeps what was filmed, and turning the camera on records nothing', async () => {
  const app = await launchHoldfast({ microphone: 'made-up' });
  const { page } = app;
  try {
    const { passphrase } = await makeVault(app);
    await page.keyboard.press('Control+Shift+R');
    await dialogOf(app).getByText('Sound and picture', { exact: true }).click();
    await turnOn(app);
    await dialogOf(app).getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(dialogOf(app)).toBeHidden();
    // The choice is the vault's: it stands there the next time.
    await page.keyboard.press('Control+Shift+R');
    await turnOn(app);
    await begin(app);
    await expect.poll(() => kept(app), sometime).toBeGreaterThanOrEqual(3);
    await lockByKey(app);
    await unlock(app, passphrase);
    const main = page.getByRole('main');
    await expect(main.getByText(/^A recording was ended by a lock\. What was kept of it is E-001 now\./u)).toBeVisible();
    await main.getByRole('button', { name: 'Open E-001' }).first().click();
    await expect.poll(() => filmOf(app).evaluate((one: HTMLVideoElement) => one.duration)).toBeGreaterThanOrEqual(3);
    await expect(page.getByText('This recording ended without Stop.')).toBeVisible();
    await page.keyboard.press('Control+2');
    await expect(page.getByText('E-002')).toBeHidden();
  } finally {
    await app.close();
  }
});
