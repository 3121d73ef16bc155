// What the camera sees, as it is kept: not turned round like a mirror, and without its sound.
import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';

export const FilmPreview = ({ stream }: { readonly stream: MediaStream }) => {
  const t = useText();
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (element.current !== null) element.current.srcObject = stream;
  }, [stream]);
  return <video ref={element} className="recording-preview" aria-label={t('recording.preview')} autoPlay muted playsInline disablePictureInPicture disableRemotePlayback />;
};
