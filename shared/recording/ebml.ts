// The smallest parts of a WebM file: an element is an id, a size and what is in it. Sizes have a fixed width, so that lengths are known before contents. Pure.

/** Ids of the elements that a film recorded here has, and of no others. */
export const element = {
  header: 0x1a45dfa3, version: 0x4286, readVersion: 0x42f7, longestId: 0x42f2, longestSize: 0x42f3, docType: 0x4282, docTypeVersion: 0x4287, docTypeReadVersion: 0x4285,
  segment: 0x18538067, void: 0xec,
  seekHead: 0x114d9b74, seek: 0x4dbb, seekId: 0x53ab, seekPosition: 0x53ac,
  info: 0x1549a966, timestampScale: 0x2ad7b1, duration: 0x4489, dateUtc: 0x4461, muxingApp: 0x4d80, writingApp: 0x5741,
  tracks: 0x1654ae6b, trackEntry: 0xae, trackNumber: 0xd7, trackUid: 0x73c5, trackType: 0x83, flagLacing: 0x9c, language: 0x22b59c, codecId: 0x86, codecPrivate: 0x63a2, codecDelay: 0x56aa, seekPreRoll: 0x56bb,
  video: 0xe0, pixelWidth: 0xb0, pixelHeight: 0xba, audio: 0xe1, samplingFrequency: 0xb5, channels: 0x9f,
  tags: 0x1254c367, tag: 0x7373, targets: 0x63c0, simpleTag: 0x67c8, tagName: 0x45a3, tagString: 0x4487,
  cluster: 0x1f43b675, timestamp: 0xe7, simpleBlock: 0xa3,
  cues: 0x1c53bb6b, cuePoint: 0xbb, cueTime: 0xb3, cueTrackPositions: 0xb7, cueTrack: 0xf7, cueClusterPosition: 0xf1,
} as const;

export const idBytes = (id: number): Uint8Array => {
  const width = id > 0xffffff ? 4 : id > 0xffff ? 3 : id > 0xff ? 2 : 1;
  return Uint8Array.from({ length: width }, (_, at) => (id / 256 ** (width - 1 - at)) % 256);
};

/** A size in eight bytes, or in four, which is enough below 256 MiB. */
export const sizeBytes = (size: number, width: 4 | 8): Uint8Array => {
  const bytes = new Uint8Array(width);
  const view = new DataView(bytes.buffer);
  if (width === 8) view.setBigUint64(0, (1n << 56n) | BigInt(size));
  else view.setUint32(0, 0x10000000 + size);
  return bytes;
};

export const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
};

/** One element with what is in it. */
export const put = (id: number, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const inside = joined(content);
  return joined([idBytes(id), sizeBytes(inside.byteLength, 4), inside]);
};

/** A whole number, always in eight bytes. */
export const whole = (value: number): Uint8Array => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
};

/** Plain Latin letters, digits and signs alone. */
export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

export const float = (value: number): Uint8Array => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytes;
};

/** Nothing, of exactly so many bytes; there is none of fewer than nine. */
export const nothing = (bytes: number): Uint8Array => {
  if (bytes === 0) return new Uint8Array(0);
  if (bytes < 9) throw new RangeError('nothing takes nine bytes at least');
  const gap = new Uint8Array(bytes);
  gap.set(idBytes(element.void));
  gap.set(sizeBytes(bytes - 9, 8), 1);
  return gap;
};
