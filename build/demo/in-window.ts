// The same vault in the window: a hundred places, dialogs and steps, as pictures in light, dark, from right to left, in the pseudo-language and at 200 %. Works without a display.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchShell } from '../shell/launch.ts';
import { dresses, putOn, settled, type DressName } from '../walk/dresses.ts';
import { stops } from '../walk/stops.ts';
import type { Stop, Walker } from '../walk/walker.ts';
import type { Steps } from './steps.ts';

const entry = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
// Making a vault takes a second of all that a computer has, and as long as it takes on one that is busy.
const patience = 60_000;
const dressNames = Object.keys(dresses) as readonly DressName[];

/** Goes to a stop and takes a picture of it in every dress. Answers with what kept it from being reached, or null. */
const showStop = async ({ name, reach, leave }: Stop, walker: Walker, out: string): Promise<string | null> => {
  const { page } = walker;
  try {
    await reach(walker);
    await settled(page);
    for (const dress of dressNames) {
      await putOn(page, dress);
      await page.screenshot({ path: join(out, `${name}-${dress}.png`) });
    }
    await putOn(page, 'light');
    await leave?.(walker);
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
};

export interface WindowPlace {
  readonly vault: string;
  readonly manyItems: string;
  readonly passphrase: string;
  readonly userData: string;
  /** An empty folder for what the walk makes on its way. */
  readonly folder: string;
  readonly out: string;
}

/** Takes pictures of every stop into `out`. A stop that cannot be reached is a claim that does not hold, and ends the walk: the next begins where it is left. */
export const showInWindow = async ({ vault, manyItems, passphrase, userData, folder, out }: WindowPlace, steps: Steps): Promise<void> => {
  await Promise.all([out, folder].map((one) => mkdir(one, { recursive: true })));
  steps.step(`The window: ${String(stops.length)} places, dialogs and steps, each as ${dressNames.join(', ')}`);
  const { page, dialogs, close } = await launchShell({ entry, args: [], env: {}, userData, headless: true, dialogs: 'answered' });
  const walker: Walker = {
    page, vault, manyItems, passphrase, folder,
    chooseFiles: async (paths) => { dialogs.answerOpen(paths); },
    saveTo: async (path) => { dialogs.answerSave(path); },
  };
  try {
    page.setDefaultTimeout(patience);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await putOn(page, 'light');
    for (const stop of stops) {
      const failure = await showStop(stop, walker, out);
      if (failure !== null) {
        steps.note(failure);
        steps.claim(`${stop.name} is reached`, false);
        return;
      }
    }
    steps.claim(`all were reached; pictures such as ${stops[0]?.name ?? ''}-${dressNames[0] ?? ''}.png`, true);
    steps.claim('one key locked it at the end', await page.getByRole('button', { name: 'Open', exact: true }).isVisible());
  } finally {
    await close();
  }
};
