// One frame of a video, about a tenth into it, past the black of the first moments.
import { MediaError } from '../media-failure.ts';
import { encodePreview, type Preview } from './encode-preview.ts';

const event = (video: HTMLVideoElement, name: 'loadedmetadata' | 'seeked' | 'loadeddata', signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    video.addEventListener(name, () => { resolve(); }, { once: true, signal });
    video.addEventListener('error', () => { reject(new MediaError('cannot-decode')); }, { once: true, signal });
    signal.addEventListener('abort', () => { reject(signal.reason as Error); }, { once: true });
  });

/** Silent and outside the page. Throws `MediaError` when there is no decoder for it. */
export const videoPoster = async (url: string, signal: AbortSignal): Promise<Preview> => {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  video.disableRemotePlayback = true;
  try {
    const loaded = event(video, 'loadeddata', signal);
    video.src = url;
    await loaded;
    // The sound alone can be decoded: there is a picture, only not for this computer.
    if (video.videoWidth === 0) throw new MediaError('cannot-decode');
    if (Number.isFinite(video.duration) && video.duration > 0) {
      const seeked = event(video, 'seeked', signal);
      video.currentTime = video.duration * 0.1;
      await seeked;
    }
    return await encodePreview(video, video.videoWidth, video.videoHeight);
  } finally {
    video.removeAttribute('src');
    video.load();
  }
};
