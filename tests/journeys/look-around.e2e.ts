// The made-up case: anybody can look around without making a vault, nothing of it is kept, and nothing that would outlive it can be set up in it.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'playwright/test';
import { madeUpPassphrase } from '../../shared/made-up-case.ts';
import { foot, goToEvidence, openItem } from './screens/evidence.ts';
import { expectAccessible } from './support/accessibility.ts';
import { handedOut } from './support/handed-out.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';
import { expect } from './support/patient.ts';

const lookAround = async (app: Holdfast): Promise<void> => {
  const { page } = app;
  await page.getByText('Look around with a made-up case').click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectAccessible(app, 'looking around');
  await page.getByRole('button', { name: 'Make it and look around' }).click();
  await expect(page.getByText(/^Made-up case: nothing in it is real\./u)).toBeVisible({ timeout: 120_000 });
};

const madeUp = ({ userData }: Holdfast): string => join(userData, 'made-up case');

test('somebody looks around in a made-up case, and nothing of it stays', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  try {
    await lookAround(app);

    await test.step('the case is there as it would be in a vault', async () => {
      await goToEvidence(app);
      await expect(foot(app)).toHaveText('13 items');
      await openItem(app, 'Broken door of the office');
      await expect(page.getByRole('img', { name: /^Picture of E-/u })).toBeVisible();
      await expectAccessible(app, 'an item of the made-up case');
    });

    await test.step('what asks for a passphrase takes the one that is shown', async () => {
      await page.getByRole('button', { name: 'Export a copy' }).click();
      const dialog = page.getByRole('dialog', { name: 'Export 1 copy' });
      await dialog.getByLabel('Reason').fill('Trying it out');
      const out = join(app.folder, 'out');
      mkdirSync(out);
      await app.chooseFolder(out);
      await dialog.getByRole('button', { name: /export 1$/u }).click();
      const again = page.getByRole('dialog', { name: 'Your passphrase again' });
      await again.or(page.getByText(/^Exporting 1/u)).first().waitFor();
      if (await again.isVisible()) {
        await again.getByLabel('Passphrase', { exact: true }).fill(madeUpPassphrase);
        await page.keyboard.press('Enter');
      }
      await handedOut(out);
    });

    await test.step('what would outlive it is for one\'s own vault', async () => {
      await page.getByRole('navigation').getByText('Safety').click();
      for (const name of ['Panic', 'Duress passphrase', 'Opening file']) {
        await expect(page.getByRole('region', { name }).getByText('This would stay when the made-up case is deleted. Set it up in your own vault.')).toBeVisible();
      }
      const refused = await page.evaluate(() => {
        const { panic, rehearsal } = (globalThis as unknown as { holdfast: { panic: { rehearse(input: object): Promise<unknown> }; rehearsal: Record<'makeForTries' | 'makeForDisk', (input: object) => Promise<unknown>> } }).holdfast;
        return Promise.all([panic.rehearse({}), rehearsal.makeForTries({}), rehearsal.makeForDisk({})]);
      });
      for (const answer of refused) expect(answer).toMatchObject({ ok: false, failure: { code: 'made-up-case' } });
      await expectAccessible(app, 'Safety in the made-up case');
    });

    await test.step('locking deletes it, and the first question is back', async () => {
      expect(existsSync(madeUp(app))).toBe(true);
      await page.keyboard.press('Control+L');
      await expect(page.getByRole('heading', { name: 'What do you want to do?' })).toBeVisible();
      await expect.poll(() => existsSync(madeUp(app))).toBe(false);
    });
  } finally {
    await app.close();
  }
});

test('what a killed program left of the made-up case is gone at the next start', async () => {
  const app = await launchHoldfast();
  try {
    await lookAround(app);
    await app.kill();
    // Its processes end one after the other, and the one that goes last may have tidied up: something is left in any case.
    mkdirSync(join(madeUp(app), 'files'), { recursive: true });
    const again = await launchHoldfast({ folder: app.folder });
    await expect(again.page.getByRole('heading', { name: 'What do you want to do?' })).toBeVisible();
    await expect.poll(() => existsSync(madeUp(again))).toBe(false);
    await again.close();
  } finally {
    await app.close();
  }
});
