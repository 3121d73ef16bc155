// What every recording has, and the form of one of sound: as it came from the microphone, 16 bits, one channel, nothing thrown away, in a WAV file. Pure.
import type { UncertainDate } from '../time.ts';
import { ascii, joined } from './ebml.ts';
import type { Medium } from './schema.ts';

export const sampleRate = 48_000;
export const bytesPerFrame = 2;

/** How much sound one piece holds: what a crash can cost, and how often the disk is asked to keep something. */
export const pieceSeconds = 3;
export const framesPerPiece = sampleRate * pieceSeconds;
/** A piece that is longer is no piece. */
export const mostFramesInPiece = framesPerPiece * 2;

/** A WAV file counts its bytes in 32 bits: 12 hours are 4.1 GB, a little below the most that it can count. */
export const longestRecordingMs = 12 * 60 * 60 * 1000;
export const mostFrames = (longestRecordingMs / 1000) * sampleRate;

export const bytesPerHour = 3600 * sampleRate * bytesPerFrame;

/** Whether bytes are a piece of sound: whole frames, at least one. */
export const isSoundPiece = (bytes: Uint8Array): boolean => bytes.byteLength > 0 && bytes.byteLength % bytesPerFrame === 0 && bytes.byteLength <= mostFramesInPiece * bytesPerFrame;

/** Every recording is counted in moments of its sound, one of a film as well. */
export const framesOf = (milliseconds: number): number => (milliseconds * sampleRate) / 1000;

export const millisecondsOf = (frames: number): number => Math.floor((frames * 1000) / sampleRate);

/** A moment on the clock of the computer that recorded, with how far that clock is from UTC. */
export interface LocalTime {
  readonly at: number;
  readonly offsetMinutes: number;
}

const localText = ({ at, offsetMinutes }: LocalTime): string => new Date(at + offsetMinutes * 60_000).toISOString();

const zoneText = (offsetMinutes: number): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const size = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};

/** `2026-11-27T10:02:05+01:00`, as the file says it about itself. */
export const statedBegin = (time: LocalTime): string => `${localText(time).slice(0, 19)}${zoneText(time.offsetMinutes)}`;

/** Says when and nothing else. */
export const recordingFileName = (time: LocalTime, medium: Medium): string =>
  `${medium === 'film' ? 'film' : 'recording'}-${localText(time).slice(0, 19).replace('T', '-').replaceAll(':', '-')}.${medium === 'film' ? 'webm' : 'wav'}`;

/** When it began, to the second, by the computer's own clock and zone. */
export const recordedAt = (time: LocalTime): UncertainDate => {
  const text = localText(time);
  return {
    certainty: 'exact', until: null, basis: 'device', note: '',
    value: { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)), time: text.slice(11, 19), offsetMinutes: time.offsetMinutes },
  };
};

const chunk = (id: string, content: Uint8Array): Uint8Array => {
  const whole = new Uint8Array(8 + content.byteLength + (content.byteLength % 2));
  whole.set(ascii(id));
  new DataView(whole.buffer).setUint32(4, content.byteLength, true);
  whole.set(content, 8);
  return whole;
};

const formatChunk = (): Uint8Array => {
  const content = new Uint8Array(16);
  const view = new DataView(content.buffer);
  view.setUint16(0, 1, true); // PCM
  view.setUint16(2, 1, true); // channels
  view.setUint32(4, sampleRate, true);
  view.setUint32(8, sampleRate * bytesPerFrame, true);
  view.setUint16(12, bytesPerFrame, true);
  view.setUint16(14, bytesPerFrame * 8, true);
  return chunk('fmt ', content);
};

/** Everything of the WAV file before its samples: what it is, and when it was begun. Throws RangeError for more samples than such a file can count. */
export const wavHead = (frames: number, begun: LocalTime): Uint8Array => {
  if (!Number.isSafeInteger(frames) || frames < 1 || frames > mostFrames) throw new RangeError('a recording has at least one sample, and at most 12 hours of them');
  const about = chunk('LIST', joined([ascii('INFO'), chunk('ICRD', ascii(`${statedBegin(begun)}\0`))]));
  const data = new Uint8Array(8);
  data.set(ascii('data'));
  new DataView(data.buffer).setUint32(4, frames * bytesPerFrame, true);
  const inside = joined([ascii('WAVE'), formatChunk(), about, data]);
  const outside = new Uint8Array(8);
  outside.set(ascii('RIFF'));
  new DataView(outside.buffer).setUint32(4, inside.byteLength + frames * bytesPerFrame, true);
  return joined([outside, inside]);
};
