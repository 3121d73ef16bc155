// How high lines are and how many tiles fit beside each other, in pixels, from the same tokens that the styles use, so that text
// size and density hold here too.
import { useMemo } from 'react';
import type { LayoutSizes } from '../rules/list-layout.ts';
import type { TileSize } from './use-evidence-view.ts';

/** Widths of tiles by size, in rem. */
const tileWidths: Readonly<Record<TileSize, number>> = { 1: 7, 2: 10, 3: 14, 4: 20 };

export interface SizesInput {
  readonly layout: 'grid' | 'table';
  readonly tileSize: TileSize;
  readonly width: number;
  /** Height of the probe that is as high as a row of the chosen density. */
  readonly row: number;
  /** Pixels of one rem. */
  readonly rem: number;
}

/** Sizes of the list; one tile at least stands on a line. */
export const listSizes = ({ layout, tileSize, width, row, rem }: SizesInput): LayoutSizes => {
  if (layout === 'table') return { heading: 0, line: Math.max(1, row), perLine: 1 };
  const perLine = Math.max(1, Math.floor(width / (tileWidths[tileSize] * rem)));
  const tile = width / perLine;
  return { heading: Math.round(3 * rem), line: Math.max(1, Math.round(tile * 0.75 + 2.5 * rem)), perLine };
};

export const useListSizes = ({ layout, tileSize, width, row, rem }: SizesInput): LayoutSizes =>
  useMemo(() => listSizes({ layout, tileSize, width, row, rem }), [layout, tileSize, width, row, rem]);
