// Burns covers into a canvas. Nothing of what lay under a box stays in it, and of a blurred area a few mean colours.
import type { Area, Cover } from '../../../shared/evidence/working-copy.ts';
import { MediaError } from '../media-failure.ts';
import { blurred, boxColour } from './cover-pixels.ts';

export type Drawing = OffscreenCanvasRenderingContext2D;

/** A canvas of white: what could be seen through is drawn on it, and nothing stays under what cannot be seen. */
export const whiteCanvas = (width: number, height: number): Drawing => {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new MediaError('too-large');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  return context;
};

export const pixelsIn = (context: Drawing, { x, y, width, height }: Area): ImageData => context.getImageData(x, y, width, height);

export const drawCovers = (context: Drawing, covers: readonly Cover[]): void => {
  for (const cover of covers) {
    if (cover.way === 'box') {
      context.fillStyle = boxColour;
      context.fillRect(cover.x, cover.y, cover.width, cover.height);
    } else {
      context.putImageData(new ImageData(blurred(pixelsIn(context, cover)), cover.width, cover.height), cover.x, cover.y);
    }
  }
};
