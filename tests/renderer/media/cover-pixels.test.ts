import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blurred, fieldsAlong, isCovered, type Pixels } from '../../../renderer/media/working-copies/cover-pixels.ts';
import type { Cover } from '../../../shared/evidence/working-copy.ts';

const noise = (width: number, height: number, seed: number): Pixels => {
  let state = seed || 1;
  const data = Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return at % 4 === 3 ? 255 : state >>> 24;
  });
  return { width, height, data };
};
const flat = (width: number, height: number, value = 0): Pixels => ({ width, height, data: Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => (at % 4 === 3 ? 255 : value)) });
const cover = (way: Cover['way'], { width, height }: Pixels): Cover => ({ x: 0, y: 0, width, height, way, reason: 'face', words: '' });
const sides = fc.integer({ min: 1, max: 90 });

describe('a blurred area', () => {
  it('is made of at most four by four colours, however large it is', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }), (width, height) => {
      const longest = Math.max(width, height);
      expect([fieldsAlong(width, longest), fieldsAlong(height, longest)].every((fields) => fields >= 1 && fields <= 4)).toBe(true);
    }));
  });

  it('depends on nothing but the mean colours of its fields: pixels that change places within one leave no trace', () => {
    fc.assert(fc.property(sides, sides, fc.nat(), (width, height, seed) => {
      const before = noise(width, height, seed);
      const longest = Math.max(width, height);
      const [across, down] = [fieldsAlong(width, longest), fieldsAlong(height, longest)];
      const fieldOf = (at: number): number => Math.min(down - 1, Math.floor((Math.floor(at / width) * down) / height)) * across + Math.min(across - 1, Math.floor(((at % width) * across) / width));
      const byField = Map.groupBy(Array.from({ length: width * height }, (_, at) => at), fieldOf);
      const after = Uint8ClampedArray.from(before.data);
      for (const places of byField.values()) places.forEach((to, index) => { after.set(before.data.subarray((places.at(-1 - index) ?? to) * 4, (places.at(-1 - index) ?? to) * 4 + 4), to * 4); });
      expect(blurred({ width, height, data: after })).toEqual(blurred(before));
    }), { numRuns: 40 });
  });

  it('looks covered, and what it was made of does not', () => {
    fc.assert(fc.property(fc.integer({ min: 24, max: 90 }), fc.integer({ min: 24, max: 90 }), fc.nat(), (width, height, seed) => {
      const before = noise(width, height, seed);
      expect(isCovered(before, cover('blur', before), [])).toBe(false);
      expect(isCovered({ width, height, data: blurred(before) }, cover('blur', before), [])).toBe(true);
    }), { numRuns: 40 });
  });
});

describe('a box', () => {
  it('is covered when every pixel of it is black, and one that is not is enough', () => {
    fc.assert(fc.property(sides, sides, fc.nat(), fc.integer({ min: 0, max: 2 }), (width, height, place, part) => {
      const box = flat(width, height);
      expect(isCovered(box, cover('box', box), [])).toBe(true);
      box.data[(place % (width * height)) * 4 + part] = 40;
      expect(isCovered(box, cover('box', box), [])).toBe(false);
    }));
  });

  it('is looked at where nothing lies over it', () => {
    const box = flat(20, 20);
    for (let at = 0; at < 20 * 5 * 4; at += 1) box.data[at] = 200;
    expect(isCovered(box, cover('box', box), [])).toBe(false);
    expect(isCovered(box, cover('box', box), [{ x: 0, y: 0, width: 20, height: 5 }])).toBe(true);
    expect(isCovered(box, cover('box', box), [{ x: 0, y: 0, width: 20, height: 4 }])).toBe(false);
  });
});
