// Items go from one real vault to another and arrive whole, once, with the passage in both logs; what is here is never overwritten.
import '../../faults/remembered-argon2.ts';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityText } from '../../../electron/backup/age/x25519.ts';
import { custodyHead } from '../../../electron/custody/service.ts';
import { verifyChain } from '../../../electron/custody/verify.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { HandedItem } from '../../../electron/evidence/handing-over/handed-record.ts';
import { describeForHandover } from '../../../electron/evidence/handing-over/handing-over.ts';
import { takeInTogether } from '../../../electron/evidence/handing-over/taking-in.ts';
import { failureOf } from '../vault/vault-for-tests.ts';
import { decideAll, handTo, identity, openFields, takeFrom, twoOffices, watching, type Office, type TwoOffices } from './handover-for-tests.ts';
import { caseId, evidenceIdSchema, evidenceNumber } from '../../../shared/ids.ts';

const has = (command: string): boolean => {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

let offices: TwoOffices;
let here: Office;
let there: Office;
const at = (name: string): string => join(offices.folder, name);
let made = 0;
/** A name for one more pack. */
const next = (): string => at(`pack-${String((made += 1))}.age`);
const bytes = (size = 5000): Buffer => Buffer.from(randomBytes(size));

beforeAll(async () => {
  offices = await twoOffices();
  ({ here, there } = offices);
}, 120_000);
afterAll(() => offices.end());

/** An item that is here, and the item that it became there. */
const handedOver = async (name = 'a photo.jpg'): Promise<{ readonly item: string; readonly came: string; readonly content: Buffer }> => {
  const content = bytes();
  const item = await here.add(name, content);
  const file = next();
  await handTo(here, file, [item]);
  const reporter = watching();
  await takeFrom(there, file, reporter);
  return { item, came: String(reporter.results[0]?.item), content };
};

/** The same bytes in both vaults, from two sources. */
const twins = async (): Promise<{ readonly item: string; readonly twin: string; readonly file: string }> => {
  const content = bytes();
  const [item, twin] = [await here.add('theirs.jpg', content), await there.add('ours.jpg', content)];
  return { item, twin, file: next() };
};

describe('a handover', () => {
  it('brings items with bytes, words and tags, and numbers that belong to the receiver', async () => {
    await there.add('own.txt', 'something of our own');
    const contents = [bytes(300_000), bytes(9_000_000), Buffer.alloc(0)];
    const items = [await here.add('a photo.jpg', contents[0]!), await here.add('b large.bin', contents[1]!), await here.add('c empty.txt', '')];
    await here.say(items[0]!, { title: 'Raid', notes: 'დარბევა\nthe "second" door', capturedPlace: 'Ruden' }, ['raid', 'door']);
    const file = next();
    await handTo(here, file, items);
    const reporter = watching();
    expect((await takeFrom(there, file, reporter)).counts).toEqual({ new: 3, here: 0, restored: 0, toDecide: 0, refused: 0 });
    const came = reporter.results.map(({ item }) => String(item));
    const [sent, first] = [await here.get(items[0]!), await there.get(came[0]!)];
    expect({ description: first.description, tags: first.tags, name: first.fileName, way: first.arrivals.map(({ way }) => way) }).toEqual({ description: sent.description, tags: sent.tags, name: 'a photo.jpg', way: ['handover'] });
    expect(await Promise.all(came.map(async (one, index) => (await there.bytes(one)).equals(contents[index]!)))).toEqual([true, true, true]);
    expect(await there.evidence.found('Raid')).toEqual([came[0]]);
  });

  it('tells of as many bytes as it said there are, although the pack is larger than what is in it', async () => {
    const told = { found: 0, worked: 0 };
    const counting = { ...watching(), found: (_items: number, size: number) => { told.found += size; }, worked: (size: number) => { told.worked += size; } };
    await handTo(here, next(), [await here.add('small.txt', 'A few words.'), await here.add('large.bin', bytes(300_000))], {}, counting);
    expect(told).toEqual({ found: 600_024, worked: 600_024 });
  });

  it('is on record on both sides, with where the sender’s log stood', async () => {
    const item = await here.add('one.jpg', bytes());
    const head = await custodyHead(here.session.read);
    const file = next();
    const { packId } = await handTo(here, file, [item]);
    const reporter = watching();
    await takeFrom(there, file, reporter);
    const came = reporter.results[0]!.item!;
    const { sha256 } = await here.get(item);
    const sent = (await here.custody(item)).filter(({ action }) => action === 'handed-over').map(({ details }) => ({ pack: details['pack'], reason: details['reason'], sha256: details['sha256'] }));
    const taken = (await there.custody(came)).filter(({ action }) => action === 'taken-in').map(({ details }) => ({ pack: details['pack'], from: details['fromVault'], number: details['theirNumber'], head: details['head'], seq: details['seq'], sha256: details['sha256'] }));
    expect({ sent, taken }).toEqual({ sent: [{ pack: packId, reason: 'for the complaint', sha256 }], taken: [{ pack: packId, from: here.session.vaultId, number: item, head: head.hash, seq: head.seq, sha256 }] });
    const { passages } = await there.handover.handover.passages({ id: came });
    expect(passages.map(({ vaultId, theirNumber, witness, entries }) => ({ vaultId, theirNumber, witness, actions: entries.map(({ action }) => action) })))
      .toEqual([{ vaultId: here.session.vaultId, theirNumber: item, witness: head.witness, actions: ['imported'] }]);
  });

  it('that is taken in twice changes nothing the second time', async () => {
    const items = [await here.add('one.jpg', bytes()), await here.add('two.jpg', bytes())];
    const file = next();
    await handTo(here, file, items);
    const reporter = watching();
    await takeFrom(there, file, reporter);
    await there.say(String(reporter.results[0]?.item), { title: 'Our own title' });
    const [before, head] = [await there.everything(), await custodyHead(there.session.read)];
    expect((await takeFrom(there, file)).counts).toEqual({ new: 0, here: 2, restored: 0, toDecide: 0, refused: 0 });
    expect({ everything: await there.everything(), head: await custodyHead(there.session.read) }).toEqual({ everything: before, head });
  });

  it('links bytes that were here from another source, and keeps both ways in', async () => {
    const { item, twin, file } = await twins();
    await there.say(twin, { title: 'From a phone' });
    await here.say(item, { title: 'Raid', madeBy: 'M2' });
    await handTo(here, file, [item]);
    const count = (await there.evidence.list()).length;
    expect((await takeFrom(there, file)).counts).toEqual({ new: 0, here: 0, restored: 0, toDecide: 1, refused: 0 });
    const found = await there.get(twin);
    expect({ more: (await there.evidence.list()).length - count, title: found.description.title, madeBy: found.description.madeBy, ways: found.arrivals.map(({ way }) => way) })
      .toEqual({ more: 0, title: 'From a phone', madeBy: '', ways: ['folder', 'handover'] });
    expect(await openFields(there, twin)).toEqual([
      { field: 'title', here: 'From a phone', theirs: 'Raid', hereState: 'not-known' },
      { field: 'madeBy', here: '', theirs: 'M2', hereState: 'empty' },
    ]);
  });

  it('that says something else about an item later is shown field by field and overwrites nothing', async () => {
    const item = await here.add('one.jpg', bytes());
    await here.say(item, { title: 'Raid', notes: 'first' }, ['raid']);
    const [first, second] = [next(), next()];
    await handTo(here, first, [item]);
    const reporter = watching();
    await takeFrom(there, first, reporter);
    const came = String(reporter.results[0]?.item);
    await there.say(came, { notes: 'ours', capturedPlace: 'the office' });
    await here.say(item, { title: 'Raid on the office', notes: 'second' }, ['night']);
    await handTo(here, second, [item]);
    await takeFrom(there, second);
    expect((await there.get(came)).description).toMatchObject({ title: 'Raid', notes: 'ours', capturedPlace: 'the office' });
    expect(await openFields(there, came)).toEqual([
      { field: 'title', here: 'Raid', theirs: 'Raid on the office', hereState: 'untouched' },
      { field: 'notes', here: 'ours', theirs: 'second', hereState: 'changed' },
      { field: 'tags', here: ['raid'], theirs: ['night', 'raid'], hereState: 'untouched' },
    ]);
  });

  it('that was overtaken by a newer one of the same vault asks nothing and closes nothing', async () => {
    const { item, came } = await handedOver();
    const [older, newer, newest] = [next(), next(), next()];
    await here.say(item, { title: 'First', madeBy: 'M2' });
    await handTo(here, older, [item]);
    await here.say(item, { title: 'Second' });
    await handTo(here, newer, [item]);
    await there.say(came, { title: 'First' });
    await takeFrom(there, newer);
    const passage = async () => (await there.handover.handover.passages({ id: evidenceIdSchema.parse(came) })).passages.map(({ witness, madeAt }) => ({ witness, madeAt }));
    const [open, origin] = [await openFields(there, came), await passage()];
    expect(open).toMatchObject([{ field: 'title', here: 'First', theirs: 'Second' }, { field: 'madeBy', theirs: 'M2' }]);

    expect((await takeFrom(there, older)).counts).toEqual({ new: 0, here: 1, restored: 0, toDecide: 0, refused: 0 });
    expect({ open: await openFields(there, came), origin: await passage() }).toEqual({ open, origin });
    await decideAll(there, came, 'ours');
    await here.say(item, { notes: 'one more word' });
    await handTo(here, newest, [item]);
    await takeFrom(there, newest);
    expect((await openFields(there, came)).map((one) => (one as { readonly field: string }).field)).toEqual(['notes']);
  });

  it.each([
    { choice: 'ours', title: 'Ours', tags: ['ours'], notes: () => '' },
    { choice: 'theirs', title: 'Theirs', tags: ['theirs'], notes: () => '' },
    { choice: 'both', title: 'Ours', tags: ['ours', 'theirs'], notes: (item: string) => `From Ruden office, where the item is ${item}. Title: Theirs` },
  ] as const)('is decided as a person chooses: $choice', async ({ choice, title, tags, notes }) => {
    const { item, twin, file } = await twins();
    await there.say(twin, { title: 'Ours' }, ['ours']);
    await here.say(item, { title: 'Theirs' }, ['theirs']);
    await handTo(here, file, [item]);
    await takeFrom(there, file);
    expect(await decideAll(there, twin, choice)).toBe(2);
    const found = await there.get(twin);
    expect({ title: found.description.title, tags: found.tags, notes: found.description.notes, open: await openFields(there, twin) }).toEqual({ title, tags, notes: notes(item), open: [] });
    expect((await there.custody(twin)).filter(({ action }) => action === 'handover-decided').map(({ details }) => [details['fields'], details['choice']])).toEqual([['title', choice], ['tags', choice]]);
    expect((await takeFrom(there, file)).counts.here).toBe(1);
    expect(await openFields(there, twin)).toEqual([]);
  });

  it('comes back to where it came from as the same item', async () => {
    const { item, came } = await handedOver();
    await there.say(came, { title: 'Named there' });
    const count = (await here.evidence.list()).length;
    const file = next();
    await handTo(there, file, [came]);
    expect((await takeFrom(here, file)).counts).toEqual({ new: 0, here: 0, restored: 0, toDecide: 1, refused: 0 });
    expect({ more: (await here.evidence.list()).length - count, open: await openFields(here, item) }).toEqual({ more: 0, open: [{ field: 'title', here: '', theirs: 'Named there', hereState: 'empty' }] });
  });

  it('makes an item whole again whose bytes were lost', async () => {
    const content = bytes();
    const item = await here.add('one.jpg', content);
    const file = next();
    await handTo(here, file, [item]);
    const reporter = watching();
    await takeFrom(there, file, reporter);
    const came = String(reporter.results[0]?.item);
    writeFileSync(await there.objectFile(came), 'spoilt');
    expect((await takeFrom(there, file)).counts).toEqual({ new: 0, here: 0, restored: 1, toDecide: 0, refused: 0 });
    expect((await there.bytes(came)).equals(content)).toBe(true);
  });

  it('leaves out what turns out to be damaged or was set aside, names it, and hands over the rest', async () => {
    const [damaged, whole] = [await here.add('one.jpg', bytes()), await here.add('two.jpg', bytes())];
    const path = await here.objectFile(damaged);
    const stored = readFileSync(path);
    stored[stored.length - 20]! ^= 1;
    writeFileSync(path, stored);
    for (const time of ['when it is read', 'from then on']) {
      const reporter = watching();
      const { items } = await handTo(here, next(), [damaged, whole], {}, reporter);
      expect({ time, items: items.map(({ id }) => id), told: reporter.results.map(({ item, outcome, failure }) => [item, outcome, failure?.code]) })
        .toEqual({ time, items: [whole], told: [[damaged, 'failed', 'set-aside'], [whole, 'ok', undefined]] });
    }
    const file = next();
    expect([await failureOf(handTo(here, file, [damaged])), existsSync(file)]).toEqual(['pack-empty', false]);
  });

  it('that is stopped leaves nothing outside and nothing on record', async () => {
    mkdirSync(at('disk'));
    const item = await here.add('one.jpg', bytes());
    const head = await custodyHead(here.session.read);
    expect(await failureOf(handTo(here, at('disk/pack.age'), [item], {}, watching(() => false)))).toBe('cancelled');
    expect({ left: readdirSync(at('disk')), head: await custodyHead(here.session.read), copies: (await here.evidence.evidence.leftCopies({})).copies }).toEqual({ left: [], head, copies: [] });
  });

  it('that is stopped while it is taken in is completed by taking it in again', async () => {
    // As many as come in with one transaction, and two more.
    const items = await Promise.all(Array.from({ length: 66 }, (_, index) => here.add(`${String(index)}.jpg`, bytes())));
    const file = next();
    await handTo(here, file, items);
    const count = (await there.evidence.list()).length;
    expect(await failureOf(takeFrom(there, file, watching(({ length }) => length < 64)))).toBe('cancelled');
    const part = (await there.evidence.list()).length - count;
    const { counts } = await takeFrom(there, file);
    expect({ part, more: (await there.evidence.list()).length - count, counts }).toEqual({ part: 64, more: 66, counts: { new: 2, here: 64, restored: 0, toDecide: 0, refused: 0 } });
  });

  it('keeps the order of its items, and one that cannot be put on record keeps none of the others out', async () => {
    const contents = [bytes(), bytes(), bytes()];
    const handed: HandedItem[] = [];
    for (const [index, content] of contents.entries()) handed.push(await describeForHandover(here.session.read, evidenceIdSchema.parse(await here.add(`${String(index)}.jpg`, content))));
    const objects = (): number => readdirSync(join(there.session.folder, 'objects'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;
    const before = objects();
    const arrived = await takeInTogether(there.evidence.context, handed.map((item, index) => ({
      into: () => Promise.resolve({ id: caseId(1), code: 'C-1' }), item, known: null,
      content: async function* content() { yield* await Promise.resolve([contents[index]!]); },
      also: () => (index === 1 ? Promise.reject(new HoldfastError('pack-record-refused')) : Promise.resolve()),
    })));
    const [first, second, third] = arrived.map((one) => ('taken' in one ? evidenceNumber(one.taken.id) : (one.failure as HoldfastError).code));
    expect({ second, follows: Number(third) - Number(first), objects: objects() - before }).toEqual({ second: 'pack-record-refused', follows: 1, objects: 2 });
  });

  it('never replaces a file, and asks for a reason', async () => {
    const item = await here.add('one.jpg', bytes());
    writeFileSync(at('taken.age'), 'somebody’s own');
    expect(await failureOf(handTo(here, at('taken.age'), [item]))).toBe('target-exists');
    expect(readFileSync(at('taken.age'), 'utf8')).toBe('somebody’s own');
    expect(await failureOf(handTo(here, next(), [item], { reason: ' ' }))).toBe('reason-needed');
  });

  it.skipIf(!has('age') || !has('tar'))('is opened by stock age and tar, and what comes out is the content', async () => {
    const contents = [bytes(300_000), bytes(70_000)];
    const items = [await here.add('one.jpg', contents[0]!), await here.add('two.jpg', contents[1]!)];
    const file = next();
    const { packId } = await handTo(here, file, items);
    writeFileSync(at('identity.txt'), identityText(identity));
    mkdirSync(at('unpacked'));
    execFileSync('sh', ['-c', 'age -d -i "$1" "$2" | tar x -C "$3"', 'sh', at('identity.txt'), file, at('unpacked')]);
    const manifest = JSON.parse(readFileSync(join(at('unpacked'), packId, 'manifest.json'), 'utf8')) as { records: { uid: string }[] };
    const unpacked = manifest.records.map(({ uid }) => readFileSync(join(at('unpacked'), packId, 'evidence', uid)));
    expect(unpacked.map((one, index) => one.equals(contents[index]!))).toEqual([true, true]);
  });

  it('lets any text that a field can hold survive the passage', async () => {
    const text = (most: number) => fc.string({ unit: 'binary', maxLength: 60 }).map((value) => value.slice(0, most).toWellFormed());
    await fc.assert(fc.asyncProperty(fc.record({ title: text(1000), notes: text(20_000), madeBy: text(1000), peopleShown: text(20_000) }), fc.uniqueArray(text(80).map((tag) => tag.trim()).filter((tag) => tag !== ''), { maxLength: 3, selector: (tag) => tag.toLowerCase() }), async (change, tags) => {
      const item = await here.add('said.txt', bytes(40));
      await here.say(item, change, tags);
      const file = next();
      await handTo(here, file, [item]);
      const reporter = watching();
      await takeFrom(there, file, reporter);
      const [sent, came] = [await here.get(item), await there.get(String(reporter.results[0]?.item))];
      expect({ description: came.description, tags: came.tags }).toEqual({ description: sent.description, tags: sent.tags });
    }), { numRuns: 25 });
  });

  it('leaves both vaults sound, and both logs unbroken', async () => {
    expect([await verifyChain(here.session.read), await verifyChain(there.session.read)].map(({ ok }) => ok)).toEqual([true, true]);
    // One item was damaged on purpose.
    expect({ here: (await here.problems()).filter((problem) => problem.startsWith('loss')).length, there: await there.problems() }).toEqual({ here: 1, there: [] });
  });
});
