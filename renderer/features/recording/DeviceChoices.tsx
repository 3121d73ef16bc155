// Which microphone and which camera, by the names that the system gives them. A film keeps its camera once it has begun, because its size is the camera's.
import { useText } from '../../i18n/use-text.ts';
import { Line } from '../../ui/Line.tsx';
import { Select } from '../../ui/Select.tsx';
import { useRecording } from './recording-context.ts';
import type { RecorderState } from './recorder.ts';

/** What is used is on the list, whatever the system tells of the others. */
const optionsOf = (names: readonly string[], used: string) => (names.includes(used) ? names : [used, ...names]).map((name) => ({ value: name, words: name }));

export const DeviceChoices = ({ state }: { readonly state: RecorderState & { readonly is: 'ready' | 'running' | 'paused' } }) => {
  const t = useText();
  const { recorder } = useRecording();
  const { microphone, microphones, camera, cameras } = state.devices;
  return (
    <>
      <div className="recording-devices">
        <Select label={t('recording.microphone')} options={optionsOf(microphones, microphone)} value={microphone} onChange={(name) => { void recorder.use('microphone', name); }} />
        {camera === null ? null : <Select label={t('recording.camera')} options={optionsOf(cameras, camera)} value={camera} isDisabled={state.is !== 'ready'} onChange={(name) => { void recorder.use('camera', name); }} />}
      </div>
      {state.unused === null ? null : <Line tone="warn" mark="attention" role="alert">{t('recording.unused', { what: state.unused })}</Line>}
    </>
  );
};
