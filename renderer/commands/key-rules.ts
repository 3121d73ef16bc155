// Which keys a command may be given, and which other command has them already. Pure.
import type { MessageKey } from '../../shared/i18n/keys.ts';
import { isViewerPlace, keyedCommandIds, keyedCommands, keysInForce, type ChangedKeys, type KeyCombination, type KeyedCommandId, type KeyPlace } from '../../shared/window/keys.ts';

/** Moving, choosing, opening and closing are the same everywhere and stay where hands expect them. */
const fixed: ReadonlySet<KeyCombination> = new Set([
  'Escape', 'Enter', 'Backspace', 'Delete', 'Home', 'End', 'PageUp', 'PageDown', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown',
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Enter'].flatMap((key) => [`Shift+${key}`, `Ctrl+${key}`, `Ctrl+Shift+${key}`]),
]);
/** What text fields and the system do with these is not taken from them. */
const ofFields: ReadonlySet<KeyCombination> = new Set(['Ctrl+A', 'Ctrl+C', 'Ctrl+V', 'Ctrl+X', 'Ctrl+Y', 'Ctrl+Z', 'Ctrl+Shift+Z', 'Ctrl+Q', 'Ctrl+W', 'Alt+F4']);

/** These hold while others do: whatever is chosen or open, there is a list or a viewer too. */
const beside: ReadonlySet<KeyPlace> = new Set(['everywhere', 'item']);

/** Why this combination cannot be the key of this command, as words; null when it can. */
export const refusalOf = (id: KeyedCommandId, combination: KeyCombination): MessageKey | null => {
  const command = keyedCommands[id];
  if ((command.keys as readonly KeyCombination[]).includes(combination)) return null;
  if (fixed.has(combination)) return 'keys.refusedFixed';
  if (ofFields.has(combination)) return 'keys.refusedFields';
  if (combination.includes('Ctrl+') && combination.includes('Alt+')) return 'keys.refusedAltGr';
  const hasModifier = /^(?:Ctrl|Alt)\+/u.test(combination);
  const isFunctionKey = /^(?:Shift\+)?F\d{1,2}$/u.test(combination);
  if (!hasModifier && !isFunctionKey && !(isViewerPlace(command.where) && combination.length === 1)) return 'keys.refusedSingle';
  return null;
};

const overlap = (a: KeyPlace, b: KeyPlace): boolean =>
  a === b || beside.has(a) || beside.has(b) || (isViewerPlace(a) && isViewerPlace(b));

/** The command that has this combination already where this one would need it; null when it is free. */
export const holderOf = (id: KeyedCommandId, combination: KeyCombination, changed: ChangedKeys): KeyedCommandId | null =>
  keyedCommandIds.find((other) => other !== id && overlap(keyedCommands[id].where, keyedCommands[other].where) && keysInForce(other, changed).includes(combination)) ?? null;

const same = (a: readonly KeyCombination[], b: readonly KeyCombination[]): boolean => a.length === b.length && a.every((key, at) => key === b[at]);

/** What was changed, without entries that say what is so anyway. */
const tidy = (changed: ChangedKeys): ChangedKeys => Object.fromEntries(keyedCommandIds.flatMap((id) => {
  const keys = changed[id];
  return keys === undefined || same(keys, keyedCommands[id].keys) ? [] : [[id, keys]];
}));

/** Gives a command one key in place of those it had; whoever had it before loses it. */
export const withKey = (id: KeyedCommandId, combination: KeyCombination, changed: ChangedKeys): ChangedKeys => {
  const holder = holderOf(id, combination, changed);
  return tidy({
    ...changed, [id]: [combination],
    ...(holder === null ? {} : { [holder]: keysInForce(holder, changed).filter((key) => key !== combination) }),
  });
};

/** Takes a command's keys away. Lock keeps its own. */
export const withoutKey = (id: KeyedCommandId, changed: ChangedKeys): ChangedKeys => (id === 'lock' ? changed : tidy({ ...changed, [id]: [] }));

/** Gives a command back the keys it came with. */
export const withFirstKeys = (id: KeyedCommandId, changed: ChangedKeys): ChangedKeys => tidy({ ...changed, [id]: [...keyedCommands[id].keys] });

/** Whether a command has other keys than it came with. */
export const isChanged = (id: KeyedCommandId, changed: ChangedKeys): boolean => !same(keysInForce(id, changed), keyedCommands[id].keys);
