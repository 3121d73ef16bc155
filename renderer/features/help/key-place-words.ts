// The words for where keys work.
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import type { KeyPlace } from '../../../shared/window/keys.ts';

export const placeWords: Readonly<Record<KeyPlace, MessageKey>> = {
  everywhere: 'keys.whereEverywhere', item: 'keys.whereItem', list: 'keys.whereList', viewer: 'keys.whereViewer', seen: 'keys.whereSeen', picture: 'keys.wherePicture', player: 'keys.wherePlayer',
};
