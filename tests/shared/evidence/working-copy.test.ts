import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredFacts, withoutWords } from '../../../shared/evidence/copy-link.ts';
import { between, copyPlanSchema, coversInCopy, inCopy, isWithin, keptArea, moved, resized, within, type Area, type Cover, type Size } from '../../../shared/evidence/working-copy.ts';

const sizes = fc.record({ width: fc.integer({ min: 1, max: 5000 }), height: fc.integer({ min: 1, max: 5000 }) });
/** Anything that a hand or a field may come up with. */
const wild = fc.record({ x: fc.double({ min: -9000, max: 9000, noNaN: true }), y: fc.double({ min: -9000, max: 9000, noNaN: true }), width: fc.double({ min: -9000, max: 9000, noNaN: true }), height: fc.double({ min: -9000, max: 9000, noNaN: true }) });
const areasIn = (size: Size) => wild.map((area) => within(area, size));
const sizeAndAreas = sizes.chain((size) => fc.tuple(fc.constant(size), areasIn(size), areasIn(size)));

const isSound = (area: Area, size: Size): void => {
  expect([area.x, area.y, area.width, area.height].every(Number.isInteger)).toBe(true);
  expect(area.x >= 0 && area.y >= 0 && area.width >= 1 && area.height >= 1 && isWithin(area, size)).toBe(true);
};

const holds = (area: Area, x: number, y: number): boolean => x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
const cover = (area: Area, way: Cover['way'] = 'box'): Cover => ({ ...area, way, reason: 'face', words: 'someone' });

describe('an area', () => {
  it('lies in the picture in whole pixels, whatever was drawn or typed', () => {
    fc.assert(fc.property(sizes, wild, (size, area) => { isSound(within(area, size), size); }));
    fc.assert(fc.property(sizes, wild, (size, { x, y, width, height }) => { isSound(between({ x, y }, { x: width, y: height }, size), size); }));
  });

  it('is the same drawn from any of its corners', () => {
    fc.assert(fc.property(sizes, wild, (size, { x, y, width, height }) => {
      const [one, other, third, fourth] = [{ x, y }, { x: width, y: height }, { x: width, y }, { x, y: height }];
      expect(between(other, one, size)).toEqual(between(one, other, size));
      expect(between(third, fourth, size)).toEqual(between(one, other, size));
    }));
  });

  it('keeps its size when it is moved, and stays in the picture', () => {
    fc.assert(fc.property(sizeAndAreas, fc.integer({ min: -6000, max: 6000 }), fc.integer({ min: -6000, max: 6000 }), ([size, area], right, down) => {
      const there = moved(area, right, down, size);
      isSound(there, size);
      expect({ width: there.width, height: there.height }).toEqual({ width: area.width, height: area.height });
    }));
  });

  it('grows and shrinks at its right and lower edge alone', () => {
    fc.assert(fc.property(sizeAndAreas, fc.integer({ min: -6000, max: 6000 }), fc.integer({ min: -6000, max: 6000 }), ([size, area], wider, higher) => {
      const then = resized(area, wider, higher, size);
      isSound(then, size);
      expect({ x: then.x, y: then.y }).toEqual({ x: area.x, y: area.y });
    }));
  });

  it('covers the same pixels in the copy as in the picture, and none that were cut off', () => {
    fc.assert(fc.property(sizeAndAreas, fc.nat(), fc.nat(), ([size, area, kept], across, down) => {
      const there = inCopy(area, kept);
      const [x, y] = [kept.x + (across % kept.width), kept.y + (down % kept.height)];
      if (there !== null) isSound(there, kept);
      expect(there !== null && holds(there, x - kept.x, y - kept.y)).toBe(holds(area, x, y));
      expect(isWithin(kept, size)).toBe(true);
    }));
  });
});

describe('a plan', () => {
  const picture = { width: 400, height: 300 };

  it('keeps all of the picture unless it is cropped', () => {
    expect(keptArea({ picture, crop: null })).toEqual({ x: 0, y: 0, width: 400, height: 300 });
    expect(keptArea({ picture, crop: { x: 10, y: 20, width: 30, height: 40 } })).toEqual({ x: 10, y: 20, width: 30, height: 40 });
  });

  it('is refused with anything outside the picture', () => {
    const area = { x: 390, y: 0, width: 11, height: 5 };
    expect(copyPlanSchema.safeParse({ picture, crop: area, covers: [] }).success).toBe(false);
    expect(copyPlanSchema.safeParse({ picture, crop: null, covers: [cover(area)] }).success).toBe(false);
    expect(copyPlanSchema.safeParse({ picture, crop: null, covers: [cover({ ...area, width: 10 })] }).success).toBe(true);
  });

  it('draws boxes over what is blurred, and leaves out what was cut off', () => {
    const crop = { x: 100, y: 100, width: 100, height: 100 };
    const [box, blur, gone] = [cover({ x: 90, y: 90, width: 20, height: 20 }), cover({ x: 100, y: 100, width: 50, height: 50 }, 'blur'), cover({ x: 0, y: 0, width: 50, height: 50 })];
    expect(coversInCopy({ picture, crop, covers: [box, gone, blur] }).map(({ way, x, y, width, height }) => [way, x, y, width, height])).toEqual([['blur', 0, 0, 50, 50], ['box', 0, 0, 10, 10]]);
  });

  it('tells the log how much was covered and why, and never the words beside it', () => {
    const plan = { picture, crop: null, covers: [cover({ x: 1, y: 2, width: 30, height: 40 }), { ...cover({ x: 5, y: 5, width: 7, height: 8 }, 'blur'), reason: 'number' as const }] };
    expect(coveredFacts(plan)).toEqual({ boxes: 1, blurred: 1, cropped: false, covered: 'box face 30x40, blur number 7x8' });
    expect(JSON.stringify(withoutWords(plan))).not.toContain('someone');
  });
});
