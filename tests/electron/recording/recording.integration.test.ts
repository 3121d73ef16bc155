// Recording straight into the vault, over real SQLCipher and real files: from the first piece to one item, and what is left when it does not come so far.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRecorder, type Recorder } from '../../../electron/recording/recorder.ts';
import { settleRecordings } from '../../../electron/recording/settling.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { verifyVault } from '../../../electron/vault/index.ts';
import { recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { framesPerPiece, wavHead } from '../../../shared/recording/rules.ts';
import { evidenceOver, openPlace, sha256, type Place } from '../evidence/evidence-for-tests.ts';
import { failureOf, reopen } from '../vault/vault-for-tests.ts';
import { losePiece, piece, record, storedObjects } from './recording-for-tests.ts';

let place: Place;
let recorder: Recorder;
beforeEach(async () => {
  place = await openPlace();
  recorder = createRecorder(place.evidence.context);
});
afterEach(() => place.end());

const itemOf = async (over: Place['evidence'] = place.evidence) => {
  const [row] = await over.list();
  if (row === undefined) throw new Error('there is no item');
  return (await over.evidence.get({ id: row.id })).item;
};

/** The vault as the next start finds it: closed by a lock, or left by a crash without a word. */
const nextOpening = async (how: 'lock' | 'crash') => {
  if (how === 'lock') await recorder.close();
  await place.evidence.shut();
  await place.session.close();
  const { session } = await reopen(place.vault);
  const evidence = evidenceOver(session);
  const problems = await settleRecordings(evidence.context);
  return { session, evidence, problems, end: async () => { await evidence.shut(); await session.close(); } };
};

describe('a recording that is stopped', () => {
  it('is one item, with all that is known of how it came about, and nothing else is left of it', async () => {
    const recording = await record(recorder, 3);
    await recorder.pause(recording);
    await recorder.goOn(recording);
    await recorder.addPiece(recording, 3, piece(3, 500));
    expect(await recorder.stop(recording, 'stop')).toEqual({ item: 'E-001', missing: 0 });
    const item = await itemOf();
    expect(item).toMatchObject({ kind: 'audio', viewer: 'audio', mediaType: 'audio/wav', metadataProblem: null, check: 'equal', durationMs: 9010, size: wavHead(1, { at: 0, offsetMinutes: 0 }).byteLength + 2 * (3 * framesPerPiece + 500) });
    expect(item.description).toMatchObject({ originality: 'original', obtainedHow: 'own-recording', capturedAt: { certainty: 'exact', basis: 'device', until: null } });
    expect(item.description.capturedAt?.value).toEqual(item.fileSays.capturedAt?.value);
    expect(item.arrivals.map(({ way, fileName }) => [way, fileName])).toEqual([['recording', item.fileName]]);
    expect(await storedObjects(place.session)).toBe(1);
    expect(await recorder.state()).toEqual({ active: null, waiting: [] });
    expect((await place.custody('E-001')).map(({ action }) => action).sort()).toEqual(['imported', 'recorded']);
    const recorded = (await place.custody('E-001')).find(({ action }) => action === 'recorded');
    expect(recorded?.details).toMatchObject({ ended: 'stop', length: '00:00:09', pieces: 4, recordedBy: 'M1' });
    expect(recorded?.details['pauses']).toMatch(/^00:00:09 \+00:00:\d\d$/u);
    expect((await place.custody('vault')).filter(({ action }) => action === 'recording-begun')).toHaveLength(1);
  });

  it('plays from any place: every byte of any range is the sound that went in', async () => {
    const recording = await record(recorder, 3);
    await recorder.stop(recording, 'stop');
    const { size, sha256: fingerprint } = await itemOf();
    const whole = Buffer.from((await place.evidence.process['process.readMedia']({ id: (await itemOf()).id, start: 0, end: size })).bytes);
    const head = size - 3 * framesPerPiece * 2;
    expect(whole.subarray(head).equals(Buffer.concat([piece(0), piece(1), piece(2)]))).toBe(true);
    expect(sha256(whole)).toBe(fingerprint);
    for (const [start, end] of [[0, 1], [head + framesPerPiece * 2 - 3, head + framesPerPiece * 2 + 5], [size - 9, size]] as const) {
      expect(Buffer.from((await place.evidence.process['process.readMedia']({ id: (await itemOf()).id, start, end })).bytes).equals(whole.subarray(start, end))).toBe(true);
    }
  });

  it('leaves nothing where nothing was recorded, not even a word in the log', async () => {
    const before = (await place.custody(null)).length;
    expect(await recorder.stop(await recorder.begin('sound'), 'stop')).toEqual({ item: null, missing: 0 });
    expect([await place.evidence.list(), await storedObjects(place.session), (await place.custody(null)).length]).toEqual([[], 0, before]);
  });
});

describe('pieces', () => {
  it('come in their order, each once: what does not is refused, and what is kept stays', async () => {
    const recording = await record(recorder, 2);
    for (const wrong of [0, 1, 3]) expect(await failureOf(recorder.addPiece(recording, wrong, piece(9)))).toBe('recording-out-of-step');
    expect(await storedObjects(place.session)).toBe(2);
    expect(await recorder.addPiece(recording, 2, piece(2))).toBe(9000);
    await recorder.stop(recording, 'stop');
    expect((await itemOf()).durationMs).toBe(9000);
  });

  it('belong to the one recording there is: a second cannot begin, and another cannot add to it', async () => {
    const recording = await recorder.begin('sound');
    expect(await failureOf(recorder.begin('sound'))).toBe('recording-under-way');
    const both = await Promise.allSettled([recorder.addPiece(recording, 0, piece(0)), recorder.addPiece(recording, 0, piece(0))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await recorder.stop(recording, 'stop');
    expect(await failureOf(recorder.addPiece(recording, 1, piece(1)))).toBe('not-found');
    expect(await failureOf(recorder.stop(recording, 'stop'))).toBe('not-found');
    expect(await place.evidence.list()).toHaveLength(1);
  });

  it('are objects like any other while it goes on: a check of every byte finds nothing wrong', async () => {
    await record(recorder, 2);
    const progress = { signal: new AbortController().signal, mayContinue: () => Promise.resolve(true), found: () => undefined, worked: () => undefined, now: () => undefined, checked: () => undefined, beside: () => undefined };
    const { problems } = await verifyVault(place.session, { readData: true, recorded: recordedObjects(place.session), progress });
    expect(problems).toEqual([]);
  });
});

describe('a recording that was not stopped', () => {
  it.each([['lock', 'lock'], ['crash', 'cut']] as const)('by a %s is an item at the next opening, which says so', async (how, ended) => {
    await record(recorder, 2);
    const next = await nextOpening(how);
    expect(next.problems).toMatchObject([{ kind: 'recording-kept', item: 'E-001', severity: 'warning', facts: { ended, seconds: 6 } }]);
    const item = await itemOf(next.evidence);
    expect([item.metadataProblem, item.durationMs, await storedObjects(next.session)]).toEqual(['ended-without-stop', 6000, 1]);
    expect(await settleRecordings(next.evidence.context)).toEqual([]);
    await next.end();
  });

  it('becomes an item also where the note of another cannot be read, which stays as it is and is told at each opening and by the check', async () => {
    await record(recorder, 2);
    await place.session.change(({ db, at }) => db.run(sql`INSERT INTO recording (recording_id, begun_at_ms, begun_by, offset_minutes, zone, medium) VALUES (${`r-${'0'.repeat(32)}`}, ${at - 1000}, 'nobody', 0, 'UTC', 'sound')`));
    expect((await recorder.state()).waiting).toEqual([]);
    const next = await nextOpening('crash');
    expect(next.problems).toMatchObject([{ kind: 'recordings-unread', severity: 'damage', facts: { count: 1 } }, { kind: 'recording-kept', item: 'E-001' }]);
    expect(await settleRecordings(next.evidence.context)).toMatchObject([{ kind: 'recordings-unread', facts: { count: 1 } }]);
    const { problems } = await verifyVault(next.session, { readData: true, recorded: recordedObjects(next.session) });
    expect(problems.map(({ kind }) => kind)).toEqual(['recordings-unread']);
    await next.end();
  });

  it('and never had a piece leaves nothing', async () => {
    await recorder.begin('sound');
    const next = await nextOpening('crash');
    expect([next.problems, await next.evidence.list()]).toEqual([[], []]);
    await next.end();
  });

  it('keeps every later moment at its time where a piece was lost, and says how many are silence', async () => {
    await record(recorder, 3);
    await losePiece(place.session, 1);
    const next = await nextOpening('crash');
    expect(next.problems).toMatchObject([{ kind: 'recording-kept', facts: { missing: 1 } }]);
    const { id, size } = await itemOf(next.evidence);
    const sound = Buffer.from((await next.evidence.process['process.readMedia']({ id, start: size - 3 * framesPerPiece * 2, end: size })).bytes);
    expect(sound.equals(Buffer.concat([piece(0), new Uint8Array(framesPerPiece * 2), piece(2)]))).toBe(true);
    await next.end();
  });

  it('and of which every piece was lost is told of as lost, once, in the log too', async () => {
    await record(recorder, 2);
    await losePiece(place.session, 0);
    await losePiece(place.session, 1);
    const next = await nextOpening('lock');
    expect(next.problems).toMatchObject([{ kind: 'recording-lost', severity: 'loss', item: null }]);
    expect([await next.evidence.list(), await storedObjects(next.session), await settleRecordings(next.evidence.context)]).toEqual([[], 0, []]);
    await next.end();
  });
});

describe('the same sound twice', () => {
  it('is linked to the item that has it, and leaves no second copy', async () => {
    const first = await recorder.begin('sound');
    await recorder.addPiece(first, 0, new Uint8Array(960));
    await recorder.stop(first, 'stop');
    const { fileName, description: { capturedAt } } = await itemOf();
    const { takeInRecorded } = await import('../../../electron/evidence/intake/recorded.ts');
    const { size, id } = await itemOf();
    const { bytes } = await place.evidence.process['process.readMedia']({ id, start: 0, end: size });
    const again = async function* () { yield Promise.resolve(bytes); };
    if (capturedAt === null) throw new Error('it has a date');
    expect(await takeInRecorded(place.evidence.context, { kind: 'audio', fileName, recordedAt: capturedAt, endedWithoutStop: false, durationMs: 10, content: again(), also: () => Promise.resolve() })).toBe('E-001');
    expect([await storedObjects(place.session), (await itemOf()).arrivals.length]).toEqual([1, 2]);
  });
});
