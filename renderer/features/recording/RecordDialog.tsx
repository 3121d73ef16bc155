// Recording, step by step: what will happen, the microphone and how loud it is, and the item it became. Closing it leaves the recording running.
import { Mic } from 'lucide-react';
import { bytesPerHour } from '../../../shared/recording/rules.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { Text } from '../../i18n/Text.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { LevelMeter } from './LevelMeter.tsx';
import { useRecorderState, useRecording } from './recording-context.ts';
import { RecordedTime } from './RecordedTime.tsx';
import { RecordingButtons } from './RecordingButtons.tsx';
import './recording.css';
import type { RecorderState } from './sound-recorder.ts';
import { WaitingRecordings } from './WaitingRecordings.tsx';

const unheardWords = { 'no-microphone': 'recording.noMicrophone', 'not-allowed': 'recording.notAllowed', 'in-use': 'recording.inUse', other: 'recording.notHeard' } as const;

const Before = () => {
  const t = useText();
  const formats = useFormats();
  const free = useAnswer('home.overview', {}).data?.disk?.free ?? null;
  return (
    <>
      <p>{t('recording.what')}</p>
      <p>{t('recording.size', { perHour: formats.bytes(bytesPerHour) })}{free === null ? null : <> {t('recording.free', { free: formats.bytes(free), hours: Math.floor(free / (2 * bytesPerHour)) })}</>}</p>
      <p>{t('recording.lockEnds')}</p>
    </>
  );
};

const Under = ({ state }: { readonly state: RecorderState & { readonly is: 'running' | 'paused' } }) => {
  const t = useText();
  const isPaused = state.is === 'paused';
  return (
    <>
      <div className="recording-now">
        <Line mark={isPaused ? 'attention' : 'fine'} tone={isPaused ? 'warn' : 'info'}>{t(isPaused ? 'recording.paused' : 'recording.running')}</Line>
        <p className="recording-large"><RecordedTime /></p>
      </div>
      <LevelMeter isPaused={isPaused} />
      <p><Text id="recording.microphone" values={{ name: <Bdi value={state.microphone} /> }} /></p>
      <p className="text-2"><Text id="recording.inVault" values={{ time: <RecordedTime of="keptMs" /> }} /></p>
    </>
  );
};

const After = ({ state }: { readonly state: RecorderState & { readonly is: 'kept' } }) => {
  const t = useText();
  const formats = useFormats();
  const router = useRouter();
  const { hide, recorder } = useRecording();
  const { item, missing } = state.kept;
  const open = (): void => {
    if (item === null) return;
    hide();
    recorder.forget();
    router.go({ place: 'evidence item', id: item });
  };
  return (
    <>
      {state.because === 'stop' ? null : <Line tone="warn" mark="attention" role="alert">{t('recording.endedBy', { because: state.because })}</Line>}
      {state.failure === null ? null : <FailureLine failure={state.failure} />}
      {item === null ? <p role="status">{t('recording.keptNothing')}</p> : (
        <Line tone="ok" mark="fine" role="status" actions={<Button onPress={open}>{t('recording.open', { id: item })}</Button>}>{t('recording.done', { id: item, length: formats.clock(state.lengthMs), missing })}</Line>
      )}
    </>
  );
};

export const RecordDialog = () => {
  const t = useText();
  const { recorder, hide } = useRecording();
  const state = useRecorderState();
  const isOurs = state.is === 'running' || state.is === 'paused' || state.is === 'starting' || state.is === 'keeping';
  const isUnder = state.is === 'running' || state.is === 'paused';
  const close = (): void => {
    hide();
    recorder.forget();
  };
  const begin = <Button kind="primary" size="large" icon={Mic} isDisabled={state.is === 'starting'} onPress={() => { void recorder.begin(); }}>{t(state.is === 'kept' ? 'recording.beginAgain' : 'recording.begin')}</Button>;
  return (
    <Dialog title={t('recording.title')} isOpen onClose={close}
      buttons={<><Button size="large" onPress={close}>{t(isOurs ? 'recording.closeGoesOn' : 'ui.close')}</Button>{isUnder ? <RecordingButtons isPaused={state.is === 'paused'} size="large" /> : state.is === 'keeping' ? null : begin}</>}>
      <div className="stack">
        {isUnder ? <Under state={state} /> : null}
        {state.is === 'keeping' ? <p role="status">{t('recording.keeping')}</p> : null}
        {state.is === 'kept' ? <After state={state} /> : null}
        {state.is === 'failed' ? <FailureLine failure={state.failure} /> : null}
        {state.is === 'unheard' ? <Line tone="danger" mark="wrong" role="alert">{t(unheardWords[state.why])}</Line> : null}
        {state.is === 'starting' ? <p role="status">{t('recording.starting')}</p> : null}
        {isUnder || state.is === 'keeping' || state.is === 'kept' ? null : <Before />}
        <WaitingRecordings ours={isOurs} />
      </div>
    </Dialog>
  );
};
