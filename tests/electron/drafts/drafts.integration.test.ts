import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepDrafts, keptDrafts } from '../../../electron/drafts/service.ts';
import { choices, leniently } from '../../../electron/settings/choices.ts';
import { settingsOf } from '../../../electron/settings/service.ts';
import { writeChoice } from '../../../electron/settings/stored-choice.ts';
import { noDraft, type Draft, type TypedDate } from '../../../shared/drafts/schema.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';
import { id, openPlace, type Place } from '../evidence/evidence-for-tests.ts';
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
