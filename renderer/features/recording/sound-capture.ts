// Sound alone: what the microphone gives, in pieces as they are kept.
import { framesPerPiece } from '../../../shared/recording/rules.ts';
import type { OpenCapture } from './capture.ts';
import { openMicrophone } from './microphone.ts';

export const captureSound: OpenCapture = async ({ piece, heard, gone, devicesChanged }, chosen) => {
  const microphone = await openMicrophone(chosen.microphone, { framesPerPiece, isPaused: false }, { samples: (samples) => { piece(new Uint8Array(samples.buffer)); }, heard, gone: () => { gone('microphone'); } });
  let microphones = await microphone.names();
  const look = (): void => {
    void microphone.names().then((names) => {
      microphones = names;
      devicesChanged();
    });
  };
  navigator.mediaDevices.addEventListener('devicechange', look);
  return {
    devices: () => ({ microphone: microphone.name(), microphones, camera: null, cameras: [] }),
    preview: () => null,
    async use(_, name) {
      await microphone.use(name);
      devicesChanged();
    },
    pause: () => { microphone.tell('pause'); },
    goOn: () => { microphone.tell('go-on'); },
    part: () => microphone.part(),
    end: () => {
      navigator.mediaDevices.removeEventListener('devicechange', look);
      microphone.end();
    },
  };
};
