// The microphone as a stream of pieces: asked for, listened to as it is, given back. Knows nothing of vaults.
import { sampleRate } from '../../../shared/recording/rules.ts';
import { worklet, type FromWorklet, type ToWorklet } from './sound-messages.ts';
import workletFile from './sound-worklet.ts?worker&url';

export interface Listener {
  readonly piece: (samples: Int16Array<ArrayBuffer>) => void;
  readonly heard: (peak: number, frames: number) => void;
  /** The microphone was pulled out or taken by the system. */
  readonly gone: () => void;
}

export interface MicrophoneSound {
  /** What the system calls it. */
  readonly name: string;
  pause(): void;
  goOn(): void;
  /** Resolves once every sample so far was handed to `piece`. */
  part(): Promise<void>;
  /** Gives the microphone back. What was not parted with is lost. */
  end(): void;
}

/** Nothing that a call would do to a voice: what is recorded may have to be believed. */
const asItIs: MediaTrackConstraints = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false };

/** Sound goes into the pieces alone, never to a loudspeaker. TypeScript's types do not name `sinkId` yet. */
const silently: AudioContextOptions & { readonly sinkId: { readonly type: 'none' } } = { sampleRate, latencyHint: 'playback', sinkId: { type: 'none' } };

/** Asks for the microphone and begins to listen. Rejects with the browser's own error (`NotFoundError`, `NotAllowedError`, ...). */
export const listenToMicrophone = async ({ piece, heard, gone }: Listener): Promise<MicrophoneSound> => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: asItIs, video: false });
  const context = new AudioContext(silently);
  const end = (): void => {
    for (const track of stream.getTracks()) track.stop();
    void context.close().catch(() => undefined);
  };
  try {
    await context.audioWorklet.addModule(workletFile);
    const node = new AudioWorkletNode(context, worklet, { numberOfInputs: 1, numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit', channelInterpretation: 'speakers' });
    const waiting: (() => void)[] = [];
    node.port.onmessage = ({ data }: MessageEvent<FromWorklet>) => {
      if (data.what === 'piece') piece(data.samples);
      else if (data.what === 'heard') heard(data.peak, data.frames);
      else waiting.shift()?.();
    };
    const tell = (message: ToWorklet): void => { node.port.postMessage(message); };
    context.createMediaStreamSource(stream).connect(node);
    const [track] = stream.getAudioTracks();
    track?.addEventListener('ended', gone);
    await context.resume();
    return {
      name: track?.label ?? '',
      pause: () => { tell('pause'); },
      goOn: () => { tell('go-on'); },
      part: () => new Promise((resolve) => {
        waiting.push(resolve);
        tell('part');
      }),
      end,
    };
  } catch (error) {
    end();
    throw error;
  }
};
