// Run as a program of its own: makes a vault, uses it fully with words that occur nowhere else, and stays in the middle of a video
// until it is ended from outside. Says in lines of JSON how far it is.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { finishedJob, numbersOf, openActivity, closeActivity } from '../screens/activity.ts';
import { addFolder, filterBox, foot, goToEvidence } from '../screens/evidence.ts';
import { makeVault } from '../screens/first-run.ts';
import { details, field, goToItem, saved, showCustody, videoState } from '../screens/item.ts';
import { lockByKey, unlock } from '../screens/unlock.ts';
import { backUp, handOver, linkItems, makeCase, makeShares, makeWorkingCopy, mirror, printForm, record, rehearsePanic, restore, takeInPack, takeOut, transcribe } from './every-feature.ts';
import { launchHoldfast } from './launch.ts';
import { expect } from './patient.ts';

/** Where a whole use puts words, each of which can be looked for afterwards. */
export type PlaceOfWords =
  | 'member' | 'title' | 'notes' | 'tag' | 'search' | 'pasted' | 'halfTyped' | 'transcript' | 'marked' | 'caseName' | 'reason' | 'keyName' | 'mirrorName' | 'holder' | 'backupPassphrase' | 'sharePassphrase';

/** What the parent gives: the folder to add and the words to use. */
export interface FullUse {
  readonly originals: string;
  readonly files: number;
  readonly photo: string;
  readonly text: string;
  readonly video: string;
  /** Where copies in the clear go that a person chose to have. */
  readonly outside: string;
  readonly words: Readonly<Record<PlaceOfWords, string>>;
  /** Quits as a person would instead of waiting to be ended. */
  readonly quits: boolean;
}

// Past the stream, on which the application would be heard to print it.
const say = (what: Readonly<Record<string, string>>): void => { writeSync(1, `${JSON.stringify(what)}\n`); };

const use = JSON.parse(process.env['HOLDFAST_FULL_USE'] ?? '{}') as FullUse;
const app = await launchHoldfast({ microphone: 'made-up' });
const { page } = app;

const vault = await makeVault(app, { memberName: use.words.member });
say({ vault: vault.folder, passphrase: vault.passphrase, recoveryCode: vault.recoveryCode, folder: app.folder });

await goToEvidence(app);
await addFolder(app, use.originals);
await openActivity(app);
const numbers = await numbersOf(await finishedJob(app, new RegExp(`^Adding ${String(use.files)} files`, 'u')));
await closeActivity(app);
await filterBox(app).fill(use.words.search);
await expect(foot(app)).toHaveText(/^0 items|^No items/u);
await filterBox(app).fill('');

await goToItem(app, numbers.get(use.text) ?? '');
await expect(page.getByRole('region', { name: /^Text of/u })).toBeVisible();
await goToItem(app, numbers.get(use.photo) ?? '');
await field(app, 'Title').fill(use.words.title);
await details(app).getByRole('button', { name: /^The physical item, and notes/u }).click();
await field(app, 'Notes').fill(use.words.notes);
await expect(saved(app)).toBeVisible();
await details(app).getByLabel('Add a tag').fill(use.words.tag);
await details(app).getByRole('button', { name: 'Add tag' }).click();
await expect(details(app).getByText(use.words.tag).first()).toBeVisible();
await showCustody(app);
await page.evaluate((words) => {
  const data = new DataTransfer();
  data.setData('text/plain', words);
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, use.words.pasted);
await page.getByRole('button', { name: 'Add as an item' }).click();
await expect(page.getByText(/^Adding 1 file: finished\./u).first()).toBeAttached();
const photo = numbers.get(use.photo) ?? '';
const sound = await record(app, 'sound');
await record(app, 'film');
await transcribe(app, sound, use.words.transcript);
await makeWorkingCopy(app, photo, use.words.marked);
await linkItems(app, photo, sound);
await printForm(app, photo, join(use.outside, 'form.pdf'));
await makeCase(app, use.words.caseName);
await takeOut(app, photo, use.words.reason, use.outside);
await handOver(app, { item: use.words.title, reason: use.words.reason, key: use.words.keyName });
await takeInPack(app);
await backUp(app, vault, use.words.backupPassphrase);
await mirror(app, use.words.mirrorName);
await makeShares(app, vault, [1, 2, 3].map((number) => ({ name: `${use.words.holder} ${String(number)}`, passphrase: `${use.words.sharePassphrase} ${String(number)}` })));
await rehearsePanic(app, vault);
await lockByKey(app);
await unlock(app, vault.passphrase);
await restore(app, vault, use.words.backupPassphrase);

await goToItem(app, numbers.get(use.video) ?? '');
await page.getByRole('button', { name: 'Play', exact: true }).click();
await expect.poll(async () => (await videoState(app)).at).toBeGreaterThan(0);
await field(app, 'Title').pressSequentially(use.words.halfTyped);
say({ playing: join(app.folder, 'user-data') });

if (use.quits) {
  await app.quit();
  say({ quit: 'yes' });
  process.exit(0);
}
