// Frames while the list of 100,000 items is scrolled as a hand on a wheel scrolls it, as a grid and as a table, beside a page as long that holds nothing.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startChromium } from '../../shell/chromium.ts';
import type { Bench } from '../bench-folder.ts';
import { benchVault, fillWithRecords, withoutPreviews } from '../bench-vault.ts';
import { buildWindow, hasWindow, inWindow, showEvidence } from '../bench-window.ts';
import { percentile, type Row } from '../figures.ts';

const records = 100_000;
const mostMilliseconds = 20;
const seconds = 6;
/** Pixels a second: three screens, as fast as rows can still be recognised. */
const speed = 2400;

/** Times between the frames of the page while the wheel turns at its middle. */
const framesWhileScrolling = async (page: Page): Promise<readonly number[]> => {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { benchFrames: times });
    const frame = (at: number): void => {
      times.push(at);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await session.send('Input.synthesizeScrollGesture', { x: 500, y: 450, yDistance: -speed * seconds, speed, gestureSourceType: 'mouse' });
  const times = await page.evaluate(() => (globalThis as unknown as { benchFrames: number[] }).benchFrames);
  await session.detach();
  return times.slice(1).map((at, index) => at - (times[index] ?? at));
};

const emptyPage = async (): Promise<readonly number[]> => {
  const { firstPage, close } = await startChromium(true, []);
  try {
    await firstPage.setViewportSize({ width: 1280, height: 800 });
    await firstPage.setContent('<div style="height: 2000000px; background: linear-gradient(white, black)"></div>');
    return await framesWhileScrolling(firstPage);
  } finally {
    await close();
  }
};

export const scroll = async ({ folder, scale, say }: Bench): Promise<readonly Row[]> => {
  if (!hasWindow()) return [];
  await buildWindow();
  const vault = join(folder, 'scrolled');
  const count = Math.round(records * scale);
  say(`writing ${String(count)} records`);
  const { session } = await benchVault(vault);
  await fillWithRecords(session, count);
  await withoutPreviews(session);
  await session.close();
  const measured = await inWindow(folder, vault, async ({ page }) => {
    await showEvidence(page);
    say('scrolling');
    const grid = await framesWhileScrolling(page);
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    const table = await framesWhileScrolling(page);
    return { grid, table };
  });
  const empty = await emptyPage();
  await rm(vault, { recursive: true });
  const peers = [{ name: 'an empty page as long, 95 of 100 frames', value: percentile(empty, 0.95) }];
  return (['grid', 'table'] as const).map((layout): Row => {
    const p95 = percentile(measured[layout], 0.95);
    return {
      work: `scrolling ${String(count)} items as a ${layout}, 95 of 100 frames`, unit: 'ms', ours: p95, peers, target: `95 of 100 within ${String(mostMilliseconds)} ms`, reached: p95, met: p95 <= mostMilliseconds,
      note: `${String(measured[layout].length)} frames at ${String(speed)} pixels a second; median ${percentile(measured[layout], 0.5).toFixed(1)} ms; drawn by the processor, without a graphics card`,
    };
  });
};
