// Keeps where the window is in the vault, when the hand rests and before a lock. What cannot be kept is no loss that anybody must be told of.
import type { KeptPlace } from '../../shared/window/place.ts';
import { ask } from '../api.ts';
import { keptPlaceOf } from '../kept-place.ts';
import type { Route } from '../routes.ts';
import { createDraftSaver } from './draft-saver.ts';

/** Notes each place once; `first` is where the window begins, which need not be kept. */
export const createPlaceKeeper = (first: Route): ((route: Route) => void) => {
  let last = JSON.stringify(keptPlaceOf(first));
  const saver = createDraftSaver<{ readonly place: KeptPlace }>({
    write: ({ place }) => (place === undefined ? Promise.resolve({ savedAt: 0 }) : ask('settings.keepPlace', place)),
    show: () => undefined,
  });
  return (route) => {
    const place = keptPlaceOf(route);
    const now = JSON.stringify(place);
    if (now === last) return;
    last = now;
    saver.note({ place });
  };
};
