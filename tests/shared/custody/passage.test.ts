import { describe, expect, it } from 'vitest';
import { barePassage, corrections, happenings, inOrderOfHappening, mistaken, passageDetails, passageIn, whereNow, type Passage } from '../../../shared/custody/passage.ts';
import { passageFacts, passageTitle } from '../../../shared/custody/passage-words.ts';
import { dateSentence } from '../../../shared/i18n/date-sentence.ts';
import { createFormatter } from '../../../shared/i18n/format.ts';
import { datePartsFrom, datePartsText, type UncertainDate } from '../../../shared/time.ts';

const words = createFormatter('en');
const alone = { corrects: null, together: null };
const on = (text: string, certainty: UncertainDate['certainty'] = 'exact', until: string | null = null): UncertainDate =>
  ({ certainty, value: datePartsFrom(text), until: until === null ? null : datePartsFrom(until), basis: null, note: '' });
const whole: Passage = {
  happened: 'transferred', when: { ...on('2026-02-15T10:00+03:00', 'between', '2026-02-15T10:12'), basis: 'witness', note: 'by the church clock' }, fromWhom: 'P-02', toWhom: 'P-12', byWhom: 'M1', witnessedBy: 'P-04', place: 'Ruden, Kiln Street 12',
  sealNo: 'A 0042', conditionBefore: 'display cracked', conditionAfter: 'the same', purpose: 'for safe keeping', method: 'by hand', changeMade: 'battery taken out, it was swollen', note: 'in a brown envelope',
};

describe('a passage of an object', () => {
  it('is read back from the facts of its entry as it was written', () => {
    const details = passageDetails(whole, { corrects: 12, together: { count: 10, items: 'E-001–E-010' } });
    const { happened, when, ...said } = whole;
    expect(passageIn({ action: 'passage', details })).toEqual({ happened, when, words: said, corrects: 12, together: { count: 10, items: 'E-001–E-010' } });
    expect(details).toMatchObject({ when: '2026-02-15T10:00+03:00', whenUntil: '2026-02-15T10:12', whenCertainty: 'between', whenBasis: 'witness' });
  });

  it('holds nothing but what was said', () => {
    expect(passageDetails(barePassage('sealed'), alone)).toEqual({ happened: 'sealed' });
    expect(passageDetails({ ...barePassage('sealed'), place: '  ', when: { ...on('', 'not-known') } }, alone)).toEqual({ happened: 'sealed', whenCertainty: 'not-known' });
  });

  it('is told with who, where and when as not known where that was not said', () => {
    const facts = (passage: Passage) => passageFacts(passageIn({ action: 'passage', details: passageDetails(passage, alone) }) ?? expect.fail(), words, (when) => dateSentence(when, words)).map(({ name, text }) => [name, text]);
    expect(facts(barePassage('returned'))).toEqual([['When it happened', null], ['From whom', null], ['To whom', null], ['Place', null]]);
    expect(facts({ ...barePassage('sealed'), when: on('2026-02', 'about'), sealNo: '7' })).toEqual([['When it happened', 'about February 2026, month only'], ['Place', null], ['Seal number', '7']]);
    expect(facts(barePassage(mistaken))).toEqual([]);
  });

  it('is shown under its own word where a newer program knows more', () => {
    const read = passageIn({ action: 'passage', details: { happened: 'buried', when: 'yesterday', whenCertainty: 'sworn', corrects: 'x' } });
    expect(read).toMatchObject({ happened: 'buried', when: null, corrects: null });
    expect(read === null ? '' : passageTitle(read, words)).toBe('buried (the object itself)');
    expect(passageIn({ action: 'exported', details: {} })).toBeNull();
  });

  it('has words for all that can happen', () => {
    for (const happened of [...happenings, mistaken]) expect(words.value('happening', happened)).not.toBe(happened);
  });

  it('stands in the order of happening, those of no known date last and those of one day as they were written down', () => {
    const entry = (seq: number, when: UncertainDate | null) => ({ seq, passage: passageIn({ action: 'passage', details: passageDetails({ ...barePassage('moved'), when }, alone) }) ?? expect.fail() });
    expect(inOrderOfHappening([entry(1, null), entry(2, on('2026-03-01')), entry(3, on('2026-02')), entry(4, on('2026-03-01')), entry(5, on('', 'not-known'))]).map(({ seq }) => seq)).toEqual([3, 2, 4, 1, 5]);
  });

  it('names the entry that it puts right', () => {
    const entry = (seq: number, corrects: number | null) => ({ seq, action: 'passage', details: passageDetails(barePassage('moved'), { corrects, together: null }) });
    expect([...corrections([entry(3, null), entry(5, 3), entry(8, 5), { seq: 9, action: 'imported', details: { corrects: 1 } }])]).toEqual([[3, 5], [5, 8]]);
  });

  it('offers where the object is now from what was said', () => {
    expect([whereNow({ toWhom: 'P-12', place: 'the safe ' }), whereNow({ toWhom: '', place: 'the safe' }), whereNow({ toWhom: '', place: ' ' })]).toEqual(['P-12, the safe', 'the safe', '']);
  });
});

describe('a date as text', () => {
  it.each(['2026', '2026-02', '2026-02-11', '2026-02-11T06:15', '2026-02-11T06:15:30', '2026-02-11T06:15+03:00', '2026-02-11T06:15:30-09:30', '0987'])('%s is read and written the same', (text) => {
    const parts = datePartsFrom(text);
    expect(parts === null ? null : datePartsText(parts)).toBe(text);
  });

  it('reads Z as UTC, and refuses what is no date', () => {
    expect(datePartsFrom('2026-02-11T06:15Z')).toMatchObject({ time: '06:15', offsetMinutes: 0 });
    for (const text of ['', '26', '2026-13', '2026-02-30', '2026-02-11T24:00', '2026-02-11 06:15', '2026-02-11T06', '0000', '2026-02-11T06:15+15:00']) expect(datePartsFrom(text)).toBeNull();
  });
});
