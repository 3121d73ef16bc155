// How soon the window answers keys while 2 GiB are being added: from the key to the next picture, as the browser itself measures it. Beside the same keys with nothing to do.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { GiB } from '../../../shared/sizes.ts';
import type { Bench } from '../bench-folder.ts';
import { benchVault, fillWithRecords, withoutPreviews } from '../bench-vault.ts';
import { buildWindow, hasWindow, inWindow, showEvidence } from '../bench-window.ts';
import { median, percentile, type Row } from '../figures.ts';
import { makeLargeFile } from '../sources.ts';

const bytes = 2 * GiB;
const mostMilliseconds = 100;
const records = 1000;
const between = 60;
/** Letters into the filter box, each with a new search and a new list, and arrows through the list. */
const keys = ['r', 'a', 'i', 'd', 'Backspace', 'Backspace', 'Backspace', 'Backspace'] as const;

/** Presses keys until `over` says so; the time from each key to the picture that follows it. */
const answersTo = async (page: Page, over: () => Promise<boolean>): Promise<readonly number[]> => {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { benchAnswers: times });
    globalThis.addEventListener('keydown', ({ timeStamp }) => {
      // The frame that shows what the key did begins after this one's callbacks; the message behind it is handled once it was handed on.
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => { times.push(performance.now() - timeStamp); };
        channel.port2.postMessage(null);
      });
    }, true);
  });
  await page.getByRole('searchbox', { name: 'Filter the list' }).focus();
  for (let pressed = 0; pressed < keys.length * 2 || !(await over()); pressed += 1) {
    await page.keyboard.press(keys[pressed % keys.length] ?? 'r');
    await page.waitForTimeout(between);
  }
  return page.evaluate(() => (globalThis as unknown as { benchAnswers: number[] }).benchAnswers);
};

export const input = async ({ folder, scale, say }: Bench): Promise<readonly Row[]> => {
  if (!hasWindow()) return [];
  await buildWindow();
  const file = join(folder, 'added.bin');
  const vault = join(folder, 'busy');
  await makeLargeFile(file, Math.round(bytes * scale));
  const { session } = await benchVault(vault);
  await fillWithRecords(session, records);
  await withoutPreviews(session);
  await session.close();
  const measured = await inWindow(folder, vault, async ({ page, dialogs }) => {
    await showEvidence(page);
    say('keys with nothing to do');
    const ended = Date.now() + 4000;
    const idle = await answersTo(page, () => Promise.resolve(Date.now() > ended));
    say('keys while a file is added');
    dialogs.answerOpen([file]);
    await page.getByRole('button', { name: 'Add files' }).first().click();
    const busy = await answersTo(page, () => page.getByText(/^Adding 1 file: finished/u).first().isVisible());
    return { idle, busy };
  });
  await rm(vault, { recursive: true });
  await rm(file);
  const p95 = percentile(measured.busy, 0.95);
  return [{
    work: 'a key answered while 2 GiB are added, 95 of 100', unit: 'ms', ours: p95, peers: [{ name: 'the same keys with nothing being added, 95 of 100', value: percentile(measured.idle, 0.95) }],
    target: `within ${String(mostMilliseconds)} ms`, reached: p95, met: p95 <= mostMilliseconds,
    note: `${String(measured.busy.length)} keys into the filter of a list of ${String(records)}; median ${median(measured.busy).toFixed(1)} ms; from the key to the picture that follows it, drawn by the processor`,
  }];
};
