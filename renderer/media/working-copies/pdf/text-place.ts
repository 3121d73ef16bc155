// Where letters of a run of text lie on the page as it is drawn. A PDF says where a run begins and how wide it is, not where each letter is: letters in between are placed by
// the widths of a similar font, with room around them. Pure.
import { within, type Area, type Size } from '../../../../shared/evidence/working-copy.ts';
import type { PageText, RunPart, Span, TextRun } from './page-text.ts';
import { partsOf } from './page-text.ts';

/** A run with its place: `matrix` leads from the run's own space, one unit high, to the pixels of the page. */
export interface PlacedRun extends TextRun {
  readonly matrix: readonly number[];
  /** Its length on the page, in pixels. */
  readonly length: number;
  /** How wide letters are, as a similar font has them; any unit. */
  readonly measure: (text: string) => number;
  readonly isVertical: boolean;
}

/** Above and below the line that letters stand on, and beside them, in heights of a letter. */
const [above, below, beside] = [0.95, 0.28, 0.12];

export interface Place { readonly area: Area; readonly height: number; readonly isLevel: boolean }

/** The area of a part of a run, in whole pixels of the page. */
export const placeOf = (run: PlacedRun, { from, to }: RunPart, size: Size): Place => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = run.matrix;
  const [width, height] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1];
  const [along, up] = [[a / width, b / width] as const, [c / height, d / height] as const];
  const whole = run.measure(run.str) || 1;
  const at = (index: number): number => (run.measure(run.str.slice(0, index)) / whole) * run.length;
  const [start, end] = run.isVertical ? [0, run.length] : run.dir === 'rtl' ? [run.length - at(to), run.length - at(from)] : [at(from), at(to)];
  const room = beside * height;
  // A vertical run hangs from its beginning, half a letter to each side.
  const corners = run.isVertical
    ? [[-height / 2, height], [height / 2, height], [-height / 2, -run.length - room], [height / 2, -run.length - room]]
    : [[start - room, above * height], [end + room, above * height], [start - room, -below * height], [end + room, -below * height]];
  const points = corners.map(([x = 0, y = 0]) => [e + along[0] * x + up[0] * y, f + along[1] * x + up[1] * y] as const);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
  const [right, bottom] = [Math.min(size.width, Math.ceil(Math.max(...xs))), Math.min(size.height, Math.ceil(Math.max(...ys)))];
  const [x, y] = [Math.max(0, left), Math.max(0, top)];
  return { area: within({ x, y, width: right - x, height: bottom - y }, size), height, isLevel: Math.abs(b) < 0.01 * width && !run.isVertical };
};

/** A page's text with the places of its runs. */
export interface PlacedText extends PageText {
  readonly runs: readonly PlacedRun[];
  readonly size: Size;
}

export const placesOfSpan = (text: PlacedText, span: Span): readonly Place[] => partsOf(text, span).flatMap((part) => {
  const run = text.runs[part.run];
  return run === undefined ? [] : [placeOf(run, part, text.size)];
});

/** How much of a letter may be seen beside a box before the word counts as not covered. */
const isUnder = (place: Area, covers: readonly Area[]): boolean => {
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  return covers.some((cover) => x >= cover.x && x < cover.x + cover.width && y >= cover.y && y < cover.y + cover.height);
};

/** Whether any letter of a span lies under a cover. A word of which a part is covered counts as covered: nothing else may say what it was. */
export const isCoveredSpan = (text: PlacedText, { from, to }: Span, covers: readonly Area[]): boolean => {
  if (covers.length === 0) return false;
  for (let at = from; at < to; at += 1) if (placesOfSpan(text, { from: at, to: at + 1 }).some(({ area }) => isUnder(area, covers))) return true;
  return false;
};
