// The main job: make a vault, put files in, see them, lock, unlock, take one out byte for byte.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { launchHoldfast, type Holdfast } from './support/launch.ts';
import { makeVault, unlock } from './support/steps.ts';

const film = join(import.meta.dirname, '../build/shell/fixture/clip.mp4');

let app: Holdfast;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  app = await launchHoldfast();
});

test.afterAll(async () => {
  await app.close();
  rmSync(app.folder, { recursive: true, force: true });
});

test('a new vault takes files by dialog and by dropping a folder', async () => {
  await makeVault(app);
  await app.chooseFiles([film]);
  await app.page.getByRole('button', { name: 'Add evidence' }).click();
  await expect(app.page.getByText('clip.mp4')).toBeVisible();

  const dropped = join(app.folder, 'statements');
  mkdirSync(dropped);
  writeFileSync(join(dropped, 'one.txt'), 'The first statement.');
  writeFileSync(join(dropped, 'two.txt'), 'The second statement.');
  await app.dropFiles([dropped], 'main');
  await expect(app.page.getByText('one.txt')).toBeVisible();
  await expect(app.page.getByText('two.txt')).toBeVisible();
});

test('a film from the vault seeks at once', async () => {
  await app.page.getByRole('button', { name: 'Open E-001' }).or(app.page.getByRole('link', { name: 'Open E-001' })).click();
  const video = app.page.locator('video');
  await expect.poll(() => video.evaluate((player: HTMLVideoElement) => player.readyState)).toBeGreaterThan(0);
  const at = await video.evaluate(async (player: HTMLVideoElement) => {
    const sought = new Promise((resolve) => { player.addEventListener('seeked', resolve, { once: true }); });
    player.currentTime = 25;
    await sought;
    return player.currentTime;
  });
  expect(at).toBe(25);
});

test('a copy taken out is the original byte for byte', async () => {
  const target = join(app.folder, 'taken out');
  mkdirSync(target);
  await app.page.getByRole('button', { name: 'Export a copy' }).click();
  const dialog = app.page.getByRole('dialog');
  await dialog.getByRole('textbox').first().fill('For the lawyer');
  await app.chooseFolder(target);
  await dialog.getByRole('button').last().click();
  const files = () => readdirSync(target, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.mp4'));
  await expect.poll(() => files().length).toBe(1);
  const [copy] = files();
  await expect.poll(() => readFileSync(join(copy!.parentPath, copy!.name)).equals(readFileSync(film))).toBe(true);
});

test('a key locks, a wrong passphrase is told from damage, the right one opens again', async () => {
  await app.page.keyboard.press('Control+l');
  await expect(app.page.getByRole('heading', { name: 'Open the vault' })).toBeAttached();
  await unlock(app, 'not the passphrase at all');
  await expect(app.page.getByText('That passphrase did not open this vault.')).toBeVisible();
  await unlock(app);
  await expect(app.page.getByText('clip.mp4').first()).toBeVisible();
});

test('the screen lock of the system locks the vault', async () => {
  await app.system('lock-screen');
  await expect(app.page.getByRole('heading', { name: 'Open the vault' })).toBeAttached();
  await expect(app.page.getByText('clip.mp4')).toHaveCount(0);
});

test('another start finds the vault locked where it was, also after everything was killed', async () => {
  const { folder } = app;
  await unlock(app);
  await expect(app.page.getByText('clip.mp4').first()).toBeVisible();
  await app.kill();
  app = await launchHoldfast({ folder });
  await expect(app.page.getByRole('heading', { name: 'Open the vault' })).toBeAttached();
  await unlock(app);
  await expect(app.page.getByText('clip.mp4').first()).toBeVisible();
});
