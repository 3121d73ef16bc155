import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetDraftsOf, keepDrafts, keptDrafts } from '../../../electron/drafts/service.ts';
import { choices, leniently } from '../../../electron/settings/choices.ts';
import { settingsOf } from '../../../electron/settings/service.ts';
import { writeSetting } from '../../../electron/settings/repository.ts';
import { countUnread } from '../../../electron/settings/unread.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { forgetTranscriptDrafts } from '../../../electron/evidence/made/transcripts.ts';
import { writeChoice } from '../../../electron/settings/stored-choice.ts';
import { noDraft, type Draft, type TypedDate } from '../../../shared/drafts/schema.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';
import { id, openPlace, writeFiles, type Place } from '../evidence/evidence-for-tests.ts';
import { reopen } from '../vault/vault-for-tests.ts';

let place: Place;
beforeAll(async () => { place = await openPlace(); });
afterAll(() => place.end());

const nothing = { day: '', month: '', year: '', time: '', offsetMinutes: null };
const halfDate: TypedDate = { from: { ...nothing, day: '11' }, until: nothing, certainty: null, basis: null, note: 'as the guard said' };
const draft: Draft = { ...noDraft, dates: { capturedAt: halfDate } };
const item = id('E-001');

it('keeps what was typed by its place, and forgets what was finished', async () => {
  const { session } = place;
  await keepDrafts(session, { drafts: [{ place: item, draft }, { place: 'export', draft: { ...noDraft, words: { reason: 'for the law' } } }] });
  await keepDrafts(session, { drafts: [{ place: 'export', draft: { ...noDraft, words: { reason: 'for the lawyer' } } }] });
  expect(await keptDrafts(session.read)).toEqual([{ place: item, draft }, { place: 'export', draft: { ...noDraft, words: { reason: 'for the lawyer' } } }]);
  await keepDrafts(session, { drafts: [{ place: 'export', draft: null }] });
  expect(await keptDrafts(session.read)).toEqual([{ place: item, draft }]);
});

it('loses none of what is sent at once', async () => {
  const { session } = place;
  await Promise.all((['tags', 'add-mirror', 'add-person'] as const).map((form) => keepDrafts(session, { drafts: [{ place: form, draft: { ...noDraft, words: { name: form } } }] })));
  expect((await keptDrafts(session.read)).map((one) => one.place)).toEqual([item, 'tags', 'add-mirror', 'add-person']);
  await keepDrafts(session, { drafts: (['tags', 'add-mirror', 'add-person'] as const).map((form) => ({ place: form, draft: { ...noDraft, words: { name: '' } } })) });
  expect(await keptDrafts(session.read)).toEqual([{ place: item, draft }]);
});

it('writes nothing into the custody log and is no setting', async () => {
  const { session } = place;
  const before = await place.custody(null);
  await keepDrafts(session, { drafts: [{ place: 'describe', draft: { ...noDraft, change: { title: 'The gate' } } }, { place: 'describe', draft: null }] });
  expect(await place.custody(null)).toEqual(before);
  expect(await settingsOf(session)).toEqual(defaultSettings);
});

it('carries what it does not know along, puts aside what is no list of it, and forgets both with their item', async () => {
  const { session } = place;
  const stored = () => session.read.all(sql`SELECT name, value FROM setting WHERE name LIKE 'drafts.%' OR name LIKE 'transcript.%' ORDER BY name`);
  const later = [{ place: 'a-later-form', draft: { said: 'the guard left' } }, { place: item, draft: { said: 'at noon' } }];
  await session.change(({ db, at }) => writeChoice(db, leniently(choices.drafts), [...later, { place: item, draft }], at));
  await keepDrafts(session, { drafts: [{ place: item, draft: null }, { place: 'tags', draft: { ...noDraft, words: { name: 'gate' } } }] });
  const kept = { place: 'tags', draft: { ...noDraft, words: { name: 'gate' } } };
  expect([await keptDrafts(session.read), await stored(), await countUnread(session.read)]).toEqual([[kept], [{ name: 'drafts.unfinished', value: JSON.stringify([...later, kept]) }], 1]);
  await session.change(({ db, at }) => forgetDraftsOf(db, [item], at));
  expect(await stored()).toEqual([{ name: 'drafts.unfinished', value: JSON.stringify([later[0], kept]) }]);

  const other = { by: 'place', words: 'the guard left' };
  await session.change(async ({ db, at }) => {
    await writeSetting(db, 'drafts.unfinished', other, at);
    await writeSetting(db, `transcript.${item}`, other, at);
  });
  await place.evidence.add((await writeFiles(await place.sources(), { 'a.txt': 'a' }))[0] ?? '');
  await keepDrafts(session, { drafts: [{ place: 'tags', draft: kept.draft }] });
  await place.evidence.evidence.keepTranscriptDraft({ id: item, text: 'He says', relation: 'transcript-of' });
  const rows = await stored();
  expect(rows.map(({ name, value }) => [String(name).replace(/\/\d+$/u, ' aside'), String(value).includes('the guard left')])).toEqual([
    ['drafts.unfinished', false], ['drafts.unfinished aside', true], [`transcript.${item}`, false], [`transcript.${item} aside`, true],
  ]);
  expect([await keptDrafts(session.read), await countUnread(session.read), await settingsOf(session)]).toEqual([[kept], 2, defaultSettings]);
  await session.change(({ db }) => forgetTranscriptDrafts(db, [item]));
  expect((await stored()).map(({ name }) => String(name).startsWith('drafts'))).toEqual([true, true]);
});

it('is there when the vault is opened again, beside one of a later version that is passed over', async () => {
  const { session } = place;
  await session.change(({ db, at }) => writeChoice(db, leniently(choices.drafts), [{ place: 'a-later-form', draft }, { place: item, draft }], at));
  await place.evidence.shut();
  await session.close();
  const { session: again } = await reopen(place.vault);
  try {
    expect(await keptDrafts(again.read)).toEqual([{ place: item, draft }]);
  } finally {
    await again.close();
  }
});
