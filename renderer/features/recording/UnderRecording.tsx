// While it records, and while a camera waits to: what it sees, how long and how loud, and what is on the disk.
import { Text } from '../../i18n/Text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Line } from '../../ui/Line.tsx';
import { DeviceChoices } from './DeviceChoices.tsx';
import { FilmPreview } from './FilmPreview.tsx';
import { LevelMeter } from './LevelMeter.tsx';
import { RecordedTime } from './RecordedTime.tsx';
import { RefusedLine } from './RefusedLine.tsx';
import type { RecorderState } from './recorder.ts';

const lines = {
  ready: { mark: 'attention', tone: 'warn', words: 'recording.ready' },
  paused: { mark: 'attention', tone: 'warn', words: 'recording.paused' },
  running: { mark: 'fine', tone: 'info', words: 'recording.running' },
} as const;

export const UnderRecording = ({ state }: { readonly state: RecorderState & { readonly is: 'ready' | 'running' | 'paused' } }) => {
  const t = useText();
  const { mark, tone, words } = lines[state.is];
  return (
    <>
      <div className="recording-now">
        <Line mark={mark} tone={tone}>{t(words)}</Line>
        {state.is === 'ready' ? null : <p className="recording-large"><RecordedTime /></p>}
      </div>
      <RefusedLine refused={state.refused} />
      {state.preview === null ? null : <FilmPreview stream={state.preview} />}
      <LevelMeter isPaused={state.is === 'paused'} />
      <DeviceChoices state={state} />
      {state.is === 'ready' ? null : <p className="text-2"><Text id="recording.inVault" values={{ time: <RecordedTime of="keptMs" /> }} /></p>}
    </>
  );
};
