// Home: what needs someone, putting it off to a day and having it back, and going on where one left off.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { activity, closeActivity, finishedJob, openActivity } from './screens/activity.ts';
import { addFolder, goToEvidence } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { field, goToItem, saved } from './screens/item.ts';
import { expectHome, lockByKey, unlock } from './screens/unlock.ts';
import { expectAccessible } from './support/accessibility.ts';
import { addPhotoFolder } from './support/begin.ts';
import { launchHoldfast } from './support/launch.ts';

test('Home guides into an empty vault, puts lines off and brings them back, and goes on with what was edited last', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const main = page.getByRole('main');
  try {
    const vault = await makeVault(app);

    await test.step('an empty vault says what comes first, how to lock, and how much room there is', async () => {
      await expect(main.getByRole('listitem').filter({ hasText: 'Lock when you leave: Ctrl L.' })).toBeVisible();
      await expect(main.getByText(/Free on the disk of the vault: [\d.,]+\s[A-Z]B\./iu)).toBeVisible();
      await button('Read more: the first ten minutes').click();
      await expect(page.getByRole('complementary', { name: 'Help' }).getByRole('heading', { name: 'The first ten minutes' })).toBeVisible();
      await button('Close help').click();
    });

    await test.step('what came in needs describing and looking at', async () => {
      await addPhotoFolder(app);
      await page.keyboard.press('Control+1');
      await expectHome(app);
      await expect(main.getByText('3 things need you.')).toBeVisible();
      await expect(main.getByText('Each was read back when it was added.')).toBeVisible();
    });

    await test.step('a line is put off to a day that is typed in; a day that is gone is refused', async () => {
      await button('Put off: Nobody has looked at 4 items yet.').click();
      const dialog = page.getByRole('dialog', { name: 'Put this line off' });
      const year = dialog.getByRole('spinbutton', { name: /year/iu });
      await year.focus();
      await page.keyboard.type('2001');
      await expect(dialog.getByText('Until this day: choose a day after today.')).toBeVisible();
      await expect(dialog.getByRole('button', { name: 'Put off', exact: true })).toBeDisabled();
      await expectAccessible(app, 'putting a line off, a day that is gone');
      await year.focus();
      await page.keyboard.type('2099');
      await dialog.getByRole('button', { name: /^Put off until .* 2099$/u }).click();
      await expect(dialog).toHaveCount(0);
      await expect(main.getByText('2 things need you.')).toBeVisible();
    });

    await test.step('it stays away after the vault was opened again, and says who put it off until when; then it comes back', async () => {
      await lockByKey(app);
      await unlock(app, vault.passphrase);
      await expect(main.getByText('2 things need you.')).toBeVisible();
      await button('Show 1 line that was put off').click();
      await expect(main.getByText(/^Put off until .* 2099 by M1\.$/u)).toBeVisible();
      await button('Back now: Nobody has looked at 4 items yet.').click();
      await expect(main.getByText('3 things need you.')).toBeVisible();
    });

    await test.step('what was described last is what one goes on with', async () => {
      await goToItem(app, 'E-001');
      await field(app, 'Title').fill('Green gate');
      await expect(saved(app)).toBeVisible();
      await page.keyboard.press('Control+1');
      const goOn = page.getByRole('region', { name: 'Go on with' });
      await expect(goOn.getByRole('listitem').first()).toContainText('Green gate');
      await expect(goOn.getByRole('listitem').first()).toContainText(/Described .* at \d\d:\d\d/u);
      await goOn.getByRole('button', { name: 'Open E-001' }).click();
      await expect(field(app, 'Title')).toHaveValue('Green gate');
    });

    await test.step('a check of every byte says on Home when it was', async () => {
      await page.keyboard.press('Control+1');
      await button('Details').click();
      await expect(page.getByRole('heading', { name: 'Health' })).toBeFocused();
      await button('Check every byte now').click();
      await openActivity(app);
      await finishedJob(app, /^Checking /u);
      await closeActivity(app);
      await page.keyboard.press('Control+1');
      await expect(main.getByText(/^Every byte was last read on .* by M1\.$/u)).toBeVisible();
    });

    await test.step('an adding that the lock cut short is told of with how far it came, until someone takes it off', async () => {
      const many = join(app.folder, 'many');
      mkdirSync(many);
      for (let at = 0; at < 3000; at += 1) writeFileSync(join(many, `note-${String(at)}.txt`), `Note ${String(at)}`);
      await goToEvidence(app);
      await addFolder(app, many);
      await openActivity(app);
      await activity(app).getByRole('button', { name: 'Pause', exact: true }).click();
      await expect(activity(app).getByRole('button', { name: 'Go on', exact: true })).toBeVisible();
      await lockByKey(app);
      await unlock(app, vault.passphrase);
      await expect(main.getByText(/^Adding [\d,]+ files was cut short on .*\. (?:At least [\d,]+ of [\d,]+ were done\. )?Add them again: what is here already is recognised\.$/u)).toBeVisible();
      await button(/^Take off Home: Adding/u).click();
      await expect(main.getByText(/was cut short on/u)).toHaveCount(0);
      await lockByKey(app);
      await unlock(app, vault.passphrase);
      await expect(main.getByText('Nothing needs you.').or(main.getByText(/things? needs? you\.$/u))).toBeVisible();
      await expect(main.getByText(/was cut short on/u)).toHaveCount(0);
    });
  } finally {
    await app.close();
  }
});
