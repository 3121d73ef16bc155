// The clipboard as a person meets it: by pasting into the box for commands, which is left empty again.
import { expect } from '../support/patient.ts';
import type { Holdfast } from '../support/launch.ts';
import { openPalette } from './palette.ts';

/** What pasting gives now. */
export const pasted = async (app: Holdfast): Promise<string> => {
  const { page } = app;
  const palette = await openPalette(app);
  const box = palette.getByRole('searchbox');
  await page.keyboard.press('Control+V');
  const text = await box.inputValue();
  await box.fill('');
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
  return text;
};
