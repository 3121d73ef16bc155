// Getting about without a pointer: Tab until something has the focus, as a person does who cannot use a mouse.
import type { Locator } from 'playwright/test';
import { expect } from './patient.ts';
import type { Holdfast } from './launch.ts';

const mostSteps = 80;

/** Presses Tab (or the key given) until the one element has the focus. Fails when it is never reached. */
export const tabTo = async ({ page }: Holdfast, wanted: Locator, key: 'Tab' | 'ArrowRight' | 'ArrowDown' = 'Tab'): Promise<void> => {
  await expect(wanted).toBeVisible();
  for (let step = 0; step < mostSteps; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement || (element.id !== '' && element.id === document.activeElement?.getAttribute('aria-activedescendant')))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not reach ${String(wanted)}`);
};

/** Reaches a control and presses it. */
export const pressOn = async (app: Holdfast, wanted: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> => {
  await tabTo(app, wanted);
  await app.page.keyboard.press(key);
};

/** Reaches a field and types into it, over what was there. */
export const typeInto = async (app: Holdfast, wanted: Locator, text: string): Promise<void> => {
  await tabTo(app, wanted);
  await app.page.keyboard.press('Control+A');
  await app.page.keyboard.type(text);
};
