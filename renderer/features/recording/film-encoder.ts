// Encodes pictures and sound of a film as they come, VP8 and Opus, and hands over pieces. Pictures that the computer cannot keep up with are left out; their
// neighbours stay at their times.
import { filmPieceMs, opusPacketMs, pictureBitsPerSecond, soundBitsPerSecond, type Track } from '../../../shared/recording/film-piece.ts';
import { framesOf, millisecondsOf, sampleRate } from '../../../shared/recording/rules.ts';
import { createFilmClock } from './film-clock.ts';
import { createFilmCutter } from './film-cutter.ts';

export interface FilmEncoder {
  sound(samples: Int16Array<ArrayBuffer>): void;
  /** Takes the frame over and closes it. */
  picture(frame: VideoFrame): void;
  rest(): void;
  /** Everything that came so far is handed over. */
  part(): Promise<void>;
  end(): void;
}

/** Pictures that wait for the encoder: a third of a second. */
const mostWaiting = 10;

const framesPerPacket = framesOf(opusPacketMs);

/** Whole packets: what is missing of the last one is silence. */
const inPackets = (samples: Int16Array<ArrayBuffer>): Int16Array<ArrayBuffer> => {
  const whole = new Int16Array(Math.ceil(samples.length / framesPerPacket) * framesPerPacket);
  whole.set(samples);
  return whole;
};

interface FilmEncoderParts {
  readonly piece: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly failed: (track: Track) => void;
  readonly now: () => number;
}

export const createFilmEncoder = ({ piece, failed, now }: FilmEncoderParts): FilmEncoder => {
  const cutter = createFilmCutter(piece);
  const clock = createFilmClock();
  let frames = 0;
  let keyAt: number | null = null;

  const add = (track: Track, chunk: EncodedVideoChunk | EncodedAudioChunk): void => {
    const bytes = new Uint8Array(chunk.byteLength);
    chunk.copyTo(bytes);
    cutter.add({ track, atMs: Math.round(chunk.timestamp / 1000), isKey: chunk.type === 'key', bytes });
  };
  const pictures = new VideoEncoder({ output: (chunk) => { add('picture', chunk); }, error: () => { failed('picture'); } });
  const sounds = new AudioEncoder({ output: (chunk) => { add('sound', chunk); }, error: () => { failed('sound'); } });
  sounds.configure({ codec: 'opus', sampleRate, numberOfChannels: 1, bitrate: soundBitsPerSecond });

  return {
    sound(samples) {
      if (sounds.state !== 'configured' || samples.length === 0) return;
      const data = inPackets(samples);
      const sound = new AudioData({ format: 's16', sampleRate, numberOfChannels: 1, numberOfFrames: data.length, timestamp: millisecondsOf(frames) * 1000, data });
      sounds.encode(sound);
      sound.close();
      frames += data.length;
      clock.sound(now(), millisecondsOf(frames));
    },
    picture(frame) {
      const at = clock.picture(now(), frame.timestamp / 1000);
      if (at !== null && pictures.state !== 'closed' && pictures.encodeQueueSize < mostWaiting) {
        if (pictures.state === 'unconfigured') pictures.configure({ codec: 'vp8', width: frame.displayWidth, height: frame.displayHeight, bitrate: pictureBitsPerSecond, framerate: 30, latencyMode: 'realtime' });
        const keyFrame = keyAt === null || at >= keyAt + filmPieceMs;
        if (keyFrame) keyAt = at;
        const timed = new VideoFrame(frame, { timestamp: at * 1000 });
        pictures.encode(timed, { keyFrame });
        timed.close();
      }
      frame.close();
    },
    rest: () => { clock.rest(); },
    async part() {
      await Promise.all([sounds, pictures].map(async (encoder) => { if (encoder.state === 'configured') await encoder.flush().catch(() => undefined); }));
      keyAt = null;
      cutter.part();
    },
    end() {
      for (const encoder of [sounds, pictures]) if (encoder.state !== 'closed') encoder.close();
    },
  };
};
