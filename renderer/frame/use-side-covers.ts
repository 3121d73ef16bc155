// Whether Activity and Help lie over the place instead of beside it, because the place would be a strip that nobody can read: a small
// window, or large text in any.
import { useCallback, useSyncExternalStore } from 'react';
import { usePreferences } from '../session/PreferencesProvider.tsx';

/** Narrowest window, in rem, in which the side bar, a place and what stands beside it have room. */
const leastWidth = 57;
const pixelsOfRem = 16;

const onResize = (listener: () => void): (() => void) => {
  window.addEventListener('resize', listener);
  return () => { window.removeEventListener('resize', listener); };
};

export const useSideCovers = (): boolean => {
  const { textSize } = usePreferences().preferences;
  return useSyncExternalStore(onResize, useCallback(() => window.innerWidth < (leastWidth * pixelsOfRem * textSize) / 100, [textSize]));
};
