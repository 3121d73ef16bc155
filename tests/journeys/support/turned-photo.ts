// A photo that was taken with the camera on its side: its four quarters differ, and its file says how it is to be turned, with which camera and where it was taken.
import { jpeg } from '../../../electron/made-up-case/draw/jpeg.ts';
import { blank, rectangle, type Colour } from '../../../electron/made-up-case/draw/raster.ts';

const field = (tag: number, type: number, count: number, value: Buffer): Buffer => {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(tag, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt32BE(count, 4);
  value.copy(head, 8);
  return head;
};

const short = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const long = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const directory = (fields: readonly Buffer[]): Buffer => Buffer.concat([short(fields.length), ...fields, long(0)]);
const degrees = (value: number): Buffer => Buffer.concat([value, 1, 0, 1, 0, 1].map(long));

const turnedExif = (orientation: number): Buffer => {
  const [gpsAt, dataAt] = [8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + 2 + 4 * 12 + 4];
  return Buffer.concat([
    Buffer.from([0x4d, 0x4d, 0, 42]), long(8),
    directory([field(0x010f, 2, 4, Buffer.from('Cam\0')), field(0x0112, 3, 1, short(orientation)), field(0x8825, 4, 1, long(gpsAt))]),
    directory([field(1, 2, 2, Buffer.from('N\0')), field(2, 5, 3, long(dataAt)), field(3, 2, 2, Buffer.from('E\0')), field(4, 5, 3, long(dataAt + 24))]),
    degrees(30), degrees(40),
  ]);
};

/** As they lie in the file: upper left, upper right, lower left, lower right. */
export const quarters = { red: [200, 40, 40], green: [40, 160, 60], blue: [40, 60, 200], yellow: [220, 200, 60] } as const satisfies Record<string, Colour>;

/** As it lies in the file; shown, a quarter turn makes it as high as it was wide. */
export const stored = { width: 320, height: 240 } as const;

/** Turned a quarter clockwise when it is shown: blue above left, red above right, yellow below left, green below right. */
export const turnedPhoto = (): Uint8Array => {
  const picture = blank(stored.width, stored.height, [...quarters.red]);
  rectangle(picture, [0.5, 0, 1, 0.5], [...quarters.green]);
  rectangle(picture, [0, 0.5, 0.5, 1], [...quarters.blue]);
  rectangle(picture, [0.5, 0.5, 1, 1], [...quarters.yellow]);
  return jpeg(picture, turnedExif(6));
};
