// A picture as plain RGB bytes and the few shapes that the made-up scenes need. Drawn at run time, so that no photograph of
// anyone or anything real is ever part of the demo.

export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export type Colour = readonly [number, number, number];

export const blank = (width: number, height: number, colour: Colour): Raster => {
  const rgb = new Uint8Array(width * height * 3);
  for (let at = 0; at < rgb.length; at += 3) rgb.set(colour, at);
  return { width, height, rgb };
};

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));

/** Fills between two corners given as parts of the picture, 0 to 1; `shade` changes the colour from top to bottom. */
export const rectangle = (picture: Raster, [left, top, right, bottom]: readonly [number, number, number, number], colour: Colour, shade = 0): void => {
  const { width, height, rgb } = picture;
  const [x0, x1, y0, y1] = [clamp(left * width, width), clamp(right * width, width), clamp(top * height, height), clamp(bottom * height, height)];
  for (let y = y0; y < y1; y += 1) {
    const change = shade * ((y - y0) / Math.max(1, y1 - y0));
    const [r, g, b] = colour.map((part) => clamp(part + change, 255)) as unknown as Colour;
    for (let x = x0; x < x1; x += 1) {
      const at = (y * width + x) * 3;
      rgb[at] = r;
      rgb[at + 1] = g;
      rgb[at + 2] = b;
    }
  }
};

/** Fills an ellipse by centre and radii, as parts of the picture. */
export const ellipse = (picture: Raster, [cx, cy, rx, ry]: readonly [number, number, number, number], colour: Colour): void => {
  const { height } = picture;
  for (let y = clamp((cy - ry) * height, height); y < clamp((cy + ry) * height, height); y += 1) {
    const part = (y / height - cy) / ry;
    const half = rx * Math.sqrt(Math.max(0, 1 - part * part));
    rectangle(picture, [cx - half, y / height, cx + half, (y + 1) / height], colour);
  }
};

/** Draws a line of the given thickness (parts of the picture's width). */
export const stroke = (picture: Raster, [x0, y0, x1, y1]: readonly [number, number, number, number], thickness: number, colour: Colour): void => {
  const steps = Math.ceil(Math.hypot((x1 - x0) * picture.width, (y1 - y0) * picture.height));
  for (let step = 0; step <= steps; step += 1) {
    const x = x0 + ((x1 - x0) * step) / steps;
    const y = y0 + ((y1 - y0) * step) / steps;
    const tall = (thickness * picture.width) / picture.height;
    rectangle(picture, [x - thickness / 2, y - tall / 2, x + thickness / 2, y + tall / 2], colour);
  }
};

/** Grain as a camera leaves it, the same each time for the same seed. */
export const grain = (picture: Raster, strength: number, seed: number): void => {
  let state = seed >>> 0 || 1;
  for (let at = 0; at < picture.rgb.length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    picture.rgb[at] = clamp((picture.rgb[at] ?? 0) + (((state >>> 8) & 0xff) / 255 - 0.5) * strength, 255);
  }
};
