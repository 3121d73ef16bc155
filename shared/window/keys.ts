// Every command that has a key, with the keys it comes with and where they work. The window's keys, the native menu and the lists of
// keys all read from here; what a person changed is laid over it. Pure.
import { z } from 'zod';
import type { MessageKey } from '../i18n/keys.ts';

/** `Ctrl+Shift+A`, `Alt+ArrowLeft`, `F6`, `R`. `Ctrl` is ⌘ on macOS. Never Ctrl with Alt, which is AltGr. */
export type KeyCombination = string;

/** Where keys work. `item` is one item chosen or open; everywhere is everywhere in an open vault. In the viewer: `viewer` is any item that is shown or heard; `seen` all but
    sound; `picture` pictures, films and pages, which are no running text; `player` film and sound. */
export const keyPlaces = ['everywhere', 'item', 'list', 'viewer', 'seen', 'picture', 'player'] as const;
export type KeyPlace = (typeof keyPlaces)[number];

export interface KeyedCommand {
  readonly words: MessageKey;
  readonly where: KeyPlace;
  readonly keys: readonly KeyCombination[];
}

export const keyedCommands = {
  lock: { words: 'command.lock', where: 'everywhere', keys: ['Ctrl+L'] },
  'command-palette': { words: 'command.palette', where: 'everywhere', keys: ['Ctrl+K'] },
  home: { words: 'command.home', where: 'everywhere', keys: ['Ctrl+1'] },
  evidence: { words: 'command.evidence', where: 'everywhere', keys: ['Ctrl+2'] },
  safety: { words: 'command.safety', where: 'everywhere', keys: ['Ctrl+7'] },
  'add-evidence': { words: 'command.addFiles', where: 'everywhere', keys: ['Ctrl+Shift+A'] },
  record: { words: 'command.record', where: 'everywhere', keys: ['Ctrl+Shift+R'] },
  'back-up': { words: 'backup.now', where: 'everywhere', keys: ['Ctrl+Shift+B'] },
  settings: { words: 'command.settings', where: 'everywhere', keys: ['Ctrl+,'] },
  help: { words: 'command.help', where: 'everywhere', keys: ['F1'] },
  'keys-list': { words: 'command.keysList', where: 'everywhere', keys: ['Ctrl+/', '?'] },
  undo: { words: 'command.undo', where: 'everywhere', keys: ['Ctrl+Z'] },
  redo: { words: 'command.redo', where: 'everywhere', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'] },
  'edit-title': { words: 'evidence.editTitle', where: 'item', keys: ['F2'] },
  finish: { words: 'command.finish', where: 'item', keys: ['Ctrl+Enter'] },
  'remove-items': { words: 'command.removeItems', where: 'item', keys: ['Delete'] },
  print: { words: 'command.print', where: 'everywhere', keys: ['Ctrl+P'] },
  save: { words: 'command.save', where: 'everywhere', keys: ['Ctrl+S'] },
  back: { words: 'command.back', where: 'everywhere', keys: ['Alt+ArrowLeft'] },
  forward: { words: 'command.forward', where: 'everywhere', keys: ['Alt+ArrowRight'] },
  'next-pane': { words: 'command.nextPane', where: 'everywhere', keys: ['F6'] },
  'last-pane': { words: 'command.lastPane', where: 'everywhere', keys: ['Shift+F6'] },
  find: { words: 'evidence.filterBox', where: 'list', keys: ['Ctrl+F', '/'] },
  cover: { words: 'command.cover', where: 'viewer', keys: ['B'] },
  larger: { words: 'viewer.zoomIn', where: 'seen', keys: ['+', '='] },
  smaller: { words: 'viewer.zoomOut', where: 'seen', keys: ['-'] },
  'full-size': { words: 'viewer.fullSize', where: 'seen', keys: ['1'] },
  'grey-or-plain': { words: 'command.greyOrPlain', where: 'picture', keys: ['G'] },
  fit: { words: 'viewer.fit', where: 'picture', keys: ['0'] },
  turn: { words: 'command.turn', where: 'picture', keys: ['R'] },
  'play-or-pause': { words: 'command.playOrPause', where: 'player', keys: ['K'] },
  'five-back': { words: 'viewer.back5', where: 'player', keys: ['J'] },
  'five-on': { words: 'viewer.on5', where: 'player', keys: ['L'] },
  'frame-back': { words: 'command.frameBack', where: 'player', keys: [','] },
  'frame-on': { words: 'command.frameOn', where: 'player', keys: ['.'] },
  mark: { words: 'viewer.mark', where: 'player', keys: ['T'] },
  mute: { words: 'command.mute', where: 'player', keys: ['M'] },
} as const satisfies Readonly<Record<string, KeyedCommand>>;

export type KeyedCommandId = keyof typeof keyedCommands;

export const keyedCommandIds = Object.keys(keyedCommands) as readonly KeyedCommandId[];

/** The places inside the viewer. They lie in one another: a film is seen, is a picture and plays. */
export const viewerPlaces = ['viewer', 'seen', 'picture', 'player'] as const satisfies readonly KeyPlace[];

const placesOfViewer: ReadonlySet<KeyPlace> = new Set(viewerPlaces);

/** Whether keys of this place work in the viewer alone. */
export const isViewerPlace = (place: KeyPlace): boolean => placesOfViewer.has(place);

export const isKeyedCommand = (id: string): id is KeyedCommandId => Object.hasOwn(keyedCommands, id);

const combinationSchema = z.string().regex(/^(?:(?:Ctrl|Alt|Shift)\+){0,3}(?:F\d{1,2}|[A-Z][A-Za-z]{2,19}|[^\s\p{Ll}])$/u);

/** Keys that were changed, by command. A command that is not in it has the keys it came with; an empty list is no key at all. */
export const changedKeysSchema = z.record(z.string().regex(/^[a-z][a-z0-9-]{0,63}$/u), z.array(combinationSchema).max(3)).refine((keys) => Object.keys(keys).length <= 200, { error: 'too many keys' });
export type ChangedKeys = z.infer<typeof changedKeysSchema>;

/** The keys of a command as they are in force. Lock never stands without a key. */
export const keysInForce = (id: KeyedCommandId, changed: ChangedKeys): readonly KeyCombination[] => {
  const own = changed[id];
  const first: readonly KeyCombination[] = keyedCommands[id].keys;
  return own === undefined || (id === 'lock' && own.length === 0) ? first : own;
};
