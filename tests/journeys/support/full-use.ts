// Run as a program of its own: makes a vault, uses it fully with words that occur nowhere else, and stays in the middle of a video
// until it is ended from outside. Says in lines of JSON how far it is.
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { finishedJob, numbersOf, openActivity, closeActivity } from '../screens/activity.ts';
import { addFolder, filterBox, foot, goToEvidence } from '../screens/evidence.ts';
import { makeVault } from '../screens/first-run.ts';
import { details, field, goToItem, saved, showCustody, videoState } from '../screens/item.ts';
import { lockByKey, unlock } from '../screens/unlock.ts';
import { videoName } from './evidence-files.ts';
import { launchHoldfast } from './launch.ts';

/** What the parent gives: the folder to add and the words to use. */
export interface FullUse {
  readonly originals: string;
  readonly files: number;
  readonly photo: string;
  readonly text: string;
  readonly words: { readonly member: string; readonly title: string; readonly notes: string; readonly tag: string; readonly search: string; readonly pasted: string; readonly halfTyped: string };
  /** Quits as a person would instead of waiting to be ended. */
  readonly quits: boolean;
}

const say = (what: Readonly<Record<string, string>>): void => { process.stdout.write(`${JSON.stringify(what)}\n`); };

const use = JSON.parse(process.env['HOLDFAST_FULL_USE'] ?? '{}') as FullUse;
const app = await launchHoldfast();
const { page } = app;
page.setDefaultTimeout(60_000);
const patient = expect.configure({ timeout: 60_000 });

const vault = await makeVault(app, { memberName: use.words.member });
say({ vault: vault.folder, passphrase: vault.passphrase, recoveryCode: vault.recoveryCode, folder: app.folder });

await goToEvidence(app);
await addFolder(app, use.originals);
await openActivity(app);
const numbers = await numbersOf(await finishedJob(app, new RegExp(`^Adding ${String(use.files)} files`, 'u')));
await closeActivity(app);
await filterBox(app).fill(use.words.search);
await patient(foot(app)).toHaveText(/^0 items|^No items/u);
await filterBox(app).fill('');

await goToItem(app, numbers.get(use.text) ?? '');
await patient(page.getByRole('region', { name: /^Text of/u })).toBeVisible();
await goToItem(app, numbers.get(use.photo) ?? '');
await field(app, 'Title').fill(use.words.title);
await details(app).getByRole('button', { name: /^The physical item, and notes/u }).click();
await field(app, 'Notes').fill(use.words.notes);
await patient(saved(app)).toBeVisible();
await details(app).getByLabel('Add a tag').fill(use.words.tag);
await details(app).getByRole('button', { name: 'Add tag' }).click();
await patient(details(app).getByText(use.words.tag).first()).toBeVisible();
await showCustody(app);
await page.evaluate((words) => {
  const data = new DataTransfer();
  data.setData('text/plain', words);
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, use.words.pasted);
await page.getByRole('button', { name: 'Add as an item' }).click();
await patient(page.getByText(/^Adding 1 file: finished\./u).first()).toBeAttached();
await lockByKey(app);
await unlock(app, vault.passphrase);

await goToItem(app, numbers.get(videoName) ?? '');
await page.getByRole('button', { name: 'Play', exact: true }).click();
await patient.poll(async () => (await videoState(app)).at).toBeGreaterThan(0);
await field(app, 'Title').pressSequentially(use.words.halfTyped);
say({ playing: join(app.folder, 'user-data') });

if (use.quits) {
  await app.quit();
  say({ quit: 'yes' });
  process.exit(0);
}
