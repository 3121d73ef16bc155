// Microphones and cameras as the system names them, and the one that was chosen, opened. Their names are told only to a page that may have one.

export type DeviceKind = 'audio' | 'video';

/** Nothing that a call would do to a voice: what is recorded may have to be believed. */
const soundAsItIs: MediaTrackConstraints = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false };

const picture: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };

const listKinds = { audio: 'audioinput', video: 'videoinput' } as const satisfies Record<DeviceKind, MediaDeviceKind>;

const devicesOf = async (kind: DeviceKind): Promise<readonly MediaDeviceInfo[]> => (await navigator.mediaDevices.enumerateDevices()).filter((device) => device.kind === listKinds[kind]);

/** Whether the computer has one at all, which can be seen without being allowed to use it. */
export const hasDevice = async (kind: DeviceKind): Promise<boolean> => (await devicesOf(kind)).length > 0;

/** Their names, each once. */
export const deviceNames = async (kind: DeviceKind): Promise<readonly string[]> => [...new Set((await devicesOf(kind)).map(({ label }) => label).filter((label) => label !== ''))];

const open = async (kind: DeviceKind, which: MediaTrackConstraints): Promise<MediaStreamTrack> => {
  const wanted = { ...(kind === 'audio' ? soundAsItIs : picture), ...which };
  const stream = await navigator.mediaDevices.getUserMedia(kind === 'audio' ? { audio: wanted, video: false } : { audio: false, video: wanted });
  const [track] = stream.getTracks();
  if (track === undefined) throw new DOMException('nothing was given', 'NotFoundError');
  return track;
};

/** Opens the one of that name, or the system's own choice where none has it. Rejects with the browser's own error (`NotFoundError`, `NotAllowedError`, ...). */
export const openDevice = async (kind: DeviceKind, name: string | null): Promise<MediaStreamTrack> => {
  const track = await open(kind, {});
  if (name === null || track.label === name) return track;
  const named = (await devicesOf(kind)).find(({ label }) => label === name);
  if (named === undefined) return track;
  track.stop();
  return open(kind, { deviceId: { exact: named.deviceId } });
};
