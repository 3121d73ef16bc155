// What a whole use of the application takes in beside adding, describing and looking: each step as a person does it in the window. What is made below the journey's own folder
// must tell nothing; what a person chose to have in the clear goes to a folder that is named.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { caseHead, fromCaseMenu, workIn } from '../screens/cases.ts';
import { goToEvidence, tile } from '../screens/evidence.ts';
import type { MadeVault } from '../screens/first-run.ts';
import { details, goToItem, showCustody } from '../screens/item.ts';
import { expectOpened, lockByKey, tryToOpen } from '../screens/unlock.ts';
import { handedOut } from './handed-out.ts';
import type { Holdfast } from './launch.ts';
import { expect } from './patient.ts';

/** Longer than any step of these takes on a busy computer that is watched by strace. */
const longest = { timeout: 120_000 };

const button = ({ page }: Holdfast, name: string): Locator => page.getByRole('button', { name, exact: true });
const dialogOf = ({ page }: Holdfast, name: string | RegExp): Locator => page.getByRole('dialog', { name });

const goToSafety = async ({ page }: Holdfast): Promise<void> => {
  await page.keyboard.press('Control+7');
  await expect(page.getByRole('heading', { name: 'Safety', level: 1 })).toBeVisible();
};

/** Records for a second or more with the made-up devices; gives the item's number. */
export const record = async (app: Holdfast, medium: 'sound' | 'film'): Promise<string> => {
  const dialog = dialogOf(app, 'Record');
  await app.page.keyboard.press('Control+Shift+R');
  if (medium === 'film') {
    await dialog.getByText('Sound and picture', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Turn the camera on' }).click();
    await expect(dialog.getByText('The camera is on. Nothing is recorded yet.')).toBeVisible();
  }
  await dialog.getByRole('button', { name: 'Start recording' }).click();
  await expect(dialog.getByText('On the vault’s disk up to')).not.toContainText('00:00:00');
  await dialog.getByRole('button', { name: 'Stop' }).click();
  const kept = dialog.getByText(/^E-\d+, .* New, read back and equal\./u);
  await expect(kept).toBeVisible(longest);
  const number = /E-\d+/u.exec((await kept.textContent()) ?? '')?.[0] ?? '';
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(dialog).toHaveCount(0);
  return number;
};

/** Leaves one draft of a transcript and keeps it as an item. */
export const transcribe = async (app: Holdfast, number: string, words: string): Promise<void> => {
  await goToItem(app, number);
  await button(app, 'Write a transcript').click();
  const dialog = dialogOf(app, `Write beside ${number}`);
  await dialog.getByRole('textbox', { name: 'Text', exact: true }).fill(words);
  await dialog.getByRole('button', { name: 'Close, keep the draft' }).click();
  await button(app, 'Write a transcript').click();
  await expect(dialog.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue(words);
  await dialog.getByRole('button', { name: 'Keep as an item' }).click();
  await expect(app.page.getByText(/^Transcript E-\d+\./u)).toBeVisible();
};

/** Covers a part of a picture, with words of one's own about it. */
export const makeWorkingCopy = async (app: Holdfast, number: string, words: string): Promise<void> => {
  await goToItem(app, number);
  await button(app, 'Make a working copy').click();
  const dialog = dialogOf(app, `Working copy of ${number}`);
  await dialog.getByRole('button', { name: 'Add a box' }).click();
  await dialog.getByLabel('In your words').fill(words);
  await dialog.getByRole('button', { name: 'Show the finished copy' }).click();
  await expect(dialog.getByText('The areas were looked at again and are covered.')).toBeVisible(longest);
  await dialog.getByRole('button', { name: 'Keep the working copy' }).click();
  await expect(dialog).toHaveCount(0);
};

export const linkItems = async (app: Holdfast, one: string, other: string): Promise<void> => {
  await goToItem(app, one);
  await details(app).getByRole('tab', { name: 'Links' }).click();
  await details(app).getByLabel('The other item').fill(other);
  await details(app).getByRole('button', { name: `Link ${other}` }).click();
  await expect(app.page.getByText(`${one} and ${other} are linked. Both say so.`).first()).toBeVisible();
};

/** Shows the custody form, prints it and saves it to `place`. */
export const printForm = async (app: Holdfast, number: string, place: string): Promise<void> => {
  await goToItem(app, number);
  await showCustody(app);
  await details(app).getByRole('button', { name: 'Custody form' }).click();
  const form = dialogOf(app, `Chain-of-custody form of ${number}`);
  await expect(form.locator('.pdf-words span').first()).toBeAttached();
  await form.getByRole('button', { name: 'Print', exact: true }).click();
  await app.saveTo(place);
  await form.getByRole('button', { name: 'Save as PDF' }).click();
  await expect.poll(() => readdirSync(join(place, '..'))).toContain(place.split('/').at(-1));
  await form.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(form).toHaveCount(0);
};

/** Makes a case, looks into it, and comes back to the first. */
export const makeCase = async (app: Holdfast, name: string): Promise<void> => {
  await fromCaseMenu(app, 'New case');
  const dialog = dialogOf(app, 'New case');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Code').fill('MILL');
  await dialog.getByRole('button', { name: 'Make the case' }).click();
  await expect(caseHead(app)).toContainText(name);
  await workIn(app, 'C-1');
  await expect(caseHead(app)).toContainText('First case');
};

/** One copy as it was added, and a list of everything, in the clear below `folder`, as a person chose. */
export const takeOut = async (app: Holdfast, number: string, reason: string, folder: string): Promise<void> => {
  const copies = join(folder, 'copies');
  mkdirSync(copies);
  await goToItem(app, number);
  await button(app, 'Export a copy').click();
  const exporting = dialogOf(app, 'Export 1 copy');
  await exporting.getByText('As it was added, byte for byte').click();
  await exporting.getByLabel('Reason').fill(reason);
  await app.chooseFolder(copies);
  await exporting.getByRole('button', { name: /export 1$/u }).click();
  await handedOut(copies);
  await goToEvidence(app);
  await app.page.getByRole('main').getByRole('button', { name: /^Save a list of \d/u }).click();
  const saving = dialogOf(app, /^Save a list of \d/u);
  await saving.getByLabel('Reason').fill(reason);
  await app.saveTo(join(folder, 'list.csv'));
  await saving.getByRole('button', { name: 'Choose a place and save' }).click();
  await expect(saving).toHaveCount(0);
  expect(readdirSync(folder)).toContain('list.csv');
};

/** A key of one's own, and a pack for it. */
export const handOver = async (app: Holdfast, words: { readonly item: string; readonly reason: string; readonly key: string }): Promise<void> => {
  await goToSafety(app);
  await button(app, 'Make a key').click();
  await app.page.getByLabel('Name', { exact: true }).fill(words.key);
  await app.page.getByRole('dialog').getByRole('button', { name: 'Make a key' }).click();
  const recipient = app.page.getByRole('main').getByText(/^age1[0-9a-z]{58}$/u).first();
  await expect(recipient).toBeVisible();
  const key = (await recipient.textContent()) ?? '';
  await goToEvidence(app);
  await tile(app, words.item).click();
  await button(app, 'Hand over 1 item').click();
  const dialog = dialogOf(app, 'Hand over 1 item');
  await dialog.getByLabel('Their key').fill(key);
  await dialog.getByRole('textbox', { name: /^Reason/u }).fill(words.reason);
  await app.saveTo(join(app.folder, 'pack.age'));
  await dialog.getByRole('button', { name: 'Choose where to' }).click();
  await expect(dialog.getByText('pack.age')).toBeVisible();
  await dialog.getByRole('button', { name: 'Hand over 1 item' }).click();
  await expect.poll(() => readdirSync(app.folder), longest).toContain('pack.age');
};

/** Takes in the pack that was handed over: everything in it is here already. */
export const takeInPack = async (app: Holdfast): Promise<void> => {
  await goToSafety(app);
  await button(app, 'Take in a pack').click();
  const dialog = dialogOf(app, 'Take in a pack');
  await app.chooseFiles([join(app.folder, 'pack.age')]);
  await dialog.getByRole('button', { name: 'Choose the pack' }).click();
  await dialog.getByRole('button', { name: 'Take in a pack' }).click();
  await expect(app.page.getByRole('main').getByText(/^.*pack\.age|made by this vault|from /u).first()).toBeVisible(longest);
};

/** A backup under a passphrase of its own, proven by a sample. */
export const backUp = async (app: Holdfast, vault: MadeVault, passphrase: string): Promise<void> => {
  const file = join(app.folder, 'office.age');
  const main = app.page.getByRole('main');
  await goToSafety(app);
  await button(app, 'Back up now').click();
  const making = dialogOf(app, 'Back up now');
  await app.saveTo(file);
  await making.getByRole('button', { name: 'Choose where to' }).click();
  await expect(making.getByRole('button', { name: 'Choose another place' })).toBeVisible();
  await making.getByText('A passphrase', { exact: true }).click();
  await making.getByLabel('Passphrase of this backup', { exact: true }).fill(passphrase);
  await making.getByLabel('Your passphrase now').fill(vault.passphrase);
  await making.getByRole('button', { name: 'Make the backup' }).click();
  await expect(main.getByText(/Not proven\./u).first()).toBeVisible(longest);
  await button(app, 'Prove a backup').click();
  const proving = dialogOf(app, 'Prove a backup');
  await app.chooseFiles([file]);
  await proving.getByRole('button', { name: 'Choose the backup file' }).click();
  await proving.getByLabel('Passphrase of the backup', { exact: true }).fill(passphrase);
  await proving.getByRole('button', { name: 'Restore a sample' }).click();
  await expect(main.getByText(/sample items? restored, all equal\./u).first()).toBeVisible(longest);
};

/** A mirror, of which a sample is restored. */
export const mirror = async (app: Holdfast, name: string): Promise<void> => {
  const main = app.page.getByRole('main');
  mkdirSync(join(app.folder, 'disk'));
  await goToSafety(app);
  await button(app, 'Add a mirror').click();
  const dialog = dialogOf(app, 'Add a mirror');
  await app.chooseFolder(join(app.folder, 'disk'));
  await dialog.getByRole('button', { name: 'Choose the disk or folder' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Begin the mirror' }).click();
  await expect(main.getByText(new RegExp(`^Mirror ${name} updated .* Not proven\\.$`, 'u'))).toBeVisible(longest);
  await button(app, `More for ${name}`).click();
  await app.page.getByRole('menuitem', { name: 'Prove: restore a sample' }).click();
  await expect(main.getByText(new RegExp(`^Mirror ${name} updated .* restored, all equal\\.$`, 'u'))).toBeVisible(longest);
};

/** Shares for three holders, each kept as a text file and one as a page. */
export const makeShares = async (app: Holdfast, vault: MadeVault, holders: readonly { readonly name: string; readonly passphrase: string }[]): Promise<void> => {
  const { page } = app;
  await goToSafety(app);
  await button(app, 'Make shares').click();
  await page.getByLabel('Your passphrase now').fill(vault.passphrase);
  await button(app, 'Continue').click();
  for (const [index, { name, passphrase }] of holders.entries()) {
    const number = String(index + 1);
    await expect(page.getByRole('heading', { name: `Share ${number} of ${String(holders.length)}` })).toBeVisible();
    await page.getByLabel('Name of this person').fill(name);
    await page.getByLabel('Passphrase of this share', { exact: true }).fill(passphrase);
    await button(app, `Make share ${number}`).click();
    await expect(page.getByRole('heading', { name: `Keep share ${number}` })).toBeVisible();
    if (index === 0) {
      await button(app, 'Print or save the page').click();
      const dialog = dialogOf(app, 'Page of share 1');
      await expect(dialog.locator('canvas').first()).toBeVisible();
      await app.saveTo(join(app.folder, 'share-1.pdf'));
      await dialog.getByRole('button', { name: 'Save as PDF' }).click();
      await expect(page.getByText('The page was saved and read back.')).toBeVisible();
    }
    await app.saveTo(join(app.folder, `share-${number}.txt`));
    await button(app, 'Save as a text file').click();
    await expect(page.getByText('The text file was saved and read back.')).toBeVisible();
    await page.getByLabel('Passphrase of this share, once more', { exact: true }).fill(passphrase);
    await button(app, index + 1 === holders.length ? 'Finish the set' : 'Next person').click();
  }
  await expect(page.getByRole('heading', { name: 'The shares are made' })).toBeVisible(longest);
  await button(app, 'Done').click();
};

/** A practice vault is made and made unreadable, beside the real one. */
export const rehearsePanic = async ({ page }: Holdfast, vault: MadeVault): Promise<void> => {
  const called = await page.evaluate(async (current) => {
    const { panic } = (globalThis as unknown as { holdfast: { panic: Readonly<Record<'confirm' | 'rehearse' | 'endRehearsal' | 'leave', (input: object) => Promise<{ ok: boolean }>>> } }).holdfast;
    return [(await panic.confirm({ current })).ok, (await panic.rehearse({})).ok, (await panic.endRehearsal({})).ok, (await panic.leave({})).ok];
  }, vault.passphrase);
  expect(called).toStrictEqual([true, true, true, true]);
};

/** From the first screen the backup gives the vault back, which is opened. */
export const restore = async (app: Holdfast, vault: MadeVault, passphrase: string): Promise<void> => {
  const { page } = app;
  await lockByKey(app);
  await button(app, 'Another vault').click();
  await page.getByText('Restore from a backup').click();
  await button(app, 'Continue').click();
  await app.chooseFiles([join(app.folder, 'office.age')]);
  await button(app, 'Choose the backup file').click();
  await page.getByLabel('Passphrase of the backup', { exact: true }).fill(passphrase);
  await button(app, 'Continue').click();
  await app.chooseFolder(join(app.folder, 'restored'));
  await button(app, 'Choose a folder').click();
  await button(app, 'Restore').click();
  await expect(page.getByRole('heading', { name: 'The vault was restored' })).toBeVisible(longest);
  await button(app, 'Open the vault').click();
  await tryToOpen(app, vault.passphrase);
  await expectOpened(app);
};
