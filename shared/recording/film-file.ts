// The WebM file around the pieces of a film: a head that says how long it is and where everything lies, and the places to go to at its end. Every length is
// known from the lengths of the pieces, so nothing is written twice, and a lost piece leaves a hole of its size behind which all is where it was. Pure.
import { ascii, element, float, idBytes, joined, nothing, put, sizeBytes, whole } from './ebml.ts';
import { largestPicture, trackNumbers, type PictureSize } from './film-piece.ts';
import { statedBegin, type LocalTime } from './rules.ts';

export interface FilmShape extends PictureSize {
  readonly durationMs: number;
  readonly begun: LocalTime;
  /** How many bytes each piece has, in their order. */
  readonly pieceBytes: readonly number[];
}

/** The encoder's own start, which a player leaves out, in samples at 48,000 a second. */
const opusStart = 312;

const opusHead = (): Uint8Array => {
  const head = new Uint8Array(19);
  head.set(ascii('OpusHead'));
  const view = new DataView(head.buffer);
  view.setUint8(8, 1); // version
  view.setUint8(9, 1); // channels
  view.setUint16(10, opusStart, true);
  view.setUint32(12, 48_000, true);
  return head;
};

const header = (): Uint8Array => put(element.header,
  put(element.version, whole(1)), put(element.readVersion, whole(1)), put(element.longestId, whole(4)), put(element.longestSize, whole(8)),
  put(element.docType, ascii('webm')), put(element.docTypeVersion, whole(4)), put(element.docTypeReadVersion, whole(2)));

/** Nanoseconds since the first moment of 2001, as such a file counts. */
const dateUtc = (at: number): Uint8Array => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt(Math.floor(at / 1000) * 1000 - Date.UTC(2001, 0, 1)) * 1_000_000n);
  return bytes;
};

const info = ({ durationMs, begun }: FilmShape): Uint8Array => put(element.info,
  put(element.timestampScale, whole(1_000_000)), put(element.duration, float(durationMs)), put(element.dateUtc, dateUtc(begun.at)),
  put(element.muxingApp, ascii('Holdfast')), put(element.writingApp, ascii('Holdfast')));

const tracks = ({ width, height }: PictureSize): Uint8Array => put(element.tracks,
  put(element.trackEntry,
    put(element.trackNumber, whole(trackNumbers.picture)), put(element.trackUid, whole(trackNumbers.picture)), put(element.trackType, whole(1)), put(element.flagLacing, whole(0)),
    put(element.language, ascii('und')), put(element.codecId, ascii('V_VP8')), put(element.video, put(element.pixelWidth, whole(width)), put(element.pixelHeight, whole(height)))),
  put(element.trackEntry,
    put(element.trackNumber, whole(trackNumbers.sound)), put(element.trackUid, whole(trackNumbers.sound)), put(element.trackType, whole(2)), put(element.flagLacing, whole(0)),
    put(element.language, ascii('und')), put(element.codecId, ascii('A_OPUS')), put(element.codecPrivate, opusHead()),
    put(element.codecDelay, whole((opusStart * 1_000_000_000) / 48_000)), put(element.seekPreRoll, whole(80_000_000)),
    put(element.audio, put(element.samplingFrequency, float(48_000)), put(element.channels, whole(1)))));

/** When it was begun by the clock and in the zone of the computer that recorded it. */
const tags = ({ begun }: FilmShape): Uint8Array => put(element.tags, put(element.tag, put(element.targets),
  put(element.simpleTag, put(element.tagName, ascii('DATE_RECORDED')), put(element.tagString, ascii(statedBegin(begun))))));

const seekEntry = (id: number, position: number): Uint8Array => put(element.seek, put(element.seekId, idBytes(id)), put(element.seekPosition, whole(position)));

const cueBytes = put(element.cuePoint, put(element.cueTime, whole(0)), put(element.cueTrackPositions, put(element.cueTrack, whole(1)), put(element.cueClusterPosition, whole(0)))).byteLength;
const cuesHead = 12;

interface Laid {
  readonly front: Uint8Array;
  /** Where the first piece begins, counted within the segment. */
  readonly firstPiece: number;
}

const lay = (shape: FilmShape): Laid => {
  const parts = [[element.info, info(shape)], [element.tracks, tracks(shape)], [element.tags, tags(shape)]] as const;
  const content = shape.pieceBytes.reduce((sum, bytes) => sum + bytes, 0);
  const seekBytes = put(element.seekHead, ...[...parts.map(([id]) => id), element.cues].map((id) => seekEntry(id, 0))).byteLength;
  const firstPiece = seekBytes + parts.reduce((sum, [, part]) => sum + part.byteLength, 0);
  let at = seekBytes;
  const entries = parts.map(([id, part]) => {
    const entry = seekEntry(id, at);
    at += part.byteLength;
    return entry;
  });
  const seekHead = put(element.seekHead, ...entries, seekEntry(element.cues, firstPiece + content));
  return { front: joined([seekHead, ...parts.map(([, part]) => part)]), firstPiece };
};

/** Everything before the first piece. Throws RangeError for what no film is. */
export const filmHead = (shape: FilmShape): Uint8Array => {
  const { width, height, pieceBytes } = shape;
  if (![width, height].every((side) => Number.isSafeInteger(side) && side > 0 && side <= largestPicture) || pieceBytes.length === 0) throw new RangeError('a film has a picture and a piece at least');
  const { front } = lay(shape);
  const size = front.byteLength + pieceBytes.reduce((sum, bytes) => sum + bytes, 0) + cuesHead + cueBytes * pieceBytes.length;
  return joined([header(), idBytes(element.segment), sizeBytes(size, 8), front]);
};

/**
 * Everything after the last piece: for each where it lies and when its picture begins, null where there is none to go to. What is not said leaves a hole, so
 * that the length is the one that the head says.
 */
export const filmFoot = (shape: FilmShape, keys: readonly (number | null)[]): Uint8Array => {
  let at = lay(shape).firstPiece;
  const points: Uint8Array[] = [];
  shape.pieceBytes.forEach((bytes, piece) => {
    const key = keys[piece] ?? null;
    if (key !== null) points.push(put(element.cuePoint, put(element.cueTime, whole(key)), put(element.cueTrackPositions, put(element.cueTrack, whole(trackNumbers.picture)), put(element.cueClusterPosition, whole(at)))));
    at += bytes;
  });
  const cues = joined(points);
  return joined([idBytes(element.cues), sizeBytes(cues.byteLength, 8), cues, nothing(cueBytes * (shape.pieceBytes.length - points.length))]);
};
