// The made-up pictures of the Ruden case: a broken door, bagged computers, a square, a page of writing, a screen.
import { blank, ellipse, grain, rectangle, stroke, type Raster } from './raster.ts';

const [width, height] = [1600, 1200];

export const brokenDoor = (): Raster => {
  const picture = blank(width, height, [121, 118, 110]);
  rectangle(picture, [0, 0, 1, 0.84], [152, 146, 134], -30);
  for (let row = 0; row < 12; row += 1) for (let brick = -1; brick < 9; brick += 1) rectangle(picture, [brick * 0.13 + (row % 2) * 0.065, row * 0.07, brick * 0.13 + (row % 2) * 0.065 + 0.125, row * 0.07 + 0.062], [139 - row, 96 - row, 78], 8);
  rectangle(picture, [0.33, 0.14, 0.69, 0.86], [38, 33, 30]);
  rectangle(picture, [0.35, 0.17, 0.56, 0.86], [84, 58, 41], -18);
  rectangle(picture, [0.38, 0.22, 0.53, 0.46], [97, 70, 51], -12);
  rectangle(picture, [0.38, 0.52, 0.53, 0.78], [93, 66, 48], -12);
  stroke(picture, [0.555, 0.3, 0.5, 0.55], 0.008, [214, 190, 150]);
  stroke(picture, [0.5, 0.55, 0.57, 0.72], 0.01, [222, 199, 160]);
  stroke(picture, [0.56, 0.42, 0.48, 0.62], 0.005, [30, 24, 20]);
  ellipse(picture, [0.535, 0.5, 0.012, 0.016], [176, 160, 92]);
  for (const [x, y] of [[0.4, 0.92], [0.47, 0.95], [0.58, 0.9], [0.63, 0.94]] as const) stroke(picture, [x, y, x + 0.05, y - 0.02], 0.012, [158, 124, 88]);
  grain(picture, 14, 11);
  return picture;
};

export const baggedComputers = (): Raster => {
  const picture = blank(width, height, [70, 74, 82]);
  rectangle(picture, [0, 0.6, 1, 1], [96, 92, 88], 20);
  for (const x of [0.08, 0.38, 0.68]) {
    rectangle(picture, [x, 0.34, x + 0.24, 0.82], [196, 202, 204], -40);
    rectangle(picture, [x + 0.03, 0.42, x + 0.21, 0.72], [58, 61, 66], 25);
    rectangle(picture, [x + 0.06, 0.76, x + 0.18, 0.8], [176, 38, 34]);
  }
  grain(picture, 18, 23);
  return picture;
};

export const square = (): Raster => {
  const picture = blank(width, height, [176, 196, 214]);
  rectangle(picture, [0, 0.45, 1, 1], [150, 146, 138], 30);
  for (let house = 0; house < 6; house += 1) rectangle(picture, [house * 0.17, 0.18 + (house % 3) * 0.05, house * 0.17 + 0.16, 0.48], [158 - house * 8, 134, 118 + house * 6], -25);
  for (let person = 0; person < 14; person += 1) {
    const x = 0.06 + person * 0.067;
    rectangle(picture, [x, 0.56, x + 0.045, 0.78], [31, 36, 48], 14);
    ellipse(picture, [x + 0.0225, 0.53, 0.016, 0.024], [52, 58, 70]);
    rectangle(picture, [x + 0.004, 0.6, x + 0.041, 0.72], [66, 84, 104], 20);
  }
  grain(picture, 16, 37);
  return picture;
};

/** Lines of grey, as writing looks from too far away to be read: the demo invents no document text in a picture. */
export const page = (seed: number): Raster => {
  const picture = blank(1240, 1754, [247, 245, 239]);
  let state = seed;
  for (let line = 0; line < 34; line += 1) {
    state = (state * 1103515245 + 12345) >>> 0;
    const end = line % 7 === 6 ? 0.45 : 0.78 + ((state >>> 16) % 100) / 900;
    for (let word = 0.12; word < end; word += 0.02 + ((state >>> 8) % 50) / 900) {
      state = (state * 1103515245 + 12345) >>> 0;
      rectangle(picture, [word, 0.1 + line * 0.023, Math.min(end, word + 0.012 + ((state >>> 16) % 60) / 1200), 0.108 + line * 0.023], [72, 72, 78]);
    }
  }
  stroke(picture, [0.12, 0.24, 0.62, 0.245], 0.003, [30, 40, 120]);
  ellipse(picture, [0.76, 0.92, 0.07, 0.05], [92, 104, 176]);
  ellipse(picture, [0.76, 0.92, 0.06, 0.043], [247, 245, 239]);
  grain(picture, 8, seed);
  return picture;
};

export const livestream = (): Raster => {
  const picture = blank(1280, 800, [18, 20, 24]);
  rectangle(picture, [0.03, 0.06, 0.74, 0.86], [92, 108, 128], -40);
  rectangle(picture, [0.05, 0.08, 0.13, 0.13], [196, 30, 36]);
  for (let line = 0; line < 9; line += 1) rectangle(picture, [0.77, 0.1 + line * 0.085, 0.8 + (line % 4) * 0.04 + 0.06, 0.125 + line * 0.085], [120, 126, 134]);
  for (let person = 0; person < 7; person += 1) ellipse(picture, [0.12 + person * 0.09, 0.62, 0.03, 0.14], [40, 46, 58]);
  return picture;
};
