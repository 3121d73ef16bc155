import { describe, expect, it } from 'vitest';
import { asKept, relations, reversed } from '../../../shared/evidence/links.ts';

describe('a relation', () => {
  it.each(relations)('%s is read back from the other end', (relation) => { expect(reversed(reversed(relation))).toBe(relation); });

  it.each(relations)('%s is one row, whichever end it was stated from', (relation) => {
    expect(asKept({ number: 4, relation, other: 9 })).toEqual(asKept({ number: 9, relation: reversed(relation), other: 4 }));
  });

  it('says the later part, the transcript and the copy of the first item', () => {
    expect(asKept({ number: 2, relation: 'has-transcript', other: 7 })).toEqual({ number: 7, relation: 'transcript-of', other: 2 });
    expect(asKept({ number: 7, relation: 'same-moment-as', other: 2 })).toEqual({ number: 2, relation: 'same-moment-as', other: 7 });
  });
});
