// Any key can be changed; what would take a key from another command, from typing or from the hands' habits is told before.
import { describe, expect, it } from 'vitest';
import { holderOf, isChanged, refusalOf, withFirstKeys, withKey, withoutKey } from '../../../renderer/commands/key-rules.ts';
import { keysOf } from '../../../renderer/commands/key-routing.ts';
import { changedKeysSchema, keyedCommandIds, keyedCommands, keysInForce } from '../../../shared/window/keys.ts';

describe('the keys that commands come with', () => {
  it('clash with no other command', () => {
    const clashes = keyedCommandIds.flatMap((id) => keyedCommands[id].keys.map((key) => ({ id, key, holder: holderOf(id, key, {}) })).filter(({ holder }) => holder !== null));
    expect(clashes).toEqual([]);
  });

  it('never ask for Ctrl with Alt, which is AltGr', () => {
    expect(keyedCommandIds.flatMap((id) => [...keyedCommands[id].keys]).filter((key) => key.includes('Ctrl') && key.includes('Alt'))).toEqual([]);
  });

  it('can be stored and read again', () => {
    const all = Object.fromEntries(keyedCommandIds.map((id) => [id, [...keyedCommands[id].keys]]));
    expect(changedKeysSchema.parse(all)).toEqual(all);
  });
});

describe('refusalOf', () => {
  it.each([
    ['home', 'Enter', 'keys.refusedFixed'], ['home', 'Shift+ArrowLeft', 'keys.refusedFixed'], ['home', 'Ctrl+C', 'keys.refusedFields'], ['home', 'Ctrl+Alt+H', 'keys.refusedAltGr'],
    ['home', 'H', 'keys.refusedSingle'], ['home', 'Shift+H', 'keys.refusedSingle'], ['mute', 'S', null], ['home', 'Alt+H', null], ['home', 'Shift+F4', null], ['home', 'F4', null], ['find', '/', null],
  ] as const)('answers for %s and %s: %s', (id, combination, refusal) => {
    expect(refusalOf(id, combination)).toBe(refusal);
  });
});

describe('holderOf', () => {
  it('knows who has a key already, also where places overlap', () => {
    expect([holderOf('home', 'Ctrl+K', {}), holderOf('turn', 'B', {}), holderOf('cover', 'R', {}), holderOf('mute', 'Ctrl+L', {})]).toEqual(['command-palette', 'cover', 'turn', 'lock']);
  });

  it('knows that a film is turned and played, so that one letter cannot do both', () => {
    expect([holderOf('turn', 'M', {}), holderOf('mute', '0', {})]).toEqual(['mute', 'fit']);
  });

  it('goes by the keys in force, not by those a command came with', () => {
    expect(holderOf('home', 'Ctrl+K', { 'command-palette': ['Ctrl+P'] })).toBeNull();
    expect(holderOf('home', 'Ctrl+P', { 'command-palette': ['Ctrl+P'] })).toBe('command-palette');
  });
});

describe('changing a key', () => {
  it('gives the new one and takes it from whoever had it', () => {
    const changed = withKey('home', 'Ctrl+K', {});
    expect(changed).toEqual({ home: ['Ctrl+K'], 'command-palette': [] });
    expect([keysOf('home', changed), keysOf('command-palette', changed)]).toEqual([['Ctrl+K'], []]);
  });

  it('leaves nothing behind when everything is put back', () => {
    const changed = withKey('home', 'Alt+H', {});
    expect(isChanged('home', changed)).toBe(true);
    expect(withFirstKeys('home', changed)).toEqual({});
  });

  it('takes a key away from any command but lock', () => {
    expect(withoutKey('home', {})).toEqual({ home: [] });
    expect(withoutKey('lock', {})).toEqual({});
    expect(keysInForce('lock', { lock: [] })).toEqual(['Ctrl+L']);
  });

  it('keeps no entry for a command that does not exist', () => {
    expect(withKey('home', 'Alt+H', { 'made-up': ['F9'] })).toEqual({ home: ['Alt+H'] });
  });
});

describe('changedKeysSchema', () => {
  it.each([{ home: ['ctrl+h'] }, { home: ['Ctrl+'] }, { home: ['a'] }, { home: [' '] }, { 'Home!': ['F2'] }, { home: ['F1', 'F2', 'F3', 'F4'] }, { home: 'F2' }])('refuses %j', (keys) => {
    expect(changedKeysSchema.safeParse(keys).success).toBe(false);
  });
});
