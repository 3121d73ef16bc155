// Calls of recording that run in the vault process, and those that only main may make.
import type { Handlers } from '../ipc/handlers.ts';
import type { ProcessInput, ProcessOutput } from '../vault-process/contract.ts';
import type { VaultSession } from '../vault/session.ts';
import { chooseForRecording, recordingChoice } from './choosing.ts';
import type { Recorder } from './recorder.ts';

type RecordingProcessCall = 'process.beginRecording' | 'process.addRecordingPiece' | 'process.stopRecording';

export interface RecordingHandlers {
  readonly recording: Handlers<'recording', 'vault'>;
  readonly process: { readonly [N in RecordingProcessCall]: (input: ProcessInput<N>) => Promise<ProcessOutput<N>> };
}

export const recordingHandlers = (session: VaultSession, recorder: Recorder): RecordingHandlers => ({
  recording: {
    state: () => recorder.state(),
    choice: () => recordingChoice(session),
    choose: (chosen) => chooseForRecording(session, chosen),
    async pause({ recording }) {
      await recorder.pause(recording);
      return {};
    },
    async goOn({ recording }) {
      await recorder.goOn(recording);
      return {};
    },
    keep: ({ recording }) => recorder.keep(recording),
  },
  process: {
    'process.beginRecording': async ({ medium }) => ({ recording: await recorder.begin(medium) }),
    'process.addRecordingPiece': async ({ recording, piece, bytes }) => ({ keptMs: await recorder.addPiece(recording, piece, bytes) }),
    'process.stopRecording': ({ recording, because }) => recorder.stop(recording, because),
  },
});
