// Makes preview pictures while a vault is open; shows nothing. Unmounting, which a lock does, ends all work at once.
import { useEffect } from 'react';
import { api, listen } from '../api.ts';
import { startPreviewMaker } from './previews/preview-maker.ts';

export const PreviewMaker = () => {
  useEffect(() => {
    const maker = startPreviewMaker(api.evidence);
    const stopListening = listen('evidence.changed', maker.wake);
    return () => {
      stopListening();
      maker.stop();
    };
  }, []);
  return null;
};
