// Whether a picture that the browser calls loaded has nothing in it at all: so it shows some files whose head alone is whole.
import { fitWithin } from './picture-size.ts';

const side = 256;

/** True when nothing of the decoded picture can be seen. A picture too large for the canvas counts as seen. */
export const isBlank = (picture: HTMLImageElement): boolean => {
  const size = fitWithin({ width: picture.naturalWidth, height: picture.naturalHeight }, side);
  if (size.width < 1 || size.height < 1) return true;
  const context = new OffscreenCanvas(size.width, size.height).getContext('2d', { willReadFrequently: true });
  if (context === null) return false;
  context.drawImage(picture, 0, 0, size.width, size.height);
  const { data } = context.getImageData(0, 0, size.width, size.height);
  for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha] !== 0) return false;
  return true;
};
