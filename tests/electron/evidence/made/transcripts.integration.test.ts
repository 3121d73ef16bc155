// What is written beside an original, over real SQLCipher and real files: kept as a draft while it is typed, and then as an item of its own.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unsaid } from '../../../../shared/evidence/unsaid.ts';
import { evidenceId } from '../../../../shared/ids.ts';
import { failureOf } from '../../vault/vault-for-tests.ts';
import { openPlace, sha256, writeFiles, type Place } from '../evidence-for-tests.ts';

let place: Place;
beforeEach(async () => {
  place = await openPlace();
  const folder = await place.sources();
  await writeFiles(folder, { 'interview.wav': 'not much of a sound' });
  await place.evidence.add(folder);
});
afterEach(() => place.end());

const original = evidenceId(1);
const calls = () => place.evidence.evidence;
const draft = () => calls().transcriptDraft({ id: original });
const keep = (text: string, relation: 'transcript-of' | 'translation-of' = 'transcript-of') => calls().keepTranscript({ original, relation, text });

describe('a draft beside an original', () => {
  it('is kept as it is typed, says nothing in the log, and is gone once it is an item', async () => {
    expect(await draft()).toEqual({ relation: 'transcript-of', text: '' });
    const before = (await place.custody(null)).length;
    await calls().keepTranscriptDraft({ id: original, relation: 'translation-of', text: '0:00:01 Ja' });
    expect([await draft(), (await place.custody(null)).length]).toEqual([{ relation: 'translation-of', text: '0:00:01 Ja' }, before]);
    await keep('0:00:01 Ja', 'translation-of');
    expect(await draft()).toEqual({ relation: 'transcript-of', text: '' });
  });

  it('needs an item to be beside', async () => {
    expect(await failureOf(calls().keepTranscriptDraft({ id: evidenceId(99), relation: 'transcript-of', text: 'x' }))).toBe('not-found');
  });
});

describe('a transcript that is kept', () => {
  it('is a text item that was made from its original, bound to it on the log of both, in one go', async () => {
    await calls().edit({ selection: { by: 'ids', ids: [original] }, change: { legalPrivilege: 'yes', restrictions: 'office only' }, addTags: [], removeTags: [], session: 'a1b2c3d4e5f60718' });
    expect(await keep('0:00:01 She came in.\n0:00:09 “قالت”  ')).toEqual({ id: 'E-002', isNew: true });
    const { item } = await calls().get({ id: evidenceId(2) });
    expect(item).toMatchObject({ viewer: 'text', mediaType: 'text/plain', kind: 'document', check: 'equal', arrivals: [] });
    expect(item.description).toEqual({ ...unsaid, originality: 'derivative', kind: 'document', legalPrivilege: 'yes', restrictions: 'office only' });
    const { bytes } = await place.evidence.process['process.readMedia']({ id: item.id, start: 0, end: item.size });
    expect(Buffer.from(bytes).toString('utf8')).toBe('0:00:01 She came in.\n0:00:09 “قالت”\n');
    expect(item.sha256).toBe(sha256(Buffer.from(bytes)));
    expect((await calls().links({ id: original })).links.map(({ relation, item: { id } }) => [relation, id])).toEqual([['has-transcript', 'E-002']]);
    expect((await place.custody('E-002')).map(({ action }) => action).sort()).toEqual(['linked', 'transcribed']);
    expect((await place.custody('E-002')).find(({ action }) => action === 'transcribed')?.details).toMatchObject({ relation: 'transcript-of', original: 'E-001', readBack: 'equal', sha256: item.sha256 });
    expect((await place.custody('E-001')).some(({ action, details }) => action === 'linked' && details['linkedItem'] === 'E-002')).toBe(true);
  });

  it('is never altered: another version is another item, and the same words are the same item', async () => {
    await keep('one');
    expect(await keep('one, and more')).toEqual({ id: 'E-003', isNew: true });
    expect(await keep('one\n\n')).toEqual({ id: 'E-002', isNew: false });
    expect((await calls().links({ id: original })).links.map(({ item: { id } }) => id)).toEqual(['E-002', 'E-003']);
  });

  it('is not made of an item that was removed; the draft stays', async () => {
    await calls().keepTranscriptDraft({ id: original, relation: 'transcript-of', text: 'typed' });
    await calls().putAway({ selection: { by: 'ids', ids: [original] }, reason: 'twice' });
    expect(await failureOf(keep('typed'))).toBe('item-removed');
    expect((await draft()).text).toBe('typed');
  });
});
