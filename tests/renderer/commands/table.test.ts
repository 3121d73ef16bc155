// The commands of everywhere have distinct names and keys, and cover what the native menu may send.
import { describe, expect, it } from 'vitest';
import { commands } from '../../../renderer/commands/table.ts';
import { keyedCommandIds, keyedCommands } from '../../../shared/window/keys.ts';

describe('the command table', () => {
  it('gives each command a name of its own', () => {
    const ids = commands.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('holds every command whose keys work everywhere', () => {
    // Undo and redo say what they would take back, so they are made where that is known.
    const ids = new Set([...commands.map((command) => command.id), 'undo', 'redo']);
    expect(keyedCommandIds.filter((id) => keyedCommands[id].where === 'everywhere' && !ids.has(id))).toEqual([]);
  });

  it('holds every command the native menu sends, except those that only screens have', () => {
    const ids = new Set(commands.map((command) => command.id));
    expect(['add-evidence', 'lock', 'command-palette', 'settings', 'about', 'home', 'evidence', 'help', 'keys-list'].filter((id) => !ids.has(id))).toEqual([]);
  });
});
