// The microphone as a stream of samples: asked for, listened to as it is, changed for another, given back.
import { sampleRate } from '../../../shared/recording/rules.ts';
import { deviceNames, openDevice } from './devices.ts';
import { worklet, type FromWorklet, type ToWorklet, type WorkletOptions } from './sound-messages.ts';
import workletFile from './sound-worklet.ts?worker&url';

export interface MicrophoneListener {
  readonly samples: (samples: Int16Array<ArrayBuffer>) => void;
  readonly heard: (peak: number, frames: number) => void;
  readonly gone: () => void;
}

export interface Microphone {
  readonly name: () => string;
  readonly names: () => Promise<readonly string[]>;
  use(name: string): Promise<void>;
  tell(message: 'pause' | 'go-on'): void;
  /** Resolves once every sample so far was handed over. */
  part(): Promise<void>;
  end(): void;
}

/** Sound goes into the pieces alone, never to a loudspeaker. TypeScript's types do not name `sinkId` yet. */
const silently: AudioContextOptions & { readonly sinkId: { readonly type: 'none' } } = { sampleRate, latencyHint: 'playback', sinkId: { type: 'none' } };

export const openMicrophone = async (wanted: string | null, options: WorkletOptions, { samples, heard, gone }: MicrophoneListener): Promise<Microphone> => {
  let track = await openDevice('audio', wanted);
  const context = new AudioContext(silently);
  const end = (): void => {
    track.stop();
    void context.close().catch(() => undefined);
  };
  try {
    await context.audioWorklet.addModule(workletFile);
    const node = new AudioWorkletNode(context, worklet, { numberOfInputs: 1, numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit', channelInterpretation: 'speakers', processorOptions: options });
    const waiting: (() => void)[] = [];
    node.port.onmessage = ({ data }: MessageEvent<FromWorklet>) => {
      if (data.what === 'piece') samples(data.samples);
      else if (data.what === 'heard') heard(data.peak, data.frames);
      else waiting.shift()?.();
    };
    const tell = (message: ToWorklet): void => { node.port.postMessage(message); };
    const listen = (to: MediaStreamTrack): MediaStreamAudioSourceNode => {
      to.addEventListener('ended', gone);
      const source = context.createMediaStreamSource(new MediaStream([to]));
      source.connect(node);
      return source;
    };
    let source = listen(track);
    await context.resume();
    return {
      name: () => track.label,
      names: () => deviceNames('audio'),
      async use(name) {
        const next = await openDevice('audio', name);
        const before = source;
        source = listen(next);
        before.disconnect();
        track.stop();
        track = next;
      },
      tell,
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
