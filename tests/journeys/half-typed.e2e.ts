// What was typed and not finished: a tag is added by leaving it or locking, half a date is refused aloud and waits, also over a lock, words in a dialog outlive one, and the keyboard is where one would look for it.
import { expect, test } from 'playwright/test';
import { foot, goToEvidence, grid } from './screens/evidence.ts';
import { escapeFrom } from './screens/dialog.ts';
import { makeVault } from './screens/first-run.ts';
import { details, field, goToItem, heading, saved } from './screens/item.ts';
import { openPalette } from './screens/palette.ts';
import { expectLocked, lockByKey, texts, tryToOpen, unlock } from './screens/unlock.ts';
import { addPhotoFolder } from './support/begin.ts';
import { pressOn, typeInto } from './support/keyboard.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

/** All that the vault keeps of what was not finished. */
const keptDrafts = ({ page }: Holdfast): Promise<string> =>
  page.evaluate(async () => JSON.stringify(await (globalThis as unknown as { holdfast: { drafts: { list(input: object): Promise<unknown> } } }).holdfast.drafts.list({})));

/** The minute after one such as `9:59`. */
const minuteAfter = (time: string): string => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${String(minute === 59 ? (hour + 1) % 24 : hour).padStart(time.indexOf(':'), '0')}:${String((minute + 1) % 60).padStart(2, '0')}`;
};

test('a tag and a date that were typed by half', async () => {
  let app = await launchHoldfast();
  const { page } = app;
  const tag = (words: string) => details(app).getByRole('button', { name: `Remove ${words}` });
  try {
    const { passphrase } = await makeVault(app);
    await addPhotoFolder(app);
    await goToItem(app, 'E-001');

    await test.step('a tag is added by going on to another field, by leaving the item, and by a lock', async () => {
      await field(app, 'Add a tag').fill('raid');
      await field(app, 'Made by').focus();
      await expect(tag('raid')).toBeVisible();
      await expect(field(app, 'Add a tag')).toHaveValue('');
      await field(app, 'Add a tag').fill('Kiln Street');
      await page.keyboard.press('Alt+ArrowLeft');
      await expect(heading(app)).not.toContainText('E-001');
      await goToItem(app, 'E-001');
      await expect(tag('Kiln Street')).toBeVisible();
      await field(app, 'Add a tag').fill('night');
      await lockByKey(app);
      await unlock(app, passphrase);
      await goToItem(app, 'E-001');
      await expect(tag('night')).toBeVisible();
    });

    await test.step('half a date is refused aloud when the item is left, and waits in its field', async () => {
      await field(app, 'Day').fill('11');
      await page.keyboard.press('Alt+ArrowLeft');
      await expect(page.getByText('E-001: what you entered under "Taken" is not complete, so it was not saved.').first()).toBeVisible();
      await goToItem(app, 'E-001');
      await expect(field(app, 'Day')).toHaveValue('11');
      await expect(details(app).getByText('Day: it needs a month. Choose the month or leave the day empty.')).toBeVisible();
      await field(app, 'Day').fill('');
    });

    await test.step('half a date that a lock cut off in the middle of typing waits in its field, is completed, and is then saved and kept no longer', async () => {
      const half = 'E-001: an entry is not complete, so it was not saved. It waits in its field.';
      await typeInto(app, field(app, 'Day'), '11');
      await typeInto(app, field(app, 'Note on the date'), 'as the gua');
      await page.keyboard.press('Control+L');
      await expectLocked(app, 'Locked.');
      await unlock(app, passphrase);
      await expect(page.getByText(half)).toBeVisible();
      await pressOn(app, page.getByRole('button', { name: 'Open E-001' }).first());
      await expect(field(app, 'Day')).toHaveValue('11');
      await expect(field(app, 'Note on the date')).toHaveValue('as the gua');
      await expect(details(app).getByText('Day: it needs a month. Choose the month or leave the day empty.')).toBeVisible();
      await field(app, 'Year').fill('2026');
      await details(app).getByRole('button', { name: /Month/u }).first().click();
      await page.getByRole('option', { name: 'February' }).click();
      await expect(details(app).getByText('Shown as: 11 February 2026')).toBeVisible();
      await expect(saved(app)).toBeVisible();
      const time = /\d{1,2}:\d{2}/u.exec((await saved(app).textContent()) ?? '')?.[0] ?? '';
      await lockByKey(app);
      await tryToOpen(app, passphrase);
      // What was not sent when that was read is saved by the lock, for which it may be a minute later.
      await expect(page.getByRole('status').filter({ hasText: new RegExp(`Back where you were\\. Last saved (?:${time}|${minuteAfter(time)})`, 'u') })).toBeVisible();
      await page.keyboard.press('Control+1');
      await expect(page.getByText(half)).toBeHidden();
      await goToItem(app, 'E-001');
      await expect(field(app, 'Day')).toHaveValue('11');
      await expect(field(app, 'Year')).toHaveValue('2026');
    });

    await test.step('the reason in a dialog stands there again after a lock, and is gone when the dialog is closed', async () => {
      const dialog = page.getByRole('dialog', { name: 'Export 1 copy' });
      await page.getByRole('button', { name: 'Export a copy' }).first().click();
      await dialog.getByLabel('Reason').fill('for the lawyer in N');
      await page.keyboard.press('Control+L');
      await unlock(app, passphrase);
      await expect(page.getByText('Export copies: what was entered before the vault was locked is kept. It stands there when you open it again.')).toBeVisible();
      await goToItem(app, 'E-001');
      await page.getByRole('button', { name: 'Export a copy' }).first().click();
      await expect(dialog.getByText('This was entered before the vault was locked.')).toBeVisible();
      await expect(dialog.getByLabel('Reason')).toHaveValue('for the lawyer in N');
      await escapeFrom(dialog);
      await page.keyboard.press('Control+1');
      await expect(page.getByText('Export copies: what was entered')).toBeHidden();
      await goToItem(app, 'E-001');
    });

    await test.step('coming to the list and coming back to it, its keys work at once', async () => {
      await goToEvidence(app);
      await expect(foot(app)).toHaveText('4 items');
      await expect(grid(app)).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(heading(app)).toContainText('E-00');
      await page.keyboard.press('Alt+ArrowLeft');
      await expect(grid(app)).toBeFocused();
    });

    await test.step('letters typed one after the other into a step of a set-up stay in its field', async () => {
      await page.keyboard.press('Control+7');
      await pressOn(app, page.getByRole('button', { name: 'Make shares' }));
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
      await typeInto(app, page.getByLabel('Your passphrase now', { exact: true }), 'letter by letter');
      await expect(page.getByLabel('Your passphrase now', { exact: true })).toHaveValue('letter by letter');
    });

    await test.step('half a date waits in its field after everything was ended at once, soon after it was typed', async () => {
      await goToItem(app, 'E-002');
      await typeInto(app, field(app, 'Day'), '13');
      await expect.poll(() => keptDrafts(app)).toContain('"13"');
      const { folder } = app;
      await app.kill();
      app = await launchHoldfast({ folder });
      await unlock(app, passphrase);
      await expect(app.page.getByText('E-002: an entry is not complete, so it was not saved. It waits in its field.')).toBeVisible();
      await goToItem(app, 'E-002');
      await expect(field(app, 'Day')).toHaveValue('13');
    });
  } finally {
    await app.close();
  }
});

test('the keyboard stays where the work is', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const tag = (words: string) => details(app).getByRole('button', { name: `Remove ${words}` });
  try {
    const { passphrase } = await makeVault(app);
    await addPhotoFolder(app);
    await goToItem(app, 'E-001');
    for (const words of ['raid', 'Kiln Street', 'night']) {
      await typeInto(app, field(app, 'Add a tag'), words);
      await page.keyboard.press('Enter');
      await expect(tag(words)).toBeVisible();
    }

    await test.step('a tag that is taken off and a notice that is closed leave the keyboard beside them', async () => {
      await pressOn(app, tag('Kiln Street'));
      await expect(tag('Kiln Street')).toBeHidden();
      await expect(tag('night')).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(tag('night')).toBeHidden();
      await page.keyboard.press('Enter');
      await expect(tag('raid')).toBeHidden();
      await expect(field(app, 'Add a tag')).toBeFocused();
      const clock = field(app, 'Year');
      await typeInto(app, clock, '20');
      await goToItem(app, 'E-002');
      await pressOn(app, page.getByRole('main').getByRole('button', { name: 'Close' }).last());
      await expect(page.locator('body')).not.toBeFocused();
      await goToItem(app, 'E-001');
      await clock.fill('2026');
    });

    await test.step('words that are saved stay as they are in their field, with the cursor where it is in the middle of them', async () => {
      const box = field(app, 'Description');
      const isSaved = () => expect(details(app).getByText(/^Saved \d/u)).toBeVisible();
      await typeInto(app, box, 'A car stood there.');
      await isSaved();
      // Hears whatever puts words into the field that were not typed there.
      await page.evaluate(() => {
        const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value') ?? {};
        Object.defineProperty(HTMLTextAreaElement.prototype, 'value', { ...value, set(words: string) {
          if (words !== (this as HTMLTextAreaElement).value) document.body.dataset['wordsPut'] = words;
          value.set?.call(this, words);
        } });
      });
      await goToEvidence(app);
      await goToItem(app, 'E-001');
      await box.focus();
      await page.keyboard.press('Control+Home');
      for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
      for (const words of [' without', ' plates']) {
        await page.keyboard.type(words);
        await isSaved();
      }
      await page.keyboard.type(' and');
      await expect(box).toHaveValue('A car without plates and stood there.');
      expect(await page.evaluate(() => document.body.dataset['wordsPut'])).toBeUndefined();
      await isSaved();
    });

    await test.step('what cannot be done with nothing chosen is listed with the reason', async () => {
      await goToEvidence(app);
      await openPalette(app);
      await page.keyboard.type('cop');
      await expect(page.getByRole('menuitem', { name: /Export copies/u })).toContainText('Choose items in Evidence first.');
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await grid(app).focus();
      await page.keyboard.press('Control+A');
      await expect(foot(app)).toContainText(/all 4|4 items? chosen|4 chosen/iu);
      await openPalette(app);
      await page.keyboard.type('cop');
      await page.keyboard.press('Enter');
      await escapeFrom(page.getByRole('dialog', { name: 'Export 4 copies' }));
    });

    await test.step('what is typed while a passphrase is tried stays in its field', async () => {
      await lockByKey(app);
      await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
      await page.keyboard.type('not this');
      await page.keyboard.press('Enter');
      await page.keyboard.type(' one');
      await expect(page.getByRole('alert').filter({ hasText: texts.wrongPassphrase })).toBeVisible();
      await expect(page.getByLabel('Passphrase', { exact: true })).toHaveValue('not this one');
      await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
      await unlock(app, passphrase);
    });
  } finally {
    await app.close();
  }
});
