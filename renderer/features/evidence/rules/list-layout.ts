// Where every row of a long list is, without making a single row: sections with a heading each, lines of one height, a number of
// items on each line. The grid and the table are the same layout with different numbers. Pure.

export interface Section {
  /** What the heading stands for; null when the list has no headings. */
  readonly key: string | null;
  readonly count: number;
}

export interface LayoutSizes {
  readonly heading: number;
  readonly line: number;
  readonly perLine: number;
}

interface PlacedSection {
  readonly section: Section;
  readonly firstIndex: number;
  readonly firstLine: number;
  readonly top: number;
  readonly lines: number;
}

export interface ListLayout {
  readonly sizes: LayoutSizes;
  readonly placed: readonly PlacedSection[];
  readonly height: number;
  readonly count: number;
  /** Lines of items and headings, as assistive technology counts rows. */
  readonly lines: number;
}

export type VisibleLine =
  | { readonly kind: 'heading'; readonly key: string; readonly count: number; readonly top: number; readonly line: number }
  | { readonly kind: 'items'; readonly from: number; readonly to: number; readonly top: number; readonly line: number };

/** Places the sections one below the other. `perLine` is at least one. */
export const layoutOf = (sections: readonly Section[], sizes: LayoutSizes): ListLayout => {
  const perLine = Math.max(1, sizes.perLine);
  const placed: PlacedSection[] = [];
  let top = 0;
  let firstIndex = 0;
  let firstLine = 0;
  for (const section of sections) {
    const lines = Math.ceil(section.count / perLine);
    placed.push({ section, firstIndex, firstLine, top, lines });
    const headings = section.key === null ? 0 : 1;
    top += headings * sizes.heading + lines * sizes.line;
    firstIndex += section.count;
    firstLine += headings + lines;
  }
  return { sizes: { ...sizes, perLine }, placed, height: top, count: firstIndex, lines: firstLine };
};

const headingHeight = (layout: ListLayout, placed: PlacedSection): number => (placed.section.key === null ? 0 : layout.sizes.heading);

/** The last placed section for which `starts` holds; the placed sections are in order, so halving finds it. */
const lastWhere = (placed: readonly PlacedSection[], starts: (section: PlacedSection) => boolean): PlacedSection | undefined => {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const section = placed[middle];
    if (section !== undefined && starts(section)) low = middle + 1;
    else high = middle;
  }
  return placed[low - 1];
};

/** The lines that are seen between `top` and `bottom`. */
export const linesBetween = (layout: ListLayout, top: number, bottom: number): readonly VisibleLine[] => {
  const first = lastWhere(layout.placed, (section) => section.top <= Math.max(0, top));
  if (first === undefined) return [];
  const seen: VisibleLine[] = [];
  const { line: lineHeight, perLine } = layout.sizes;
  for (let at = layout.placed.indexOf(first); at < layout.placed.length; at += 1) {
    const placed = layout.placed[at];
    if (placed === undefined || placed.top > bottom) break;
    const heading = headingHeight(layout, placed);
    const key = placed.section.key;
    if (key !== null && placed.top + heading > top) seen.push({ kind: 'heading', key, count: placed.section.count, top: placed.top, line: placed.firstLine });
    const itemsTop = placed.top + heading;
    const from = Math.max(0, Math.floor((top - itemsTop) / lineHeight));
    const to = Math.min(placed.lines, Math.ceil((bottom - itemsTop) / lineHeight));
    for (let line = from; line < to; line += 1) {
      const firstItem = placed.firstIndex + line * perLine;
      const end = Math.min(firstItem + perLine, placed.firstIndex + placed.section.count);
      seen.push({ kind: 'items', from: firstItem, to: end, top: itemsTop + line * lineHeight, line: placed.firstLine + (key === null ? 0 : 1) + line });
    }
  }
  return seen;
};

interface ItemPlace {
  readonly placed: PlacedSection;
  readonly line: number;
  readonly column: number;
  readonly top: number;
}

const placeOf = (layout: ListLayout, index: number): ItemPlace | undefined => {
  const placed = lastWhere(layout.placed, (section) => section.firstIndex <= index);
  if (placed === undefined) return undefined;
  const inside = index - placed.firstIndex;
  const line = Math.floor(inside / layout.sizes.perLine);
  return { placed, line, column: inside % layout.sizes.perLine, top: placed.top + headingHeight(layout, placed) + line * layout.sizes.line };
};

/** Top of the line that an item is on. */
export const topOf = (layout: ListLayout, index: number): number => placeOf(layout, index)?.top ?? 0;

/** The section that is seen at the top of the window; null where there are none with a heading. */
export const sectionAt = (layout: ListLayout, top: number): string | null => lastWhere(layout.placed, (section) => section.top <= Math.max(0, top))?.section.key ?? null;

/** Where a section's heading is; used by the date rail. */
export const topOfSection = (layout: ListLayout, key: string): number => layout.placed.find((placed) => placed.section.key === key)?.top ?? 0;

/**
 * The item one line above or below, in the same column where there is one and on the line's last item where there is not, across
 * headings. At the first and last line it stays.
 */
export const lineNeighbour = (layout: ListLayout, index: number, direction: -1 | 1): number => {
  const place = placeOf(layout, index);
  if (place === undefined) return index;
  const { perLine } = layout.sizes;
  const at = layout.placed.indexOf(place.placed);
  const inSection = place.line + direction;
  const target = inSection >= 0 && inSection < place.placed.lines ? place.placed : layout.placed[at + direction];
  if (target === undefined) return index;
  const line = target === place.placed ? inSection : direction === 1 ? 0 : target.lines - 1;
  return Math.min(target.firstIndex + line * perLine + place.column, target.firstIndex + target.section.count - 1);
};

/** What must be on screen for an item to be seen whole, given what is on screen now; null when it is already. */
export const topToShow = (layout: ListLayout, index: number, top: number, viewport: number): number | null => {
  const place = placeOf(layout, index);
  if (place === undefined) return null;
  // The heading comes along when the item is on its first line, so that the way back up is never blind.
  const above = place.line === 0 ? place.placed.top : place.top;
  if (above < top) return above;
  const bottom = place.top + layout.sizes.line;
  return bottom > top + viewport ? bottom - viewport : null;
};

/** Where the list must stand in its new layout (a wider window, larger tiles, a table) for what was at the top to be there still. */
export const topAfter = (before: ListLayout, after: ListLayout, top: number): number => {
  // The beginning stays the beginning: its first item would leave the heading above it out of sight.
  if (top <= 0) return 0;
  const [first] = linesBetween(before, top, top + Math.max(before.sizes.heading, before.sizes.line));
  if (first === undefined) return top;
  if (first.kind === 'items') return topOf(after, first.from);
  const isHeaded = after.placed.some((placed) => placed.section.key === first.key);
  return isHeaded ? topOfSection(after, first.key) : topOf(after, before.placed.find((placed) => placed.section.key === first.key)?.firstIndex ?? 0);
};
