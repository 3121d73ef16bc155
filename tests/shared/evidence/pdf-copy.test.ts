// The plan of a document's copy, and how large pages are drawn.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPlanSchema, coveredFacts, withoutWords } from '../../../shared/evidence/copy-link.ts';
import { drawnSize, longestPageSide, mostPagePixels, pdfPlanSchema, type PdfPlan } from '../../../shared/evidence/pdf-copy.ts';
import type { Cover } from '../../../shared/evidence/working-copy.ts';

const cover: Cover = { x: 1, y: 2, width: 3, height: 4, way: 'box', reason: 'name', words: 'the witness' };
const plan: PdfPlan = { resolution: 150, of: 9, pages: [{ page: 2, size: { width: 100, height: 50 }, covers: [cover, { ...cover, way: 'blur' }], removed: ['Ivanova'] }, { page: 7, size: { width: 50, height: 100 }, covers: [], removed: [] }] };
const isPlan = (value: unknown): boolean => pdfPlanSchema.safeParse(value).success;

describe('the plan of a document', () => {
  it('is read again as it was written, beside that of a picture', () => {
    expect(anyPlanSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });

  it.each<[string, unknown]>([
    ['no pages', { ...plan, pages: [] }], ['pages out of order', { ...plan, pages: [...plan.pages].reverse() }], ['a page twice', { ...plan, pages: [plan.pages[0], plan.pages[0]] }], ['a page that there is not', { ...plan, of: 6 }],
    ['an area outside its page', { ...plan, pages: [{ ...plan.pages[0], covers: [{ ...cover, x: 98 }] }] }], ['another resolution', { ...plan, resolution: 300 }], ['a page that is too large', { ...plan, pages: [{ ...plan.pages[1], size: { width: 9000, height: 9000 } }] }],
    ['too many areas', { ...plan, pages: [2, 3, 4].map((page) => ({ ...plan.pages[1], page, covers: Array.from({ length: 400 }, () => cover) })) }],
  ])('with %s is none', (_, value) => { expect(isPlan(value)).toBe(false); });

  it('tells a log how much was covered, and without its words nobody what', () => {
    expect(coveredFacts(plan)).toEqual({ boxes: 1, blurred: 1, cropped: false, covered: 'box name 3x4, blur name 3x4', pages: 2, pagesOfOriginal: 9, resolution: 150 });
    expect(JSON.stringify([coveredFacts(plan), withoutWords(plan)])).not.toMatch(/witness|Ivanova/u);
    expect(isPlan(withoutWords(plan))).toBe(true);
  });
});

describe('a page', () => {
  it('is drawn at the resolution of copies, and its copy is drawn at the same size again', () => {
    expect(drawnSize({ width: 595, height: 842 })).toMatchObject({ width: 1239, height: 1754 });
    fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (width, height) => {
      fc.pre(width * height <= mostPagePixels);
      expect(drawnSize({ width: (width * 72) / 150, height: (height * 72) / 150 })).toMatchObject({ width, height });
    }));
  });

  it('is never larger than one that can be kept, and never nothing', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), fc.double({ min: 0, max: 1e7, noNaN: true }), (width, height) => {
      const size = drawnSize({ width, height });
      expect(size.width >= 1 && size.height >= 1 && Math.max(size.width, size.height) <= longestPageSide && size.width * size.height <= mostPagePixels).toBe(true);
    }));
  });
});
