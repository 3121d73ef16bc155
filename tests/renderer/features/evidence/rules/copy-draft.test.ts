import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftWords, isUnmarked, marksInDraft, noMarks } from '../../../../../renderer/features/evidence/rules/copy-draft.ts';
import { draftSchema, isEmptyDraft, noDraft } from '../../../../../shared/drafts/schema.ts';
import { coverReasons, coverWays, mostCovers, within } from '../../../../../shared/evidence/working-copy.ts';

const size = { width: 900, height: 700 };
const area = fc.record({ x: fc.nat(899), y: fc.nat(699), width: fc.integer({ min: 1, max: 900 }), height: fc.integer({ min: 1, max: 700 }) }).map((one) => within(one, size));
const cover = fc.tuple(area, fc.constantFrom(...coverWays), fc.constantFrom(...coverReasons), fc.string({ maxLength: 300 })).map(([one, way, reason, words]) => ({ ...one, way, reason, words }));
const marks = fc.record({ crop: fc.option(area, { nil: null }), covers: fc.array(cover, { maxLength: mostCovers }) });

describe('the marks of a working copy', () => {
  it('come out of a draft as they went in, whatever was written beside them', () => {
    fc.assert(fc.property(marks, fc.nat(9), (made, page) => {
      const words = { ...draftWords('E-003', page, made) };
      expect(draftSchema.safeParse({ ...noDraft, words }).success).toBe(true);
      expect(marksInDraft(words, 'E-003', page, size)).toEqual(isUnmarked(made) ? noMarks : made);
    }), { numRuns: 50 });
  });

  it('belong to one page of one item', () => {
    const words = draftWords('E-003', 1, { crop: { x: 1, y: 2, width: 3, height: 4 }, covers: [] });
    expect([marksInDraft(words, 'E-004', 1, size), marksInDraft(words, 'E-003', 0, size), marksInDraft({}, 'E-003', 0, size)]).toEqual([noMarks, noMarks, noMarks]);
  });

  it('that lie outside the picture or are not whole are left out', () => {
    const words = { ...draftWords('E-003', 0, { crop: { x: 800, y: 0, width: 100, height: 10 }, covers: [] }), 'cover 0': 'box face 1 2 3', 'cover 1': 'ink face 1 2 3 4', 'cover 2': 'blur name 1 2 3 4 her own words' };
    expect(marksInDraft(words, 'E-003', 0, { width: 899, height: 700 })).toEqual({ crop: null, covers: [{ way: 'blur', reason: 'name', x: 1, y: 2, width: 3, height: 4, words: 'her own words' }] });
  });

  it('leave nothing behind when the last is taken away', () => {
    expect(isEmptyDraft({ ...noDraft, words: { ...draftWords('E-003', 0, noMarks) } })).toBe(true);
  });
});
