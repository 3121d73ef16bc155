// Asks the app before the page is given a microphone or a camera, as Electron does, and takes them from the page when the app no longer grants them, which
// Electron does not. Chromium itself accepts whatever passes here: the content policy and the permissions policy of the app's answers hold besides.
import type { Link } from './link.ts';

type Kind = 'audio' | 'video';

const denied = (): DOMException => new DOMException('Permission denied', 'NotAllowedError');

/** Takes away the older names of the same question. */
const withoutOldNames = (): void => {
  for (const name of ['getUserMedia', 'webkitGetUserMedia']) {
    Object.defineProperty(Navigator.prototype, name, { value: undefined });
  }
};

const replace = (ask: (kinds: readonly Kind[], given: () => Promise<MediaStream>) => Promise<MediaStream>): void => {
  // A page that is no secure context has no such thing to ask for.
  if (!('MediaDevices' in window)) {
    return;
  }
  const given = Object.getOwnPropertyDescriptor(MediaDevices.prototype, 'getUserMedia')?.value as MediaDevices['getUserMedia'];
  Object.defineProperty(MediaDevices.prototype, 'getUserMedia', {
    value(this: MediaDevices, wanted: MediaStreamConstraints = {}): Promise<MediaStream> {
      return ask((['audio', 'video'] as const).filter((kind) => wanted[kind] !== undefined && wanted[kind] !== false), () => given.call(this, wanted));
    },
  });
  withoutOldNames();
};

/** In a frame within the page nothing is granted. */
export const denyMedia = (): void => {
  replace(() => Promise.reject(denied()));
};

export const askForMedia = (link: Link): void => {
  const tracks = new Set<MediaStreamTrack>();
  link.listen((message) => {
    if (message.kind === 'media-taken') {
      for (const track of tracks) {
        track.stop();
      }
      tracks.clear();
    }
  });
  replace(async (kinds, given) => {
    if ((await link.ask((id) => ({ kind: 'media', id, kinds }))) !== true) {
      throw denied();
    }
    const stream = await given();
    for (const track of stream.getTracks()) {
      tracks.add(track);
    }
    return stream;
  });
};
