// Recording into the vault: pieces and the item they become, and the opening that makes an item of pieces that were left.
import { evidenceHandlers } from '../../../electron/evidence/handlers.ts';
import { storedItems } from '../../../electron/evidence/stored-repository.ts';
import { listEvidence } from '../../../electron/evidence/tool.ts';
import { createJobs } from '../../../electron/jobs/registry.ts';
import { createRecorder, type Recorder } from '../../../electron/recording/recorder.ts';
import { settleRecordingsOf } from '../../../electron/recording/settling.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { storedObject } from '../../../electron/vault/stored-objects.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { evidenceId } from '../../../shared/ids.ts';
import { filmPiece } from '../../../shared/recording/film-piece.ts';
import type { Medium, RecordingId } from '../../../shared/recording/schema.ts';
import { picture, sound } from '../../shared/recording/film-for-tests.ts';
import { markers } from '../secrets.ts';
import { layBase, open, vaultIn } from './ground.ts';
import type { Operation, Told } from './operation.ts';
import { inspectVault } from './sound.ts';

const pieces = 3;

/** Sound that can be read, so that it is found wherever it lies in the clear. */
const pieceOf = (number: number): Uint8Array => new Uint8Array(Buffer.from(`${markers.content} piece ${String(number)}. `.repeat(number === 1 ? 2000 : 40)));

/** The same words as sound of a film: twenty milliseconds of them after each other, and a picture that begins anew. */
const filmPieceOf = (number: number): Uint8Array => filmPiece([picture(number * 3000, true), { ...sound(number * 3000 + 20), bytes: pieceOf(number) }]);

const overRecorder = async (session: OpenSession, work: (recorder: Recorder) => Promise<void>): Promise<void> => {
  const jobs = createJobs(() => undefined);
  const evidence = evidenceHandlers(session, jobs);
  const recorder = createRecorder(evidence.context);
  try {
    await work(recorder);
  } finally {
    await recorder.close();
    await jobs.close();
    await evidence.close();
    await session.close();
  }
};

const recordPieces = async (recorder: Recorder, medium: Medium, acknowledge: (step: string) => void): Promise<RecordingId> => {
  const recording = await recorder.begin(medium);
  acknowledge('begun');
  for (let number = 0; number < pieces; number += 1) {
    if (number === 2) {
      await recorder.pause(recording);
      await recorder.goOn(recording);
    }
    await recorder.addPiece(recording, number, medium === 'film' ? filmPieceOf(number) : pieceOf(number));
    acknowledge(`kept ${String(number)}`);
  }
  return recording;
};

/** Opens as the next start does. */
const openAndSettle = async (folder: string): Promise<OpenSession> => {
  const session = await open(folder);
  await settleRecordingsOf(session);
  return session;
};

const recordedIn = async (session: OpenSession): Promise<Buffer> => {
  const [item] = await storedItems(session.read, [2]);
  const ref = item === undefined ? null : await storedObject(session.read, item.object);
  if (ref === null) return Buffer.alloc(0);
  const reader = await session.objects.open(ref);
  const bytes = await reader.read(0, ref.size);
  await reader.close();
  return Buffer.from(bytes);
};

/** How many of the pieces are in it, in their order and from the first one on. */
const heldIn = (file: Buffer, medium: Medium): number => {
  const parts = Array.from({ length: pieces }, (_, number) => Buffer.from(medium === 'film' ? filmPieceOf(number) : pieceOf(number)));
  const whole = parts.map((_, last) => Buffer.concat(parts.slice(0, last + 1)));
  // Sound ends with its last piece; behind a film's come the places to go to.
  return whole.findLastIndex((bytes) => (medium === 'film' ? file.includes(bytes) : file.subarray(file.byteLength - bytes.byteLength).equals(bytes))) + 1;
};

/** Every piece that was told as kept is in the one item, in its order, and at most the next one besides. */
const inspectRecording = (root: string, told: Told, kept: number, medium: Medium): Promise<readonly string[]> => inspectVault(root, {
  opened: openAndSettle,
  expected: ({ kind }) => kind === 'files-set-apart',
  holds: async (session) => {
    const ids: string[] = [];
    for await (const { id } of listEvidence(session, everything)) ids.push(id);
    const file = await recordedIn(session);
    const held = heldIn(file, medium);
    const wrong = held < kept || held > Math.min(pieces, kept + 1) || (held === 0) !== (file.byteLength === 0);
    return [
      ...(wrong ? [`told of ${String(kept)} pieces, found ${String(held)} in ${String(file.byteLength)} bytes`] : []),
      ...(ids.join(' ') === (held === 0 ? 'E-001' : `E-001 ${evidenceId(2)}`) ? [] : [`items: ${ids.join(' ')}, told: ${told.last}`]),
      ...((await settleRecordingsOf(session)).length === 0 ? [] : ['something was left to settle']),
    ];
  },
});

const record = (name: string, medium: Medium): Operation => ({
  name,
  lay: layBase,
  drive: async (_, root, acknowledge) => {
    await overRecorder(await open(vaultIn(root)), async (recorder) => {
      await recorder.stop(await recordPieces(recorder, medium, acknowledge), 'stop');
      acknowledge('stopped');
    });
    acknowledge('closed');
  },
  inspect: (_, root, told) => inspectRecording(root, told, told.all('kept').length, medium),
});

const settle = (name: string, medium: Medium): Operation => ({
  name,
  tellsNothing: true,
  lay: async (ground, root) => {
    await layBase(ground, root);
    await overRecorder(await open(vaultIn(root)), async (recorder) => { await recordPieces(recorder, medium, () => undefined); });
  },
  drive: async (_, root, acknowledge) => {
    const session = await openAndSettle(vaultIn(root));
    await session.close();
    acknowledge('closed');
  },
  inspect: (_, root, told) => inspectRecording(root, told, pieces, medium),
});

export const recordingOperations: readonly Operation[] = [record('record', 'sound'), settle('record-settle', 'sound'), record('film', 'film'), settle('film-settle', 'film')];
