// The PDF of a working copy: what is exactly that is let through, and a file in which anything else is, anywhere, is not.
import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { barePdfRefusal } from '../../../../electron/evidence/metadata/bare-pdf.ts';
import { pdfOf } from '../../../../shared/evidence/bare-pdf.ts';
import { photo } from '../bare-pictures.ts';
import { barePdf, box, grayPage, jpegPage, planned, planOf } from '../bare-pdfs.ts';

const plan = planOf([planned(2, [box(3, 4, 10, 8)]), planned(5), planned(9, [box(0, 0, 40, 56)])]);
const whole = barePdf(plan);
const put = (at: number, words: string): Buffer => Buffer.concat([whole.subarray(0, at), Buffer.from(words, 'latin1'), whole.subarray(at)]);
const replaced = (from: string, to: string): Buffer => Buffer.from(whole.toString('latin1').replace(from, to), 'latin1');

describe('the PDF of a working copy', () => {
  it('is let through with pages that are stored in every way', async () => {
    const pages = [planned(1), planned(2)];
    const rgb = { size: pages[1]!.size, coding: 'rgb' as const, bytes: Uint8Array.from(deflateSync(Buffer.alloc(40 * 56 * 3, 77))) };
    expect(await barePdfRefusal(whole, plan)).toBeNull();
    expect(await barePdfRefusal(pdfOf([jpegPage(pages[0]!), rgb]), planOf(pages))).toBeNull();
  });

  it('is read by another program as pages of that size, each one picture and nothing else', async () => {
    const document = await getDocument({ data: Uint8Array.from(whole), verbosity: 0, useSystemFonts: false }).promise;
    expect(document.numPages).toBe(3);
    const { info, metadata } = await document.getMetadata();
    expect([metadata, 'Title' in info, 'Author' in info, 'Producer' in info, await document.getOutline(), await document.getAttachments()]).toEqual([null, false, false, false, null, null]);
    for (let number = 1; number <= 3; number += 1) {
      const page = await document.getPage(number);
      expect(page.view).toEqual([0, 0, 19.2, 26.88]);
      expect([(await page.getTextContent()).items, await page.getAnnotations()]).toEqual([[], []]);
    }
    await document.loadingTask.destroy();
  });

  /** Where the packed pixels of its pages lie. */
  const streams = [...whole.toString('latin1').matchAll(/\/FlateDecode \/Length (\d+) >>\nstream\n/gu)].map((match) => [match.index + match[0].length, match.index + match[0].length + Number(match[1])] as const);
  const pixels = (bytes: Buffer): readonly Buffer[] => streams.map(([from, to]) => inflateSync(bytes.subarray(from, to)));

  it('with one byte changed, taken out or put in anywhere is refused; what packs the same pixels is the same', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), fc.constantFrom('change', 'drop', 'insert'), async (at, by, how) => {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at]! + by) % 256;
      const bytes = how === 'change' ? changed : how === 'drop' ? Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)]) : put(at, String.fromCharCode(by));
      const refusal = await barePdfRefusal(bytes, plan);
      // A few bits of a packed picture say how it was packed, or nothing.
      if (refusal === null) expect([how, streams.some(([from, to]) => at >= from && at < to), pixels(bytes)]).toEqual(['change', true, pixels(whole)]);
    }), { numRuns: 400 });
  });

  it('that is cut anywhere is refused', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (at) => { expect(await barePdfRefusal(whole.subarray(0, at), plan)).not.toBeNull(); }), { numRuns: 100 });
  });
});

describe('a PDF with anything else in it', () => {
  it.each([
    ['an author', replaced('/Root 1 0 R', '/Root 1 0 R /Info << /Author (Ana) >>')],
    ['bytes behind its end', Buffer.concat([whole, Buffer.from('Ana')])],
    ['a later state', Buffer.concat([whole, Buffer.from('\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n')])],
    ['bytes before its beginning', Buffer.concat([Buffer.from('%PDF-1.4\nAna\n'), whole])],
    ['a script', replaced('/Type /Catalog', '/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>')],
    ['a note', replaced('/MediaBox', '/Annots [<< /Subtype /Text /Contents (Ana) >>] /MediaBox')],
    ['an attachment', replaced('/Type /Catalog', '/Type /Catalog /Names << /EmbeddedFiles << >> >>')],
    ['text on a page', replaced('/I Do Q', '/I Do Q BT (Ana) Tj ET')],
    ['a comment', replaced('endobj\n', 'endobj\n%Ana\n')],
    ['a second picture', replaced('/I 5 0 R', '/I 5 0 R /J 8 0 R')],
    ['a mask', replaced('/Width 40', '/SMask 8 0 R /Width 40')],
    ['a smaller picture of itself', replaced('/MediaBox', '/Thumb 5 0 R /MediaBox')],
    ['another colour space', replaced('/DeviceGray', '/DeviceRGB')],
    ['another length than it has', replaced('/Length ', '/Length 1')],
  ])('%s', async (_, bytes) => {
    expect(bytes.equals(whole)).toBe(false);
    expect(await barePdfRefusal(bytes, plan)).not.toBeNull();
  });

  const one = planOf([planned(1)]);
  const page = (bytes: Buffer): Uint8Array => pdfOf([{ size: { width: 40, height: 56 }, coding: 'gray', bytes: Uint8Array.from(bytes) }]);
  it.each([
    ['behind the pixels in the same stream', page(deflateSync(Buffer.alloc(40 * 56 + 3, 9)))],
    ['behind the end of the stream', page(Buffer.concat([deflateSync(Buffer.alloc(40 * 56, 9)), Buffer.from('Ana')]))],
    ['fewer pixels', page(deflateSync(Buffer.alloc(40 * 56 - 1, 9)))],
    ['pixels that unpack without end', page(deflateSync(Buffer.alloc(50_000_000)))],
    ['a photo as a camera made it', pdfOf([{ ...jpegPage(planned(1)), bytes: Uint8Array.from(photo(40, 56)) }])],
    ['a photo of another size', pdfOf([{ ...jpegPage({ size: { width: 41, height: 56 } }), size: { width: 40, height: 56 } }])],
  ])('%s', async (_, bytes) => { expect(await barePdfRefusal(bytes, one)).toBe('parts'); });

  it('another number or size of pages than the plan says, or a box that is not black', async () => {
    expect(await barePdfRefusal(whole, planOf(plan.pages.slice(1)))).toBe('pages');
    expect(await barePdfRefusal(whole, planOf(plan.pages.map((one) => ({ ...one, size: { width: 40, height: 57 } }))))).toBe('parts');
    expect(await barePdfRefusal(pdfOf([grayPage(planned(1))]), planOf([planned(1, [box(1, 1, 2, 2)])]))).toBe('covered');
    expect(await barePdfRefusal(Buffer.from('GIF89a'), plan)).toBe('kind');
  });
});
