// Panic, from wherever a person may be when it is needed: with real key events, a real vault and its real process. Every case ends with
// the same question: is anything left that opens?
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { filesWithSlots, slotsOf } from '../electron/panic/slot-bytes.ts';
import { fromCaseMenu } from './screens/cases.ts';
import { addFolder, goToEvidence } from './screens/evidence.ts';
import { cover, expectFirstRun, expectGone, holdKey, launchWithPanic, passphrase } from './screens/panic.ts';
import { expectHome, expectLocked, lockByKey, unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { filesOf } from './support/files-of.ts';
import { launchHoldfast, removeFolder, type Holdfast } from './support/launch.ts';

const button = ({ page }: Holdfast, name: string) => page.getByRole('button', { name, exact: true });
const panicButton = ({ page }: Holdfast) => page.getByRole('button', { name: 'Panic: Hold to make this vault unreadable' });

/** Begins to add a file of this many bytes, which takes a while. */
const addLarge = async (app: Holdfast, bytes: number): Promise<void> => {
  const files = join(app.folder, 'card');
  mkdirSync(files);
  writeFileSync(join(files, 'video.bin'), '');
  truncateSync(join(files, 'video.bin'), bytes);
  await goToEvidence(app);
  await addFolder(app, files);
};

/** The number of the process that has the vault's files open and is not this one. */
const vaultProcesses = (vault: string): readonly number[] =>
  readdirSync('/proc').filter((name) => /^\d+$/u.test(name) && Number(name) !== process.pid).map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${String(pid)}/maps`, 'utf8').includes(vault);
    } catch {
      return false;
    }
  });

/** A vault that was wiped is put back, used again, and panic set up again, without starting the app anew. */
const takeUpAgain = async (app: Holdfast, copy: string, vault: string): Promise<void> => {
  const { page } = app;
  cpSync(copy, vault, { recursive: true });
  await page.getByText('Open a vault I already have').click();
  await button(app, 'Continue').click();
  await app.chooseFolder(vault);
  await button(app, 'Choose a folder').click();
  await expectLocked(app);
};

const setUpAgain = async ({ page }: Holdfast): Promise<void> => {
  await page.evaluate(async (current) => {
    const { panic } = (globalThis as unknown as { holdfast: { panic: Record<'confirm' | 'change', (input: object) => Promise<unknown>> } }).holdfast;
    await panic.confirm({ current });
    return panic.change({ isSetUp: true, buttonOnUnlock: true, key: { code: 'KeyX', label: 'X', ctrl: true, alt: false, shift: true, meta: false } });
  }, passphrase);
};

/** Whether a cover shows within ten of the ticks that a held key sends. The page may be renewed meanwhile. */
const wasCoveredAgain = async (app: Holdfast): Promise<boolean> => {
  for (let tick = 0; tick < 10; tick += 1) {
    await app.page.waitForTimeout(100);
    if (await cover(app).isVisible()) return true;
  }
  return false;
};

const startingPoints: readonly (readonly [string, (app: Holdfast) => Promise<void>])[] = [
  ['the evidence', async (app) => { await goToEvidence(app); }],
  ['one item', async (app) => { await goToEvidence(app); await app.page.getByRole('row').filter({ hasText: 'note.txt' }).or(app.page.getByRole('option', { name: /note\.txt/u })).first().dblclick(); }],
  ['the settings', async (app) => { await app.page.keyboard.press('Control+,'); await expect(app.page.getByRole('heading', { name: 'Settings' })).toBeVisible(); }],
  ['a dialog that is open, in a field', async (app) => {
    await app.page.keyboard.press('Control+,');
    await button(app, 'Add a person').click();
    await app.page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('half typed');
  }],
  ['the command palette', async (app) => { await app.page.keyboard.press('Control+K'); await expect(app.page.getByRole('dialog')).toBeVisible(); }],
  ['the unlock screen', async (app) => { await lockByKey(app); }],
];

test('panic by the held key works from every screen, above a dialog and on the unlock screen, and leaves nothing', async () => {
  const app = await launchWithPanic();
  const copy = join(app.folder, 'copy');
  cpSync(app.vault, copy, { recursive: true });
  const slots = slotsOf(readFileSync(join(copy, 'vault.json'), 'utf8'));
  const panicNow = async (): Promise<void> => {
    await holdKey(app, async () => {
      await expect(cover(app)).toContainText('Keep holding to make this vault unreadable');
      await expectFirstRun(app);
      // The hand is still down, as a hand is: what shows afterwards stays uncovered.
      expect(await wasCoveredAgain(app)).toBe(false);
    });
    await expectGone(app, app.vault);
    expect((await filesWithSlots(app.folder, slots)).filter((file) => !file.startsWith(copy))).toEqual([]);
  };
  try {
    await test.step('from the unlock screen, before the vault process was ever started', panicNow);
    for (const [name, go] of startingPoints) {
      await test.step(`from ${name}`, async () => {
        await takeUpAgain(app, copy, app.vault);
        await unlock(app, passphrase);
        await setUpAgain(app);
        await go(app);
        await panicNow();
      });
    }
  } finally {
    await app.close();
  }
});

/** More places, and work that is under way there: each is reached from the one before. */
const furtherPoints: readonly (readonly [string, (app: Holdfast) => Promise<void>])[] = [
  ['Home', expectHome],
  ['the help', async ({ page }) => {
    await page.keyboard.press('F1');
    await expect(page.getByRole('complementary', { name: 'Help' })).toBeVisible();
  }],
  ['the cases', async (app) => {
    await fromCaseMenu(app, 'Manage cases');
    await expect(app.page.getByRole('heading', { name: 'Cases', level: 1 })).toBeVisible();
  }],
  ['Safety', async ({ page }) => {
    await page.keyboard.press('Control+7');
    await expect(page.getByRole('heading', { name: 'Safety', level: 1 })).toBeVisible();
  }],
  ['a step of making shares', async (app) => {
    await button(app, 'Make shares').click();
    await expect(app.page.getByRole('heading', { name: 'Make shares of the way back' })).toBeVisible();
  }],
  ['a step of setting a duress passphrase', async (app) => {
    await app.page.keyboard.press('Control+7');
    await button(app, 'Set up or change').click();
    await button(app, 'Continue').click();
    await expect(app.page.getByRole('heading', { name: 'What it does', level: 1 })).toBeFocused();
  }],
  ['adding that is under way', (app) => addLarge(app, 4 * 1024 ** 3)],
  ['a recording that is under way', async ({ page }) => {
    await page.keyboard.press('Control+Shift+R');
    const dialog = page.getByRole('dialog', { name: 'Record' });
    await dialog.getByRole('button', { name: 'Start recording' }).click();
    await expect(dialog.getByText('Recording', { exact: true })).toBeVisible();
  }],
];

test('the key is heard in every other place, and while things are being added and recorded; held to the end there, it leaves nothing', async () => {
  // A long hold: a hand that lets go when it sees the cover is never too late here.
  const app = await launchWithPanic({ holdMs: 5000 }, { microphone: 'made-up' });
  try {
    await unlock(app, passphrase);
    for (const [name, go] of furtherPoints) {
      await test.step(`in ${name}`, async () => {
        await go(app);
        await holdKey(app, () => expect(cover(app)).toContainText('Keep holding to make this vault unreadable'));
        await expect(cover(app)).toBeHidden();
      });
    }
    await test.step('held to the end', async () => {
      await holdKey(app, () => expectFirstRun(app));
      await expectGone(app, app.vault);
    });
  } finally {
    await app.close();
  }
});

test('letting go, losing the focus, a short press and a page that stops sending change nothing', async () => {
  // A long hold: what ends one in time is never too late here.
  const app = await launchWithPanic({ holdMs: 5000 });
  const { page } = app;
  const before = filesOf(app.vault);
  const nothingHappened = async (): Promise<void> => {
    await expect(cover(app)).toBeHidden();
    expect(filesOf(app.vault)).toEqual(before);
  };
  try {
    await holdKey(app, () => expect(cover(app)).toBeVisible());
    await nothingHappened();
    await holdKey(app, async () => {
      await expect(cover(app)).toBeVisible();
      await page.evaluate(() => { globalThis.dispatchEvent(new Event('blur')); });
      await nothingHappened();
    });
    await panicButton(app).click();
    await nothingHappened();
    await panicButton(app).hover();
    await page.mouse.down();
    await expect(cover(app)).toBeVisible();
    // The page's timers end, the release is lost: no tick comes any more.
    await page.evaluate(() => { for (let timer = 0; timer < 10_000; timer += 1) clearInterval(timer); });
    await nothingHappened();
    await page.mouse.up();
    await unlock(app, passphrase);
  } finally {
    await app.close();
  }
});

test('the button, held by pointer or by key, does the same, while a large file is being added', async () => {
  const app = await launchWithPanic({ afterwards: 'first-run' });
  const { page } = app;
  try {
    await unlock(app, passphrase);
    await addLarge(app, 3 * 1024 ** 3);
    await expect.poll(() => existsSync(join(app.vault, 'objects', 'unfinished')) && readdirSync(join(app.vault, 'objects', 'unfinished')).length).toBeGreaterThan(0);
    await panicButton(app).hover();
    await page.mouse.down();
    await expectFirstRun(app);
    await page.mouse.up();
    await expectGone(app, app.vault);
  } finally {
    await app.close();
  }
});

test('a vault process that hangs is ended, and the program closes where that was chosen', async () => {
  test.skip(process.platform !== 'linux', 'finds the process by what it has open');
  const app = await launchWithPanic({ afterwards: 'quit' });
  const { page } = app;
  await unlock(app, passphrase);
  const [vaultProcess] = vaultProcesses(app.vault);
  expect(vaultProcess).toBeDefined();
  process.kill(vaultProcess ?? 0, 'SIGSTOP');
  await panicButton(app).focus();
  const closed = page.waitForEvent('close');
  await page.keyboard.down('Enter');
  await closed;
  await expectGone(app, app.vault);
  expect(() => process.kill(vaultProcess ?? 0, 0)).toThrow('ESRCH');
  await app.quit();

  const next = await launchHoldfast({ folder: app.folder });
  try {
    await expectFirstRun(next);
  } finally {
    await next.close();
    removeFolder(app.folder);
  }
});

test('for people who cannot hold: two presses on two places, and nothing after one of them', async () => {
  const app = await launchWithPanic({ gesture: 'two-presses' });
  const { page } = app;
  const first = page.getByRole('button', { name: 'Panic: First of two presses to make this vault unreadable' });
  try {
    await first.dblclick();
    await expect(cover(app)).toContainText('Press the second button');
    await expectAccessible(app, 'the cover before the second press');
    await expect(cover(app)).toBeHidden();
    await first.focus();
    await page.keyboard.press('Enter');
    await expect(button(app, 'Stop')).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expectFirstRun(app);
    await expectGone(app, app.vault);
  } finally {
    await app.close();
  }
});

test('the system-wide key counts down and a tap stops it; left alone, it acts', async () => {
  test.skip(process.env['HOLDFAST_E2E'] === 'electron', 'keys of other programs come from the system');
  const app = await launchWithPanic({ systemKey: { code: 'F9', label: 'F9', ctrl: true, alt: false, shift: false, meta: false }, countdownSeconds: 5 });
  const before = filesOf(app.vault);
  const twice = async (): Promise<void> => { for (let press = 0; press < 2; press += 1) expect(await app.pressElsewhere('Control+F9')).toBe(true); };
  try {
    await twice();
    await expect(cover(app)).toContainText('This vault becomes unreadable in');
    await app.page.mouse.click(300, 300);
    await expect(cover(app)).toBeHidden();
    await twice();
    await expect(cover(app)).toBeVisible();
    await app.page.keyboard.press('a');
    await expect(cover(app)).toBeHidden();
    expect(filesOf(app.vault)).toEqual(before);
    await twice();
    await expectFirstRun(app);
    await expectGone(app, app.vault);
  } finally {
    await app.close();
  }
});

test('a window that shows a vault does not go on showing it when the tool makes it unreadable', async () => {
  const app = await launchWithPanic({ isSetUp: false });
  try {
    await unlock(app, passphrase);
    await goToEvidence(app);
    const tool = spawnSync(process.execPath, [join(import.meta.dirname, '../../dist/cli.js'), 'wipe', app.vault, '--yes'], { encoding: 'utf8' });
    expect(tool).toMatchObject({ status: 0 });
    await expectFirstRun(app);
    await expect(app.page.getByText('note.txt')).toHaveCount(0);
    await expectGone(app, app.vault);
  } finally {
    await app.close();
  }
});

/** All but the logs that an open vault, or one that was just locked, has beside its databases. */
const namesOf = (files: Readonly<Record<string, string>>): readonly string[] => Object.keys(files).filter((name) => !/-(?:wal|shm)$/u.test(name));

test('panic is set up a page at a time, proven by pressing, rehearsed on a practice vault, and every page is accessible', async () => {
  const app = await launchWithPanic({ isSetUp: false, key: null, buttonOnUnlock: false });
  const { page } = app;
  const arriveAt = async (title: string): Promise<void> => {
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeFocused();
    await expectAccessible(app, title);
  };
  const next = async (title: string): Promise<void> => {
    await button(app, 'Continue').click();
    await arriveAt(title);
  };
  const openSetUp = async (): Promise<void> => {
    await unlock(app, passphrase);
    await page.keyboard.press('Control+,');
    await button(app, 'Set up panic').click();
    await page.getByLabel('Your passphrase now', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  };
  try {
    await expect(panicButton(app)).toHaveCount(0);
    await openSetUp();
    await expectAccessible(app, 'what panic does');
    await holdKey(app, () => expect(cover(app)).toHaveCount(0));
    await next('How it is done');
    await next('Choose the key for this window');
    await button(app, 'Choose a key by pressing it').focus();
    await page.keyboard.press('x');
    await expect(page.getByRole('alert')).toContainText('Nothing was chosen');
    await page.keyboard.press('Control+Shift+X');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await button(app, 'No key').click();
    await expect(page.getByRole('status').filter({ hasText: 'No key' })).toBeVisible();
    // Chosen, and gone on from before it can be kept: without a key there would be nothing to try.
    await page.evaluate(() => {
      const [press, goOn] = ['.panic-capture', '[data-steps] [data-align=apart] button:last-child'].map((selector) => document.querySelector<HTMLElement>(selector)!);
      press!.dispatchEvent(new KeyboardEvent('keydown', { key: 'X', code: 'KeyX', ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true }));
      goOn!.click();
    });
    await arriveAt('Try the key in this window');
    const files = filesOf(app.vault);
    await button(app, 'Try it now').click();
    await holdKey(app, () => expect(page.getByText('It arrived.')).toBeVisible());
    await next('Try the key on the unlock screen');
    await button(app, 'Lock now and try it there').click();
    await expect(page.getByText('Practice. Nothing real is touched.')).toBeVisible();
    await expectAccessible(app, 'the unlock screen while the key is tried');
    await holdKey(app, async () => {
      await expect(cover(app)).toBeVisible();
      await expect(page.getByText('Practice. Nothing real is touched.')).toHaveCount(0);
    });
    await expect(page.getByText('It arrived. Nothing was touched. Open the vault, then go on under Safety, Panic.')).toBeVisible();
    await expectAccessible(app, 'the unlock screen once the key was tried');
    // A lock does not wait for the databases' logs to be put away: on a busy computer they stay until the next opening.
    expect(namesOf(filesOf(app.vault))).toEqual(namesOf(files));
    await openSetUp();
    await expect(page.getByText('It arrived.')).toBeVisible();
    await next('A key for when other programs are in front');
    await next('What shows afterwards');
    await next('After wrong passphrases');
    await next('Where a button stands');
    await next('Who can bring it back');
    await next('Rehearse it');
    await button(app, 'Rehearse').click();
    await expect(page.getByText('The practice vault is ready.')).toBeVisible();
    await expectAccessible(app, 'the rehearsal');
    await holdKey(app, async () => {
      await expect(cover(app)).toContainText('Practice. Nothing real is touched.');
      await expect(page.getByText('Neither opened it.')).toBeVisible();
    });
    await expectAccessible(app, 'the end of the rehearsal');
    await button(app, 'Turn panic on').click();
    await expect(page.getByText('Practice. Nothing real is touched.')).toHaveCount(0);
    await expect(button(app, 'Turn panic off')).toBeVisible();
    await expectAccessible(app, 'panic, set up');
    await expect(panicButton(app)).toBeVisible();
    await page.keyboard.press('Control+1');
    await expectHome(app);
    await holdKey(app, () => expectFirstRun(app));
    await expectGone(app, app.vault);
  } finally {
    await app.close();
  }
});
