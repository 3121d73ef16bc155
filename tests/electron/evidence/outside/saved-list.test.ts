import { describe, expect, it } from 'vitest';
import { listLine, listStart } from '../../../../electron/evidence/outside/saved-list.ts';

describe('a list as CSV', () => {
  it('begins with a byte order mark and ends each line with CR LF', () => {
    expect(listStart('csv') + listLine('csv', ['a', 'Übergabe', 'مداهمة'])).toBe('\ufeffa,Übergabe,مداهمة\r\n');
  });

  it('quotes what would break a line or a field', () => {
    expect(listLine('csv', ['a,b', 'say "no"', 'two\nlines', 'semi;colon', ' outer '])).toBe('"a,b","say ""no""","two\nlines","semi;colon"," outer "\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\u200b=1', '\uff1d1', '\r=1'])('lets no spreadsheet take %j for a formula', (value) => {
    expect(listLine('csv', [value])).toMatch(/^"?'/u);
  });
});

describe('a list as text', () => {
  it('keeps each item on one line, whatever its name holds', () => {
    expect(listStart('text') + listLine('text', ['E-001', 'a\nb\u202Ec'])).toBe('E-001 · a\ufffdb\ufffdc\n');
  });
});
