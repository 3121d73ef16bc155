// What became of a recording: its item, why it ended where nobody stopped it, and what was lost.
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { useRecording } from './recording-context.ts';
import type { RecorderState } from './recorder.ts';

export const AfterRecording = ({ state }: { readonly state: RecorderState & { readonly is: 'kept' } }) => {
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
