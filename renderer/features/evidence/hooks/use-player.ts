// Follows a video or sound element and steers it. What is covered stays silent whatever the person chose.
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { PictureSize } from '../../../media/picture-size.ts';

export interface PlayerState {
  readonly isPlaying: boolean;
  /** Seconds. */
  readonly at: number;
  readonly length: number;
  readonly rate: number;
  readonly isMuted: boolean;
  /** The element gave up: no decoder, or damaged. */
  readonly failed: boolean;
  /** Sound plays, but the picture cannot be decoded. */
  readonly withoutPicture: boolean;
  /** As it is seen: what the file says about being turned is followed already. Null until it is known, and for sound. */
  readonly picture: PictureSize | null;
}

export interface Player {
  readonly element: RefObject<HTMLVideoElement | null>;
  readonly state: PlayerState;
  readonly toggle: () => void;
  readonly pause: () => void;
  readonly seek: (seconds: number) => void;
  readonly skip: (seconds: number) => void;
  readonly setRate: (rate: number) => void;
  readonly setMuted: (muted: boolean) => void;
}

const first: PlayerState = { isPlaying: false, at: 0, length: 0, rate: 1, isMuted: false, failed: false, withoutPicture: false, picture: null };

const watched = ['play', 'pause', 'timeupdate', 'seeked', 'loadedmetadata', 'resize', 'durationchange', 'ratechange', 'volumechange', 'ended', 'error'] as const;

/** `isSilenced` keeps the sound off; taking it away gives back what the person chose. */
export const usePlayer = (isVideo: boolean, isSilenced: boolean): Player => {
  const element = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState(first);
  const [muted, setMuted] = useState(false);
  useEffect(() => {
    const media = element.current;
    if (media === null) return undefined;
    const read = (): void => {
      const { videoWidth: width, videoHeight: height } = media;
      setState(({ picture }) => ({
        isPlaying: !media.paused && !media.ended,
        at: media.currentTime,
        length: Number.isFinite(media.duration) ? media.duration : 0,
        rate: media.playbackRate,
        isMuted: media.muted,
        failed: media.error !== null,
        withoutPicture: isVideo && media.readyState >= HTMLMediaElement.HAVE_METADATA && width === 0,
        picture: width === 0 ? null : picture?.width === width && picture.height === height ? picture : { width, height },
      }));
    };
    for (const name of watched) media.addEventListener(name, read);
    return () => { for (const name of watched) media.removeEventListener(name, read); };
  }, [isVideo]);
  useEffect(() => {
    if (element.current !== null) element.current.muted = isSilenced || muted;
  }, [isSilenced, muted]);
  return useMemo<Player>(() => {
    const on = (run: (media: HTMLVideoElement) => void): void => { if (element.current !== null) run(element.current); };
    const seek = (seconds: number): void => {
      on((media) => {
        media.currentTime = Math.min(Math.max(0, seconds), Number.isFinite(media.duration) ? media.duration : seconds);
        // Shown at once: the element tells of a new place only when it has got there, and a slider that waited for that would jump back.
        setState((before) => ({ ...before, at: media.currentTime }));
      });
    };
    return {
      element, state, seek,
      toggle: () => { on((media) => { if (media.paused) media.play().catch(() => undefined); else media.pause(); }); },
      pause: () => { on((media) => { media.pause(); }); },
      skip: (seconds) => { on((media) => { seek(media.currentTime + seconds); }); },
      setRate: (rate) => { on((media) => { media.playbackRate = rate; }); },
      setMuted,
    };
  }, [state]);
};
