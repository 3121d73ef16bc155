// How large a picture is shown. Pure.
import { turned, type PictureSize } from '../../../media/picture-size.ts';

/** `fit` follows the window; a number is the size of one picture pixel. */
export type Zoom = 'fit' | number;

const steps = [0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8] as const;

/** The scale at which the whole picture is seen, at most `most`. */
export const fitScale = (picture: PictureSize, quarterTurns: number, room: PictureSize, most: number): number => {
  const seen = turned(picture, quarterTurns);
  return seen.width < 1 || seen.height < 1 || room.width < 1 || room.height < 1 ? 1 : Math.min(most, room.width / seen.width, room.height / seen.height);
};

/** The next larger or smaller step from where it is; the ends stay. */
export const zoomStep = (scale: number, direction: -1 | 1): number =>
  direction === 1 ? (steps.find((step) => step > scale * 1.001) ?? steps[steps.length - 1] ?? 8) : (steps.findLast((step) => step < scale * 0.999) ?? steps[0]);
