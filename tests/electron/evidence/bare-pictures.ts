// Pictures of one colour for tests: with what a camera writes into them, and with nothing but pixels, as a finished working copy is.
import { exif } from '../../../electron/made-up-case/draw/exif.ts';
import { jpeg } from '../../../electron/made-up-case/draw/jpeg.ts';
import { png } from '../../../electron/made-up-case/draw/png.ts';
import { blank, type Colour } from '../../../electron/made-up-case/draw/raster.ts';

/** A photo that states who took it, when and where. */
export const photo = (width: number, height: number, colour: Colour = [120, 90, 60]): Buffer => Buffer.from(jpeg(blank(width, height, colour), exif({
  make: 'ExampleCo', model: 'Phone A', taken: '2026:02:11 07:10:22', place: { latitude: 30.1234, longitude: -40.5678 },
})));

/** The same without its first segment, which is where the camera writes. */
export const bareJpeg = (width: number, height: number, colour?: Colour): Buffer => {
  const whole = photo(width, height, colour);
  return Buffer.concat([whole.subarray(0, 2), whole.subarray(4 + whole.readUInt16BE(4))]);
};

export const barePng = (width: number, height: number, colour: Colour = [120, 90, 60]): Buffer => png(blank(width, height, colour));
