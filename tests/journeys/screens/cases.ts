// The head of the sidebar, as a person uses it: which case is worked in, and the menu that opens from it.
import type { Locator } from 'playwright/test';
import type { Holdfast } from '../support/launch.ts';

export const caseHead = ({ page }: Holdfast): Locator => page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: /^Case:/u });

/** Works in the case whose line has these words, or in all of them. */
export const workIn = async (app: Holdfast, words: string): Promise<void> => {
  await caseHead(app).click();
  await app.page.getByRole('menuitemradio', { name: words }).click();
};

/** Chooses something else from the menu. */
export const fromCaseMenu = async (app: Holdfast, words: string): Promise<void> => {
  await caseHead(app).click();
  await app.page.getByRole('menuitem', { name: words, exact: true }).click();
};
