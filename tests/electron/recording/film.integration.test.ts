// A film straight into the vault, over real SQLCipher and real files: one whole item however it ended, and nothing in it that was not walked.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseForRecording, recordingChoice } from '../../../electron/recording/choosing.ts';
import { createRecorder, type Recorder } from '../../../electron/recording/recorder.ts';
import { settleRecordings } from '../../../electron/recording/settling.ts';
import { filmPieceAt } from '../../shared/recording/film-for-tests.ts';
import { evidenceOver, openPlace, type Place } from '../evidence/evidence-for-tests.ts';
import { failureOf, reopen } from '../vault/vault-for-tests.ts';
import { losePiece, piece, record, storedObjects } from './recording-for-tests.ts';
import { readWebm } from './webm-for-tests.ts';

let place: Place;
let recorder: Recorder;
beforeEach(async () => {
  place = await openPlace();
  recorder = createRecorder(place.evidence.context);
});
afterEach(() => place.end());

const filmIn = async (over: Place['evidence'] = place.evidence) => {
  const [row] = await over.list();
  if (row === undefined) throw new Error('there is no item');
  const { item } = await over.evidence.get({ id: row.id });
  const { bytes } = await over.process['process.readMedia']({ id: row.id, start: 0, end: item.size });
  return { item, film: readWebm(Buffer.from(bytes)) };
};

const recordedEntry = async () => (await place.custody('E-001')).find(({ action }) => action === 'recorded')?.details;

describe('a film that is stopped', () => {
  it('is one item that says when it was made, how long and how large it is, with a place to go to for every piece', async () => {
    const recording = await record(recorder, 3, 'film');
    expect(await recorder.state()).toMatchObject({ active: { medium: 'film', keptMs: 9000, pieces: 3 } });
    expect(await recorder.stop(recording, 'stop')).toEqual({ item: 'E-001', missing: 0 });
    const { item, film } = await filmIn();
    expect(item).toMatchObject({ kind: 'video', viewer: 'video', mediaType: 'video/webm', metadataProblem: null, check: 'equal', durationMs: 9000, width: 640, height: 480 });
    expect(item.fileName).toMatch(/^film-.*\.webm$/u);
    expect(item.description).toMatchObject({ originality: 'original', obtainedHow: 'own-recording', capturedAt: { certainty: 'exact', basis: 'device' } });
    expect(item.fileSays.capturedAt?.value).toEqual(item.description.capturedAt?.value);
    expect(film).toMatchObject({ clusters: [0, 3000, 6000], holes: [], packets: { picture: 90, sound: 450 } });
    expect(film.cues).toEqual([0, 3000, 6000].map((timeMs) => ({ timeMs, isCluster: true })));
    expect(await recordedEntry()).toMatchObject({ ended: 'stop', length: '00:00:09', pieces: 3, picture: '640 × 480' });
    expect(await storedObjects(place.session)).toBe(1);
  });

  it('leaves nothing where the camera was on and nothing was recorded', async () => {
    const before = (await place.custody(null)).length;
    expect(await recorder.stop(await recorder.begin('film'), 'stop')).toEqual({ item: null, missing: 0 });
    expect([await place.evidence.list(), (await place.custody(null)).length]).toEqual([[], before]);
  });
});

describe('pieces of a film', () => {
  it('are taken apart before they are kept: what is none is refused, and what is kept stays', async () => {
    const recording = await record(recorder, 2, 'film');
    for (const wrong of [piece(0), filmPieceAt(1), filmPieceAt(2, [320, 240]), filmPieceAt(2).subarray(1)]) expect(await failureOf(recorder.addPiece(recording, 2, wrong))).toBe('recording-piece-refused');
    expect(await storedObjects(place.session)).toBe(2);
    expect(await recorder.addPiece(recording, 2, filmPieceAt(2))).toBe(9000);
    await recorder.stop(recording, 'stop');
    expect((await filmIn()).film.clusters).toEqual([0, 3000, 6000]);
  });

  it('are no sound, and sound is no piece of a film', async () => {
    const recording = await recorder.begin('sound');
    expect(await failureOf(recorder.addPiece(recording, 0, new Uint8Array(3)))).toBe('recording-piece-refused');
    await recorder.stop(recording, 'stop');
  });

  it('that are lost cost themselves alone: the others are where and when they were', async () => {
    const recording = await record(recorder, 4, 'film');
    await losePiece(place.session, 0);
    await losePiece(place.session, 2);
    expect(await recorder.stop(recording, 'stop')).toEqual({ item: 'E-001', missing: 2 });
    const { item, film } = await filmIn();
    expect([item.durationMs, item.width, film.clusters]).toEqual([12_000, 640, [3000, 9000]]);
    expect(film.cues).toEqual([3000, 9000].map((timeMs) => ({ timeMs, isCluster: true })));
    expect(await recordedEntry()).toMatchObject({ missingPieces: 2, pieces: 4 });
  });

  it('that are all lost are said to be, and nothing is made of them', async () => {
    const recording = await record(recorder, 1, 'film');
    await losePiece(place.session, 0);
    expect(await recorder.stop(recording, 'stop')).toEqual({ item: null, missing: 1 });
    expect((await place.custody('vault')).filter(({ action }) => action === 'recording-lost')).toHaveLength(1);
  });
});

describe('a film that nobody stopped', () => {
  it.each(['lock', 'crash'] as const)('is an item at the next opening after a %s, with all that was kept', async (how) => {
    await record(recorder, 2, 'film');
    if (how === 'lock') await recorder.close();
    await place.evidence.shut();
    await place.session.close();
    const { session } = await reopen(place.vault);
    const evidence = evidenceOver(session);
    try {
      expect(await settleRecordings(evidence.context)).toMatchObject([{ kind: 'recording-kept', item: 'E-001', facts: { seconds: 6, ended: how === 'lock' ? 'lock' : 'cut' } }]);
      const { item, film } = await filmIn(evidence);
      expect([item.kind, item.metadataProblem, film.clusters]).toEqual(['video', 'ended-without-stop', [0, 3000]]);
    } finally {
      await evidence.shut();
      await session.close();
    }
  });
});

describe('what a person chose to record with', () => {
  it('is kept by the vault, each for itself, and nothing else is said of it', async () => {
    const before = (await place.custody(null)).length;
    expect(await recordingChoice(place.session)).toEqual({ medium: 'sound', microphone: null, camera: null });
    await chooseForRecording(place.session, { medium: 'film', camera: 'Front' });
    await chooseForRecording(place.session, { microphone: 'Table' });
    expect(await recordingChoice(place.session)).toEqual({ medium: 'film', microphone: 'Table', camera: 'Front' });
    expect((await place.custody(null)).length).toBe(before);
  });
});
