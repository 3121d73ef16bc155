// The recording of the open vault, for the strip, the dialog and whoever opens it.
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Heard, RecorderState, WindowRecorder } from './recorder.ts';

export interface RecordingApi {
  readonly recorder: WindowRecorder;
  readonly isShown: boolean;
  /** Shows what there is to recording; begins nothing. */
  readonly show: () => void;
  readonly hide: () => void;
}

export const RecordingContext = createContext<RecordingApi | null>(null);

/** Only inside an open vault. */
export const useRecording = (): RecordingApi => {
  const value = useContext(RecordingContext);
  if (value === null) throw new Error('useRecording outside RecordingProvider');
  return value;
};

export const useRecorderState = (): RecorderState => {
  const { recorder } = useRecording();
  return useSyncExternalStore(recorder.subscribe, recorder.state);
};

/** Changes many times a second: for the smallest parts alone. */
export const useHeard = (): Heard => {
  const { recorder } = useRecording();
  return useSyncExternalStore(recorder.subscribe, recorder.heard);
};
