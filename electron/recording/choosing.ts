// What a person chose to record with: sound or film, and which microphone and camera, by the names that the system gives them. A habit of the vault, beside
// its settings; it says nothing of the evidence, so the custody log does not name it.
import type { InputOf } from '../../shared/contract/registry.ts';
import { noRecordingChoice, type RecordingChoice } from '../../shared/recording/schema.ts';
import { choices } from '../settings/choices.ts';
import { readChoice, writeChoice } from '../settings/stored-choice.ts';
import type { VaultSession } from '../vault/session.ts';

export const recordingChoice = ({ read }: VaultSession): Promise<RecordingChoice> => readChoice(read, choices.recordingWith, noRecordingChoice);

export const chooseForRecording = (session: VaultSession, chosen: InputOf<'recording.choose'>): Promise<RecordingChoice> =>
  session.change(async ({ db, at }) => {
    const now = await readChoice(db, choices.recordingWith, noRecordingChoice);
    const next: RecordingChoice = { medium: chosen.medium ?? now.medium, microphone: chosen.microphone === undefined ? now.microphone : chosen.microphone, camera: chosen.camera === undefined ? now.camera : chosen.camera };
    await writeChoice(db, choices.recordingWith, next, at);
    return next;
  });
