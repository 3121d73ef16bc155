// A duress passphrase as a person meets it: set up a page at a time, typed on the unlock screen, tried and rehearsed; and wrong passphrases that
// add up. After each, the unlock screen looks as it always did.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { openVault, systemRandom } from '../../electron/vault/index.ts';
import { instant } from '../../shared/time.ts';
import { goToEvidence } from './screens/evidence.ts';
import { expectFirstRun, expectGone, holdKey, launchWithPanic, makeVaultBeside, passphrase } from './screens/panic.ts';
import { expectHome, expectLocked, lockByKey, texts, tryToOpen, unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { filesOf } from './support/files-of.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

const decoyWords = 'pillow cactus engine marble saddle lantern';
const lastWords = 'walnut ribbon glacier pepper tunnel orbit';

const button = ({ page }: Holdfast, name: string) => page.getByRole('button', { name, exact: true });
const screenText = ({ page }: Holdfast): Promise<string> => page.locator('body').innerText();

/** What the screen says once nothing is added to it any more. */
const settledText = async (app: Holdfast): Promise<string> => {
  let text = '';
  await expect.poll(async () => {
    const before = text;
    text = await screenText(app);
    return text !== '' && text === before;
  }, { intervals: [500] }).toBe(true);
  return text;
};

/** All that Safety says, once every part of it has its answer, without the minute in which it was looked at and without what others write to the disk meanwhile. */
const safetyText = async (app: Holdfast): Promise<string> => {
  await expect(button(app, 'Set up or change')).toBeVisible();
  for (const last of [/^Free on the disk of the vault/u, /^No pack left this vault/u]) await expect(app.page.getByText(last).first()).toBeVisible();
  return (await settledText(app)).replaceAll(/Looked at [^.]+\./gu, '').replaceAll(/Free on the disk of the vault: .*/gu, '');
};

const next = async (app: Holdfast, title: string): Promise<void> => {
  await button(app, 'Continue').click();
  await expect(app.page.getByRole('heading', { name: title, level: 1 })).toBeFocused();
  await expectAccessible(app, title);
};

const openSetUp = async (app: Holdfast): Promise<void> => {
  await app.page.keyboard.press('Control+7');
  await button(app, 'Set up or change').click();
  await expect(app.page.getByRole('heading', { name: 'What a duress passphrase does, and what it cannot do' })).toBeFocused();
};

/** From what a duress passphrase does to the choice of what this one does. */
const chooseEffect = async (app: Holdfast, effect: string): Promise<void> => {
  await next(app, 'What it does');
  await app.page.getByText(effect).click();
};

/** A new decoy in this folder, up to the question for its passphrase. */
const chooseDecoy = async (app: Holdfast, decoy: string): Promise<void> => {
  await chooseEffect(app, 'Open another vault, the decoy');
  await next(app, 'A decoy that somebody believes');
  await next(app, 'Where the decoy is');
  await app.page.getByLabel('Your name in the decoy').fill('Mira');
  await app.chooseFolder(decoy);
  await button(app, 'Choose a folder').click();
  await expect(app.page.getByText('Folder chosen:')).toBeVisible();
  await next(app, 'The duress passphrase');
};

const typeBoth = async ({ page }: Holdfast, duress: string | null): Promise<void> => {
  if (duress !== null) await page.getByLabel('Duress passphrase', { exact: true }).fill(duress);
  await page.getByLabel('Your passphrase now', { exact: true }).fill(passphrase);
};

const setIt = async (app: Holdfast): Promise<void> => {
  await button(app, 'Set it').click();
  await expect(app.page.getByRole('heading', { name: 'It is set' })).toBeFocused();
};

const opens = (folder: string): Promise<boolean> =>
  openVault({ folder, secret: passphrase, kind: 'passphrase', clock: () => instant(Date.now()), random: systemRandom }).then(async ({ session }) => session.close().then(() => true), () => false);

test('a decoy is made, opens with the duress passphrase, can be worked in, and shows nowhere in the vault', async () => {
  const app = await launchWithPanic({ isSetUp: false });
  const { page } = app;
  const decoy = join(app.folder, 'Choir');
  mkdirSync(decoy);
  try {
    await expectLocked(app);
    const locked = await settledText(app);
    await unlock(app, passphrase);
    await page.keyboard.press('Control+7');
    const safety = await safetyText(app);
    await openSetUp(app);
    await expectAccessible(app, 'what a duress passphrase does');
    await chooseDecoy(app, decoy);
    await typeBoth(app, passphrase);
    await button(app, 'Set it').click();
    await expect(page.getByRole('alert')).toContainText('This vault knows this passphrase already.');
    await typeBoth(app, decoyWords);
    await setIt(app);
    await expectAccessible(app, 'a duress passphrase is set');
    await page.getByLabel('Passphrase to try').fill(decoyWords);
    await button(app, 'See what it does').click();
    await expect(page.getByText('It opens the decoy.')).toBeVisible();
    await button(app, 'Done').click();
    expect(await safetyText(app)).toBe(safety);
    await lockByKey(app);
    const vault = filesOf(app.vault);
    await unlock(app, decoyWords);
    await goToEvidence(app);
    await expect(page.getByText('note.txt')).toHaveCount(0);
    await lockByKey(app);
    expect(filesOf(app.vault)).toEqual(vault);
    expect((await settledText(app)).replace('Locked.', '').replaceAll(/\s+/gu, ' ').trim()).toBe(locked.replaceAll(/\s+/gu, ' ').trim());
    await unlock(app, passphrase);
    await goToEvidence(app);
    await expect(page.getByText('note.txt').first()).toBeVisible();
  } finally {
    await app.close();
  }
});

test('a passphrase that makes the vault unreadable is answered as a wrong one, for ever, and the screen stays as it is', async () => {
  const app = await launchWithPanic({ isSetUp: false });
  const { page } = app;
  try {
    await unlock(app, passphrase);
    await openSetUp(app);
    await chooseEffect(app, 'Make this vault unreadable');
    await next(app, 'What happens when it is typed');
    await next(app, 'The duress passphrase');
    await typeBoth(app, lastWords);
    await setIt(app);
    await lockByKey(app);
    await tryToOpen(app, 'not it at all');
    await expect(page.getByRole('alert')).toContainText(texts.wrongPassphrase);
    await expect(button(app, 'Open')).toBeEnabled();
    const afterWrong = await settledText(app);
    const before = Object.keys(filesOf(app.vault));
    for (const secret of [lastWords, passphrase, lastWords]) {
      await tryToOpen(app, secret);
      await expect(button(app, 'Open')).toBeEnabled();
      await expect(page.getByRole('alert')).toContainText(texts.wrongPassphrase);
      await expect.poll(() => screenText(app)).toBe(afterWrong);
    }
    expect(Object.keys(filesOf(app.vault))).toEqual(before);
    expect(await opens(app.vault)).toBe(false);
  } finally {
    await app.close();
  }
});

test('both are rehearsed on a practice vault, by keyboard, and the vault itself is not touched', async () => {
  const app = await launchWithPanic({ isSetUp: false });
  const { page } = app;
  const practice = join(app.userData, 'practice 2');
  try {
    await unlock(app, passphrase);
    await openSetUp(app);
    await chooseEffect(app, 'Nothing: no duress passphrase');
    await next(app, 'The duress passphrase');
    await typeBoth(app, null);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'It is set' })).toBeFocused();
    for (const [choice, seen] of [['Open another vault, the decoy', 'The decoy opened.'], ['Make this vault unreadable', 'Neither opened it.']] as const) {
      await page.getByText(choice).click();
      await button(app, 'Rehearse').press('Enter');
      await expect(page.getByText('The practice vault is ready.')).toBeVisible({ timeout: 120_000 });
      await expect(page.getByText('Practice. Nothing real is touched.')).toBeVisible();
      await page.getByLabel('Passphrase of the practice vault').fill(await page.locator('.passphrase-words').innerText());
      await page.keyboard.press('Enter');
      await expect(page.getByText(seen)).toBeVisible({ timeout: 120_000 });
      await expectAccessible(app, `rehearsed: ${choice}`);
      await button(app, 'End the rehearsal').click();
      await expect(page.getByText('Practice. Nothing real is touched.')).toHaveCount(0);
      await expect.poll(() => existsSync(practice)).toBe(false);
    }
    await page.getByText('Make this vault unreadable').click();
    await button(app, 'Rehearse').press('Enter');
    await expect(page.getByText('The practice vault is ready.')).toBeVisible({ timeout: 120_000 });
    expect(existsSync(practice)).toBe(true);
    await app.kill();
    const again = await launchHoldfast({ folder: app.folder });
    await expectLocked(again);
    await expect.poll(() => existsSync(practice)).toBe(false);
    await unlock(again, passphrase);
    await again.close();
  } finally {
    await app.close();
  }
});

test('five wrong passphrases in a row make the vault unreadable where that was asked for, and the decoy’s unlock screen shows', async () => {
  const app = await launchWithPanic({ buttonOnUnlock: false });
  const { page } = app;
  const decoy = join(app.folder, 'Choir');
  await makeVaultBeside(decoy);
  try {
    await unlock(app, passphrase);
    await page.keyboard.press('Control+,');
    await button(app, 'Panic: look, rehearse, change').click();
    await expectAccessible(app, 'the passphrase is asked again');
    await page.getByLabel('Your passphrase now', { exact: true }).fill('not mine');
    await button(app, 'Go on').click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByLabel('Your passphrase now', { exact: true }).fill(passphrase);
    await button(app, 'Go on').click();
    await test.step('on a practice vault the last one is seen, by keyboard', async () => {
      await button(app, 'Rehearse wrong passphrases').press('Enter');
      const field = page.getByLabel('Passphrase of the practice vault');
      await expect(field).toBeFocused({ timeout: 120_000 });
      await expect(page.getByText('Practice. Only the panic gesture still acts on your own vault.')).toBeVisible();
      const type = async (secret: string): Promise<void> => {
        await expect(field).toBeFocused();
        await page.keyboard.type(secret);
        await page.keyboard.press('Enter');
      };
      await type(await page.locator('.passphrase-words').innerText());
      await expect(page.getByText('The practice vault opened, and is locked again.')).toBeVisible({ timeout: 60_000 });
      for (const wrong of [1, 2, 3, 4]) {
        await type('not it');
        await expect(page.getByText(`Wrong passphrases in a row: ${String(wrong)}.`)).toBeVisible({ timeout: 60_000 });
      }
      await expectAccessible(app, 'wrong passphrases, rehearsed up to the last');
      await type('not it');
      await expect(page.getByText('Neither opened it.')).toBeVisible({ timeout: 60_000 });
      await expect(button(app, 'End the rehearsal')).toBeFocused();
      await expectAccessible(app, 'wrong passphrases, rehearsed');
      // Another rehearsal beside it draws no second border over the first, and leaves it where it ends.
      const border = page.locator('.panic-practice');
      await expect(border).toHaveCount(1);
      await button(app, 'Rehearse').click();
      await expect(page.getByText('The practice vault is ready.')).toBeVisible({ timeout: 120_000 });
      await expect(border).toHaveText(['Practice. Nothing real is touched.']);
      await button(app, 'End the rehearsal').first().click();
      await expect(button(app, 'End the rehearsal')).toHaveCount(1);
      await expect(border).toHaveText(['Practice. Only the panic gesture still acts on your own vault.']);
      await button(app, 'End the rehearsal').press('Enter');
      await expect(page.getByText('The practice vault was deleted. Nothing of yours was touched.')).toBeVisible();
      await expect(page.getByText('Practice. Only the panic gesture still acts on your own vault.')).toHaveCount(0);
      expect([existsSync(join(app.userData, 'practice 3')), existsSync(app.vault)]).toEqual([false, true]);
    });
    await button(app, 'Change').click();
    const go = async (title: string): Promise<void> => {
      const heading = page.getByRole('heading', { level: 1 });
      for (let now = await heading.innerText(); now !== title; now = await heading.innerText()) {
        await button(app, 'Continue').click();
        await expect(heading).not.toHaveText(now);
      }
    };
    await go('What shows afterwards');
    await page.getByText('The unlock screen of another vault').click();
    await expectAccessible(app, 'a decoy is wanted');
    await app.chooseFolder(decoy);
    await button(app, 'Choose that vault').click();
    await expect(page.getByText('A vault is chosen.')).toBeVisible();
    await go('After wrong passphrases');
    await page.getByText('After 5 wrong passphrases in a row').click();
    await expectAccessible(app, 'wrong passphrases are counted');
    await lockByKey(app);
    const screen = await settledText(app);
    for (let count = 1; count < 5; count += 1) {
      await tryToOpen(app, `wrong ${String(count)}`);
      await expect(page.getByRole('alert')).toContainText(texts.wrongPassphrase);
    }
    expect(existsSync(app.vault)).toBe(true);
    await tryToOpen(app, 'wrong 5');
    await expectGone(app, app.vault);
    await expectLocked(app);
    expect((await settledText(app)).replaceAll(/\s+/gu, ' ')).toBe(screen.replace('Locked.', '').replaceAll(/\s+/gu, ' '));
    expect(readFileSync(join(app.userData, 'preferences.json'), 'utf8')).toContain('Choir');
    await unlock(app, passphrase);
    await expectHome(app);
  } finally {
    await app.close();
  }
});

test('panic from within the decoy makes the vault unreadable and leaves the decoy', async () => {
  const app = await launchWithPanic();
  const decoy = join(app.folder, 'Choir');
  try {
    await unlock(app, passphrase);
    await openSetUp(app);
    await chooseDecoy(app, decoy);
    await typeBoth(app, decoyWords);
    await setIt(app);
    await lockByKey(app);
    await unlock(app, decoyWords);
    await holdKey(app, () => expectFirstRun(app));
    await expectGone(app, app.vault);
    expect(existsSync(join(decoy, 'vault.json'))).toBe(true);
  } finally {
    await app.close();
  }
});
