// Starts adding what a person chooses, drops or pastes. The job tells the rest in Activity.
import { useCallback } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { Result } from '../../../shared/contract/result.ts';
import { api, claimFiles } from '../../api.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';

const useTell = (): ((result: Result<unknown>) => void) => {
  const formatter = useFormatter();
  return useCallback((result) => {
    if (result.ok) announce(formatter.text('activity.startedAdding'));
    else announce(formatter.failure(result.failure satisfies Failure), 'danger');
  }, [formatter]);
};

/** Asks for files or a folder, then adds them. Nothing happens when the person closes the dialog. */
export const useAddEvidence = (): ((what: 'files' | 'folder') => void) => {
  const tell = useTell();
  return useCallback(
    (what) => {
      void (async () => {
        const chosen = await api.evidence.chooseFiles({ what });
        if (!chosen.ok) tell(chosen);
        else if (chosen.value.chosen.length > 0) tell(await api.evidence.add({ tickets: chosen.value.chosen.map((one) => one.ticket), way: what === 'folder' ? 'folder' : 'dialog' }));
      })();
    },
    [tell],
  );
};

/** Adds files that were dropped on the window, folders with everything in them. */
export const useAddDropped = (): ((files: readonly File[]) => void) => {
  const tell = useTell();
  const { text } = useFormatter();
  return useCallback(
    (files) => {
      void (async () => {
        const claimed = await claimFiles(files);
        if (claimed.length === 0) announce(text('activity.dropNoFiles'), 'danger');
        else tell(await api.evidence.add({ tickets: claimed.map((one) => one.ticket), way: 'drop' }));
      })();
    },
    [tell, text],
  );
};

/** Adds something that has no file: a pasted picture or text. */
export const useAddPasted = (): ((name: string, bytes: Uint8Array<ArrayBuffer>) => void) => {
  const tell = useTell();
  return useCallback((name, bytes) => { void api.evidence.addPasted({ name, bytes }).then(tell); }, [tell]);
};
