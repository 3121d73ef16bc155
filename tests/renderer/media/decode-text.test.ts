import { describe, expect, it } from 'vitest';
import { decodeText, detectEncoding, pieceLength, type TextEncodingName } from '../../../renderer/media/decode-text.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16le = (text: string): Uint8Array => new Uint8Array(Uint16Array.from([...text].flatMap((c) => [...Array(c.length).keys()].map((at) => c.charCodeAt(at)))).buffer);
const swap = (bytes: Uint8Array): Uint8Array => bytes.map((_, at) => bytes[at ^ 1] ?? 0);

describe('the encoding of a text', () => {
  it.each<[string, Uint8Array, TextEncodingName]>([
    ['UTF-8 with a mark', new Uint8Array([0xef, 0xbb, 0xbf, 0x41]), 'utf-8'],
    ['UTF-16 little-endian with a mark', new Uint8Array([0xff, 0xfe, 0x41, 0]), 'utf-16le'],
    ['UTF-16 big-endian with a mark', new Uint8Array([0xfe, 0xff, 0, 0x41]), 'utf-16be'],
    ['UTF-8 in Georgian', utf8('გამარჯობა'), 'utf-8'],
    ['UTF-16 little-endian without a mark', utf16le('Report of the raid'), 'utf-16le'],
    ['UTF-16 big-endian without a mark', swap(utf16le('Report of the raid')), 'utf-16be'],
    ['bytes that are no UTF-8', new Uint8Array([0x52, 0xe9, 0x73, 0x75, 0x6d, 0xe9]), 'windows-1252'],
    ['Cyrillic of Windows', new Uint8Array([0xcf, 0xf0, 0xee, 0xf2, 0xee, 0xea, 0xee, 0xeb]), 'windows-1251'],
    ['Cyrillic of Unix', new Uint8Array([0xf0, 0xd2, 0xcf, 0xd4, 0xcf, 0xcb, 0xcf, 0xcc]), 'koi8-r'],
    ['nothing', new Uint8Array(0), 'utf-8'],
  ])('is recognised for %s', (_, bytes, expected) => {
    expect(detectEncoding(bytes)).toBe(expected);
  });

  it('is still UTF-8 when the piece ends inside a character', () => {
    expect(detectEncoding(utf8('Профсоюз').slice(0, -1))).toBe('utf-8');
  });
});

describe('a piece of a text', () => {
  it('ends after a line when one ends in its second half', () => {
    expect(pieceLength(utf8('first line\nsecond line that goes on'), 20, 'utf-8')).toBe('first line\n'.length);
  });

  it('is everything when there is no more than wanted', () => {
    expect(pieceLength(utf8('short'), 100, 'utf-8')).toBe(5);
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('never splits a character in %s, whatever its length', (encoding) => {
    const text = 'aДи语😀';
    const bytes = encoding === 'utf-8' ? utf8(text.repeat(40)) : encoding === 'utf-16le' ? utf16le('aДи语'.repeat(40)) : swap(utf16le('aДи语'.repeat(40)));
    for (let wanted = 4; wanted < 40; wanted += 1) {
      let out = '';
      for (let at = 0; at < bytes.length; ) {
        const length = pieceLength(bytes.subarray(at), wanted, encoding);
        out += decodeText(bytes.subarray(at, at + length), encoding);
        at += length;
      }
      expect(out).toBe((encoding === 'utf-8' ? text : 'aДи语').repeat(40));
    }
  });

  it('always takes at least one byte, so that reading ends', () => {
    expect(pieceLength(new Uint8Array(20).fill(0x80), 2, 'utf-8')).toBeGreaterThan(0);
  });
});

describe('decoded text', () => {
  it('shows control characters as marks and keeps tabs and lines', () => {
    expect(decodeText(utf8('a\u001b[31mb\tc\r\nd\re\u0000'), 'utf-8')).toBe('a␛[31mb\tc\nd\ne␀');
  });

  it('reads Cyrillic of Windows when that is chosen', () => {
    expect(decodeText(new Uint8Array([0xcf, 0xf0, 0xee, 0xf4]), 'windows-1251')).toBe('Проф');
  });
});
