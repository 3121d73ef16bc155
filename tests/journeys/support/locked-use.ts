// Run as a program of its own: makes a vault, gives an item a title, and then does as a file tells it: locks when the file is there. Stays until it is
// ended from outside, so that what lies in memory can be counted.
import { existsSync, mkdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from './patient.ts';
import { addFolder, goToEvidence } from '../screens/evidence.ts';
import { makeVault } from '../screens/first-run.ts';
import { field, goToItem, saved } from '../screens/item.ts';
import { lockByKey } from '../screens/unlock.ts';
import { launchHoldfast } from './launch.ts';

/** What the parent gives: words that occur nowhere else, and the file to wait for. */
export interface LockedUse {
  readonly title: string;
  readonly content: string;
  readonly lockWhen: string;
}

// Past the stream, on which the application would be heard to print it.
const say = (what: Readonly<Record<string, string>>): void => { writeSync(1, `${JSON.stringify(what)}\n`); };

const use = JSON.parse(process.env['HOLDFAST_LOCKED_USE'] ?? '{}') as LockedUse;
const app = await launchHoldfast();
const vault = await makeVault(app);
say({ folder: vault.folder, passphrase: vault.passphrase });

const originals = join(app.folder, 'originals');
mkdirSync(originals);
writeFileSync(join(originals, 'letter.txt'), `${use.content}\n`);
await goToEvidence(app);
await addFolder(app, originals);
await expect(app.page.getByText('letter.txt').first()).toBeVisible();
await goToItem(app, 'E-001');
await field(app, 'Title').fill(use.title);
await expect(saved(app)).toBeVisible();
say({ open: 'yes' });

while (!existsSync(use.lockWhen)) await setTimeout(50);
await lockByKey(app);
say({ locked: 'yes' });
// Held until it is ended from outside.
setInterval(() => undefined, 60_000);
