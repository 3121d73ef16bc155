// Main's part of recording: lets the page have the microphone, and for a film the camera, while a recording is under way, and counts each piece that was kept as use of the window, so
// that an interview is not locked away because nobody touches the keyboard. What is recorded passes through and is kept by the vault process alone.
import type { Handlers } from '../../ipc/handlers.ts';
import type { VaultProcessClient } from '../../vault-process/client.ts';
import type { Capture } from '../guards/capture.ts';
import type { IdleLock } from '../idle-lock.ts';

interface RecordingParts {
  readonly capture: Capture;
  readonly client: () => VaultProcessClient;
  readonly idleLock: IdleLock;
  readonly vault: { readonly isOpen: boolean };
}

export const recordingMainHandlers = ({ capture, client, idleLock, vault }: RecordingParts): Handlers<'recording', 'main'> => ({
  async begin(input) {
    const begun = await client().askInternal('process.beginRecording', input);
    // Locked meanwhile: there is nothing to record into.
    if (vault.isOpen) capture.allow(input.medium);
    return begun;
  },
  async addPiece(input) {
    const kept = await client().askInternal('process.addRecordingPiece', input);
    if (capture.isAllowed('audio')) idleLock.active();
    return kept;
  },
  async stop(input) {
    capture.takeBack();
    return client().askInternal('process.stopRecording', input);
  },
});
