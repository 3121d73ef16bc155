// Keys of the viewer. They work while the viewer has the focus, as people set them; single ones only where they are not switched off.
import { useCallback, type KeyboardEvent } from 'react';
import { defaultSettings } from '../../../../shared/settings/schema.ts';
import { isKeyedCommand, keyedCommandIds, keysInForce, type KeyedCommandId } from '../../../../shared/window/keys.ts';
import { isMacKeyboard, matches } from '../../../commands/keys.ts';
import { useAnswer } from '../../../data/use-answer.ts';

type Action = (() => void) | undefined;
type Moves = ' ' | 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** Actions by command; and by the keys that cannot be changed. A key without an action goes on. */
export type ViewerKeys = Readonly<Partial<Record<KeyedCommandId | Moves, Action>>>;

export const useViewerKeys = (actions: ViewerKeys): ((event: KeyboardEvent) => void) => {
  const { singleKeyShortcuts, keys: changed } = useAnswer('settings.get', {}).data ?? defaultSettings;
  return useCallback((event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.matches('input:not([type=range]), textarea, select, [role="slider"], [role="option"]')) return;
    const isMac = isMacKeyboard(navigator.platform);
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const command = keyedCommandIds.find((id) => actions[id] !== undefined
      && keysInForce(id, changed).some((keys) => (keys.length > 1 || singleKeyShortcuts) && matches(event, keys, isMac)));
    const run = command !== undefined ? actions[command] : isPlain && !isKeyedCommand(event.key) ? actions[event.key as Moves] : undefined;
    if (run === undefined || (!singleKeyShortcuts && event.key.length === 1 && isPlain)) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  }, [actions, changed, singleKeyShortcuts]);
};
