// The clipboard as a person meets it: by pasting into the box for commands, which is left empty again.
import { expect } from 'playwright/test';
import type { Holdfast } from '../support/launch.ts';

/** What pasting gives now. */
export const pasted = async ({ page }: Holdfast): Promise<string> => {
  await page.keyboard.press('Control+K');
  const palette = page.getByRole('dialog', { name: 'Search or command' });
  const box = palette.getByRole('searchbox');
  await expect(box).toBeFocused();
  await page.keyboard.press('Control+V');
  const text = await box.inputValue();
  await box.fill('');
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
  return text;
};
