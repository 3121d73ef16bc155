// Keys of the viewer. They work while the viewer has the focus, as people set them; single ones only where they are not switched off.
import { useCallback, type KeyboardEvent } from 'react';
import { defaultSettings } from '../../../../shared/settings/schema.ts';
import { isKeyedCommand, keyedCommandIds, keysInForce } from '../../../../shared/window/keys.ts';
import { isMacKeyboard, matches } from '../../../commands/keys.ts';
import type { ViewerCommandId } from '../../../commands/viewer-commands.ts';
import { useAnswer } from '../../../data/use-answer.ts';

type Action = (() => void) | undefined;

/** Actions by the keys that cannot be changed. A key without an action goes on. */
export type Moves = Readonly<Partial<Record<' ' | 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown', Action>>>;
export type ViewerKeys = Readonly<Partial<Record<ViewerCommandId, Action>>> & Moves;

/** Fields and menus take letters themselves; so does a dialog that hangs below the viewer in the tree, but not in the window. */
const takesItself = ({ target, currentTarget }: KeyboardEvent): boolean =>
  !(target instanceof HTMLElement) || !currentTarget.contains(target) || target.matches('input:not([type=range]), textarea, select, [role="slider"], [role="option"], [role^="menuitem"]');

export const useViewerKeys = (actions: ViewerKeys): ((event: KeyboardEvent) => void) => {
  const { singleKeyShortcuts, keys: changed } = useAnswer('settings.get', {}).data ?? defaultSettings;
  return useCallback((event: KeyboardEvent) => {
    if (takesItself(event)) return;
    const isMac = isMacKeyboard(navigator.platform);
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const acts = actions as Readonly<Partial<Record<string, Action>>>;
    const command = keyedCommandIds.find((id) => acts[id] !== undefined
      && keysInForce(id, changed).some((keys) => (keys.length > 1 || singleKeyShortcuts) && matches(event, keys, isMac)));
    const run = command !== undefined ? acts[command] : isPlain && !isKeyedCommand(event.key) ? acts[event.key] : undefined;
    if (run === undefined || (!singleKeyShortcuts && event.key.length === 1 && isPlain)) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  }, [actions, changed, singleKeyShortcuts]);
};
