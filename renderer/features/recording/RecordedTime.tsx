// The time of the recording. Hours are always there, so that nothing moves when the first one is full.
import { useHeard } from './recording-context.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** `00:38:10`. */
const timeText = (ms: number): string => {
  const seconds = Math.floor(ms / 1000);
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

export const RecordedTime = ({ of = 'takenMs' }: { readonly of?: 'takenMs' | 'keptMs' }) => <span className="recording-time" dir="ltr">{timeText(useHeard()[of])}</span>;
