// Pause, go on, stop: the same in the strip and in the dialog.
import { CirclePause, CirclePlay, Square } from 'lucide-react';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { useRecording } from './recording-context.ts';

export const RecordingButtons = ({ isPaused, size }: { readonly isPaused: boolean; readonly size: 'standard' | 'large' }) => {
  const t = useText();
  const { recorder } = useRecording();
  return (
    <>
      <Button size={size} icon={isPaused ? CirclePlay : CirclePause} onPress={() => { void (isPaused ? recorder.goOn() : recorder.pause()); }}>{t(isPaused ? 'recording.goOn' : 'recording.pause')}</Button>
      <Button size={size} icon={Square} onPress={() => { void recorder.stop(); }}>{t('recording.stop')}</Button>
    </>
  );
};
