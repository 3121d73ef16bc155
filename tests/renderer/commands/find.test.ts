// The palette finds commands by any of their names, and items by their number.
import { describe, expect, it } from 'vitest';
import { findCommands, fitting, fold, itemNumber } from '../../../renderer/commands/find.ts';

const commands = [
  { id: 'lock', words: 'Lock', synonyms: 'close vault, log out' },
  { id: 'evidence', words: 'Go to Evidence', synonyms: 'items, files, photos' },
  { id: 'add', words: 'Add evidence: files', synonyms: 'import, upload' },
  { id: 'resume', words: 'Résumé', synonyms: '' },
];
const found = (typed: string): readonly string[] => findCommands(commands, typed).map((command) => command.id);

describe('findCommands', () => {
  it('lists everything when nothing is typed', () => {
    expect(found('')).toEqual(['lock', 'evidence', 'add', 'resume']);
  });

  it('finds by a synonym', () => {
    expect(found('upload')).toEqual(['add']);
  });

  it('puts names that begin with the text first', () => {
    expect(found('add')[0]).toBe('add');
    expect(found('evidence')).toEqual(['evidence', 'add']);
  });

  it('finds by several words in any order', () => {
    expect(found('out log')).toEqual(['lock']);
  });

  it('does not mind case or marks', () => {
    expect(found('RESUME')).toEqual(['resume']);
  });

  it('finds nothing for what nothing is called', () => {
    expect(found('zebra')).toEqual([]);
  });
});

describe('fold', () => {
  it('drops vowel marks of Arabic', () => {
    expect(fold('مُحَمَّد')).toBe(fold('محمد'));
  });
});

describe('itemNumber', () => {
  it.each([['E-006', 'E-006'], ['e6', 'E-006'], ['E 12345', 'E-12345'], ['6', 'E-006'], [' e-0877 ', 'E-877']])('reads %s as %s', (typed, id) => {
    expect(itemNumber(typed)).toBe(id);
  });

  it.each(['', 'E-', 'E-0', '0', 'I-06', 'six', 'E-6 raid', '1234567890'])('reads %j as no item', (typed) => {
    expect(itemNumber(typed)).toBeNull();
  });
});

describe('fitting', () => {
  const people = [{ code: 'M1', name: 'Irena Kos' }, { code: 'M2', name: 'José Kosta' }];
  const found = (typed: string): readonly string[] => fitting(people, typed, ({ code, name }) => [code, name]).map(({ code }) => code);

  it('keeps everything while nothing is typed', () => {
    expect(found(' ')).toEqual(['M1', 'M2']);
  });

  it('wants every word, in any order, whatever their case and marks', () => {
    expect([found('kos'), found('kos JOSE'), found('m1'), found('kos m3')]).toEqual([['M1', 'M2'], ['M2'], ['M1'], []]);
  });
});
