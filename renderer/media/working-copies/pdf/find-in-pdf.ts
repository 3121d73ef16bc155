// Looks for words in the text of a PDF and says where to cover them. Pictures of words are not found.
import type { Area } from '../../../../shared/evidence/working-copy.ts';
import { whyNot } from '../../media-failure.ts';
import type { OpenPdf } from '../../open-pdf.ts';
import { CopyError } from '../render-copy.ts';
import { drawPage, readPageText } from './draw-page.ts';
import { placesOf, wanted } from './page-text.ts';
import { placesOfSpan, type Place } from './text-place.ts';
import { wholeLetters } from './whole-letters.ts';

export interface FoundPlace { readonly page: number; readonly area: Area }

/** Areas of a page, widened to the gaps beside the letters as the page is drawn. */
export const areasOn = async (pdf: OpenPdf, page: number, places: readonly Place[], signal: AbortSignal): Promise<readonly FoundPlace[]> => {
  if (places.length === 0) return [];
  const canvas = await drawPage(pdf.document, page, signal);
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
  return places.map(({ area, height, isLevel }) => ({ page, area: isLevel && pixels !== undefined ? wholeLetters(pixels, area, height) : area }));
};

/** Every place of these words on these pages. `told` hears how many pages were searched. Throws `CopyError`. */
export const findInPdf = async (pdf: OpenPdf, pages: readonly number[], typed: string, told: (done: number) => void, signal: AbortSignal): Promise<readonly FoundPlace[]> => {
  const words = wanted(typed);
  const found: FoundPlace[] = [];
  for (const [index, page] of pages.entries()) {
    signal.throwIfAborted();
    told(index);
    try {
      const text = await readPageText(pdf.document, page, signal);
      found.push(...await areasOn(pdf, page, placesOf(text, words).flatMap((span) => placesOfSpan(text, span)), signal));
    } catch (thrown) {
      signal.throwIfAborted();
      throw new CopyError(whyNot(thrown), page);
    }
  }
  return found;
};
