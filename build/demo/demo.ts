// `npm run demo`: the main job end to end without a person, on an invented case, then the night of a raid and the way back. Leaves pictures of a
// hundred places, dialogs and steps in five dresses, and the custody form, in out/demo/. Ends with exit code 1 when anything it shows is not as it says.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../shell/chromium.ts';
import { showInWindow } from './in-window.ts';
import { makeManyItems, manyItemsCount } from '../walk/many-items.ts';
import { createSteps } from './steps.ts';
import { showTheWayBack } from './the-way-back.ts';
import { demoPassphrase, showWithoutWindow } from './without-window.ts';

const out = fileURLToPath(new URL('../../out/demo/', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'holdfast-demo-'));
const vault = join(folder, 'vault');
const steps = createSteps((line) => { process.stdout.write(`${line}\n`); });
try {
  await rm(out, { recursive: true, force: true });
  const door = await showWithoutWindow({ vault, files: join(folder, 'card and desk'), out }, steps);
  if (findChromium() === null) steps.claim('Chromium is there to show the window in; install it with: apt-get install chromium', false);
  else {
    steps.step('Another vault, of ten thousand small items, for what lists look like then');
    const manyItems = join(folder, 'many items');
    steps.claim('all of them are new, read back and equal', (await makeManyItems({ vault: manyItems, files: join(folder, 'many files'), passphrase: demoPassphrase })) === manyItemsCount);
    await showInWindow({ vault, manyItems, passphrase: demoPassphrase, userData: join(folder, 'profile'), folder: join(folder, 'walk'), out: join(out, 'screens') }, steps);
  }
  await showTheWayBack({ vault, elsewhere: join(folder, 'elsewhere'), ...door }, steps);
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(`\n${steps.broken === 0 ? 'Everything was as said.' : `${String(steps.broken)} things were not as said.`} Pictures and the custody form: ${out}\n`);
process.exitCode = steps.broken === 0 ? 0 : 1;
