// The ways in which one screen is looked at: colours, language, size of text. Put on and taken off without starting anew.
import type { Page } from 'playwright';

export const dresses = {
  light: { language: 'en', theme: 'light', textSize: 100 },
  dark: { language: 'en', theme: 'dark', textSize: 100 },
  arabic: { language: 'ar-XB', theme: 'light', textSize: 100 },
  pseudo: { language: 'en-XA', theme: 'light', textSize: 100 },
  '200': { language: 'en', theme: 'light', textSize: 200 },
} as const;
export type DressName = keyof typeof dresses;

/** Everything has come to rest: what was changed is drawn, and colours and panels have moved to their end. */
export const settled = (page: Page): Promise<void> => page.evaluate(async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  await Promise.allSettled(document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity).map((animation) => animation.finished));
});

/** Changes what this computer prefers, through the page's own client, and waits until the page shows it. */
export const putOn = async (page: Page, name: DressName): Promise<void> => {
  const dress = dresses[name];
  const worn = page.locator(`html[lang="${dress.language}"][data-theme="${dress.theme}"][style*=": ${String(dress.textSize)}%"]`);
  if ((await worn.count()) > 0) return;
  await page.evaluate((change) => (globalThis as unknown as { holdfast: { settings: { changePreferences(change: object): Promise<unknown> } } }).holdfast.settings.changePreferences(change), dress);
  await worn.waitFor({ state: 'attached' });
  await settled(page);
};
