// What pictures say: EXIF, XMP, IPTC, GPS and the picture's own size, read by exifreader from the bytes.
import ExifReader from 'exifreader';
import type { FileSays, MetadataEntry } from '../../../shared/evidence/schema.ts';
import { MiB } from '../../../shared/sizes.ts';
import { statedTime } from './camera-time.ts';
import { boundedNumber, boundedText, entryList, wholeNumber, type ByteSource, type EntryList, type Extracted } from './shape.ts';

/** Metadata sits at the front of a JPEG and may sit anywhere in the others; more than this is never read for it. */
const mostRead = 24 * MiB;
/** JPEG keeps all of it before the picture, in segments of 64 KiB. */
const mostReadOfJpeg = 4 * MiB;

type Tags = Readonly<Record<string, unknown>>;

const groups: readonly (readonly [string, MetadataEntry['group']])[] = [
  ['exif', 'exif'], ['makerNotes', 'exif'], ['iptc', 'iptc'], ['xmp', 'xmp'], ['png', 'file'], ['pngText', 'file'], ['pngFile', 'file'], ['file', 'file'], ['riff', 'file'], ['gif', 'file'], ['jfif', 'file'],
];

/** Blobs, offsets and tables that would only crowd out what a person can read. */
const unreadable: ReadonlySet<string> = new Set([
  '_raw', 'MakerNote', 'UserComment-raw', 'PrintImageMatching', 'StripOffsets', 'StripByteCounts', 'TileOffsets', 'TileByteCounts', 'JPEGTables', 'Images', 'JFIF Thumbnail', 'ApplicationNotes', 'ImageSourceData', 'Padding', 'OffsetSchema', 'Exif IFD Pointer', 'GPS Info IFD Pointer', 'Interoperability IFD Pointer', 'CFAPattern', 'SubIFDs', 'TransferFunction', 'ICC_Profile', 'IPTC-NAA', 'PhotoshopSettings',
]);

const isRecord = (value: unknown): value is Tags => typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);

/** The words of a tag: what exifreader describes, else the value when it is plain. What stands there more than once, as keywords do, is a list of tags. */
const describe = (tag: unknown): string | number | null => {
  if (Array.isArray(tag)) {
    const all = tag.map(describe).filter((words) => words !== null);
    return all.length === 0 ? null : all.join(', ');
  }
  if (!isRecord(tag)) {
    return null;
  }
  const description = tag['description'];
  if (typeof description === 'string' || typeof description === 'number') {
    return description;
  }
  const value = tag['value'];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
};

const addGroup = (list: EntryList, group: MetadataEntry['group'], tags: unknown): void => {
  if (!isRecord(tags)) {
    return;
  }
  for (const [name, tag] of Object.entries(tags)) {
    if (unreadable.has(name) || name.startsWith('undefined-') || name.startsWith('Thumbnail')) {
      continue;
    }
    list.add(group, name, describe(tag));
  }
};

const textOf = (tags: unknown, name: string): string | null => {
  const value = isRecord(tags) ? describe(tags[name]) : null;
  const text = value === null ? '' : boundedText(String(value), 400);
  return text === '' ? null : text;
};

const numberOf = (tags: unknown, name: string): unknown => {
  const tag = isRecord(tags) ? tags[name] : undefined;
  return isRecord(tag) ? tag['value'] : undefined;
};

const timeOf = (exif: unknown, xmp: unknown): FileSays['capturedAt'] => {
  for (const [name, offset] of [['DateTimeOriginal', 'OffsetTimeOriginal'], ['DateTimeDigitized', 'OffsetTimeDigitized'], ['DateTime', 'OffsetTime']] as const) {
    const time = statedTime(textOf(exif, name) ?? '', 'exif', textOf(exif, offset) ?? undefined);
    if (time !== null) {
      return time;
    }
  }
  return ['DateTimeOriginal', 'DateCreated', 'CreateDate'].map((name) => statedTime(textOf(xmp, name) ?? '', 'exif')).find((time) => time !== null) ?? null;
};

const deviceOf = (exif: unknown): string | null => {
  const make = textOf(exif, 'Make');
  const model = textOf(exif, 'Model');
  const joined = make !== null && model !== null && !model.toLowerCase().startsWith(make.toLowerCase()) ? `${make} ${model}` : (model ?? make);
  return joined === null ? null : joined.slice(0, 400);
};

const firstOf = (tags: Tags, places: readonly (readonly [string, string])[]): number | null => {
  for (const [group, name] of places) {
    const number = wholeNumber(numberOf(tags[group], name), 1, 1_000_000);
    if (number !== null) {
      return number;
    }
  }
  return null;
};

const size = (side: 'Width' | 'Height'): readonly (readonly [string, string])[] => [
  ['file', `Image ${side}`], ['pngFile', `Image ${side}`], ['png', `Image ${side}`], ['gif', `Image ${side}`], ['riff', `Image${side}`],
  ['exif', side === 'Width' ? 'PixelXDimension' : 'PixelYDimension'], ['exif', side === 'Width' ? 'ImageWidth' : 'ImageLength'],
];

const says = (tags: Tags): Partial<FileSays> => {
  const gps = tags['gps'];
  const latitude = isRecord(gps) ? boundedNumber(gps['Latitude'], -90, 90) : null;
  const longitude = isRecord(gps) ? boundedNumber(gps['Longitude'], -180, 180) : null;
  const placed = latitude !== null && longitude !== null;
  return {
    width: firstOf(tags, size('Width')),
    height: firstOf(tags, size('Height')),
    device: deviceOf(tags['exif']),
    capturedAt: timeOf(tags['exif'], tags['xmp']),
    latitude: placed ? latitude : null,
    longitude: placed ? longitude : null,
    orientation: wholeNumber(numberOf(tags['exif'], 'Orientation'), 1, 8),
  };
};

/**
 * Reads a picture's metadata. Throws when exifreader cannot make sense of the bytes; a picture that simply has none gives an
 * empty answer.
 */
export const readImage = async (source: ByteSource, mediaType: string): Promise<Extracted> => {
  const bytes = await source.read(0, Math.min(source.size, mediaType === 'image/jpeg' ? mostReadOfJpeg : mostRead));
  // Given bytes, exifreader never fetches anything; given a text it would, so it is never given one.
  let tags: Tags;
  try {
    tags = ExifReader.load(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { expanded: true, async: false }) as unknown as Tags;
  } catch (error) {
    if (error instanceof ExifReader.errors.MetadataMissingError) {
      return { says: {}, entries: [] };
    }
    throw error;
  }
  const list = entryList();
  for (const [key, group] of groups) {
    addGroup(list, group, tags[key]);
  }
  const gps = tags['gps'];
  for (const name of ['Latitude', 'Longitude', 'Altitude']) {
    list.add('gps', name, isRecord(gps) ? gps[name] : null);
  }
  return { says: says(tags), entries: list.entries };
};
