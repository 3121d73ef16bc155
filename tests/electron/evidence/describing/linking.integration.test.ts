// Links between items: seen from both ends, on record with both, and undone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents } from '../../../../electron/cli/documents.ts';
import { linkDocument } from '../../../../electron/cli/printed-records.ts';
import { linksOfEvidence } from '../../../../electron/evidence/tool.ts';
import type { Relation } from '../../../../shared/evidence/links.ts';
import { evidenceId, type EvidenceId } from '../../../../shared/ids.ts';
import { openPlace, writeFiles, type Place } from '../evidence-for-tests.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
  const folder = await place.sources();
  await writeFiles(folder, Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`${name}.txt`, `words of ${name}`])));
  await place.evidence.add(folder);
});
afterAll(() => place.end());

const e = evidenceId;
const set = (id: EvidenceId, relation: Relation, other: EvidenceId, isThere = true) => place.evidence.evidence.setLink({ id, relation, other, isThere });
const linksOf = async (id: EvidenceId) => (await place.evidence.evidence.links({ id })).links.map(({ relation, item }) => [relation, item.id]);
const logOf = async (id: EvidenceId) => (await place.custody(id)).filter(({ action }) => action === 'linked' || action === 'unlinked').map(({ action, details }) => [action, details['relation'], details['linkedItem']]);

describe('a link', () => {
  it('is read from both ends, is on record with both, and counts in lists', async () => {
    await set(e(2), 'transcript-of', e(1));
    expect([await linksOf(e(1)), await linksOf(e(2))]).toEqual([[['has-transcript', 'E-002']], [['transcript-of', 'E-001']]]);
    expect([await logOf(e(1)), await logOf(e(2))]).toEqual([[['linked', 'has-transcript', 'E-002']], [['linked', 'transcript-of', 'E-001']]]);
    expect((await place.evidence.list()).slice(0, 3).map(({ links }) => links)).toEqual([1, 1, 0]);
  });

  it('is written by the tool as its documents are declared', async () => {
    await set(e(2), 'transcript-of', e(1));
    const links = (await linksOfEvidence(place.session, e(1))).links.map(linkDocument);
    expect(documents.show.shape.links.parse(links)).toEqual([{ relation: 'has-transcript', id: 'E-002', title: expect.stringMatching(/^[a-f]\.txt$/u) as unknown }]);
  });

  it('is made once, from whichever end, and taken off from the other', async () => {
    await set(e(3), 'same-moment-as', e(4));
    const again = await set(e(4), 'same-moment-as', e(3));
    expect([again.undo, await linksOf(e(3))]).toEqual([null, [['same-moment-as', 'E-004']]]);
    await set(e(4), 'same-moment-as', e(3), false);
    expect([await linksOf(e(3)), await linksOf(e(4)), (await logOf(e(3))).length]).toEqual([[], [], 2]);
  });

  it('is undone and redone, with entries for both each time', async () => {
    const { undo } = await set(e(5), 'continues', e(6));
    const edits = undo === null ? [] : [undo];
    const taken = await place.evidence.evidence.undo({ edits, session: 'a1b2c3d4e5f60718' });
    expect([await linksOf(e(5)), await linksOf(e(6))]).toEqual([[], []]);
    await place.evidence.evidence.undo({ edits: taken.undo === null ? [] : [taken.undo], session: 'a1b2c3d4e5f60718' });
    expect(await linksOf(e(6))).toEqual([['continued-by', 'E-005']]);
    expect((await logOf(e(6))).map(([action]) => action).toSorted()).toEqual(['linked', 'linked', 'unlinked']);
  });

  it('is refused between an item and itself, and with an item that is not there', async () => {
    await expect(set(e(1), 'copy-of', e(1))).rejects.toMatchObject({ code: 'input-refused' });
    await expect(set(e(1), 'copy-of', e(99))).rejects.toMatchObject({ code: 'not-found' });
    expect(await linksOf(e(1))).toEqual([['has-transcript', 'E-002']]);
  });
});
