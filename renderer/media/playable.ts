// Whether this computer can play a video or sound, asked before the player is shown. Pure but for the question to the browser.

/** Codecs as containers name them, with the name a browser is asked by. What is not listed is simply tried. */
const browserCodec: ReadonlyMap<string, string> = new Map([
  ['hevc', 'video/mp4; codecs="hvc1.1.6.L93.B0"'],
  ['avc', 'video/mp4; codecs="avc1.42E01E"'],
  ['av1', 'video/mp4; codecs="av01.0.04M.08"'],
  ['vp8', 'video/webm; codecs="vp8"'],
  ['vp9', 'video/webm; codecs="vp9"'],
  ['aac', 'audio/mp4; codecs="mp4a.40.2"'],
  ['opus', 'audio/webm; codecs="opus"'],
  ['vorbis', 'audio/webm; codecs="vorbis"'],
  ['flac', 'audio/flac'],
]);

/** Codecs that no browser decodes; asking would only get the container's answer. */
const neverPlayed: ReadonlySet<string> = new Set(['mpeg-4 visual', 'h.263', 'amr', 'prores', 'vc-1', 'wmv3', 'wma', 'mpeg video', 'alac', 'ac-3', 'e-ac-3', 'jpeg', 'dv']);

const firstWord = (codec: string): string => codec.trim().toLowerCase().split('/')[0]?.trim() ?? '';

export type CanPlay = (type: string) => string;

/**
 * `no` only when the browser says that it has no decoder for the codec the file names; `try` otherwise. A player that then
 * breaks says so itself.
 */
export const playability = (codec: string | null, canPlay: CanPlay): 'try' | 'no' => {
  if (codec === null) return 'try';
  const name = firstWord(codec);
  if (neverPlayed.has(name)) return 'no';
  const asked = browserCodec.get(name);
  return asked !== undefined && canPlay(asked) === '' ? 'no' : 'try';
};
