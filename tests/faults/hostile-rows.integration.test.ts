// Rubbish in every column of every table of the records, put there by somebody who has the passphrase. Tables and columns come from the database itself. Whatever
// reads them answers, or answers with a failure that names damage; items that nobody touched stay as they were.
import './remembered-argon2.ts';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { subkeyLabels } from '../../electron/vault/crypto/derive.ts';
import { processContract, type ProcessCallName } from '../../electron/vault-process/contract.ts';
import { databaseKey } from '../../electron/vault/database/database-keys.ts';
import { calls, type CallName } from '../../shared/contract/registry.ts';
import type { Result } from '../../shared/contract/result.ts';
import { barePassage } from '../../shared/custody/passage.ts';
import { everything } from '../../shared/evidence/schema.ts';
import type { JobId } from '../../shared/ids.ts';
import { letters, readPdf } from '../electron/printing/read-pdf.ts';
import { piece } from '../electron/recording/recording-for-tests.ts';
import { passphrase, reopen } from '../electron/vault/vault-for-tests.ts';
import { askedHost, makeFullVault, theirKey, type Asked } from './full-vault.ts';
import { hostileNumbers, HostileRows, hostileTexts, type Table } from './hostile-rows.ts';

const query = everything;
const selection = { by: 'query', query, except: [] };
const sort = { by: 'id', direction: 'descending' };

/** Every call that reads, as an honest window makes it. What follows a name tells two of one kind apart. */
const questions: Readonly<Record<string, unknown>> = {
  'vault.members': {}, 'settings.get': {}, 'settings.unread': {}, 'settings.place': {}, 'drafts.list': {}, 'keyDisk.places': {}, 'recovery.wayBack': {},
  'backup.state': {}, 'mirror.state': {}, 'handover.state': {}, 'handover.recipient': { recipient: theirKey }, 'handover.conflicts': { offset: 0, limit: 50 }, 'handover.passages': { id: 'E-001' },
  'health.look': {}, 'home.overview': {}, 'jobs.unfinished': {}, 'recording.state': {}, 'recording.choice': {}, 'cases.list': {}, 'cases.counts': { query },
  'custody.page': { subject: null, filter: null, offset: 0, limit: 100 }, 'custody.head': {}, 'custody.verify': {}, 'custody.compareWitness': { witness: '' },
  'evidence.page': { query, sort, offset: 0, limit: 50 }, 'evidence.page with words': { query: { ...query, text: 'gate', source: 'one' }, sort, offset: 0, limit: 50 }, 'evidence.locate': { query, sort, id: 'E-001' }, 'evidence.months': { query, direction: 'descending' }, 'evidence.get': { id: 'E-001' }, 'evidence.sharedValues': { selection },
  'evidence.privileged': { selection }, 'evidence.links': { id: 'E-001' }, 'evidence.aboutDestroying': { selection }, 'evidence.viewChoice': {}, 'evidence.listView': {}, 'evidence.savedSearches': {}, 'evidence.tags': { case: null },
  'evidence.withoutPreview': { limit: 10 }, 'evidence.transcriptDraft': { id: 'E-001' }, 'evidence.aboutLeaving': { selection, privileged: null }, 'evidence.itemsLeaving': { selection, privileged: null }, 'evidence.leftCopies': {},
  'process.mediaInfo': { id: 'E-001' }, 'process.readMedia': { id: 'E-001', start: 0, end: 10 }, 'process.readPreview': { id: 'E-001' }, 'process.headerFolders': {},
};

/** Calls that change something or record that they were made, or that no row decides about. A new call belongs here or above. */
const changes: ReadonlySet<string> = new Set<CallName>([
  'vault.changePassphrase', 'vault.addMember', 'vault.removeMember', 'vault.renewRecoveryCode', 'vault.recoverySheet', 'vault.verify', 'backup.makeAgain', 'backup.forgetPlace', 'backup.removeLeft', 'backup.makeKey', 'backup.addRecipient', 'backup.removeRecipient', 'backup.showKey',
  'evidence.addPasted', 'evidence.removeOriginals', 'evidence.edit', 'evidence.compareTold', 'evidence.setLink', 'evidence.recordPassage', 'evidence.review', 'evidence.putAway', 'evidence.bringBack', 'evidence.moveToCase', 'evidence.destroy', 'evidence.allowReturn', 'evidence.undo',
  'evidence.keepViewChoice', 'evidence.keepListView', 'evidence.keepSearch', 'evidence.forgetSearch', 'evidence.savePreview', 'evidence.previewNotPossible', 'evidence.makeWorkingCopy', 'evidence.keepTranscriptDraft', 'evidence.keepTranscript', 'evidence.removeLeftCopies', 'evidence.check',
  'cases.choose', 'cases.make', 'cases.change', 'cases.setClosed', 'cases.arrange', 'custody.form', 'drafts.keep', 'handover.decide', 'health.report', 'home.putOff', 'jobs.list', 'jobs.results', 'jobs.pause', 'jobs.resume', 'jobs.stop', 'jobs.retry', 'jobs.close', 'jobs.forgetUnfinished',
  'mirror.update', 'mirror.check', 'mirror.prove', 'mirror.forget', 'recording.choose', 'recording.pause', 'recording.goOn', 'recording.keep', 'recovery.beginShares', 'recovery.writeShare', 'recovery.finishShares', 'recovery.abandonShares', 'recovery.testShares', 'recovery.noteCodeWritten', 'recovery.testCode',
  'settings.change', 'settings.keepPlace', 'duress.setDestroy', 'duress.remove', 'duress.effect',
]);

let home: string;
let vault: string;
let model: string;
let key: Uint8Array;
let asked: Asked;
let rows: HostileRows;

const callOf = (question: string): string => question.replace(/ .*$/u, '');

const answer = (question: string, input: unknown): Promise<Result<unknown>> => asked.host.answer({ kind: 'call', id: 1, name: callOf(question), input });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-rows-'));
  vault = join(home, 'vault');
  await mkdir(join(home, 'beside'));
  await makeFullVault(vault, join(home, 'beside'));
  const { session } = await reopen(vault);
  key = databaseKey(session.header.masterKey, subkeyLabels.recordsDatabase);
  await session.close();
  model = join(home, 'model');
  await cp(vault, model, { recursive: true });
  asked = askedHost();
  await asked.ask('process.open', { folder: vault, secret: passphrase, kind: 'passphrase' });
  const { recording } = await asked.ask<{ recording: string }>('process.beginRecording', { medium: 'sound' });
  await asked.ask('process.addRecordingPiece', { recording, piece: 0, bytes: piece(0) });
  await asked.ask('recording.pause', { recording });
  rows = await HostileRows.beside(vault, key);
}, 120_000);
afterAll(async () => {
  await rows.close();
  await asked.host.answer({ kind: 'call', id: 1, name: 'process.close', input: {} });
  await rm(home, { recursive: true, force: true });
});

/** Failures that tell a person what is damaged or not there. */
const told: ReadonlySet<string> = new Set(['database-damaged', 'object-damaged', 'object-missing', 'object-unreadable', 'not-found', 'set-aside', 'item-removed', 'item-destroyed', 'custody-damaged']);

const longestMs = 20_000;

const soon = async (name: string, input: unknown): Promise<Result<unknown> | 'no answer'> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'no answer'>((resolve) => { timer = setTimeout(() => { resolve('no answer'); }, longestMs); });
  const first = await Promise.race([answer(name, input), late]);
  clearTimeout(timer);
  return first;
};

const outputOf = (name: string): z.ZodType | undefined => calls.get(name as CallName)?.output ?? (name in processContract ? processContract[name as ProcessCallName].output : undefined);

/** What is wrong with an answer; null where nothing is. */
const wrongWith = (name: string, result: Result<unknown> | 'no answer'): string | null => {
  if (result === 'no answer') return 'gave no answer';
  if (!result.ok) return told.has(result.failure.code) ? null : `failed with ${result.failure.code}`;
  // What does not fit is no answer to the window: main turns it into a failure that nobody meant.
  return outputOf(callOf(name))?.safeParse(result.value).success === true ? null : 'answered what is no answer';
};

const comparable = (result: Result<unknown> | 'no answer'): string => JSON.stringify(result, (_key, value: unknown) => (value instanceof Uint8Array ? value.length : value)).replaceAll(/\d+/gu, 'n');

/** The questions that read a table, in one way or another. */
const readersOf = async (table: Table, before: ReadonlyMap<string, string>): Promise<readonly string[]> => {
  const found: string[] = [];
  await rows.without(table.name, async () => {
    for (const [name, input] of Object.entries(questions)) if (comparable(await soon(name, input)) !== before.get(name)) found.push(name);
  });
  return found;
};

/** How many lines the list has; none where it does not answer. */
const listedItems = async (): Promise<number> => {
  const result = await soon('evidence.page', questions['evidence.page']);
  return result !== 'no answer' && result.ok ? (result.value as { rows: unknown[] }).rows.length : 0;
};

const hostileFor = (isNumber: boolean): readonly (readonly [what: string, value: string])[] => Object.entries(isNumber ? hostileNumbers : hostileTexts);

it('every call to the open vault is among those that read or those that change', () => {
  const open = [...calls].filter(([, { runsIn, needs }]) => runsIn === 'vault' && needs !== 'nothing').map(([name]) => name);
  expect(open.filter((name) => !(name in questions) && !changes.has(name))).toEqual([]);
});

it('every question has its answer while nothing is wrong', async () => {
  for (const [name, input] of Object.entries(questions)) {
    const result = await soon(name, input);
    expect([name, result === 'no answer' || result.ok ? null : result, wrongWith(name, result)]).toEqual([name, null, null]);
  }
});

/** Rubbish in one column of the first row of a table while the work is done. */
const damaging = async (name: string, column: string, value: string, work: () => Promise<void>): Promise<void> => {
  const table = rows.tables.find((one) => one.name === name)!;
  await rows.keeping(table, async () => {
    expect(await rows.put(table, column, value)).toBe(true);
    await work();
  });
};

const value = async <T>(name: string, input: unknown): Promise<T> => {
  const result = await answer(name, input);
  expect([name, result]).toMatchObject([name, { ok: true }]);
  return (result as { value: T }).value;
};

// Before the tables are swept: that leaves counters of the engine behind with which nothing can be added any more.
it('an item whose line is damaged keeps its place in every order, does not keep the others from leaving, and is named by whatever leaves it out', async () => {
  const whole = await value<{ total: number; rows: { id: string; unread?: true }[] }>('evidence.page', questions['evidence.page']);
  const pictures = await value<{ items: { id: string }[] }>('evidence.withoutPreview', { limit: 10 });
  const waiting = pictures.items.map(({ id }) => id);
  expect(waiting).toContain('E-001');
  await damaging('evidence', 'viewer', hostileTexts['bytes']!, async () => {
    for (const by of ['added', 'captured', 'title', 'size', 'kind', 'id']) {
      for (const direction of ['ascending', 'descending']) {
        const page = await value<typeof whole>('evidence.page', { query, sort: { by, direction }, offset: 0, limit: 50 });
        expect([by, page.total, page.rows.length, page.rows.filter(({ unread }) => unread)]).toEqual([by, whole.total, whole.total, [{ id: 'E-001', unread: true }]]);
      }
    }
    expect(await answer('evidence.get', { id: 'E-001' })).toMatchObject({ ok: false, failure: { code: 'database-damaged', facts: { reason: 'item', id: 'E-001' } } });
    expect(await value('evidence.links', { id: 'E-002' })).toEqual({ links: [{ relation: 'same-moment-as', item: { id: 'E-001', unread: true } }], unread: 0 });
    // Small pictures are made of the others, and of it none is asked for again and again.
    const { items } = await value<{ items: { id: string }[] }>('evidence.withoutPreview', { limit: 10 });
    expect(items.map(({ id }) => id)).toEqual(waiting.filter((id) => id !== 'E-001'));
    const { items: one } = await value<typeof pictures>('evidence.withoutPreview', { limit: waiting.length - 1 });
    expect(one).toHaveLength(waiting.length - 1);
    await value('evidence.previewNotPossible', { id: 'E-002', problem: 'no picture of that' });
    const { job } = await asked.ask<{ job: JobId }>('vault.verify', { readData: false });
    expect((await asked.ended(job)).state).toBe('finished');
    const { results } = await value<{ results: { problem: { kind: string; item: string } | null }[] }>('jobs.results', { job, offset: 0, limit: 100, only: 'all', text: '' });
    expect(results.flatMap(({ problem }) => (problem?.kind === 'item-unread' ? [problem.item] : []))).toEqual(['E-001']);
    // Its bytes are untouched, and what can be known of them is enough to save them.
    const saved = await asked.ended((await asked.ask<{ job: JobId }>('process.exportTo', { folder: join(home, 'beside'), selection: { by: 'ids', ids: ['E-001'] }, reason: 'to save it', recipient: '', privileged: 'take-along' })).job);
    expect([saved.state, saved.failure, saved.counts.failed]).toEqual(['finished', null, 0]);
  });
  await damaging('evidence', 'kind', hostileTexts['nothing at all']!, async () => {
    const page = await value<typeof whole>('evidence.page', { query, sort: { by: 'kind', direction: 'ascending' }, offset: 0, limit: 50 });
    expect([page.rows.length, page.rows.at(-1), await value('evidence.locate', { query, sort: { by: 'kind', direction: 'ascending' }, id: 'E-001' })]).toEqual([whole.total, { id: 'E-001', unread: true }, { index: whole.total - 1 }]);
  });
  await damaging('evidence', 'case_number', hostileNumbers['words']!, async () => {
    expect(await value('cases.counts', { query })).toMatchObject({ counts: [{ case: 'C1', items: 2 }, { case: 'C2', items: 1 }] });
  });
  await damaging('evidence', 'sha256', hostileTexts['bytes']!, async () => {
    const { job } = await asked.ask<{ job: JobId }>('process.exportTo', { folder: join(home, 'beside'), selection: { by: 'ids', ids: ['E-001', 'E-002'] }, reason: 'to save them', recipient: '', privileged: 'take-along' });
    await asked.ended(job);
    const { results } = await value<{ results: { item: string; outcome: string; failure: { facts: object } | null }[] }>('jobs.results', { job, offset: 0, limit: 100, only: 'all', text: '' });
    expect(results.map(({ item, outcome, failure }) => [item, outcome, failure?.facts ?? null])).toEqual([['E-001', 'failed', { reason: 'item', id: 'E-001' }], ['E-002', 'ok', null]]);
  });
  // Where its bytes are is whole, and so is its line; what people said of it is not, which is found only when its record is made for the pack.
  for (const [table, column] of [['evidence', 'sha256'], ['evidence_description', 'obtained_how']] as const) {
    await damaging(table, column, hostileTexts['a kind that nobody knows']!, async () => {
      const { job } = await asked.ask<{ job: JobId }>('process.handOverTo', {
        file: join(home, 'beside', `${table}.age`), selection: { by: 'ids', ids: ['E-001', 'E-002'] }, recipients: [], pasted: [theirKey], reason: 'for the lawyer', senderName: '', privileged: 'take-along',
      });
      expect([table, (await asked.ended(job)).state]).toEqual([table, 'finished']);
      const { results } = await value<{ results: { item: string; outcome: string; failure: { facts: object } | null }[] }>('jobs.results', { job, offset: 0, limit: 100, only: 'all', text: '' });
      expect(results.map(({ item, outcome, failure }) => [item, outcome, failure?.facts ?? null])).toEqual([['E-001', 'failed', { reason: 'item', id: 'E-001' }], ['E-002', 'ok', null]]);
    });
  }
}, 60_000);

/** What a check of the whole vault finds of one kind. */
const checked = async (kind: string): Promise<readonly { item: string | null; facts: object }[]> => {
  const { job } = await asked.ask<{ job: JobId }>('vault.verify', { readData: false });
  expect((await asked.ended(job)).state).toBe('finished');
  const { results } = await value<{ results: { problem: { kind: string; item: string | null; facts: object } | null }[] }>('jobs.results', { job, offset: 0, limit: 100, only: 'all', text: '' });
  return results.flatMap(({ problem }) => (problem?.kind === kind ? [{ item: problem.item, facts: problem.facts }] : []));
};

/** What became of two items that were to go into a pack. */
const handedOver = async (name: string): Promise<readonly (readonly [item: string, outcome: string])[]> => {
  const { job } = await asked.ask<{ job: JobId }>('process.handOverTo', {
    file: join(home, 'beside', `${name}.age`), selection: { by: 'ids', ids: ['E-001', 'E-002'] }, recipients: [], pasted: [theirKey], reason: 'for the lawyer', senderName: '', privileged: 'take-along',
  });
  await asked.ended(job);
  const { results } = await value<{ results: { item: string; outcome: string }[] }>('jobs.results', { job, offset: 0, limit: 100, only: 'all', text: '' });
  return results.map(({ item, outcome }) => [item, outcome]);
};

it('a damaged tag is counted beside the others, keeps no item from being shown or described, and is named with the items that carry it', async () => {
  const edit = (change: object): object => ({ selection: { by: 'ids', ids: ['E-001', 'E-002'] }, session: 'fedcba9876543210', change: {}, addTags: [], removeTags: [], ...change });
  const { undo } = await value<{ undo: string }>('evidence.edit', edit({ addTags: ['yard'] }));
  for (const broken of ['bytes', 'nothing at all', 'a book', 'a number', 'an empty text']) {
    await damaging('tag', 'name', hostileTexts[broken]!, async () => {
      expect([broken, await value('evidence.tags', { case: null })]).toEqual([broken, { tags: [{ tag: 'yard', count: 2 }], unread: 1 }]);
      expect(await value('evidence.tags', { case: 'C2' })).toEqual({ tags: [{ tag: 'yard', count: 1 }], unread: 0 });
      const { rows: listed } = await value<{ rows: object[] }>('evidence.page', questions['evidence.page']);
      expect(listed.at(-1)).toMatchObject({ id: 'E-001', tags: ['yard'], unreadTags: 1 });
      expect(listed.at(-2)).not.toHaveProperty('unreadTags');
    });
  }
  await damaging('tag', 'name', hostileTexts['bytes']!, async () => {
    expect(await checked('tag-unread')).toEqual([{ item: null, facts: { where: 'E-001' } }]);
    const changed = await value<{ changed: number; undo: string }>('evidence.edit', edit({ change: { notes: 'Told again.' } }));
    expect(changed.changed).toBe(2);
    await value('evidence.undo', { edits: [changed.undo], session: 'fedcba9876543211' });
    // A pack says all that is said of an item, or leaves it out.
    expect(await handedOver('tag')).toEqual([['E-001', 'failed'], ['E-002', 'ok']]);
  });
  await damaging('evidence_tag', 'tag_id', hostileNumbers['a row that is not there']!, async () => {
    expect(await checked('tag-unread')).toEqual([{ item: null, facts: { where: 'E-001' } }]);
    expect(await value('evidence.get', { id: 'E-001' })).toMatchObject({ item: { unreadTags: 1 } });
  });
  await value('evidence.undo', { edits: [undo], session: 'fedcba9876543211' });
}, 60_000);

it('a damaged link is counted beside the others, and is named with the items that it binds', async () => {
  const { undo } = await value<{ undo: string }>('evidence.setLink', { id: 'E-001', relation: 'continues', other: 'E-005', isThere: true });
  const linked = async (id: string): Promise<readonly [others: readonly string[], unread: number]> => {
    const { links, unread } = await value<{ links: { item: { id: string } }[]; unread: number }>('evidence.links', { id });
    return [links.map(({ item }) => item.id), unread];
  };
  expect([await linked('E-001'), await linked('E-002'), await linked('E-005')]).toEqual([[['E-002', 'E-005'], 0], [['E-001'], 0], [['E-001'], 0]]);
  // The first row of the table is the one that begins with the smaller word: `continues`.
  const cases = [
    ['relation', hostileTexts['a kind that nobody knows']!, [['E-002'], 1], [[], 1], { item: 'E-001', facts: { where: 'E-005' } }],
    ['relation', hostileTexts['bytes']!, [['E-002'], 1], [[], 1], { item: 'E-001', facts: { where: 'E-005' } }],
    ['other', hostileNumbers['a row that is not there']!, [['E-002'], 1], [[], 0], { item: 'E-001', facts: {} }],
    ['other', hostileNumbers['the greatest number']!, [['E-002'], 1], [[], 0], { item: 'E-001', facts: {} }],
    ['number', hostileNumbers['words']!, [['E-002'], 0], [[], 1], { item: 'E-005', facts: {} }],
    ['added_at_ms', hostileNumbers['the greatest number']!, [['E-002', 'E-005'], 0], [['E-001'], 0], null],
  ] as const;
  for (const [column, broken, ofFirst, ofLast, named] of cases) {
    await damaging('evidence_link', column, broken, async () => {
      expect([column, await linked('E-001'), await linked('E-005'), await checked('link-unread')]).toEqual([column, ofFirst, ofLast, named === null ? [] : [named]]);
    });
  }
  await damaging('evidence_link', 'relation', hostileTexts['bytes']!, async () => { expect(await handedOver('link')).toEqual([['E-001', 'failed'], ['E-002', 'ok']]); });
  await value('evidence.undo', { edits: [undo], session: 'fedcba9876543211' });
}, 60_000);

it('a damaged date to sort by has its own stretch of the list in both directions, is named, and is mended by entering the date anew', async () => {
  const taken = (day: number) => ({ capturedAt: { certainty: 'exact', value: { year: 2026, month: 2, day, time: null, offsetMinutes: null }, until: null, basis: 'witness', note: '' } });
  const edit = (id: string, day: number) => value<{ undo: string }>('evidence.edit', { selection: { by: 'ids', ids: [id] }, session: 'fedcba9876543210', change: taken(day), addTags: [], removeTags: [] });
  const undo = [(await edit('E-001', 11)).undo, (await edit('E-002', 12)).undo];
  // Without the recording, which was made on the day of the test.
  const among = { ...everything, among: [[1, 5]] };
  const stretches = async (): Promise<readonly (readonly string[])[]> => {
    const both: string[][] = [];
    for (const direction of ['ascending', 'descending']) {
      const { months } = await value<{ months: { month: string | null; count: number }[] }>('evidence.months', { query: among, direction });
      const { rows: listed } = await value<{ rows: { id: string }[] }>('evidence.page', { query: among, sort: { by: 'captured', direction }, offset: 0, limit: 50 });
      let at = 0;
      both.push(months.map(({ month, count }) => `${month ?? 'none'}: ${listed.slice(at, at += count).map(({ id }) => id).join()}`));
      expect(at).toBe(listed.length);
    }
    return both;
  };
  expect(await stretches()).toEqual([['2026-02: E-001,E-002', 'none: E-005'], ['2026-02: E-002,E-001', 'none: E-005']]);
  const first = [['unread: E-001', '2026-02: E-002', 'none: E-005'], ['2026-02: E-002', 'unread: E-001', 'none: E-005']];
  const last = [['2026-02: E-002', 'unread: E-001', 'none: E-005'], ['unread: E-001', '2026-02: E-002', 'none: E-005']];
  const cases = [
    ['captured_sort', hostileTexts['nothing at all']!, first], ['captured_sort', hostileTexts['an empty text']!, first], ['captured_sort', hostileTexts['a number']!, first],
    ['captured_sort', hostileTexts['bytes']!, last], ['captured_sort', hostileTexts['a kind that nobody knows']!, last], ['captured_sort', "'2026-13-01T00:00:00'", last],
    ['undated', hostileNumbers['nothing at all']!, [first[0]!, last[1]!]], ['undated', hostileNumbers['the greatest number']!, [['2026-02: E-002', 'none: E-005', 'unread: E-001'], ['2026-02: E-002', 'none: E-005', 'unread: E-001']]],
  ] as const;
  for (const [column, broken, expected] of cases) {
    await damaging('evidence', column, broken, async () => { expect([column, broken, await stretches()]).toEqual([column, broken, expected]); });
  }
  await damaging('evidence', 'captured_sort', hostileTexts['bytes']!, async () => {
    expect(await checked('date-unread')).toEqual([{ item: 'E-001', facts: {} }]);
    await edit('E-001', 13);
    expect([await stretches(), await checked('date-unread')]).toEqual([[['2026-02: E-002,E-001', 'none: E-005'], ['2026-02: E-001,E-002', 'none: E-005']], []]);
  });
  await value('evidence.undo', { edits: undo, session: 'fedcba9876543211' });
}, 60_000);

it('a damaged case is told beside the others, keeps no item from being shown or moved out of it, and is named by whatever needs it', async () => {
  const state = () => value<{ cases: { id: string }[]; unread: { id: string | null }[]; chosen: object }>('cases.list', {});
  const told = async (): Promise<readonly unknown[]> => [(await state()).cases.map(({ id }) => id), (await state()).unread.map(({ id }) => id), (await state()).chosen];
  const all = { by: 'id', direction: 'ascending' };
  await value('cases.choose', { case: 'C1', all: false });
  const cases = [
    ['code', hostileTexts['bytes']!], ['name', hostileTexts['nothing at all']!], ['about', hostileTexts['a number']!], ['opened_at_ms', hostileNumbers['the least number']!], ['closed_at_ms', hostileNumbers['words']!],
  ] as const;
  for (const [column, broken] of cases) {
    await damaging('case_file', column, broken, async () => {
      expect([column, await told()]).toEqual([column, [['C2'], ['C1'], { case: 'C2', all: true }]]);
      expect(await value('cases.counts', {})).toEqual({ counts: [{ case: 'C1', items: 3 }, { case: 'C2', items: 1 }] });
    });
  }
  await damaging('case_file', 'number', hostileNumbers['less than nothing']!, async () => {
    expect([await told(), await checked('case-unread'), (await checked('item-without-case')).length]).toEqual([[['C2'], [null], { case: 'C2', all: false }], [{ item: null, facts: {} }], 5]);
  });
  await damaging('case_file', 'code', hostileTexts['bytes']!, async () => {
    expect(await checked('case-unread')).toEqual([{ item: null, facts: { name: 'C1' } }]);
    const { rows: listed } = await value<{ rows: object[] }>('evidence.page', { query, sort: all, offset: 0, limit: 50 });
    expect(listed[0]).toMatchObject({ id: 'E-001', case: 'C1' });
    await value('home.overview', {});
    expect(await answer('evidence.moveToCase', { selection: { by: 'ids', ids: ['E-002'] }, to: 'C1' })).toMatchObject({ ok: false, failure: { code: 'database-damaged', facts: { reason: 'case', name: 'C1' } } });
    const { changed, undo } = await value<{ changed: number; undo: string }>('evidence.moveToCase', { selection: { by: 'ids', ids: ['E-005'] }, to: 'C2' });
    expect(changed).toBe(1);
    await value('evidence.undo', { edits: [undo], session: 'fedcba9876543211' });
  });
  // Mended with a name and a code; the log gives what a person is not asked for. Its items stay in it.
  const [whole, other] = (await value<{ cases: { openedAt: number; code: string; name: string; about: string }[] }>('cases.list', {})).cases;
  const created = (await value<{ entries: { action: string; at: number }[] }>('custody.page', { subject: 'vault', filter: null, offset: 0, limit: 1000 })).entries.find(({ action }) => action === 'vault-created');
  const said = { code: 'MENDED', name: 'Told anew', about: 'What it was about' };
  const mended = [
    ['code', hostileTexts['bytes']!, 'code', {}], ['name', hostileTexts['nothing at all']!, 'name', {}], ['about', hostileTexts['a number']!, 'about', { caseAbout: said.about }],
    ['opened_at_ms', hostileNumbers['the least number']!, 'openedAt', { openedFromLog: true }], ['opened_at_ms', hostileNumbers['a time that is none']!, 'openedAt', { openedFromLog: true }],
    ['closed_at_ms', hostileNumbers['words']!, 'closedAt', { closed: false }], ['closed_at_ms', hostileNumbers['the greatest number']!, 'closedAt', { closed: false }],
  ] as const;
  for (const [column, broken, part, put] of mended) {
    await damaging('case_file', column, broken, async () => {
      expect([column, (await state()).unread]).toMatchObject([column, [{ id: 'C1', damaged: [part] }]]);
      expect(await answer('cases.change', { case: 'C1', ...said, code: other!.code })).toMatchObject({ ok: false, failure: { code: 'case-code-taken' } });
      await value('cases.change', { case: 'C1', ...said });
      const { cases: now, unread } = await value<{ cases: { openedAt: number }[]; unread: unknown[] }>('cases.list', {});
      expect([column, unread, now[0]]).toMatchObject([column, [], { id: 'C1', ...said, closedAt: null }]);
      expect([column, now[0]!.openedAt]).toEqual([column, part === 'openedAt' ? created!.at : whole!.openedAt]);
      expect(await value('cases.counts', {})).toEqual({ counts: [{ case: 'C1', items: 3 }, { case: 'C2', items: 1 }] });
      const { entries } = await value<{ entries: object[] }>('custody.page', { subject: 'C1', filter: null, offset: 0, limit: 1 });
      expect([column, entries[0]]).toMatchObject([column, { action: 'case-changed', details: { damagedParts: part, code: 'MENDED', caseName: 'Told anew', ...put } }]);
    });
  }
  // Another case that is damaged keeps its code.
  await damaging('case_file', 'name', hostileTexts['bytes']!, async () => {
    expect(await answer('cases.make', { ...said, code: whole!.code.toLowerCase() })).toMatchObject({ ok: false, failure: { code: 'case-code-taken', facts: { code: whole!.code.toLowerCase() } } });
    await value('cases.change', { case: 'C1', ...said, code: whole!.code });
  });
  // Most vaults have one case.
  const caseFiles = rows.tables.find(({ name }) => name === 'case_file')!;
  await rows.keeping(caseFiles, async () => {
    await rows.putInEvery(caseFiles, 'name', hostileTexts['bytes']!);
    expect(await told()).toEqual([[], ['C1', 'C2'], { case: 'C1', all: true }]);
    await value('home.overview', {});
    expect(await answer('evidence.addPasted', { name: 'a note.txt', bytes: new Uint8Array(1) })).toMatchObject({ ok: false, failure: { code: 'database-damaged', facts: { reason: 'case', name: 'C1' } } });
  });
  await value('cases.choose', { case: 'C1', all: true });
}, 60_000);

it('work on several items of which one is damaged is done for all that it can be, or refused for all with the name of that one; what was done can be undone', async () => {
  const some = { by: 'ids', ids: ['E-001', 'E-002', 'E-005'] };
  const edit = (change: object, addTags: readonly string[] = []) => ['evidence.edit', { selection: some, session: 'fedcba9876543210', change, addTags, removeTags: [] }] as const;
  const notes = edit({ notes: 'Anew' });
  const [tag, title, review] = [edit({}, ['fresh']), edit({ title: 'Anew' }), ['evidence.review', { selection: some, sensitivity: 'injury' }] as const];
  const [away, move] = [['evidence.putAway', { selection: some, reason: 'not ours' }] as const, ['evidence.moveToCase', { selection: some, to: 'C2' }] as const];
  const passage = ['evidence.recordPassage', { selection: some, passage: barePassage('collected'), corrects: null, physicalLocation: 'A box', session: 'fedcba9876543210' }] as const;
  const [bytes, nothing, greatest] = [hostileTexts['bytes']!, hostileTexts['nothing at all']!, hostileNumbers['the greatest number']!];
  const cases = [
    ['evidence', 'viewer', bytes, [[notes, 3], [tag, 3], [review, 3], [away, 3], [move, 2], [passage, 3]]],
    ['evidence', 'described', hostileNumbers['a half']!, [[notes, 3], [title, 3]]],
    ['evidence', 'reviewed_at_ms', greatest, [[review, 3]]],
    ['evidence', 'sensitivity', bytes, [[review, 3], [away, 3]]],
    ['evidence', 'case_number', nothing, [[move, null], [notes, 3]]],
    ['evidence', 'case_number', greatest, [[move, null], [away, 3]]],
    ['evidence_description', 'obtained_place', bytes, [[notes, null], [tag, null], [title, null], [passage, null], [review, 3], [away, 3], [move, 2]]],
    ['evidence_description', 'number', greatest, [[notes, null], [title, null], [away, 3]]],
    ['evidence_metadata', 'entries', bytes, [[notes, null], [tag, null], [review, 3], [move, 2]]],
  ] as const;
  const second = async (): Promise<string> => comparable(await answer('evidence.get', { id: 'E-002' }));
  for (const [table, column, broken, works] of cases) {
    for (const [[name, input], done] of works) {
      await damaging(table, column, broken, async () => {
        const before = await second();
        const result = await answer(name, input);
        if (done === null) {
          expect([table, column, name, result]).toMatchObject([table, column, name, { ok: false, failure: { code: 'database-damaged', facts: { reason: 'among', where: 'E-001' } } }]);
          expect([table, column, name, await second()]).toEqual([table, column, name, before]);
          return;
        }
        expect([table, column, name, result]).toMatchObject([table, column, name, { ok: true, value: name === 'evidence.recordPassage' ? { recorded: done } : { changed: done } }]);
        const { undo } = (result as { value: { undo: string } }).value;
        expect([table, column, name, await answer('evidence.undo', { edits: [undo], session: 'fedcba9876543211' })]).toMatchObject([table, column, name, { ok: true, value: { failure: null, left: [] } }]);
      });
    }
  }
  await damaging('evidence_description', 'obtained_place', bytes, async () => {
    // What is made of one item, or of what people said of it, is refused by its name.
    for (const [name, input] of [['evidence.keepTranscript', { original: 'E-001', relation: 'transcript-of', text: 'What was said' }], ['evidence.compareTold', { id: 'E-001' }]] as const) {
      expect([name, await answer(name, input)]).toMatchObject([name, { ok: false, failure: { code: 'database-damaged', facts: { reason: 'item', id: 'E-001' } } }]);
    }
    expect(await answer('evidence.sharedValues', { selection: some })).toMatchObject({ ok: false, failure: { facts: { reason: 'among', where: 'E-001' } } });
  });
  await damaging('evidence_metadata', 'says', bytes, async () => { expect(await value('evidence.aboutLeaving', { selection: some, privileged: null })).toMatchObject({ withPlace: 1 }); });
}, 60_000);

// Last of these: it leaves the counters behind, too.
it('an item whose number is damaged is counted beside the list, keeps the others neither from being shown nor from being worked on, and is named by its file', async () => {
  interface Page { total: number; totalWithoutFilter: number; unnumbered: number; rows: { id: string }[] }
  const whole = await value<Page>('evidence.page', questions['evidence.page']);
  expect(whole.unnumbered).toBe(0);
  // Which of the files came first is up to the threads that read them.
  const { item: { fileName } } = await value<{ item: { fileName: string } }>('evidence.get', { id: 'E-001' });
  const others = whole.rows.map(({ id }) => id).filter((id) => id !== 'E-001');
  for (const broken of ['nought', 'less than nothing', 'a time that is none', 'more than a number of ours can say', 'the greatest number', 'the least number']) {
    await damaging('evidence', 'number', hostileNumbers[broken]!, async () => {
      for (const question of ['evidence.page with words', 'evidence.months', 'cases.counts', 'home.overview', 'evidence.withoutPreview', 'evidence.sharedValues', 'evidence.aboutDestroying', 'health.look']) await value(callOf(question), questions[question]);
      const { changed, undo } = await value<{ changed: number; undo: string }>('evidence.edit', { selection, session: 'fedcba9876543210', change: { notes: broken }, addTags: [], removeTags: [] });
      expect([broken, changed]).toEqual([broken, others.length]);
      await value('evidence.undo', { edits: [undo], session: 'fedcba9876543211' });
      for (const by of ['added', 'captured', 'title', 'size', 'kind', 'id']) {
        const page = await value<Page>('evidence.page', { query, sort: { by, direction: 'descending' }, offset: 0, limit: 50 });
        expect([broken, by, page.total, page.totalWithoutFilter, page.unnumbered, page.rows.map(({ id }) => id).toSorted()]).toEqual([broken, by, others.length, others.length, 1, others.toSorted()]);
      }
    });
  }
  await damaging('evidence', 'number', hostileNumbers['the greatest number']!, async () => {
    expect(await checked('item-unnumbered')).toEqual([{ item: null, facts: { name: fileName } }]);
    // What named it names nothing now, and no check gave up for it.
    expect((await checked('database-structure-damaged')).filter(({ facts }) => !JSON.stringify(facts).includes('names a row that is not in evidence'))).toEqual([]);
  });
}, 60_000);

it('every question about a table with rubbish in one column is answered, or refused by naming damage; other items stay as they were, and a setting that is none is told', async () => {
  const before = new Map<string, string>();
  for (const [name, input] of Object.entries(questions)) before.set(name, comparable(await soon(name, input)));
  const untouched = comparable(await soon('evidence.get', { id: 'E-002' }));
  const listed = await listedItems();
  const faults: string[] = [];
  let tries = 0;
  for (const table of rows.tables) {
    const readers = await readersOf(table, before);
    await rows.keeping(table, async () => {
      for (const { name: column, isNumber } of table.columns) {
        for (const [what, value] of hostileFor(isNumber)) {
          // The engine itself refuses rows without a number of their own.
          if (!(await rows.put(table, column, value))) continue;
          tries += 1;
          const place = `${table.name}.${column}, ${what}`;
          for (const name of readers) {
            const wrong = wrongWith(name, await soon(name, questions[name]));
            if (wrong !== null) faults.push(`${place}: ${name} ${wrong}`);
          }
          if (comparable(await soon('evidence.get', { id: 'E-002' })) !== untouched) faults.push(`${place}: another item is not as it was`);
          if (table.name === 'evidence' && (await listedItems()) !== (column === 'number' && what !== 'a row that is not there' ? listed - 1 : listed)) faults.push(`${place}: the list is not whole`);
          if (table.name === 'setting' && column !== 'changed_at_ms' && comparable(await answer('settings.unread', {})) !== comparable({ ok: true, value: { count: 1 } })) faults.push(`${place}: nothing is told`);
        }
      }
    });
  }
  expect(faults).toEqual([]);
  expect(tries).toBeGreaterThan(3000);
  for (const [name, input] of Object.entries(questions)) expect([name, comparable(await soon(name, input))]).toEqual([name, before.get(name)]);
}, 400_000);

it('a vault with rubbish in one table opens, or is refused by naming damage, and can be checked', async () => {
  const faults: string[] = [];
  // Three tables at a time: an opening and a check of each alone take as long as all the questions.
  for (let first = 0; first < rows.tables.length; first += 3) {
    const copy = join(home, 'copy');
    await cp(model, copy, { recursive: true });
    const closed = await HostileRows.beside(copy, key);
    const places: string[] = [];
    for (const [index, table] of rows.tables.slice(first, first + 3).entries()) {
      const column = table.columns[(first + index) % table.columns.length]!;
      const [what, value] = hostileFor(column.isNumber).at((first + index) % hostileFor(column.isNumber).length)!;
      await closed.keeping(table, async () => { await closed.put(table, column.name, value); }, true);
      places.push(`${table.name}.${column.name}, ${what}`);
    }
    await closed.closeAsFound();
    const place = places.join('; ');
    const other = askedHost();
    const ask = (name: string, input: unknown): Promise<Result<unknown>> => other.host.answer({ kind: 'call', id: 1, name, input });
    const opened = await ask('process.open', { folder: copy, secret: passphrase, kind: 'passphrase' });
    if (!opened.ok) {
      if (!told.has(opened.failure.code)) faults.push(`${place}: opening failed with ${opened.failure.code}`);
    } else {
      const { state, failure } = await other.ended((await other.ask<{ job: JobId }>('vault.verify', { readData: false })).job);
      if (state !== 'finished') faults.push(`${place}: the check ended as ${state}, ${failure?.code ?? ''}`);
      await ask('process.close', {});
    }
    await rm(copy, { recursive: true });
  }
  expect(faults).toEqual([]);
}, 200_000);

it('a row of the shares that is damaged is told as such, and a new set is made past it', async () => {
  const table = rows.tables.find(({ name }) => name === 'share_set')!;
  await rows.keeping(table, async () => {
    expect(await rows.put(table, 'holders', hostileTexts['JSON of another shape']!)).toBe(true);
    expect(await answer('recovery.wayBack', {})).toMatchObject({ ok: true, value: { shares: 'unreadable' } });
    await asked.ask('recovery.beginShares', { current: passphrase, threshold: 2, count: 2 });
    for (const number of [1, 2]) await asked.ask('recovery.writeShare', { number, holder: `Holder ${String(number)}`, passphrase: 'turbojet mandatory unbitten operative', language: 'en' });
    expect(await answer('recovery.finishShares', {})).toEqual({ ok: true, value: {} });
  });
}, 120_000);

it('the form of an item is printed past a damaged entry of its log', async () => {
  const table = rows.tables.find(({ name }) => name === 'custody_entry')!;
  await rows.keeping(table, async () => {
    await rows.putInEvery(table, 'at_ms', hostileNumbers['the greatest number']!, "action = 'imported' AND subject = 'E-001'");
    expect(await value<{ fileName: string }>('custody.form', { id: 'E-001', language: 'en' })).toMatchObject({ fileName: 'E-001-custody.pdf' });
  });
  // Also where the damage lies in another item's entry, of which the form shows none.
  await rows.keeping(table, async () => {
    await rows.putInEvery(table, 'at_ms', hostileNumbers['the greatest number']!, "action = 'imported' AND subject = 'E-002'");
    const { pdf } = await value<{ pdf: Uint8Array }>('custody.form', { id: 'E-001', language: 'en' });
    expect(letters((await readPdf(pdf)).all)).toContain(letters('It does not follow at entry'));
  });
  const { pdf } = await value<{ pdf: Uint8Array }>('custody.form', { id: 'E-001', language: 'en' });
  expect(letters((await readPdf(pdf)).all)).toContain(letters('From the first entry to the last, each fits the one before it'));
}, 60_000);
