// A picture whose end did not come: the browser refuses it as a bitmap, and shows as much of it as there is as an image of a page.
import { isBlank } from '../is-blank.ts';
import { MediaError } from '../media-failure.ts';
import { encodePreview, type Preview } from './encode-preview.ts';

/** The picture as far as it came. Throws `MediaError` when nothing of it can be seen. */
export const loadedPicture = async (url: string, signal: AbortSignal): Promise<HTMLImageElement> => {
  const picture = new Image();
  const loaded = new Promise<void>((resolve, reject) => {
    picture.addEventListener('load', () => { resolve(); }, { once: true, signal });
    picture.addEventListener('error', () => { reject(new MediaError('cannot-decode')); }, { once: true, signal });
    signal.addEventListener('abort', () => { reject(signal.reason as Error); }, { once: true });
  });
  try {
    picture.src = url;
    await loaded;
    await picture.decode().catch(() => { throw new MediaError('cannot-decode'); });
    if (isBlank(picture)) throw new MediaError('cannot-decode');
    return picture;
  } catch (error) {
    picture.removeAttribute('src');
    throw error;
  }
};

/** Its small picture. Throws as `loadedPicture` does. */
export const partOfPicture = async (url: string, signal: AbortSignal): Promise<Preview> => {
  const picture = await loadedPicture(url, signal);
  try {
    return await encodePreview(picture, picture.naturalWidth, picture.naturalHeight);
  } finally {
    picture.removeAttribute('src');
  }
};
