import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyName } from '../../../../electron/evidence/outside/safe-name.ts';

describe('copyName', () => {
  it.each([
    ['photo.JPG', 'E-001 photo.JPG'], ['../../etc/passwd', 'E-001 _.._etc_passwd'], ['a\\b:c*?.txt', 'E-001 a_b_c__.txt'], ['CON.txt', 'E-001 _CON.txt'],
    ['invoice\u202Egpj.exe', 'E-001 invoice_gpj.exe'], ['ends with dot. . ', 'E-001 ends with dot'], ['.hidden', 'E-001 hidden'], ['', 'E-001'], ['...', 'E-001'],
    ['новости.tar.gz', 'E-001 новости.tar.gz'], ['line\nbreak.txt', 'E-001 line_break.txt'], ['\ud800.txt', 'E-001 \ufffd.txt'],
  ])('makes %j harmless', (name, safe) => {
    expect(copyName('E-001', name)).toBe(safe);
  });

  it('numbers later copies before the ending', () => {
    expect(copyName('E-001', 'photo.jpg', 3)).toBe('E-001 photo (3).jpg');
  });

  it('never holds a separator, a control or direction character, is never long, and always begins with the number', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), fc.integer({ min: 1, max: 9999 }), (name, times) => {
      const safe = copyName('E-123', name, times);
      return safe.startsWith('E-123') && !/[/\\:*?"<>|\p{Cc}\p{Cf}]/u.test(safe) && Buffer.byteLength(safe) <= 143 && !/[ .]$/.test(safe);
    }));
  });
});
