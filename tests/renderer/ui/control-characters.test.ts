// Characters that change how a name reads are shown, never obeyed; letters that scripts need stay as they are.
import { describe, expect, it } from 'vitest';
import { splitControls, withoutControls } from '../../../renderer/ui/control-characters.ts';

describe('splitControls', () => {
  it('shows a name that reads backwards for what it is', () => {
    expect(splitControls('IMG_\u202Egpj.exe')).toEqual([{ kind: 'text', text: 'IMG_' }, { kind: 'control', code: 'U+202E' }, { kind: 'text', text: 'gpj.exe' }]);
  });

  it.each([['a new line', '\n', 'U+000A'], ['a null', '\u0000', 'U+0000'], ['a direction mark', '\u200F', 'U+200F'], ['an isolate', '\u2066', 'U+2066'], ['a zero-width space', '\u200B', 'U+200B'], ['a byte order mark', '\uFEFF', 'U+FEFF']])('marks %s', (_, character, code) => {
    expect(splitControls(`a${character}b`)[1]).toEqual({ kind: 'control', code });
  });

  it.each(['résumé.pdf', 'фото 1.jpg', 'می\u200Cخواهم', 'मानव\u200D', '👩\u200D👩\u200D👧.png'])('leaves %s whole', (value) => {
    expect(splitControls(value)).toEqual([{ kind: 'text', text: value }]);
  });

  it('counts accents beyond the third on one letter, which would cover the lines around them', () => {
    expect(splitControls(`a${'\u0301'.repeat(40)}b`)).toEqual([{ kind: 'text', text: 'a\u0301\u0301\u0301' }, { kind: 'accents', count: 37 }, { kind: 'text', text: 'b' }]);
  });

  it.each([['Vietnamese', 'ệ'.normalize('NFD')], ['vowelled Arabic', 'مُدَّاهَمَة'], ['Hebrew with its signs', 'בְּרֵאשִׁ֖ית'], ['Tibetan', 'རྒྱུད'], ['Thai', 'ที่นี่']])('leaves %s whole', (_, value) => {
    expect(splitControls(value)).toEqual([{ kind: 'text', text: value }]);
  });

  it('gives an empty value no parts', () => {
    expect(splitControls('')).toEqual([]);
  });
});

describe('withoutControls', () => {
  it('writes them out', () => {
    expect(withoutControls('a\u202Eb')).toBe('a[U+202E]b');
    expect(withoutControls(`a${'\u0301'.repeat(5)}b`)).toBe('a\u0301\u0301\u0301[+2]b');
  });
});
