// What can be done with an item in the viewer, by what it is shown as: the keys, the buttons and the palette all follow this table. The viewers must have an action for
// everything it says of them; what it does not say of one has a reason here. Listed everywhere, with the reason where no item is open.
import type { MessageKey } from '../../shared/i18n/keys.ts';
import { isViewerPlace, keyedCommandIds, keyedCommands, type KeyedCommandId, type viewerPlaces } from '../../shared/window/keys.ts';
import type { Command } from './command.ts';

/** What an item is on the screen, whatever kind of file it came as. `page` is a page of a PDF; `text` is text, Word and e-mail. */
export type ShownAs = 'picture' | 'film' | 'sound' | 'page' | 'text';

type At<Place> = { [Id in KeyedCommandId]: (typeof keyedCommands)[Id]['where'] extends Place ? Id : never }[KeyedCommandId];
export type ViewerCommandId = At<(typeof viewerPlaces)[number]>;

export const viewerCommandIds = keyedCommandIds.filter((id): id is ViewerCommandId => isViewerPlace(keyedCommands[id].where));

const anyItem = ['cover'] as const;
const seen = [...anyItem, 'larger', 'smaller', 'full-size'] as const;
const picture = [...seen, 'grey-or-plain', 'fit', 'turn'] as const;
const player = ['play-or-pause', 'five-back', 'five-on', 'frame-back', 'frame-on', 'mark', 'mute'] as const;

export const handled = {
  picture, page: picture, film: [...picture, ...player], sound: [...anyItem, ...player], text: seen,
} as const satisfies Readonly<Record<ShownAs, readonly ViewerCommandId[]>>;

/** Covering is the same for all, so it lies around the viewers; the rest each of them does itself. */
export type CoverCommandId = 'cover' | 'grey-or-plain';

/** An action for each command that something shown so must have. */
export type ViewActions<As extends ShownAs> = Readonly<Record<Exclude<(typeof handled)[As][number], CoverCommandId>, () => void>>;

const textReasons: Readonly<Partial<Record<ViewerCommandId, MessageKey>>> = { 'grey-or-plain': 'viewer.reasonTextGrey', fit: 'viewer.reasonTextFits', turn: 'viewer.reasonTextTurn' };

/** Why a command makes no sense with something shown so; null where it does. */
export const reasonAgainst = (id: ViewerCommandId, as: ShownAs): MessageKey | null => {
  if ((handled[as] as readonly ViewerCommandId[]).includes(id)) return null;
  if (keyedCommands[id].where === 'player') return 'viewer.reasonNotPlayed';
  return as === 'sound' ? 'viewer.reasonSoundNotSeen' : (textReasons[id] ?? null);
};

const synonyms: Readonly<Record<ViewerCommandId, MessageKey>> = {
  cover: 'command.coverSynonyms', 'grey-or-plain': 'command.greySynonyms', larger: 'command.largerSynonyms', smaller: 'command.smallerSynonyms', fit: 'command.fitSynonyms', 'full-size': 'command.fullSizeSynonyms',
  turn: 'command.turnSynonyms', 'play-or-pause': 'command.playSynonyms', 'five-back': 'command.skipSynonyms', 'five-on': 'command.skipSynonyms', 'frame-back': 'command.frameSynonyms', 'frame-on': 'command.frameSynonyms',
  mark: 'command.markSynonyms', mute: 'command.muteSynonyms',
};

/** The command with this name; `reason` says why it is not possible now, null where it is. */
export const viewerCommand = (id: ViewerCommandId, reason: MessageKey | null, run: () => void): Command => ({ id, words: keyedCommands[id].words, synonyms: synonyms[id], reason: () => reason, run });

/** All of them where no item is open. */
export const viewerCommandsWithoutItem: readonly Command[] = viewerCommandIds.map((id) => viewerCommand(id, 'command.reasonNoItemOpen', () => undefined));
