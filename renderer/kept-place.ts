// What of a place outlasts a lock. Pure.
import type { KeptPlace } from '../shared/window/place.ts';
import type { Route } from './routes.ts';

/** Where, and no words; Safety for places that say that somebody prepared for panic, duress or shares. */
export const keptPlaceOf = (route: Route): KeptPlace => {
  switch (route.place) {
    case 'evidence item':
      return { place: route.place, id: route.id, tab: route.tab ?? 'details' };
    case 'panic':
    case 'duress':
    case 'shares':
      return { place: 'safety' };
    default:
      return { place: route.place };
  }
};
