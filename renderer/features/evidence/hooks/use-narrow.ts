// Whether the window is too narrow for two panes; details are then a page of their own.
import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(width < 45rem)');
const subscribe = (listener: () => void): (() => void) => {
  narrow.addEventListener('change', listener);
  return () => { narrow.removeEventListener('change', listener); };
};

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
