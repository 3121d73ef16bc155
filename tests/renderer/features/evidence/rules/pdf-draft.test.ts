// Marks of a document as words that outlive a lock: every mark comes back on its page.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noPdfMarks, pdfDraftWords, pdfMarksInDraft, type PdfMarks } from '../../../../../renderer/features/evidence/rules/pdf-draft.ts';
import { coverReasons, coverWays } from '../../../../../shared/evidence/working-copy.ts';

const side = fc.integer({ min: 1, max: 9000 });
const cover = fc.record({ page: fc.integer({ min: 1, max: 10_000 }), x: side, y: side, width: side, height: side, way: fc.constantFrom(...coverWays), reason: fc.constantFrom(...coverReasons), words: fc.string({ unit: 'grapheme', maxLength: 40 }) });
const marks: fc.Arbitrary<PdfMarks> = fc.record({ pages: fc.constantFrom('', '1-3, 5'), covers: fc.array(cover, { maxLength: 12 }) });

describe('a draft of marks in a document', () => {
  it('gives back what was put in, and nothing to another item', () => {
    fc.assert(fc.property(marks, (made) => {
      const words = pdfDraftWords('E-001', made);
      expect(pdfMarksInDraft(words, 'E-001')).toEqual(made);
      expect(pdfMarksInDraft(words, 'E-002')).toEqual(noPdfMarks);
    }));
  });

  it('is empty without marks, and says nothing of marks in a picture or of nonsense', () => {
    expect(pdfDraftWords('E-001', noPdfMarks)).toEqual({});
    expect(pdfMarksInDraft({ 'item': 'E-001 0', 'cover 0': 'box face 1 2 3 4 ' }, 'E-001')).toEqual(noPdfMarks);
    for (const text of ['', 'box name 1 2 3 4 ', '0 box name 1 2 3 4 ', '2 box name 1 2 3 ', '2 ring name 1 2 3 4 ', '2 box name 1 2 -3 4 ']) {
      expect(pdfMarksInDraft({ 'item': 'E-001 pdf', 'cover 0': text }, 'E-001').covers).toEqual([]);
    }
  });
});
