// The line above every place while something is recorded: that it is, for how long, pause and stop.
import { useText } from '../../i18n/use-text.ts';
import { Text } from '../../i18n/Text.tsx';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import { useRecorderState, useRecording } from './recording-context.ts';
import { RecordedTime } from './RecordedTime.tsx';
import { RecordingButtons } from './RecordingButtons.tsx';
import './recording.css';
import { RefusedLine } from './RefusedLine.tsx';

export const RecordingStrip = () => {
  const t = useText();
  const { show } = useRecording();
  const state = useRecorderState();
  if (state.is === 'keeping') return <Line tone="info">{t('recording.keeping')}</Line>;
  if (state.is !== 'running' && state.is !== 'paused') return null;
  const isPaused = state.is === 'paused';
  return (
    <section aria-label={t('recording.strip')} className="recording-strip">
      <Line tone={isPaused ? 'warn' : 'info'} mark={isPaused ? 'attention' : 'fine'}
        actions={<><RecordingButtons isPaused={isPaused} size="standard" /><Button kind="quiet" onPress={show}>{t('recording.showMore')}</Button></>}>
        <Text id={isPaused ? 'recording.stripPaused' : 'recording.stripRunning'} values={{ time: <RecordedTime /> }} />
      </Line>
      <RefusedLine refused={state.refused} />
    </section>
  );
};
