// Whether a JPEG reaches its end marker: its segments are walked, and the picture's data between them is searched for the next one.
import { KiB } from '../../../../shared/sizes.ts';
import { mostSteps, type Pieces } from './pieces.ts';

const scanned = 64 * KiB;
const endOfImage = 0xd9;

/** Markers without a length: they stand alone. */
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** Inside the picture's data a byte FF is followed by 00, restarts stand between its parts, and FF may be repeated. */
const isData = (next: number): boolean => next === 0x00 || next === 0xff || (next >= 0xd0 && next <= 0xd7);

/** Where the next marker of the structure stands; null when the file ends before one. */
const nextMarker = async (pieces: Pieces, from: number): Promise<number | null> => {
  for (let at = from; ;) {
    const bytes = await pieces(at, scanned);
    for (let found = bytes.indexOf(0xff); found >= 0 && found + 1 < bytes.byteLength; found = bytes.indexOf(0xff, found + 1)) {
      if (!isData(bytes[found + 1] ?? 0)) {
        return at + found;
      }
    }
    if (bytes.byteLength < scanned) {
      return null;
    }
    // The last byte is looked at again with the one after it.
    at += bytes.byteLength - 1;
  }
};

export const jpegIsCut = async (pieces: Pieces, size: number): Promise<boolean> => {
  const tail = await pieces(Math.max(0, size - 2), 2);
  const endsWithEnd = tail[0] === 0xff && tail[1] === endOfImage;
  let at: number | null = 2;
  for (let step = 0; step < mostSteps; step += 1) {
    at = await nextMarker(pieces, at);
    if (at === null) {
      return true;
    }
    const segment: Buffer = await pieces(at, 4);
    const marker = segment[1] ?? 0;
    if (marker === endOfImage) {
      return false;
    }
    // Once the picture's data has begun, an end marker in the last two bytes is its own: no need to read all of it.
    if (marker === 0xda && endsWithEnd) {
      return false;
    }
    if (!standsAlone(marker) && segment.byteLength < 4) {
      return true;
    }
    at += 2 + (standsAlone(marker) ? 0 : segment.readUInt16BE(2));
    if (at > size) {
      return true;
    }
  }
  return false;
};
