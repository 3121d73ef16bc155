import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseShareText, shareLines } from '../../../../electron/vault/shares/share-text.ts';
import { crockford } from '../../../../shared/crockford.ts';
import { countingRandom } from '../counting-random.ts';

const bytes = countingRandom('share text').bytes(94);
const lines = shareLines(bytes);
const text = lines.join('\n');
const read = (typed: string): unknown => parseShareText(typed, 94);

describe('a share on paper', () => {
  it('is nine lines of five groups of four characters without look-alikes', () => {
    expect(lines).toHaveLength(9);
    for (const line of lines) expect(line).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
  });

  it('gives back its bytes, whatever they are and however it is typed', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (any) => {
      const typed = shareLines(any).join(' ').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
      expect(parseShareText(typed, any.byteLength)).toEqual({ ok: true, bytes: Uint8Array.from(any) });
    }));
  });

  it('names the line in which one character is wrong, but for one in five hundred', () => {
    let tried = 0;
    let unnoticed = 0;
    for (let line = 0; line < lines.length; line += 1) {
      const line9 = lines[line] ?? '';
      for (let at = 0; at < line9.length; at += 1) {
        if (line9[at] === '-') continue;
        for (const other of crockford) {
          if (other === line9[at]) continue;
          tried += 1;
          const wrong = lines.with(line, line9.slice(0, at) + other + line9.slice(at + 1)).join('\n');
          const parsed = parseShareText(wrong, 94);
          if (parsed.ok) unnoticed += 1;
          else expect(parsed).toEqual({ ok: false, why: 'check', line: line + 1 });
        }
      }
    }
    expect(tried).toBe(9 * 20 * 31);
    expect(unnoticed).toBeLessThan(tried / 500);
  });

  it('notices lines that were swapped, left out or written twice', () => {
    expect(read(lines.with(2, lines[3] ?? '').with(3, lines[2] ?? '').join('\n'))).toEqual({ ok: false, why: 'check', line: 3 });
    expect(read(lines.slice(1).join('\n'))).toMatchObject({ ok: false, why: 'check', line: 1 });
    expect(read(lines.slice(0, 8).join('\n'))).toEqual({ ok: false, why: 'length', line: null });
    expect(read([...lines, lines[8]].join('\n'))).toMatchObject({ ok: false, why: 'check', line: 10 });
  });

  it('never throws, also for text that was never a share', () => {
    expect(read('')).toEqual({ ok: false, why: 'length', line: null });
    expect(read(text.replace(lines[4]?.[0] ?? '', 'Ж'))).toMatchObject({ ok: false, why: 'character' });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (any) => { expect(parseShareText(any, 94)).toMatchObject({ ok: false }); }), { numRuns: 30 });
  });
});
