// One item: its viewer, what people say about it, its custody log.
import type { Locator } from 'playwright/test';
import { expect } from '../support/patient.ts';
import type { Holdfast } from '../support/launch.ts';
import { openPalette } from './palette.ts';

export const heading = ({ page }: Holdfast): Locator => page.getByRole('main').getByRole('heading', { level: 1 });

export const details = ({ page }: Holdfast): Locator => page.getByRole('complementary', { name: 'Details' });

export const field = (app: Holdfast, label: string): Locator => details(app).getByLabel(label, { exact: true });

/** The sentence of the window that says what the vault has saved. */
export const saved = ({ page }: Holdfast): Locator => page.getByRole('banner').getByRole('status').filter({ hasText: /^Saved \d{1,2}:\d{2}/u });

/** Goes to an item by its number, from anywhere. */
export const goToItem = async (app: Holdfast, number: string): Promise<void> => {
  const { page } = app;
  const box = await openPalette(app);
  await box.getByRole('searchbox').fill(number);
  await expect(box.getByRole('menuitem', { name: `Go to ${number}` })).toBeVisible();
  await expect(box.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(app)).toContainText(number);
};

export const showCustody = async (app: Holdfast): Promise<void> => {
  await details(app).getByRole('tab', { name: 'Custody' }).click();
  await expect(details(app).getByText(/^\d+ entr/u)).toBeVisible();
};

/** What the custody log says happened, newest first. */
export const custodyActions = (app: Holdfast): Promise<readonly string[]> => details(app).getByRole('tabpanel').getByRole('listitem').getByRole('heading').allInnerTexts();

export const video = ({ page }: Holdfast): Locator => page.locator('video');

export const videoState = (app: Holdfast): Promise<{ readonly at: number; readonly length: number; readonly paused: boolean; readonly width: number }> =>
  video(app).evaluate((media: HTMLVideoElement) => ({ at: media.currentTime, length: media.duration, paused: media.paused, width: media.videoWidth }));
