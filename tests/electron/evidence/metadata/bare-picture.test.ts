import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barePictureIn } from '../../../../electron/evidence/metadata/bare-picture.ts';
import { bareJpeg, barePng, photo } from '../bare-pictures.ts';

const segment = (marker: number, data: Uint8Array): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.byteLength + 2, 2);
  return Buffer.concat([head, data]);
};

/** With a segment right behind the start of a JPEG. */
const withSegment = (marker: number, data: Uint8Array): Buffer => Buffer.concat([bareJpeg(9, 7).subarray(0, 2), segment(marker, data), bareJpeg(9, 7).subarray(2)]);

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.byteLength + 8);
  framed.writeUInt32BE(data.byteLength, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.byteLength + 4);
  return framed;
};

/** With a chunk behind the head of a PNG. */
const withChunk = (type: string, data: Uint8Array): Buffer => Buffer.concat([barePng(9, 7).subarray(0, 33), chunk(type, data), barePng(9, 7).subarray(33)]);

describe('a bare picture', () => {
  it.each([
    ['a JPEG of nothing but pixels', bareJpeg(9, 7), { mediaType: 'image/jpeg', width: 9, height: 7 }],
    ['a PNG of nothing but pixels', barePng(9, 7), { mediaType: 'image/png', width: 9, height: 7 }],
    ['a JPEG with the plain mark of its format', withSegment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')), { mediaType: 'image/jpeg', width: 9, height: 7 }],
    ['a PNG that says how its colours are meant', withChunk('sRGB', Buffer.from([0])), { mediaType: 'image/png', width: 9, height: 7 }],
  ])('%s is one', (_, bytes, expected) => { expect(barePictureIn(bytes)).toEqual(expected); });

  it.each([
    ['what a camera writes', photo(9, 7)],
    ['a comment', withSegment(0xfe, Buffer.from('Ruden'))],
    ['a smaller picture in the mark of its format', withSegment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01abc', 'latin1'))],
    ['a colour profile', withSegment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01'))],
    ['XMP', withSegment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x/>'))],
    ['bytes behind its end', Buffer.concat([bareJpeg(9, 7), Buffer.from('Ruden')])],
    ['a second picture behind its end', Buffer.concat([bareJpeg(9, 7), bareJpeg(9, 7)])],
    ['no end', bareJpeg(9, 7).subarray(0, -2)],
    ['words in a PNG', withChunk('tEXt', Buffer.from('Author\0Ruden'))],
    ['packed words in a PNG', withChunk('zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync('Ruden')]))],
    ['EXIF in a PNG', withChunk('eXIf', Buffer.from('MM'))],
    ['a time in a PNG', withChunk('tIME', Buffer.alloc(7))],
    ['a longer chunk under the name of a short one', withChunk('sRGB', Buffer.from('Ruden'))],
    ['bytes behind the end of a PNG', Buffer.concat([barePng(9, 7), Buffer.from('Ruden')])],
    ['a PNG without its end', barePng(9, 7).subarray(0, -12)],
  ])('with %s is none', (_, bytes) => { expect(barePictureIn(bytes)).toBe('parts'); });

  it.each([['GIF', Buffer.from('GIF89a')], ['nothing', Buffer.alloc(0)], ['words', Buffer.from('Ruden')]])('%s is neither PNG nor JPEG', (_, bytes) => { expect(barePictureIn(bytes)).toBe('kind'); });

  it('never takes bytes that were put in anywhere for pixels, where they can be found as they are', () => {
    const words = Buffer.from('Ruden mayor, Kiln Street 12');
    fc.assert(fc.property(fc.constantFrom(bareJpeg(9, 7), barePng(9, 7)), fc.nat(), (bytes, at) => {
      // Behind the start of the pixels' own data anything can be coded as a picture: those bytes change what is seen.
      const dataAt = bytes[0] === 0xff ? bytes.indexOf(Buffer.from([0xff, 0xda])) : bytes.indexOf('IDAT') + 4;
      const place = at % dataAt;
      expect(typeof barePictureIn(Buffer.concat([bytes.subarray(0, place), segment(0xfe, words), bytes.subarray(place)]))).toBe('string');
    }), { numRuns: 400 });
  });

  it('says something of any bytes at all', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('', '\xff\xd8', '\x89PNG\r\n\x1a\n'), (bytes, head) => {
      expect(typeof barePictureIn(Buffer.concat([Buffer.from(head, 'latin1'), bytes]))).toBe('string');
    }));
  });
});
