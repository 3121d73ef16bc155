// What video and sound files say, read by MediaInfo (WebAssembly) through a window of a few hundred kilobytes at a time.
import mediaInfoFactory, { type MediaInfo, type MediaInfoResult } from 'mediainfo.js';
import { KiB, MiB } from '../../../shared/sizes.ts';
import { statedTime } from './camera-time.ts';
import { boundedText, entryList, wholeNumber, type ByteSource, type EntryList, type Extracted } from './shape.ts';

const chunk = 256 * KiB;
/** A container that asks for more than this to describe itself is not worth waiting for. */
const mostRead = 48 * MiB;

type Track = Readonly<Record<string, unknown>>;

let made: Promise<MediaInfo> | null = null;

const mediaInfo = (): Promise<MediaInfo> =>
  (made ??= mediaInfoFactory({ format: 'object', full: false, coverData: false, chunkSize: chunk, locateFile: () => import.meta.resolve('mediainfo.js/MediaInfoModule.wasm') }));

const text = (track: Track | undefined, name: string): string | null => {
  const value = track?.[name];
  const words = typeof value === 'string' ? boundedText(value, 400) : '';
  return words === '' ? null : words;
};

/** Offsets, counts and MediaInfo's own bookkeeping say nothing about where the recording came from. */
const dull = /^(?:@type|@typeorder|StreamOrder|ID|UniqueID|VideoCount|AudioCount|TextCount|OtherCount|MenuCount|ImageCount|GeneralCount|StreamSize.*|HeaderSize|DataSize|FooterSize|FileExtension|extra|.*_String\d?|File_Modified_Date.*|File_Created_Date.*)$/;

const addTrack = (list: EntryList, track: Track): void => {
  const kind = text(track, '@type') ?? 'Track';
  const put = (fields: Track): void => {
    for (const [name, value] of Object.entries(fields)) {
      if (!dull.test(name)) {
        list.add('container', `${kind}:${name}`, value);
      }
    }
  };
  put(track);
  const extra = track['extra'];
  if (typeof extra === 'object' && extra !== null) {
    put(extra as Track);
  }
};

const firstTime = (track: Track | undefined): ReturnType<typeof statedTime> => {
  const extra = track?.['extra'];
  const apple = typeof extra === 'object' && extra !== null ? text(extra as Track, 'com_apple_quicktime_creationdate') : null;
  // Apple's own field carries the zone; the container's standard one is UTC by rule and often the local clock by mistake.
  for (const stated of [apple, text(track, 'Recorded_Date'), text(track, 'Encoded_Date'), text(track, 'Tagged_Date'), text(track, 'Mastered_Date')]) {
    const time = stated === null ? null : statedTime(stated.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'), 'container');
    if (time !== null) {
      return time;
    }
  }
  return null;
};

const placeOf = (track: Track | undefined): { latitude: number; longitude: number } | null => {
  // ISO 6709: `+41.6938+044.8015+490/`.
  const match = /([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)/.exec(text(track, 'Recorded_Location') ?? '');
  const latitude = Number(match?.[1]);
  const longitude = Number(match?.[2]);
  return match !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
};

const deviceOf = (general: Track | undefined): string | null => {
  const extra = general?.['extra'];
  const apple = typeof extra === 'object' && extra !== null ? (extra as Track) : undefined;
  const make = text(apple, 'com_apple_quicktime_make') ?? text(apple, 'com_android_manufacturer') ?? text(general, 'Encoded_Hardware_CompanyName');
  const model = text(apple, 'com_apple_quicktime_model') ?? text(apple, 'com_android_model') ?? text(general, 'Encoded_Hardware_Model');
  const words = [make, model].filter((word) => word !== null).join(' ');
  return words === '' ? null : words.slice(0, 400);
};

const orientationOfRotation: Readonly<Record<number, number>> = { 0: 1, 90: 6, 180: 3, 270: 8 };

/** Reads a container's metadata. Throws when MediaInfo finds nothing in it or asks for too much of the file. */
export const readContainer = async (source: ByteSource): Promise<Extracted> => {
  const info = await mediaInfo();
  // A damaged container can send the parser back and forth for ever: each request counts, even one that gives nothing.
  let left = Math.min(mostRead, 4 * MiB + 8 * source.size);
  let result: MediaInfoResult;
  try {
    result = await info.analyzeData(source.size, async (length, offset) => {
      left -= length;
      if (left < 0) {
        throw new Error('asks for too much of the file');
      }
      return source.read(offset, Math.min(source.size, offset + Math.min(length, chunk)));
    });
    info.reset();
  } catch (error) {
    // It may have been left broken or bloated; the next file gets a new one.
    made = null;
    throw error;
  }
  const tracks = (result.media?.track ?? []) as unknown as readonly Track[];
  if (tracks.length < 2) {
    throw new Error('no track in it');
  }
  const list = entryList();
  tracks.slice(0, 32).forEach((track) => { addTrack(list, track); });
  const of = (kind: string): Track | undefined => tracks.find((track) => track['@type'] === kind);
  const [general, video, audio] = [of('General'), of('Video'), of('Audio')];
  const place = placeOf(general);
  const seconds = Number(general?.['Duration'] ?? video?.['Duration'] ?? audio?.['Duration'] ?? Number.NaN);
  const turned = wholeNumber(video?.['Rotation'], 0, 359);
  return {
    says: {
      width: wholeNumber(video?.['Width'], 1, 1_000_000),
      height: wholeNumber(video?.['Height'], 1, 1_000_000),
      durationMs: wholeNumber(seconds * 1000, 0, Number.MAX_SAFE_INTEGER),
      codec: (text(video, 'Format') ?? text(audio, 'Format'))?.slice(0, 200) ?? null,
      device: deviceOf(general),
      capturedAt: firstTime(general),
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
      orientation: turned === null ? null : (orientationOfRotation[turned] ?? null),
    },
    entries: list.entries,
  };
};
