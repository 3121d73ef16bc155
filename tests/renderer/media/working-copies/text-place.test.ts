// Where letters lie on a page, which words lie under a box, and boxes that are widened to whole words.
import { describe, expect, it } from 'vitest';
import { pageText, placesOf, wanted } from '../../../../renderer/media/working-copies/pdf/page-text.ts';
import { removedFrom, stayingWords } from '../../../../renderer/media/working-copies/pdf/removed-words.ts';
import { placesOfSpan, type PlacedRun, type PlacedText } from '../../../../renderer/media/working-copies/pdf/text-place.ts';
import { wholeLetters } from '../../../../renderer/media/working-copies/pdf/whole-letters.ts';
import { inCopy, type Area } from '../../../../shared/evidence/working-copy.ts';

const size = { width: 1000, height: 400 };

/** A line of letters that are all 10 wide and 20 high, from x on the line y. */
const line = (str: string, x: number, y: number, more: Partial<PlacedRun> = {}): PlacedRun => ({
  str, dir: 'ltr', hasEOL: true, matrix: [20, 0, 0, -20, x, y], length: str.length * 10, measure: (text) => text.length, isVertical: false, ...more,
});
const page = (...runs: PlacedRun[]): PlacedText => ({ ...pageText(runs), runs, size });
const areasOf = (text: PlacedText, words: string): readonly Area[] => placesOf(text, wanted(words)).flatMap((span) => placesOfSpan(text, span)).map(({ area }) => area);

describe('the place of a word', () => {
  it('is its letters with room around them, above and below the line they stand on', () => {
    const [area] = areasOf(page(line('of Ivanova said', 100, 200)), 'Ivanova');
    expect(area).toEqual({ x: 127, y: 181, width: 76, height: 25 });
  });

  it('is counted from the right where letters run from the right', () => {
    const [area] = areasOf(page(line('قال محمد', 100, 200, { dir: 'rtl' })), 'محمد');
    expect([area!.x, area!.x + area!.width]).toEqual([97, 143]);
  });

  it('follows a line that is turned', () => {
    const [area] = areasOf(page(line('of Ivanova', 300, 300, { matrix: [0, -20, -20, 0, 300, 300] })), 'Ivanova');
    expect(area).toEqual({ x: 281, y: 197, width: 25, height: 76 });
  });

  it('is the whole line where letters stand under each other', () => {
    const [area] = areasOf(page(line('證人張三', 500, 50, { isVertical: true, length: 80 })), '張三');
    expect([area!.x <= 490, area!.x + area!.width >= 510, area!.y + area!.height >= 130]).toEqual([true, true, true]);
  });

  it('of a word that is broken over two lines is two places, and ends at the page', () => {
    const areas = areasOf(page(line('said Iva-', 930, 100), line('nova today', 10, 130)), 'Ivanova');
    expect(areas).toHaveLength(2);
    for (const area of areas) expect(area.x + area.width <= size.width && area.x >= 0).toBe(true);
  });
});

describe('what lies under a box', () => {
  const text = page(line('Ana Ivanova said it', 100, 200), line('to Bo of Ivanova', 100, 240));
  it('is every word of which a letter is covered', () => {
    expect(removedFrom(text, [])).toEqual([]);
    expect(removedFrom(text, [{ x: 138, y: 180, width: 74, height: 30 }])).toEqual(['Ivanova']);
    expect(removedFrom(text, [{ x: 190, y: 180, width: 40, height: 30 }])).toEqual(['Ivanova', 'said']);
    expect(removedFrom(text, [{ x: 0, y: 0, width: 1000, height: 400 }])).toEqual(['Ana', 'Ivanova', 'said', 'it', 'to', 'Bo', 'of', 'Ivanova']);
    expect(removedFrom(text, [{ x: 0, y: 300, width: 1000, height: 90 }])).toEqual([]);
  });

  it('is looked for where it stays: the same page, other pages, the rarest first', () => {
    const other = page(line('Ivanova and Ana', 100, 200), line('Ivanova', 100, 240));
    const staying = stayingWords([{ page: 3, text, covers: [{ x: 95, y: 180, width: 117, height: 30 }] }, { page: 7, text: other, covers: [] }]);
    expect(staying.map(({ written, places }) => [written, places.map(({ page: on }) => on)])).toEqual([['Ana', [7]], ['Ivanova', [3, 7, 7]]]);
    expect(staying[1]!.places[0]!.places[0]!.area.y).toBeGreaterThan(210);
    expect(stayingWords([{ page: 3, text, covers: [] }])).toEqual([]);
  });

  it('says nothing of short words', () => { expect(stayingWords([{ page: 1, text: page(line('to it', 0, 50), line('to it', 0, 150)), covers: [{ x: 0, y: 20, width: 300, height: 60 }] }])).toEqual([]); });
});

describe('an area over letters', () => {
  const ground = { width: 200, height: 40, data: new Uint8ClampedArray(200 * 40 * 4).fill(255) };
  /** Letters 8 wide with 2 between them, and a gap of 8 between words. */
  const drawn = (words: readonly (readonly [number, number])[]) => {
    const data = Uint8ClampedArray.from(ground.data);
    for (const [from, to] of words) for (let y = 14; y < 24; y += 1) for (let x = from; x < to; x += 1) if ((x - from) % 10 < 8) data.fill(0, (y * 200 + x) * 4, (y * 200 + x) * 4 + 3);
    return { ...ground, data };
  };
  const pixels = drawn([[10, 58], [66, 134], [142, 190]]);

  it('that cuts through a word is widened to the gaps beside it', () => {
    expect(wholeLetters(pixels, { x: 74, y: 8, width: 50, height: 24 }, 24)).toEqual({ x: 66, y: 8, width: 68, height: 24 });
  });

  it('that ends in gaps stays as it is', () => {
    const area = { x: 62, y: 8, width: 76, height: 24 };
    expect(wholeLetters(pixels, area, 24)).toEqual(area);
  });

  it('never leaves the page, and never goes on without end', () => {
    const black = { ...ground, data: new Uint8ClampedArray(200 * 40 * 4).map((_, at) => (at % 8 < 4 ? 0 : 255)) };
    const area = wholeLetters(black, { x: 90, y: 8, width: 20, height: 24 }, 24);
    expect(area.width).toBeLessThanOrEqual(20 + 4 * 24);
    expect(inCopy(area, { x: 0, y: 0, ...ground })).toEqual(area);
  });
});
