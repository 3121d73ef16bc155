// What is done to the pixels of an area, and how it is seen that it was done. Works on RGBA bytes alone. Pure.
import { inCopy, type Area, type Cover } from '../../../shared/evidence/working-copy.ts';

/** Pixels as a canvas gives them: rows from the top, four bytes each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** The one colour of boxes. */
export const boxColour = '#000000';

/** Fields of one colour that a blurred area is made of, along its longer side at most, and how many pixels one has at least. */
const mostFields = 4;
const leastFieldSide = 12;

/** How many fields an area has along a side of this many pixels. */
export const fieldsAlong = (side: number, longest: number): number => {
  const size = Math.max(leastFieldSide, longest / mostFields);
  return Math.max(1, Math.floor(side / size));
};

/** The mean colour of each field. Nothing else of the area goes into what is drawn. */
const meansOf = ({ width, height, data }: Pixels, across: number, down: number): Float64Array => {
  const sums = new Float64Array(across * down * 3);
  const counts = new Float64Array(across * down);
  for (let y = 0; y < height; y += 1) {
    const row = Math.min(down - 1, Math.floor((y * down) / height)) * across;
    for (let x = 0; x < width; x += 1) {
      const field = row + Math.min(across - 1, Math.floor((x * across) / width));
      const at = (y * width + x) * 4;
      counts[field] = (counts[field] ?? 0) + 1;
      for (let part = 0; part < 3; part += 1) sums[field * 3 + part] = (sums[field * 3 + part] ?? 0) + (data[at + part] ?? 0);
    }
  }
  return sums.map((sum, index) => Math.round(sum / Math.max(1, counts[Math.floor(index / 3)] ?? 1)));
};

/** Where a pixel lies between the middles of two fields: the first one, the next, and how far towards that. */
const betweenFields = (place: number, side: number, fields: number): readonly [number, number, number] => {
  const at = Math.min(fields - 1, Math.max(0, ((place + 0.5) * fields) / side - 0.5));
  const first = Math.floor(at);
  return [first, Math.min(fields - 1, first + 1), at - first];
};

/** The area blurred: a few mean colours, with smooth passages between them. What was there cannot be had from it; what it was can still be guessed. */
export const blurred = (pixels: Pixels): Uint8ClampedArray<ArrayBuffer> => {
  const { width, height } = pixels;
  const longest = Math.max(width, height);
  const [across, down] = [fieldsAlong(width, longest), fieldsAlong(height, longest)];
  const means = meansOf(pixels, across, down);
  const result = new Uint8ClampedArray(width * height * 4);
  const mean = (column: number, row: number, part: number): number => means[(row * across + column) * 3 + part] ?? 0;
  for (let y = 0; y < height; y += 1) {
    const [top, bottom, lower] = betweenFields(y, height, down);
    for (let x = 0; x < width; x += 1) {
      const [left, right, further] = betweenFields(x, width, across);
      const at = (y * width + x) * 4;
      for (let part = 0; part < 3; part += 1) {
        const above = mean(left, top, part) * (1 - further) + mean(right, top, part) * further;
        const below = mean(left, bottom, part) * (1 - further) + mean(right, bottom, part) * further;
        result[at + part] = above * (1 - lower) + below * lower;
      }
      result[at + 3] = 255;
    }
  }
  return result;
};

/** How far a decoded colour may be from what was encoded. */
const tolerance = 6;

/** Whether every pixel is the colour of boxes. */
const isFlat = ({ data }: Pixels, hidden: (x: number, y: number) => boolean, width: number): boolean => {
  for (let at = 0; at < data.length; at += 4) {
    if (Math.max(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255) > tolerance && !hidden((at / 4) % width, Math.floor(at / 4 / width))) return false;
  }
  return true;
};

/** Whether colours pass into each other no quicker than between fields: nothing finer can be in it. */
const isSmooth = ({ width, height, data }: Pixels, hidden: (x: number, y: number) => boolean): boolean => {
  const longest = Math.max(width, height);
  const steepest = (side: number): number => {
    const fields = fieldsAlong(side, longest);
    return (fields === 1 ? 0 : (255 * fields) / side) + 2 * tolerance;
  };
  const [across, down] = [steepest(width), steepest(height)];
  const differs = (at: number, other: number, most: number): boolean => [0, 1, 2].some((part) => Math.abs((data[at + part] ?? 0) - (data[other + part] ?? 0)) > most);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (hidden(x, y)) continue;
      const at = (y * width + x) * 4;
      if (x + 1 < width && !hidden(x + 1, y) && differs(at, at + 4, across)) return false;
      if (y + 1 < height && !hidden(x, y + 1) && differs(at, at + width * 4, down)) return false;
    }
  }
  return true;
};

/** Whether the area of a cover looks as it must. `later` lie over it in part and are looked at by themselves. */
export const isCovered = (pixels: Pixels, cover: Cover, later: readonly Area[]): boolean => {
  const over = later.flatMap((area) => inCopy(area, cover) ?? []);
  const hidden = (x: number, y: number): boolean => over.some((area) => x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height);
  return cover.way === 'box' ? isFlat(pixels, hidden, pixels.width) : isSmooth(pixels, hidden);
};
