// The commands of everywhere have distinct names and keys, and cover what the native menu may send.
import { describe, expect, it } from 'vitest';
import { commands } from '../../../renderer/commands/table.ts';

describe('the command table', () => {
  it('gives each command a name of its own', () => {
    const ids = commands.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives no key to two commands', () => {
    const keys = commands.flatMap((command) => command.keys ?? []);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('never asks for Ctrl with Alt, which is AltGr', () => {
    expect(commands.flatMap((command) => command.keys ?? []).filter((key) => key.includes('Ctrl') && key.includes('Alt'))).toEqual([]);
  });

  it('holds every command the native menu sends, except those that only screens have', () => {
    const ids = new Set(commands.map((command) => command.id));
    expect(['add-evidence', 'lock', 'command-palette', 'settings', 'about', 'home', 'evidence', 'help'].filter((id) => !ids.has(id))).toEqual([]);
  });
});
