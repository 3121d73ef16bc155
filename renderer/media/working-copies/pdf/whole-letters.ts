// Widens an area over letters until it ends in the gaps beside a word, as the page is really drawn: where letters lie was only estimated. Pure.
import type { Area } from '../../../../shared/evidence/working-copy.ts';
import type { Pixels } from '../cover-pixels.ts';

/** How much a pixel must differ from the ground to be ink. */
const inkStep = 40;
/** A gap between words and the farthest that an area is widened, in heights of a letter. */
const [gapPart, farthest] = [0.13, 2];

const lightness = ({ width, data }: Pixels, x: number, y: number): number => {
  const at = (y * width + x) * 4;
  return ((data[at] ?? 0) * 3 + (data[at + 1] ?? 0) * 6 + (data[at + 2] ?? 0)) / 10;
};

/** The lightness that most of the area has. */
const groundOf = (pixels: Pixels, area: Area): number => {
  const counts = new Array<number>(16).fill(0);
  const count = (x: number, y: number): void => {
    const step = Math.min(15, Math.floor(lightness(pixels, x, y) / 16));
    counts[step] = (counts[step] ?? 0) + 1;
  };
  for (let y = area.y; y < area.y + area.height; y += 1) for (let x = area.x; x < area.x + area.width; x += 1) count(x, y);
  return counts.indexOf(Math.max(...counts)) * 16 + 8;
};

/** `height` is that of a letter. */
export const wholeLetters = (pixels: Pixels, area: Area, height: number): Area => {
  const ground = groundOf(pixels, area);
  const gap = Math.max(2, Math.round(gapPart * height));
  const isInk = (x: number): boolean => {
    if (x < 0 || x >= pixels.width) return false;
    for (let y = area.y; y < area.y + area.height; y += 1) if (Math.abs(lightness(pixels, x, y) - ground) > inkStep) return true;
    return false;
  };
  /** Whether the edge lies in a gap: what is blank to both sides of it is wide enough. */
  const isGap = (edge: number): boolean => {
    if (isInk(edge)) return false;
    let blank = 1;
    for (const way of [-1, 1]) for (let step = 1; step < gap && !isInk(edge + way * step); step += 1) blank += 1;
    return blank >= gap;
  };
  const most = Math.round(farthest * height);
  let [left, right] = [area.x, area.x + area.width];
  while (left > 0 && area.x - left < most && !isGap(left - 1)) left -= 1;
  while (right < pixels.width && right - area.x - area.width < most && !isGap(right)) right += 1;
  return { ...area, x: left, width: right - left };
};
