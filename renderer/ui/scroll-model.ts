// Where a long list stands, kept apart from how tall the browser allows an element to be. Browsers stop laying out at about
// 16.7 million pixels; beyond a safe height the scroll bar only stands for the place, and small movements stay exact. Pure.

/** Tallest element that is ever asked of the browser, well below its limit. */
export const tallest = 8_000_000;

export interface ScrollPlace {
  /** Where the list really stands, in its own pixels. */
  readonly top: number;
  /** What the element's `scrollTop` says. */
  readonly physical: number;
}

export interface ScrollExtent {
  /** Height of the whole list in its own pixels. */
  readonly content: number;
  readonly viewport: number;
}

/** Height that the element gets. */
export const physicalHeight = (content: number): number => Math.min(Math.max(0, content), tallest);

const furthest = ({ content, viewport }: ScrollExtent): number => Math.max(0, content - viewport);
const furthestPhysical = ({ content, viewport }: ScrollExtent): number => Math.max(0, physicalHeight(content) - viewport);

const clamp = (value: number, most: number): number => Math.min(Math.max(0, value), most);

/** The place for a wanted position of the list, with the scroll bar standing where it belongs. */
export const placeAt = (top: number, extent: ScrollExtent): ScrollPlace => {
  const exact = clamp(top, furthest(extent));
  const most = furthest(extent);
  return { top: exact, physical: most === 0 ? 0 : (exact / most) * furthestPhysical(extent) };
};

/**
 * The place after the browser reported a new `scrollTop`. Movements of up to two viewports (wheel, keys, touch) count pixel by
 * pixel; longer ones (dragging the bar) count as a share of the whole. A small movement that meets the end of the bar goes no further
 * than it moved, so that no row is skipped; setting the bar right then makes room for the next.
 */
export const placeAfterScroll = (before: ScrollPlace, physical: number, extent: ScrollExtent): ScrollPlace => {
  const mostPhysical = furthestPhysical(extent);
  const at = clamp(physical, mostPhysical);
  if (extent.content <= tallest) return { top: at, physical: at };
  const moved = at - before.physical;
  const top = Math.abs(moved) <= 2 * extent.viewport ? before.top + moved : (at / mostPhysical) * furthest(extent);
  return { top: clamp(top, furthest(extent)), physical: at };
};

/** Whether the bar has drifted from where it belongs so far that it should be set right while nobody is scrolling. */
export const hasDrifted = (place: ScrollPlace, extent: ScrollExtent): boolean =>
  Math.abs(placeAt(place.top, extent).physical - place.physical) >= 1;
