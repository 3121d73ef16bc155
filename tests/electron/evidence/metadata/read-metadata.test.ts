import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundWasmMemory } from '../../../../electron/evidence/metadata/bound-wasm-memory.ts';
import { readMetadata, typeOfSource } from '../../../../electron/evidence/metadata/read-metadata.ts';
import { mostEntries, type FileMetadata } from '../../../../electron/evidence/metadata/shape.ts';
import { MiB } from '../../../../shared/sizes.ts';
import { fileSaysSchema, metadataEntrySchema } from '../../../../shared/evidence/schema.ts';
import { storedZip } from '../../../journeys/support/stored-zip.ts';
import { gridSize, telephoneHeic } from '../../../journeys/support/telephone-heic.ts';
import { tellingPicture } from '../telling-picture.ts';

// As in the threads that parse: one of these files makes its parser ask for gigabytes.
boundWasmMemory(192 * MiB);

const images = fileURLToPath(new URL('../../../../../shared/vectors/exiftool-t-images/t/images/', import.meta.url));
const hasImages = existsSync(images);
const names = hasImages ? readdirSync(images).filter((name) => statSync(images + name).isFile()) : [];

const read = async (bytes: Uint8Array, name: string): Promise<FileMetadata> => {
  const source = { size: bytes.byteLength, read: (start: number, end: number) => Promise.resolve(bytes.subarray(start, end)) };
  return readMetadata(source, await typeOfSource(source, name));
};
const entry = ({ entries }: FileMetadata, tag: string): string | undefined => entries.find((one) => one.tag === tag)?.value;
const image = (name: string): Promise<FileMetadata> => read(readFileSync(images + name), name);

const keepsTheContract = ({ says, entries }: FileMetadata): void => {
  expect(fileSaysSchema.safeParse(says).error).toBeUndefined();
  expect(metadataEntrySchema.array().max(mostEntries).safeParse(entries).error).toBeUndefined();
};

describe.skipIf(!hasImages)('the files of the ExifTool test suite', () => {
  it.each(names)('%s gives entries within the contract, or a problem', async (name) => {
    keepsTheContract(await image(name));
  });

  it('keeps a camera time without a zone, and the place', async () => {
    const { says } = await image('GPS.jpg');
    expect(says).toMatchObject({
      device: 'FUJIFILM FinePixS1Pro', orientation: 1, capturedAt: { certainty: 'exact', value: { year: 2002, month: 7, day: 13, time: '15:58:28', offsetMinutes: null }, basis: 'exif' },
    });
    // 54 deg 59' 22.80" N, 1 deg 54' 51.00" W by ExifTool.
    expect(says.latitude).toBeCloseTo(54.98967, 4);
    expect(says.longitude).toBeCloseTo(-1.91417, 4);
  });

  it('reads size, length and codec of a video', async () => {
    const { says, viewer, mediaType } = await image('QuickTime.mov');
    expect({ ...says, capturedAt: null, viewer, mediaType }).toMatchObject({ width: 320, height: 240, durationMs: 4967, codec: 'JPEG', viewer: 'video', mediaType: 'video/quicktime' });
  });

  it('reads the information dictionary of a PDF', async () => {
    const metadata = await image('PDF.pdf');
    expect(metadata.says.capturedAt?.value).toEqual({ year: 2005, month: 7, day: 18, time: '14:30:45', offsetMinutes: -240 });
    expect(metadata).toMatchObject({ viewer: 'pdf', kind: 'document', problem: null });
  });
});

describe('a HEIC as telephones make it', () => {
  it('says the size of its grid, when and with what it was taken, and how it was held', async () => {
    const metadata = await read(telephoneHeic(3), 'IMG_0001.HEIC');
    expect(metadata).toMatchObject({ viewer: 'image-heic', kind: 'photo', mediaType: 'image/heic', problem: null });
    expect(metadata.says).toMatchObject({ ...gridSize, device: 'ExampleCo Phone H', orientation: 6, capturedAt: { certainty: 'exact', value: { year: 2026, month: 2, day: 11, time: '07:14:22', offsetMinutes: 240 }, basis: 'exif' } });
  });
});

describe('XMP and IPTC of a picture', () => {
  const of = ({ entries }: FileMetadata, wanted: 'xmp' | 'iptc') => Object.fromEntries(entries.flatMap(({ group, tag, value }) => (group === wanted ? [[tag, value]] : [])));

  it('are read with every name, and every keyword where there are several', async () => {
    const metadata = await read(tellingPicture(), 'gate.jpg');
    expect(of(metadata, 'xmp')).toEqual({ 'title': 'The gate at dawn', 'creator': 'Ёлкина, Ana & Marta', 'CreatorTool': 'Darkroom 4', 'CreateDate': '2026-02-11T07:10:22+02:00' });
    expect(of(metadata, 'iptc')).toEqual({ 'Caption/Abstract': 'Guards lock the gate', 'Keywords': 'lock-out, night shift', 'By-line': 'Dalen', 'City': 'Kilnhaven' });
    expect(metadata.says.capturedAt?.value).toEqual({ year: 2026, month: 2, day: 11, time: '07:10:22', offsetMinutes: 120 });
  });

  it.skipIf(!hasImages)('are read as ExifTool reads its own picture', async () => {
    expect(of(await image('IPTC.jpg'), 'iptc')).toMatchObject({ 'Caption/Abstract': 'A witty caption', 'Keywords': 'ExifTool, Test, IPTC', 'By-line': 'Phil Harvey', 'City': 'Kingston' });
  });
});

describe('what a file is', () => {
  it.each([
    ['plain text', 'a.txt', 'text/plain', 'text', 'document'], ['a,b\n1,2', 'a.csv', 'text/csv', 'text', 'dataset'], ['<!doctype html><script>1</script>', 'x', 'text/html', 'text', 'webpage'],
    ['<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'a.svg', 'image/svg+xml', 'text', 'document'], ['%PDF-1.4', 'photo.jpg', 'application/pdf', 'pdf', 'document'],
    ['\0\u0001\u0002', 'a.txt', 'application/octet-stream', 'none', 'other'], ['', 'a.jpg', 'application/octet-stream', 'none', 'other'],
    ['Received: by x\nFrom: a@b\nSubject: s\n\nbody', 'mail.txt', 'message/rfc822', 'email', 'message'],
  ])('%j named %s is %s', async (content, name, mediaType, viewer, kind) => {
    expect(await read(Buffer.from(content, 'latin1'), name)).toMatchObject({ mediaType, viewer, kind, problem: null });
  });

  it('does not take a text for broken because a character is cut at the end of what was looked at', async () => {
    const bytes = Buffer.from('ы'.repeat(20_000));
    expect((await read(bytes.subarray(1 - 1), 'a.txt')).viewer).toBe('text');
    expect((await read(Buffer.concat([Buffer.from('x'), bytes]), 'a.txt')).viewer).toBe('text');
  });
});

describe('mail', () => {
  it('decodes header lines that are folded or encoded', async () => {
    const mail = 'From: =?UTF-8?B?0JDQvdC90LA=?= <a@example.org>\r\nSubject: =?utf-8?Q?Le_lock-out_=C3=A0?=\r\n =?utf-8?Q?_l=27usine?=\r\nMIME-Version: 1.0\r\n\r\nX-Not: header';
    const metadata = await read(Buffer.from(mail), 'm.eml');
    expect([entry(metadata, 'From'), entry(metadata, 'Subject'), entry(metadata, 'X-Not')]).toEqual(['Анна <a@example.org>', "Le lock-out à l'usine", undefined]);
  });
});

const zipOf = (name: string, content: Buffer): Buffer => {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  local.write(name, 30);
  const central = Buffer.alloc(46 + name.length);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(content.length, 24);
  central.writeUInt16LE(name.length, 28);
  central.write(name, 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, central, end]);
};

const office = (bytes: Uint8Array): Promise<FileMetadata> =>
  readMetadata({ size: bytes.byteLength, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) }, { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', kind: 'document', viewer: 'office' });

describe('office files', () => {
  // What each program writes into the list of types, whatever the file is called.
  it.each([
    ['vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'], ['vnd.openxmlformats-officedocument.wordprocessingml.template', 'document'], ['vnd.ms-word.document.macroEnabled', 'document'], ['vnd.ms-word.template.macroEnabledTemplate', 'document'],
    ['vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'dataset'], ['vnd.openxmlformats-officedocument.spreadsheetml.template', 'dataset'], ['vnd.ms-excel.sheet.macroEnabled', 'dataset'], ['vnd.ms-excel.template.macroEnabled', 'dataset'],
    ['vnd.openxmlformats-officedocument.presentationml.presentation', 'document'], ['vnd.openxmlformats-officedocument.presentationml.slideshow', 'document'], ['vnd.openxmlformats-officedocument.presentationml.template', 'document'],
    ['vnd.ms-powerpoint.presentation.macroEnabled', 'document'], ['vnd.ms-powerpoint.slideshow.macroEnabled', 'document'], ['vnd.ms-powerpoint.template.macroEnabled', 'document'],
  ])('%s is told by its list of types and read', async (main, kind) => {
    const metadata = await read(storedZip({ '[Content_Types].xml': `<Types><Override PartName="/x" ContentType="application/${main}.main+xml"/></Types>` }), 'photo.jpg');
    expect(metadata).toMatchObject({ viewer: 'office', kind });
    expect(metadata.mediaType.replace(/\.12$/u, '')).toBe(`application/${main.replace('macroEnabledTemplate', 'macroEnabled')}`);
  });

  it.each(['text', 'text-template', 'spreadsheet', 'spreadsheet-template', 'presentation', 'presentation-template'])('an OpenDocument %s is told by its first part and read', async (kind) => {
    const mediaType = `application/vnd.oasis.opendocument.${kind}`;
    expect(await read(storedZip({ mimetype: mediaType, 'content.xml': '<a/>' }), 'letter.docm')).toMatchObject({ viewer: 'office', mediaType, kind: kind.startsWith('spreadsheet') ? 'dataset' : 'document' });
  });

  it('a name alone makes no office document: an archive of something else is kept as it is', async () => {
    expect(await read(storedZip({ 'a.txt': 'x' }), 'letter.docm')).toMatchObject({ viewer: 'none', mediaType: 'application/zip' });
  });

  it('reads the core properties and leaves entities unexpanded', async () => {
    const metadata = await office(zipOf('docProps/core.xml', Buffer.from('<x><dc:creator>A &amp; B</dc:creator><dc:title>&boom;</dc:title></x>')));
    expect([entry(metadata, 'dc:creator'), entry(metadata, 'dc:title')]).toEqual(['A & B', '&boom;']);
  });

  it('does not inflate a bomb', async () => {
    expect(await office(zipOf('docProps/core.xml', Buffer.alloc(64 * 1024 * 1024)))).toMatchObject({ problem: 'unreadable', entries: [] });
  });
});

describe('hostile bytes', () => {
  const starts: readonly (readonly [string, Buffer])[] = [
    ['jpeg', Buffer.from('ffd8ffe1ffff457869660000', 'hex')], ['png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')], ['tiff', Buffer.from('49492a00ffffffff', 'hex')],
    ['heic', Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypheic')])], ['webp', Buffer.from('RIFF\xff\xff\xff\xffWEBPVP8X', 'latin1')], ['pdf', Buffer.from('%PDF-1.7\n/Info 1 0 R\n1 0 obj<</Title(((((')],
  ];

  it.each(starts)('after the beginning of a %s never throw and keep the contract', async (_name, start) => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (rest) => {
      keepsTheContract(await read(Buffer.concat([start, rest]), 'x'));
    }), { numRuns: 60 });
  });
});
