// Decides which command a key press means, given where the focus is. A dialog keeps every key to itself except lock and save; a field
// that takes a new key keeps all but lock, so that lock works even there.
import { isKeyedCommand, isViewerPlace, keyedCommands, keysInForce, type ChangedKeys, type KeyCombination } from '../../shared/window/keys.ts';
import type { Command } from './command.ts';
import { matches } from './keys.ts';

const aboveDialogs: ReadonlySet<string> = new Set(['lock', 'save']);

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select'));

const takesKeys = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('[data-takes-keys]') !== null;

/** One that was closed and only fades keeps no key to itself: whoever types on at once means what is behind it. */
const isDialogOpen = (): boolean =>
  [...document.querySelectorAll('[role=dialog][data-rac], [role=alertdialog][data-rac], .ui-modal')].some((dialog) => dialog.closest('[data-exiting]') === null);

interface KeyRules {
  readonly isMac: boolean;
  readonly singleKeys: boolean;
  readonly changed: ChangedKeys;
}

/** The keys a command has now: none for one that is not in the table of keys. */
export const keysOf = (id: string, changed: ChangedKeys): readonly KeyCombination[] => (isKeyedCommand(id) ? keysInForce(id, changed) : []);

/** Keys of the viewer are heard by the viewer itself, where it has the focus. */
const isOfViewer = (id: string): boolean => isKeyedCommand(id) && isViewerPlace(keyedCommands[id].where);

/** The first command whose keys were pressed and that may run here; screens' own come before those of everywhere. */
export const commandForKey = (commands: readonly Command[], event: KeyboardEvent, rules: KeyRules): Command | undefined => {
  if (event.isComposing || event.defaultPrevented) return undefined;
  const inDialog = isDialogOpen();
  const inField = isField(event.target);
  const inKeyField = takesKeys(event.target);
  return commands.find((command) => !isOfViewer(command.id) &&
    keysOf(command.id, rules.changed).some((keys) => {
      if (!matches(event, keys, rules.isMac)) return false;
      if (inKeyField && command.id !== 'lock') return false;
      if (inDialog && !aboveDialogs.has(command.id)) return false;
      const isSingle = keys.length === 1;
      if (inField && (isSingle || command.inFields !== true)) return false;
      return !isSingle || rules.singleKeys;
    }),
  );
};
