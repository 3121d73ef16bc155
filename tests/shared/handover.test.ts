// Which fields differ, and the code that two people compare.
import { describe, expect, it } from 'vitest';
import { differingFields, hereStateOf, recipientFingerprint, type Said } from '../../shared/handover/rules.ts';
import { unsaid as nothingSaid } from '../../shared/evidence/unsaid.ts';

const unsaid = { ...nothingSaid, kind: 'photo' as const };
const said = (change: Partial<Said['description']> = {}, tags: readonly string[] = []): Said => ({ description: { ...unsaid, ...change }, tags });

describe('differing fields', () => {
  it.each([
    { name: 'none when both say the same', here: said({ title: 'a' }), theirs: said({ title: 'a' }), base: null, fields: [] },
    { name: 'one that the pack says and this vault says otherwise', here: said({ title: 'a' }), theirs: said({ title: 'b' }), base: null, fields: ['title'] },
    { name: 'not one that a first pack does not say', here: said({ title: 'a' }), theirs: said(), base: null, fields: [] },
    { name: 'one that a later pack does not say any more', here: said({ title: 'a' }), theirs: said(), base: said({ title: 'a' }), fields: ['title'] },
    { name: 'not one that only this vault changed since', here: said({ title: 'ours' }), theirs: said({ title: 'a' }), base: said({ title: 'a' }), fields: [] },
    { name: 'one that both changed since', here: said({ notes: 'ours' }), theirs: said({ notes: 'theirs' }), base: said({ notes: 'before' }), fields: ['notes'] },
    { name: 'tags, in whatever order they are', here: said({}, ['a', 'b']), theirs: said({}, ['b', 'a', 'c']), base: null, fields: ['tags'] },
    { name: 'no tags in another order', here: said({}, ['a', 'b']), theirs: said({}, ['b', 'a']), base: null, fields: [] },
  ])('are $name', ({ here, theirs, base, fields }) => {
    expect(differingFields(here, theirs, base)).toEqual(fields);
  });

  it('tell how the value here came to differ', () => {
    expect([hereStateOf('', 'a'), hereStateOf('a', 'a'), hereStateOf('b', 'a'), hereStateOf('b', undefined)]).toEqual(['empty', 'untouched', 'changed', 'not-known']);
  });
});

describe('the code of a key', () => {
  it('is four groups of four characters that can be read aloud', () => {
    expect(recipientFingerprint(new Uint8Array(32).map((_, index) => index * 7))).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4} ){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  });
});
