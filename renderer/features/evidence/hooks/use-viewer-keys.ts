// Keys of the viewer. They work while the viewer has the focus and only where the person has not switched single keys off.
import { useCallback, type KeyboardEvent } from 'react';
import { defaultSettings } from '../../../../shared/settings/schema.ts';
import { keyOf } from '../../../commands/keys.ts';
import { useAnswer } from '../../../data/use-answer.ts';

/** Actions by key: `+`, `0`, letters in upper case by their place on the keyboard. A key without an action goes on. */
export type ViewerKeys = Readonly<Record<string, (() => void) | undefined>>;

export const useViewerKeys = (keys: ViewerKeys): ((event: KeyboardEvent) => void) => {
  const { singleKeyShortcuts } = useAnswer('settings.get', {}).data ?? defaultSettings;
  return useCallback((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [role="slider"], [role="option"]')) return;
    const run = keys[keyOf(event)];
    if (run === undefined || (!singleKeyShortcuts && event.key.length === 1)) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  }, [keys, singleKeyShortcuts]);
};
