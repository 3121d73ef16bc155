// The commands of everywhere have distinct names and keys, and cover what the native menu may send.
import { describe, expect, it } from 'vitest';
import { commands } from '../../../renderer/commands/table.ts';
import { handled, reasonAgainst, viewerCommandIds, type ShownAs } from '../../../renderer/commands/viewer-commands.ts';
import { isViewerPlace, keyedCommandIds, keyedCommands, keyPlaces, type viewerPlaces } from '../../../shared/window/keys.ts';

/** What the words of each place promise. */
const promised: Readonly<Record<(typeof viewerPlaces)[number], readonly ShownAs[]>> = {
  viewer: ['picture', 'film', 'sound', 'page', 'text'], seen: ['picture', 'film', 'page', 'text'], picture: ['picture', 'film', 'page'], player: ['film', 'sound'],
};
const everyKind: readonly ShownAs[] = promised.viewer;
/** Made by the screens that have a list, an item or something to take back. */
const ofScreens = ['undo', 'redo', 'edit-title', 'finish', 'find'];

describe('the command table', () => {
  it('gives each command a name of its own', () => {
    const ids = commands.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('holds every command that has keys', () => {
    const ids = new Set([...commands.map((command) => command.id), ...ofScreens]);
    expect(keyedCommandIds.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('holds every command the native menu sends, except those that only screens have', () => {
    const ids = new Set(commands.map((command) => command.id));
    expect(['add-evidence', 'lock', 'command-palette', 'settings', 'about', 'home', 'evidence', 'help', 'keys-list'].filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('the keys of the viewer', () => {
  it('each do what the list of keys says, with every kind of item that it says it of', () => {
    expect(keyPlaces.filter(isViewerPlace)).toEqual(Object.keys(promised));
    const unheard = viewerCommandIds.flatMap((id) => promised[keyedCommands[id].where].filter((as) => !(handled[as] as readonly string[]).includes(id)).map((as) => `${id}: ${as}`));
    expect(unheard).toEqual([]);
  });

  it('do nothing with the others, and say why', () => {
    const others = viewerCommandIds.flatMap((id) => everyKind.filter((as) => !promised[keyedCommands[id].where].includes(as)).map((as) => ({ id, as, reason: reasonAgainst(id, as) })));
    expect(others.filter(({ reason }) => reason === null)).toEqual([]);
    expect(others.length).toBeGreaterThan(0);
    expect([reasonAgainst('turn', 'text'), reasonAgainst('turn', 'sound'), reasonAgainst('mute', 'page'), reasonAgainst('turn', 'film')]).toEqual(['viewer.reasonTextTurn', 'viewer.reasonSoundNotSeen', 'viewer.reasonNotPlayed', null]);
  });
});
