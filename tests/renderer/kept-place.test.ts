// What is kept of a place: where, and no words of it; and nothing of places that say more than that.
import { describe, expect, it } from 'vitest';
import { keptPlaceOf } from '../../renderer/kept-place.ts';
import { evidenceIdSchema } from '../../shared/ids.ts';
import { everything } from '../../shared/evidence/schema.ts';
import { keptPlaceSchema } from '../../shared/window/place.ts';

const id = evidenceIdSchema.parse('E-012');

describe('keptPlaceOf', () => {
  it('keeps an item and its tab, and not the search that led there', () => {
    expect(keptPlaceOf({ place: 'evidence item', id, tab: 'custody', query: { ...everything, text: 'lookout' } })).toEqual({ place: 'evidence item', id, tab: 'custody' });
    expect(keptPlaceOf({ place: 'evidence item', id })).toEqual({ place: 'evidence item', id, tab: 'details' });
    expect(keptPlaceOf({ place: 'evidence', query: { ...everything, text: 'lookout' } })).toEqual({ place: 'evidence' });
  });

  it.each([{ place: 'panic' }, { place: 'duress' }, { place: 'shares', what: 'make' }] as const)('comes back to Safety from $place', (route) => {
    expect(keptPlaceOf(route)).toEqual({ place: 'safety' });
  });

  it.each([{ place: 'home' }, { place: 'evidence' }, { place: 'safety', section: 'copies', begin: 'backup' }, { place: 'settings', section: 'keys' }, { place: 'handover' }, { place: 'about' }] as const)('keeps $place as the vault takes it', (route) => {
    expect(keptPlaceSchema.parse(keptPlaceOf(route))).toEqual({ place: route.place });
  });
});
