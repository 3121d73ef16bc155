// The list of evidence: adding, the grid, the filter box, what is chosen.
import type { Locator } from 'playwright/test';
import { expect } from '../support/patient.ts';
import type { Holdfast } from '../support/launch.ts';
import { noDialog } from './dialog.ts';

export const goToEvidence = async (app: Holdfast): Promise<void> => {
  const { page } = app;
  await noDialog(app);
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('heading', { name: 'Evidence', level: 1 })).toBeVisible();
};

export const grid = ({ page }: Holdfast): Locator => page.getByRole('grid', { name: 'Evidence' });

/** The tile of the item whose name or title holds this text. */
export const tile = (app: Holdfast, words: string): Locator => grid(app).getByRole('gridcell').filter({ hasText: words });

export const tiles = (app: Holdfast): Locator => grid(app).getByRole('gridcell', { name: /E-\d/u });

export const filterBox = ({ page }: Holdfast): Locator => page.getByRole('searchbox', { name: 'Filter the list' });

export const addFolder = async (app: Holdfast, folder: string): Promise<void> => {
  await app.chooseFolder(folder);
  await app.page.getByRole('button', { name: 'Add folder' }).first().click();
};

export const addFiles = async (app: Holdfast, paths: readonly string[]): Promise<void> => {
  await app.chooseFiles(paths);
  await app.page.getByRole('button', { name: 'Add files' }).first().click();
};

/** The line under the list. */
export const foot = ({ page }: Holdfast): Locator => page.getByRole('main').getByRole('status').filter({ hasText: /^(?:No items|\d+ items?\b)/u });

export const openItem = async (app: Holdfast, words: string): Promise<void> => {
  await tile(app, words).dblclick();
  await expect(app.page.getByRole('heading', { level: 1 }).filter({ hasText: words })).toBeVisible();
};

/** The average colour of a tile's picture, once it has one. */
export const pictureColour = async (app: Holdfast, words: string): Promise<readonly number[]> => {
  const picture = tile(app, words).locator('img');
  await expect(picture).toBeVisible();
  return picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const canvas = new OffscreenCanvas(1, 1);
    const drawing = canvas.getContext('2d');
    drawing?.drawImage(image, image.naturalWidth / 2, image.naturalHeight / 2, 1, 1, 0, 0, 1, 1);
    return [...(drawing?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
  });
};
