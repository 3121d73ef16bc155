// The opening file on another disk, as a person does it: moved in Safety, needed to open, asked for when it is not there, and the vault locks when its
// disk is taken out.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { filesWithSlots, slotsOf } from '../electron/panic/slot-bytes.ts';
import { makeVault } from './screens/first-run.ts';
import { expectFirstRun, expectGone, holdKey, launchWithPanic, passphrase as panicPassphrase } from './screens/panic.ts';
import { expectOpened, expectLocked, lockByKey, tryToOpen, unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

const button = ({ page }: Holdfast, name: string) => page.getByRole('button', { name, exact: true });
const section = ({ page }: Holdfast) => page.getByRole('region', { name: 'Opening file' });

const goToSafety = async (app: Holdfast): Promise<void> => {
  await app.page.getByRole('navigation').getByRole('link', { name: 'Safety' }).or(app.page.getByRole('navigation').getByRole('button', { name: 'Safety' })).first().click();
  await expect(section(app)).toBeVisible();
};

const writeTo = async (app: Holdfast, name: 'Move it to another disk' | 'Put a copy onto another disk', disk: string, passphrase: string): Promise<void> => {
  await button(app, name).click();
  const dialog = app.page.getByRole('dialog', { name: /^(?:Move the opening file to|Put a copy of the opening file onto) another disk$/u });
  await app.chooseFolder(disk);
  await dialog.getByRole('button', { name: 'Choose the disk' }).click();
  await expect(dialog.getByText('This is the disk of the vault.')).toBeVisible();
  await dialog.getByLabel('Your passphrase now', { exact: true }).fill(passphrase);
  await expectAccessible(app, name);
  await dialog.getByRole('button', { name: /^(?:Move the opening file|Make the copy)$/u }).click();
  await expect(dialog).toHaveCount(0);
};

test('the opening file is moved to another disk, opens the vault from there, locks it when taken out, and comes back', async () => {
  const app = await launchHoldfast();
  const [stick, spare] = [join(app.folder, 'STICK'), join(app.folder, 'SPARE')];
  for (const disk of [stick, spare]) mkdirSync(disk);
  try {
    const { folder, passphrase } = await makeVault(app);
    const slots = slotsOf(readFileSync(join(folder, 'vault.json'), 'utf8'));

    await test.step('Safety says where it is, and moves it', async () => {
      await goToSafety(app);
      await expect(section(app).getByText('The opening file is in the vault\'s folder.')).toBeVisible();
      await writeTo(app, 'Move it to another disk', stick, passphrase);
      await expect(section(app).getByText('STICK')).toBeVisible();
      await expect(section(app).getByText('There is only one copy.')).toBeVisible();
      // What came of it is told where the person is, far down a long place.
      await section(app).scrollIntoViewIfNeeded();
      await expect(app.page.locator('main').getByText('The opening file is on that disk now.').last()).toBeInViewport();
      await expectAccessible(app, 'Safety, the opening file on another disk');
      expect(await filesWithSlots(folder, slots)).toEqual([]);
    });

    await test.step('taking it out is rehearsed on a practice vault, by keyboard', async () => {
      await button(app, 'Rehearse taking the disk out').press('Enter');
      const dialog = app.page.getByRole('dialog', { name: 'Rehearse taking the disk out' });
      await dialog.getByRole('button', { name: 'Rehearse', exact: true }).press('Enter');
      const open = dialog.getByRole('button', { name: 'Open the practice vault' });
      await expect(open).toBeFocused({ timeout: 120_000 });
      await expect(app.page.getByText('Practice. Nothing real is touched.')).toBeVisible();
      await dialog.getByRole('button', { name: 'Take the disk out' }).press('Enter');
      await expect(dialog.getByText('The practice disk is taken out.')).toBeVisible();
      await open.press('Enter');
      await expect(dialog.getByRole('alert')).toContainText('is not in the place where it should be', { timeout: 60_000 });
      await expect(dialog.getByText('Its recovery code did not open it either.')).toBeVisible();
      await expectAccessible(app, 'the disk is taken out, rehearsed');
      await dialog.getByRole('button', { name: 'Put the disk back' }).press('Enter');
      await expect(dialog.getByText('The practice disk is connected.')).toBeVisible();
      await open.press('Enter');
      await expect(dialog.getByText('Putting the disk back was enough.')).toBeVisible({ timeout: 60_000 });
      await dialog.getByRole('button', { name: 'End the rehearsal' }).press('Enter');
      await expect(dialog.getByText('The practice vault was deleted. Nothing of yours was touched.')).toBeVisible();
      expect(existsSync(join(app.userData, 'practice 4'))).toBe(false);
      await app.page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    });

    await test.step('taken out, the vault locks at once; the unlock screen asks for the disk and nothing else', async () => {
      renameSync(stick, `${stick}-away`);
      await expectLocked(app);
      await expect(app.page.getByText('Locked because the disk with the opening file was taken out.')).toBeVisible();
      await tryToOpen(app, passphrase);
      await expect(app.page.getByRole('alert')).toContainText('is not in the place where it should be');
      await expectAccessible(app, 'the opening file is not there');
      await app.chooseFolder(spare);
      await button(app, 'Choose its disk or folder').click();
      await expect(app.page.getByRole('alert').nth(1)).toContainText('is not in the place where it should be');
    });

    await test.step('connected elsewhere, it is found and the vault opens with what was entered', async () => {
      await app.chooseFolder(`${stick}-away`);
      await button(app, 'Choose its disk or folder').click();
      await expectOpened(app);
    });

    await test.step('a copy on a further disk opens the vault alone', async () => {
      await goToSafety(app);
      await writeTo(app, 'Put a copy onto another disk', spare, passphrase);
      await expect(section(app).getByText('There is only one copy.')).toHaveCount(0);
      await lockByKey(app);
      renameSync(`${stick}-away`, stick);
      await tryToOpen(app, passphrase);
      await expectOpened(app);
      await goToSafety(app);
      await expect(section(app).getByText('Not found. Its disk is not connected, or no opening file lies there.')).toBeVisible();
    });

    await test.step('back in the folder, nothing is left on the disk that is connected', async () => {
      await button(app, 'Move it back to the vault').click();
      const dialog = app.page.getByRole('dialog', { name: 'Move it back to the vault' });
      await dialog.getByLabel('Your passphrase now', { exact: true }).fill(passphrase);
      await dialog.getByRole('button', { name: 'Move it back' }).click();
      await expect(dialog).toHaveCount(0);
      await expect.poll(() => readdirSync(spare)).toEqual([]);
      await lockByKey(app);
      await tryToOpen(app, passphrase);
      await expectOpened(app);
    });
  } finally {
    await app.close();
  }
});

test('panic reaches the opening file on the disk that is connected', async () => {
  const app = await launchWithPanic();
  const stick = join(app.folder, 'STICK');
  mkdirSync(stick);
  try {
    await unlock(app, panicPassphrase);
    await goToSafety(app);
    await writeTo(app, 'Move it to another disk', stick, panicPassphrase);
    const [name = ''] = readdirSync(stick);
    const slots = slotsOf(readFileSync(join(stick, name, 'vault.json'), 'utf8'));
    await holdKey(app, () => expectFirstRun(app));
    await expectGone(app, app.vault);
    await expect.poll(() => readdirSync(stick)).toEqual([]);
    expect(await filesWithSlots(app.folder, slots)).toEqual([]);
  } finally {
    await app.close();
  }
});

test('a vault is made with its opening file on another disk, and nothing that opens it was ever in its folder', async () => {
  const app = await launchHoldfast();
  const stick = join(app.folder, 'STICK');
  mkdirSync(stick);
  try {
    const look = (): Promise<void> => expectAccessible(app, 'a new vault with its opening file on another disk');
    const { folder, passphrase } = await makeVault(app, { disk: stick, look });
    const [name = ''] = readdirSync(stick);
    expect(await filesWithSlots(folder, slotsOf(readFileSync(join(stick, name, 'vault.json'), 'utf8')))).toEqual([]);
    await goToSafety(app);
    await expect(section(app).getByText('There is only one copy.')).toBeVisible();
    await lockByKey(app);
    await tryToOpen(app, passphrase);
    await expectOpened(app);
  } finally {
    await app.close();
  }
});
