import { describe, expect, it } from 'vitest';
import { hasDrifted, physicalHeight, placeAfterScroll, placeAt, tallest, type ScrollExtent } from '../../../renderer/ui/scroll-model.ts';

const browserLimit = 16_777_216;
const short: ScrollExtent = { content: 50_000, viewport: 800 };
const huge: ScrollExtent = { content: 400_000_000, viewport: 800 };

describe('a list within the browser’s limit', () => {
  it('stands exactly where the scroll bar says', () => {
    expect(placeAfterScroll({ top: 0, physical: 0 }, 12_345, short)).toEqual({ top: 12_345, physical: 12_345 });
  });
});

describe('a list beyond the browser’s limit', () => {
  it('never asks the browser for a taller element than it lays out', () => {
    expect(physicalHeight(huge.content)).toBe(tallest);
    expect(tallest).toBeLessThan(browserLimit);
  });

  it('moves pixel by pixel for the wheel', () => {
    const middle = placeAt(200_000_000, huge);
    expect(placeAfterScroll(middle, middle.physical + 120, huge).top).toBe(200_000_120);
  });

  it('goes to the same share of the whole when the bar is dragged', () => {
    const half = (physicalHeight(huge.content) - huge.viewport) / 2;
    expect(placeAfterScroll({ top: 0, physical: 0 }, half, huge).top).toBeCloseTo((huge.content - huge.viewport) / 2, 3);
  });

  it('reaches its last row at the end of the bar and its first at the beginning', () => {
    const end = physicalHeight(huge.content) - huge.viewport;
    expect(placeAfterScroll(placeAt(1_000_000, huge), end, huge).top).toBe(huge.content - huge.viewport);
    expect(placeAfterScroll(placeAt(300_000_000, huge), 0, huge).top).toBe(0);
  });

  it('skips no row when a small movement meets the end of the bar', () => {
    const before = placeAt(huge.content - huge.viewport - 5_000, huge);
    expect(placeAfterScroll(before, before.physical + 1_000, huge).top - before.top).toBeLessThanOrEqual(1_000);
  });

  it('can be scrolled from top to bottom by the wheel alone when the bar is set right now and then', () => {
    const extent: ScrollExtent = { content: 10_000_000, viewport: 800 };
    let place = placeAt(0, extent);
    let steps = 0;
    while (Math.round(place.top) < extent.content - extent.viewport && steps < 20_000) {
      const before = place.top;
      place = placeAfterScroll(place, place.physical + 1000, extent);
      expect(place.top - before).toBeLessThanOrEqual(1000);
      if (hasDrifted(place, extent)) place = placeAt(place.top, extent);
      steps += 1;
    }
    expect(Math.round(place.top)).toBe(extent.content - extent.viewport);
  });

  it('knows that a place made for a position has not drifted', () => {
    expect(hasDrifted(placeAt(123_456_789, huge), huge)).toBe(false);
  });
});

it('a list shorter than its window does not scroll', () => {
  expect(placeAfterScroll({ top: 0, physical: 0 }, 50, { content: 300, viewport: 800 })).toEqual({ top: 0, physical: 0 });
});
