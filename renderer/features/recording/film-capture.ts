// Picture and sound: what a camera and a microphone give, encoded into pieces as they come. It waits with both of them open, so that a person sees what will
// be in the film, until it is told to go on.
import { framesOf } from '../../../shared/recording/rules.ts';
import type { Devices, OpenCapture } from './capture.ts';
import { deviceNames, openDevice } from './devices.ts';
import { createFilmEncoder } from './film-encoder.ts';
import { openMicrophone } from './microphone.ts';

const soundBlockMs = 100;

/** Hands over every picture until the track ends or another one is used. Rejects when no more can be had though it goes on. */
const readPictures = async (track: MediaStreamTrack, taken: (frame: VideoFrame) => void): Promise<void> => {
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
  for (let one = await reader.read(); !one.done; one = await reader.read()) taken(one.value);
};

export const captureFilm: OpenCapture = async ({ piece, heard, gone, devicesChanged }, chosen) => {
  let isTaking = false;
  let hasBegun = false;
  const encoder = createFilmEncoder({ piece, failed: (track) => { gone(track === 'sound' ? 'microphone' : 'camera'); }, now: () => performance.now() });
  const microphone = await openMicrophone(chosen.microphone, { framesPerPiece: framesOf(soundBlockMs), isPaused: true }, {
    samples: (samples) => { encoder.sound(samples); }, heard, gone: () => { gone('microphone'); },
  }).catch((error: unknown) => {
    encoder.end();
    throw error;
  });
  let camera: MediaStreamTrack | null = null;
  const end = (): void => {
    navigator.mediaDevices.removeEventListener('devicechange', look);
    camera?.stop();
    microphone.end();
    encoder.end();
  };
  const watch = (track: MediaStreamTrack): void => {
    camera = track;
    track.addEventListener('ended', () => { gone('camera'); });
    readPictures(track, (frame) => { if (isTaking) encoder.picture(frame); else frame.close(); }).catch(() => { if (camera === track) gone('camera'); });
  };
  let names: Pick<Devices, 'microphones' | 'cameras'> = { microphones: [], cameras: [] };
  const readNames = async (): Promise<void> => {
    names = { microphones: await microphone.names(), cameras: await deviceNames('video') };
  };
  function look(): void {
    void readNames().then(devicesChanged);
  }
  try {
    watch(await openDevice('video', chosen.camera));
    await readNames();
  } catch (error) {
    end();
    throw error;
  }
  navigator.mediaDevices.addEventListener('devicechange', look);
  return {
    devices: () => ({ ...names, microphone: microphone.name(), camera: camera?.label ?? '' }),
    preview: () => (camera === null ? null : new MediaStream([camera])),
    async use(what, name) {
      if (what === 'microphone') await microphone.use(name);
      else if (!hasBegun) {
        const before = camera?.label ?? null;
        // Some systems give a camera out once.
        camera?.stop();
        try {
          watch(await openDevice('video', name));
        } catch (error) {
          watch(await openDevice('video', before));
          throw error;
        }
      }
      devicesChanged();
    },
    pause: () => {
      isTaking = false;
      microphone.tell('pause');
    },
    goOn: () => {
      encoder.rest();
      [isTaking, hasBegun] = [true, true];
      microphone.tell('go-on');
    },
    async part() {
      await microphone.part();
      await encoder.part();
    },
    end,
  };
};
