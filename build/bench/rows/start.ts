// From starting the program to the screen that asks for the passphrase, beside Chromium alone with an empty page. Cold where this computer lets us forget its files.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startChromium } from '../../shell/chromium.ts';
import type { Bench } from '../bench-folder.ts';
import { benchVault } from '../bench-vault.ts';
import { buildWindow, chooseVault, hasWindow, startWindow, unlock, unlockScreen } from '../bench-window.ts';
import { median, timed, type Row } from '../figures.ts';

const mostSeconds = 2;

/** Lets the system forget every file it holds in memory. False where that is not allowed: then the start is a warm one. */
const forgetFiles = (): Promise<boolean> => writeFile('/proc/sys/vm/drop_caches', '3').then(() => true, () => false);

/** Seconds until `begin` resolved; what it started is closed afterwards. */
const timedStart = async (begin: () => Promise<{ close(): Promise<unknown> }>): Promise<number> => {
  let started: { close(): Promise<unknown> } | undefined;
  const seconds = await timed(async () => { started = await begin(); });
  await started?.close();
  return seconds;
};

export const start = async ({ folder, runs, say }: Bench): Promise<readonly Row[]> => {
  if (!hasWindow()) return [];
  await buildWindow();
  const place = join(folder, 'start');
  const userData = join(place, 'window');
  await mkdir(place);
  const { session } = await benchVault(join(place, 'vault'));
  await session.close();
  const first = await startWindow(userData);
  await chooseVault(first, join(place, 'vault'));
  await unlock(first.page);
  await first.close();
  const [ours, alone] = [[], []] as [number[], number[]];
  let cold = true;
  for (let run = 1; run <= Math.max(3, runs); run += 1) {
    say(`starting, run ${String(run)}`);
    cold = (await forgetFiles()) && cold;
    ours.push(await timedStart(async () => {
      const shell = await startWindow(userData);
      await unlockScreen(shell.page);
      return shell;
    }));
    await forgetFiles();
    alone.push(await timedStart(async () => {
      const chromium = await startChromium(true, []);
      await chromium.firstPage.evaluate(() => document.readyState);
      return chromium;
    }));
  }
  await rm(place, { recursive: true });
  const mine = median(ours);
  return [{
    work: 'start to the unlock screen', unit: 's', ours: mine, peers: [{ name: 'Chromium alone with an empty page', value: median(alone) }], target: `under ${String(mostSeconds)} s on a cold start`,
    reached: mine, met: mine < mostSeconds, note: `${cold ? 'cold: the system forgot its files before each start' : 'warm: this computer does not let its files be forgotten'}; median of ${String(ours.length)}, in the Chromium shell`,
  }];
};
