import { describe, expect, it } from 'vitest';
import { allFields, fieldGroups, filledIn, ofMany, readCoordinates, readMinutes } from '../../../../../renderer/features/evidence/rules/description-fields.ts';
import { descriptionSchema } from '../../../../../shared/evidence/schema.ts';
import { unsaid } from '../../../../../shared/evidence/unsaid.ts';

describe('the fields of the form', () => {
  it('are all that a description has, each once', () => {
    expect(allFields.map(({ field }) => field).toSorted()).toEqual(Object.keys(descriptionSchema.shape).toSorted());
  });

  it('count as entered where something was said', () => {
    const [came] = fieldGroups;
    if (came === undefined) throw new Error('no group');
    expect(filledIn(came, unsaid)).toBe(0);
    expect(filledIn(came, { ...unsaid, handedOverBy: 'Vera', sourceKind: 'witness', obtainedHow: 'not-known' })).toBe(2);
  });

  it('ask many items for everything but the fingerprint of their bytes', () => {
    expect(fieldGroups.map(ofMany).flatMap(({ fields }) => fields).length).toBe(fieldGroups.flatMap(({ fields }) => fields).length - 1);
  });
});

describe('coordinates', () => {
  it.each([['', ''], ['41.6938, 44.8015', '41.6938, 44.8015'], ['-33.8 151', '-33.8, 151'], ['−33.8688°; 151.2093°', '-33.8688, 151.2093'], ['41,6938 44,8015', '41.6938, 44.8015'], ['41.123456789, 44', '41.1234568, 44']])(
    'are read from %j', (typed, read) => { expect(readCoordinates(typed)).toBe(read); });
  it.each(['41.6938', '91, 0', '0, 181', 'Kiln Street', '41.6, 44.8, 3'])('mean none in %j', (typed) => { expect(readCoordinates(typed)).toBeUndefined(); });
  it.each(['41.6938, 44.8015', '-90, -180', '0, 0'])('that are read are what the vault takes: %j', (typed) => {
    expect(descriptionSchema.shape.coordinates.safeParse(readCoordinates(typed)).success).toBe(true);
  });
});

describe('minutes', () => {
  it.each([['', null], ['60', 60], ['−15', -15], ['1.5', undefined]])('are read from %j', (typed, read) => { expect(readMinutes(typed)).toBe(read); });
});
