// Recording, step by step: what will happen, the devices and what they give, and the item it became. Closing it leaves a recording running.
import { Camera, Mic } from 'lucide-react';
import { useState } from 'react';
import type { Medium } from '../../../shared/recording/schema.ts';
import { useAnswer, useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { AfterRecording } from './AfterRecording.tsx';
import { BeforeRecording } from './BeforeRecording.tsx';
import { useRecorderState, useRecording } from './recording-context.ts';
import { RecordingButtons } from './RecordingButtons.tsx';
import './recording.css';
import { UnderRecording } from './UnderRecording.tsx';
import { useHasCamera } from './use-has-camera.ts';
import { WaitingRecordings } from './WaitingRecordings.tsx';

const unheardWords = { 'no-device': 'recording.noDevice', 'not-allowed': 'recording.notAllowed', 'in-use': 'recording.inUse', other: 'recording.notHeard' } as const;

export const RecordDialog = () => {
  const t = useText();
  const { recorder, hide } = useRecording();
  const state = useRecorderState();
  const hasCamera = useHasCamera();
  const remembered = useAnswer('recording.choice', {}).data?.medium;
  const choose = useCommand('recording.choose', ['recording.choice']);
  const [chosen, setChosen] = useState<Medium | null>(null);
  const medium = hasCamera === true ? (chosen ?? remembered ?? 'sound') : 'sound';
  const isUnder = state.is === 'ready' || state.is === 'running' || state.is === 'paused';
  const isOurs = isUnder || state.is === 'starting' || state.is === 'keeping';
  const isGoingOn = isOurs && state.is !== 'ready';
  const close = (): void => {
    hide();
    // A camera that nobody looks at is off.
    if (state.is === 'ready') void recorder.stop().then(() => { recorder.forget(); });
    else recorder.forget();
  };
  const take = (next: Medium): void => {
    setChosen(next);
    choose.mutate({ medium: next });
  };
  const isKnown = hasCamera !== null && remembered !== undefined;
  const begin = <Button kind="primary" size="large" icon={medium === 'film' ? Camera : Mic} isDisabled={state.is === 'starting' || !isKnown} onPress={() => { void recorder.begin(medium); }}>
    {t(medium === 'film' ? 'recording.beginFilm' : state.is === 'kept' ? 'recording.beginAgain' : 'recording.begin')}
  </Button>;
  const start = <Button kind="primary" size="large" icon={Camera} onPress={() => { recorder.start(); }}>{t('recording.begin')}</Button>;
  const buttons = state.is === 'ready' ? start : state.is === 'running' || state.is === 'paused' ? <RecordingButtons isPaused={state.is === 'paused'} size="large" /> : state.is === 'keeping' ? null : begin;
  return (
    <Dialog title={t('recording.title')} isOpen onClose={close} buttons={<><Button size="large" onPress={close}>{t(isGoingOn ? 'recording.closeGoesOn' : 'ui.close')}</Button>{buttons}</>}>
      <div className="stack">
        {isUnder ? <UnderRecording state={state} /> : null}
        {state.is === 'keeping' ? <p role="status">{t('recording.keeping')}</p> : null}
        {state.is === 'kept' ? <AfterRecording state={state} /> : null}
        {state.is === 'failed' ? <FailureLine failure={state.failure} /> : null}
        {state.is === 'unheard' ? <Line tone="danger" mark="wrong" role="alert">{t(unheardWords[state.why], { medium: state.medium })}</Line> : null}
        {state.is === 'starting' ? <p role="status">{t('recording.starting', { medium: state.medium })}</p> : null}
        {isUnder || state.is === 'keeping' || state.is === 'kept' ? null : <BeforeRecording medium={medium} hasCamera={hasCamera === true} isDisabled={state.is === 'starting'} onMedium={take} />}
        <WaitingRecordings ours={isOurs} />
      </div>
    </Dialog>
  );
};
