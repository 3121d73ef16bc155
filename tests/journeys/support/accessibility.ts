// Runs axe-core over what the window shows, as it is, in the dark, and from right to left.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect } from 'playwright/test';
import type { Holdfast } from './launch.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Look {
  readonly language: 'en' | 'ar-XB';
  readonly theme: 'light' | 'dark';
  readonly rules: RunOptions;
}

// Colours are all that the dark theme changes, and direction and words all that a language changes.
const looks: readonly Look[] = [
  { language: 'ar-XB', theme: 'light', rules: { rules: { 'color-contrast': { enabled: false } } } },
  { language: 'en', theme: 'dark', rules: { runOnly: { type: 'rule', values: ['color-contrast'] } } },
  { language: 'en', theme: 'light', rules: {} },
];

/** Sets what this computer prefers, through the page's own client, and waits until the page shows it. */
export const prefer = async ({ page }: Holdfast, language: Look['language'], theme: Look['theme']): Promise<void> => {
  await page.evaluate((change) => (globalThis as unknown as { holdfast: { settings: { changePreferences(change: object): Promise<unknown> } } }).holdfast.settings.changePreferences(change), { language, theme });
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
};

/** Sets how large the letters are, in percent, and waits until the page has them. */
export const preferTextSize = async ({ page }: Holdfast, textSize: number): Promise<void> => {
  await page.evaluate((change) => (globalThis as unknown as { holdfast: { settings: { changePreferences(change: object): Promise<unknown> } } }).holdfast.settings.changePreferences(change), { textSize });
  await expect(page.locator('html')).toHaveAttribute('style', new RegExp(`: ${String(textSize)}%`, 'u'));
};

const settled = ({ page }: Holdfast): Promise<void> =>
  page.evaluate(async () => {
    const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });

// A tooltip repeats the name of the control it belongs to; it is no content that a landmark would have to hold.
const isTooltipOutsideLandmarks = (id: string, html: string): boolean => id === 'region' && html.includes('role="tooltip"');

const run = async ({ page }: Holdfast, rules: RunOptions): Promise<AxeResults> => {
  // Evaluated over DevTools, which the content policy does not stop; a script element it would.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  return page.evaluate((options) => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ resultTypes: ['violations'], ...options }), rules);
};

/** Every rule that what is shown breaks, each with where: the element and what axe says of it. */
export const violations = async (app: Holdfast, rules: RunOptions = {}): Promise<readonly string[]> =>
  (await run(app, rules)).violations.flatMap(({ id, nodes }) =>
    nodes.filter(({ html }) => !isTooltipOutsideLandmarks(id, html)).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary?.replaceAll(/\s+/gu, ' ').slice(0, 300) ?? ''}`));

/** Fails, softly, for every rule that what is shown breaks in any look. The window is in light English before and after. */
export const expectAccessible = async (app: Holdfast, where: string): Promise<void> => {
  for (const { language, theme, rules } of looks) {
    await prefer(app, language, theme);
    // The page moved under the pointer: what it lies on now would show its name after a while.
    await app.page.mouse.move(0, 0);
    await settled(app);
    let broken = await violations(app, rules);
    // What was just changing when it was looked at (a button that becomes ready) is looked at again: a fault is there still.
    for (let again = 0; again < 2 && broken.length > 0; again += 1) {
      await settled(app);
      broken = await violations(app, rules);
    }
    expect.soft(broken, `${where}, ${language}, ${theme}`).toStrictEqual([]);
  }
};
