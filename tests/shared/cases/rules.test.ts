// Codes of cases: short, fit for file names and prints, and told apart as people tell them apart.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseAsked, codeAfter, codePattern, foldedCode, freeCode, longestCode } from '../../../shared/cases/rules.ts';
import { caseCodeSchema, chosenCaseSchema } from '../../../shared/cases/schema.ts';

describe('the code of a case', () => {
  it.each(['C-1', 'RUDEN', 'дело-7', 'قضية-٣', 'R2-D2', 'नमूना'])('may be %s', (code) => {
    expect(caseCodeSchema.parse(` ${code} `)).toBe(code);
  });

  it.each(['', ' ', '-', 'a--b', 'a-', '-a', '../up', 'a/b', 'a b', 'a.b', 'a\u0000', 'a\u202Eb', 'CON:', 'x'.repeat(17)])('is not %j', (code) => {
    expect(caseCodeSchema.safeParse(code).success).toBe(false);
  });

  it('is the same however it is written', () => {
    expect(foldedCode('Ruden')).toBe(foldedCode('RUDEN'));
    expect(foldedCode('ДЕЛО-1')).toBe(foldedCode('дело-1'));
    expect(foldedCode('Ｒuden')).toBe(foldedCode('ruden'));
    expect(foldedCode('C-1')).not.toBe(foldedCode('C-11'));
  });

  it('is the next free one where nobody gave another', () => {
    expect(freeCode([])).toBe('C-1');
    expect(freeCode([{ code: 'C-1' }])).toBe('C-2');
    expect(freeCode([{ code: 'RUDEN' }, { code: 'c-3' }])).toBe('C-4');
  });
});

it('stands behind one that is taken, and is never too long', () => {
  expect([codeAfter('RAID', 2), codeAfter('RAID-2', 3), codeAfter('HARBOUR-OF-RUDEN', 12), codeAfter('HARBOUR-OF-A-RU', 500)]).toEqual(['RAID-2', 'RAID-2-3', 'HARBOUR-OF-RU-12', 'HARBOUR-OF-A-500']);
  fc.assert(fc.property(fc.stringMatching(codePattern).filter((code) => code.length <= longestCode), fc.integer({ min: 2, max: 500 }), (code, next) => caseCodeSchema.safeParse(codeAfter(code, next)).success));
});

it('asks for one case, or for every one', () => {
  const chosen = chosenCaseSchema.parse({ case: 'C2', all: false });
  expect([caseAsked(chosen), caseAsked({ ...chosen, all: true })]).toEqual(['C2', null]);
});
