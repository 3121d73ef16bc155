// A small EXIF block: camera, time of the picture, place. TIFF 6.0 in big-endian order, offsets from the block's start.

export interface CameraFacts {
  readonly make?: string;
  readonly model?: string;
  /** `2026:02:11 07:14:22`: the camera's clock, without a zone. */
  readonly taken?: string;
  readonly place?: { readonly latitude: number; readonly longitude: number };
}

type Field = readonly [tag: number, type: 2 | 4 | 5, count: number, value: Buffer];

const text = (tag: number, value: string): Field => {
  const bytes = Buffer.from(`${value}\0`, 'latin1');
  return [tag, 2, bytes.length, bytes];
};

const pointer = (tag: number, offset: number): Field => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(offset);
  return [tag, 4, 1, bytes];
};

/** Degrees, minutes and seconds as three fractions. */
const degrees = (tag: number, value: number): Field => {
  const whole = Math.floor(Math.abs(value));
  const minutes = Math.floor((Math.abs(value) - whole) * 60);
  const seconds = Math.round(((Math.abs(value) - whole) * 60 - minutes) * 60 * 1000);
  const bytes = Buffer.alloc(24);
  [whole, 1, minutes, 1, seconds, 1000].forEach((part, index) => bytes.writeUInt32BE(part, index * 4));
  return [tag, 5, 3, bytes];
};

const directory = (fields: readonly Field[], start: number): Buffer => {
  const head = Buffer.alloc(2 + fields.length * 12 + 4);
  head.writeUInt16BE(fields.length, 0);
  const more: Buffer[] = [];
  let place = start + head.length;
  fields.forEach(([tag, type, count, value], index) => {
    const at = 2 + index * 12;
    head.writeUInt16BE(tag, at);
    head.writeUInt16BE(type, at + 2);
    head.writeUInt32BE(count, at + 4);
    if (value.length <= 4) { value.copy(head, at + 8); return; }
    head.writeUInt32BE(place, at + 8);
    const padded = value.length % 2 === 0 ? value : Buffer.concat([value, Buffer.alloc(1)]);
    more.push(padded);
    place += padded.length;
  });
  return Buffer.concat([head, ...more]);
};

export const exif = (facts: CameraFacts): Buffer => {
  const detail: Field[] = facts.taken === undefined ? [] : [text(0x9003, facts.taken), text(0x9004, facts.taken)];
  const gps: Field[] = facts.place === undefined ? [] : [
    text(1, facts.place.latitude < 0 ? 'S' : 'N'), degrees(2, facts.place.latitude), text(3, facts.place.longitude < 0 ? 'W' : 'E'), degrees(4, facts.place.longitude),
  ];
  const first = (detailAt: number, gpsAt: number): Field[] => [
    ...(facts.make === undefined ? [] : [text(0x010f, facts.make)]),
    ...(facts.model === undefined ? [] : [text(0x0110, facts.model)]),
    ...(detail.length === 0 ? [] : [pointer(0x8769, detailAt)]),
    ...(gps.length === 0 ? [] : [pointer(0x8825, gpsAt)]),
  ];
  const start = 8;
  const detailAt = start + directory(first(0, 0), start).length;
  const gpsAt = detailAt + directory(detail, detailAt).length;
  const head = Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, start]);
  return Buffer.concat([head, directory(first(detailAt, gpsAt), start), directory(detail, detailAt), directory(gps, gpsAt)]);
};
