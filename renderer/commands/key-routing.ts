// Decides which command a key press means, given where the focus is. A dialog keeps every key to itself except lock and save.
import type { Command } from './command.ts';
import { matches } from './keys.ts';

const aboveDialogs: ReadonlySet<string> = new Set(['lock', 'save']);

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select'));

/** The first command whose keys were pressed and that may run here; screens' own come before those of everywhere. */
export const commandForKey = (commands: readonly Command[], event: KeyboardEvent, rules: { readonly isMac: boolean; readonly singleKeys: boolean }): Command | undefined => {
  if (event.isComposing || event.defaultPrevented) return undefined;
  const inDialog = document.querySelector('[role=dialog][data-rac], [role=alertdialog][data-rac], .ui-modal') !== null;
  const inField = isField(event.target);
  return commands.find((command) =>
    (command.keys ?? []).some((keys) => {
      if (!matches(event, keys, rules.isMac)) return false;
      if (inDialog && !aboveDialogs.has(command.id)) return false;
      if (inField && command.inFields !== true) return false;
      return keys.length > 1 || rules.singleKeys;
    }),
  );
};
