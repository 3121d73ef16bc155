// Main's part of recording: lets the page have the microphone while a recording is under way, and counts each piece that was kept as use of the window, so
// that an interview is not locked away because nobody touches the keyboard. The sound itself passes through and is kept by the vault process alone.
import type { Handlers } from '../ipc/handlers.ts';
import type { VaultProcessClient } from '../vault-process/client.ts';
import type { IdleLock } from './idle-lock.ts';
import type { Microphone } from './microphone.ts';

interface RecordingParts {
  readonly client: () => VaultProcessClient;
  readonly idleLock: IdleLock;
  readonly microphone: Microphone;
  readonly vault: { readonly isOpen: boolean };
}

export const recordingMainHandlers = ({ client, idleLock, microphone, vault }: RecordingParts): Handlers<'recording', 'main'> => ({
  async begin() {
    const begun = await client().askInternal('process.beginRecording', {});
    // Locked meanwhile: there is nothing to record into.
    if (vault.isOpen) microphone.allow();
    return begun;
  },
  async addPiece(input) {
    const kept = await client().askInternal('process.addRecordingPiece', input);
    if (microphone.isAllowed) idleLock.active();
    return kept;
  },
  async stop(input) {
    microphone.takeBack();
    return client().askInternal('process.stopRecording', input);
  },
});
