// Takes everything out of an encoded picture that pixels do not need: what an encoder adds by itself (a colour profile, say). The vault refuses what is left over. Pure.

/** JPEG parts that hold tables, restarts and the picture. The mark of the format is one as well. */
const jpegParts: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc4, 0xdb, 0xdd, 0xe0]);
const pngParts: ReadonlySet<string> = new Set(['IHDR', 'IDAT', 'IEND', 'sRGB', 'gAMA', 'cHRM']);

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.byteLength;
  }
  return result;
};

const onlyJpeg = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.byteLength && view.getUint8(at) === 0xff && view.getUint8(at + 1) !== 0xda) {
    const end = at + 2 + view.getUint16(at + 2);
    if (jpegParts.has(view.getUint8(at + 1))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return joined([...kept, bytes.subarray(at)]);
};

const onlyPng = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.byteLength;) {
    const end = at + 12 + view.getUint32(at);
    if (pngParts.has(String.fromCharCode(...bytes.subarray(at + 4, at + 8)))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return joined(kept);
};

export const onlyPixels = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => (bytes[0] === 0xff ? onlyJpeg(bytes) : onlyPng(bytes));
