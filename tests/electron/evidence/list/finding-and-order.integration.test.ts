// What a search, each filter and each order gives back, over one vault with real files of five kinds.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../../../electron/vault/database/sql.ts';
import type { OpenSession } from '../../../../electron/vault/opening/open-session.ts';
import type { AskedSort, EvidenceQuery } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { reopen, steppingClock } from '../../vault/vault-for-tests.ts';
import { photo } from '../bare-pictures.ts';
import { evidenceOver, id, openPlace, writeFiles, type EvidenceForTests, type Place } from '../evidence-for-tests.ts';

const mailText = 'From: Depot Office <depot@example.org>\r\nSubject: Lock-out\r\nMIME-Version: 1.0\r\n\r\nNobody may come in.';
const [picture, note, mail, table, film] = [id('E-001'), id('E-002'), id('E-003'), id('E-004'), id('E-005')] as const;

let place: Place;
let session: OpenSession;
let evidence: EvidenceForTests;
const found = async (query: Partial<EvidenceQuery>, sort?: AskedSort) => (await evidence.list(query, sort)).map((row) => row.id);

beforeAll(async () => {
  place = await openPlace();
  const paths = await writeFiles(await place.sources(), {
    'gate.jpg': photo(16, 12), 'note.txt': 'They came at nine.', 'notice.eml': mailText, 'paid.csv': 'a,b\n1,2', 'film.mp4': readFileSync(join(import.meta.dirname, '../../../journeys/samples/film.mp4')),
  });
  // One after the other, so that each has the number of its place above.
  for (const path of paths.slice(0, 3)) await place.evidence.add(path);
  await place.evidence.shut();
  await place.session.close();
  // The clock of the computer is a year behind when the last two come in: the order of adding is not the order of numbers.
  ({ session } = await reopen(place.vault, { clock: steppingClock(1_670_000_000_000) }));
  evidence = evidenceOver(session);
  for (const path of paths.slice(3)) await evidence.add(path);
  await evidence.evidence.review({ selection: { by: 'ids', ids: [mail] }, sensitivity: 'violence' });
  await evidence.evidence.review({ selection: { by: 'ids', ids: [table] }, sensitivity: 'none' });
  // Every item is read back when it is added; only records of another maker say that one was not.
  await session.change(({ db }) => db.run(sql`UPDATE evidence SET check_state = 'not-checked' WHERE number = 2`));
});
afterAll(async () => {
  await evidence.shut();
  await session.close();
  await place.end();
});

const searches: readonly (readonly [what: string, query: Partial<EvidenceQuery>, items: readonly EvidenceId[]])[] = [
  ['the maker of the camera', { text: 'exampleco' }, [picture]], ['its model, in any order', { text: 'a phone' }, [picture]], ['whom a mail is from', { text: 'depot office' }, [mail]], ['what a mail is about', { text: 'lock-out' }, [mail]],
  ['no setting of a coder', { text: 'ycbcr' }, []],
  ['one kind', { kinds: ['photo'] }, [picture]], ['any of several kinds', { kinds: ['video', 'dataset'] }, [table, film]], ['a kind that nothing is of', { kinds: ['physical'] }, []],
  ['what has no date', { withoutDate: true }, [note, mail, table, film]], ['a kind without a date', { kinds: ['photo'], withoutDate: true }, []],
  ['what is disturbing, not what nobody looked at', { only: 'disturbing' }, [mail]], ['what was not checked', { only: 'not-checked' }, [note]],
];
it.each(searches)('finds by %s', async (_what, query, items) => {
  expect(await found(query)).toEqual(items);
});

it('finds by what the file says also after someone described the item', async () => {
  await evidence.evidence.edit({ selection: { by: 'ids', ids: [picture] }, session: 'a1b2c3d4e5f60718', change: { title: 'North gate' }, addTags: [], removeTags: [] });
  expect(await found({ text: 'exampleco phone north' })).toEqual([picture]);
});

it.each([['size', [table, note, mail, picture, film]], ['added', [table, film, picture, note, mail]]] as const)('puts items into the order by %s, both ways', async (by, items) => {
  expect(await found({}, { by, direction: 'ascending' })).toEqual(items);
  expect(await found({}, { by, direction: 'descending' })).toEqual(items.toReversed());
});
