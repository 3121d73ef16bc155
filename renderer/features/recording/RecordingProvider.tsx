// Holds the one recording of the open vault, whatever place is shown. It ends with the vault: a lock lets go of microphone and camera at once.
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { listen } from '../../api.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { pendingSaves } from '../../session/pending-saves.ts';
import { captureFilm } from './film-capture.ts';
import { RecordingContext, type RecordingApi } from './recording-context.ts';
import { RecordDialog } from './RecordDialog.tsx';
import { createWindowRecorder } from './recorder.ts';
import { captureSound } from './sound-capture.ts';

export const RecordingProvider = ({ children }: { readonly children: ReactNode }) => {
  const formatter = useFormatter();
  const client = useQueryClient();
  const [recorder] = useState(() => createWindowRecorder({ sound: captureSound, film: captureFilm }));
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const off = pendingSaves.add(() => recorder.sendPart());
    return () => {
      off();
      recorder.leave();
    };
  }, [recorder]);
  useEffect(() => listen('recording.changed', () => { void client.invalidateQueries({ queryKey: ['recording.state'] }); }), [client]);
  // Said once, also where the dialog is closed.
  useEffect(() => {
    let last = recorder.state();
    return recorder.subscribe(() => {
      const state = recorder.state();
      if (state === last) return;
      last = state;
      if (state.is === 'kept') {
        const { item } = state.kept;
        announce(formatter.text(item === null ? 'recording.keptNothing' : 'recording.keptAs', { id: item ?? '', because: state.because }), state.because === 'stop' ? 'plain' : 'danger');
      } else if (state.is === 'failed') announce(formatter.text('recording.notKept', { why: formatter.failure(state.failure) }), 'danger');
    });
  }, [recorder, formatter]);
  const value = useMemo<RecordingApi>(() => ({ recorder, isShown, show: () => { setShown(true); }, hide: () => { setShown(false); } }), [recorder, isShown]);
  return (
    <RecordingContext value={value}>
      {children}
      {isShown ? <RecordDialog /> : null}
    </RecordingContext>
  );
};
