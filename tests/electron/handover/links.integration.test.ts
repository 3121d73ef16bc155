// Links in packs: they travel when both items do, are made once, and what was taken off here stays off.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { id } from '../evidence/evidence-for-tests.ts';
import { handTo, takeFrom, twoOffices, watching, type Office, type TwoOffices } from './handover-for-tests.ts';

let offices: TwoOffices;
let here: Office;
let there: Office;
beforeAll(async () => {
  offices = await twoOffices();
  ({ here, there } = offices);
}, 120_000);
afterAll(() => offices.end());

let made = 0;
const hand = async (...items: readonly string[]): Promise<readonly string[]> => {
  const file = join(offices.folder, `pack-${String((made += 1))}.age`);
  await handTo(here, file, items);
  const reporter = watching();
  await takeFrom(there, file, reporter);
  return reporter.results.map(({ item }) => String(item));
};
const linksOf = async (office: Office, item: string) => (await office.evidence.evidence.links({ id: id(item) })).links.map(({ relation, item: other }) => [relation, other.id]);

describe('links between items', () => {
  it('travel when both items do, are on record with both, and are not made again once they were taken off', async () => {
    const [sound, words] = [await here.add('sound.bin', randomBytes(400)), await here.add('words.txt', 'what is said')];
    await here.evidence.evidence.setLink({ id: id(words), relation: 'transcript-of', other: id(sound), isThere: true });
    const [alone = ''] = await hand(sound);
    expect(await linksOf(there, alone)).toEqual([]);
    const [first = '', second = ''] = await hand(sound, words);
    expect([await linksOf(there, first), await linksOf(there, second)]).toEqual([[['has-transcript', second]], [['transcript-of', first]]]);
    expect((await there.custody(first)).filter(({ action }) => action === 'linked').map(({ details }) => details['linkedItem'])).toEqual([second]);
    await there.evidence.evidence.setLink({ id: id(first), relation: 'has-transcript', other: id(second), isThere: false });
    await here.say(words, { notes: 'read again' });
    await hand(sound, words);
    expect(await linksOf(there, first)).toEqual([]);
  });
});
