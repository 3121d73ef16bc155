// How many sheets what the window shows would take, by the browser's own printing. Only a window without a screen can do it.
import type { Holdfast } from './launch.ts';

export const canCountSheets = process.env['HOLDFAST_E2E'] === undefined;

/** Prints to a PDF in memory and counts its pages. */
export const sheets = async ({ page }: Holdfast, format: 'A4' | 'Letter'): Promise<number> => {
  const pdf = await page.pdf({ format, printBackground: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/gu)?.length ?? 0;
};
