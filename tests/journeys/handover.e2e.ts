// Items handed over and taken in, in the window: a pack from another office, and one of our own that says something else by the time it comes back.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { startTool } from '../electron/cli/run-tool.ts';
import { closeActivity, finishedJob, openActivity, resultsOf } from './screens/activity.ts';
import { goToEvidence, tile } from './screens/evidence.ts';
import { makeVault } from './screens/first-run.ts';
import { goToItem, showCustody } from './screens/item.ts';
import { expectAccessible } from './support/accessibility.ts';
import { addPhotoFolder } from './support/begin.ts';
import { launchHoldfast, type Holdfast } from './support/launch.ts';

/** Names an item as the details panel would. */
const nameItem = async ({ page }: Holdfast, id: string, title: string): Promise<void> => {
  await page.evaluate(([item, text]) => (globalThis as unknown as { holdfast: { evidence: { edit(input: object): Promise<unknown> } } }).holdfast.evidence
    .edit({ selection: { by: 'ids', ids: [item] }, session: '0123456789abcdef', change: { title: text }, addTags: [], removeTags: [] }), [id, title]);
};

/** A vault of another office with one item in it, and a pack of it for this key. */
const packFromElsewhere = async (folder: string, recipient: string): Promise<string> => {
  mkdirSync(join(folder, 'their-files'));
  writeFileSync(join(folder, 'their-files', 'their letter.txt'), 'An invented letter.');
  const run = (...line: readonly string[]) => startTool(line, { HOLDFAST_PASSPHRASE: 'river-Kettle-9-ordinary-lamp-Ostrich' }, folder).ended;
  await run('create', 'their-vault', '--kdf-memory', '256');
  await run('add', 'their-vault', 'their-files');
  await run('cases', 'their-vault', '--change', 'C-1', '--code', 'PIER', '--name', 'Search at the pier');
  const { exitCode } = await run('handover', 'their-vault', 'E-001', '--recipient', recipient, '-o', 'theirs.age', '--reason', 'For the complaint', '--from', 'Harbour branch');
  expect(exitCode).toBe(0);
  return join(folder, 'theirs.age');
};

test('items are handed over and taken in, and what differs is decided field by field', async () => {
  const app = await launchHoldfast();
  const { page } = app;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const main = page.getByRole('main');
  const own = join(app.folder, 'ours.age');
  const takeIn = async (file: string, into: string | null = null): Promise<readonly string[]> => {
    await page.keyboard.press('Control+7');
    await button('Take in a pack').click();
    const dialog = page.getByRole('dialog', { name: 'Take in a pack' });
    await app.chooseFiles([file]);
    await dialog.getByRole('button', { name: 'Choose the pack' }).click();
    await expect(dialog.getByText(/\.age$/u)).toBeVisible();
    if (into !== null) await dialog.getByText(into, { exact: true }).click();
    await expectAccessible(app, 'taking in a pack');
    await dialog.getByRole('button', { name: 'Take in a pack' }).click();
    await expect(dialog).toBeHidden();
    await openActivity(app);
    const job = await finishedJob(app, /^Taking in a pack/u);
    const results = await resultsOf(job);
    // The next one must not be taken for this one.
    await job.getByRole('button', { name: 'Take off the list' }).click();
    await closeActivity(app);
    return results;
  };
  try {
    await makeVault(app);
    const numbers = await addPhotoFolder(app);
    const [name, id] = [...numbers][0] as [string, string];
    let recipient = '';

    await test.step('a key of our own is made, and its code is shown', async () => {
      await page.keyboard.press('Control+7');
      await expect(main.getByText('No pack left this vault or came in yet.')).toBeVisible();
      await button('Make a key').click();
      await page.getByLabel('Name', { exact: true }).fill('Office');
      await page.getByRole('dialog').getByRole('button', { name: 'Make a key' }).click();
      recipient = (await main.getByText(/^age1[0-9a-z]{58}$/u).first().textContent()) ?? '';
      await expect(main.getByText(/^(?:[0-9A-Z]{4} ){3}[0-9A-Z]{4}$/u)).toBeVisible();
      await expectAccessible(app, 'Safety with handover');
    });

    await test.step('a pack of another office is taken in, and its log stands apart from ours', async () => {
      const results = await takeIn(await packFromElsewhere(app.folder, recipient), 'The cases that the pack names');
      expect(results).toHaveLength(1);
      expect(results[0]).toContain('their letter.txt');
      const came = /E-\d+/u.exec(results[0] ?? '')?.[0] ?? '';
      await expect(main.getByText(/from .*Harbour branch.*, made /u)).toBeVisible();
      await goToItem(app, came);
      await expect(page.getByText(/PIER/u).first()).toBeVisible();
      await showCustody(app);
      await expect(page.getByText(/^Log of the other office: .*Harbour branch.*, where it is .*E-001/u)).toBeVisible();
      await page.getByText(/^Log of the other office/u).click();
      await expect(page.getByText('They are not part of this vault’s own log.')).toBeVisible();
      await expectAccessible(app, 'the log of another office');
    });

    await test.step('an item is handed over for a key, with a reason, to a place', async () => {
      await nameItem(app, id, 'The office door');
      await goToEvidence(app);
      await tile(app, 'The office door').click();
      await button('Hand over 1 item').click();
      const dialog = page.getByRole('dialog', { name: 'Hand over 1 item' });
      await dialog.getByRole('button', { name: 'Hand over 1 item' }).click();
      await expect(dialog.getByText('Their key: enter it, or choose who the pack is for.')).toBeVisible();
      await expectAccessible(app, 'hand over, nothing entered');
      await dialog.getByLabel('Their key').fill(recipient);
      await expect(dialog.getByText(/^Read this code to each other by telephone/u)).toBeVisible();
      await expect(dialog.getByText(/^This is a key of this vault itself\./u)).toBeVisible();
      await dialog.getByRole('textbox', { name: /^Reason/u }).fill('For the complaint');
      await app.saveTo(own);
      await dialog.getByRole('button', { name: 'Choose where to' }).click();
      await expect(dialog.getByText('ours.age')).toBeVisible();
      await expectAccessible(app, 'hand over');
      await dialog.getByRole('button', { name: 'Hand over 1 item' }).click();
      await openActivity(app);
      expect(await resultsOf(await finishedJob(app, 'Handing over 1 item'))).toHaveLength(1);
      await closeActivity(app);
    });

    await test.step('what it says otherwise than here waits, and is decided on its own page', async () => {
      await nameItem(app, id, 'Door, seen from the street');
      expect((await takeIn(own))[0]).toContain('decide under Safety');
      await button('Decide').click();
      await expect(main.getByRole('heading', { name: 'What packs say otherwise' })).toBeVisible();
      await expect(main.getByText('Door, seen from the street').last()).toBeVisible();
      await expect(main.getByText('The office door')).toBeVisible();
      await expectAccessible(app, 'what packs say otherwise');
      await main.getByRole('radio', { name: 'Take theirs' }).press('Space');
      await button('Save 1 decision').click();
      await expect(main.getByText('Nothing waits to be decided.')).toBeVisible();
      await expectAccessible(app, 'nothing to decide');
      await goToEvidence(app);
      await expect(tile(app, 'The office door')).toBeVisible();
      expect(name).not.toBe('');
    });
  } finally {
    await app.close();
  }
});
