// Packs that are cut, altered, made for someone else, made by a newer version, or made to deceive: refused in their own words, and
// nothing of them comes in.
import { unsaid } from '../../../shared/evidence/unsaid.ts';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealedChunkBytes } from '../../../electron/backup/age/payload.ts';
import { parseRecipient, recipientOf } from '../../../electron/backup/age/x25519.ts';
import { custodyHead } from '../../../electron/custody/service.ts';
import type { Manifest } from '../../../electron/handover/manifest.ts';
import { evidenceRecord, readRecord, recordText, type EvidenceRecord } from '../../../electron/handover/records.ts';
import { withPack } from '../../../electron/handover/tool.ts';
import { sealPack } from '../../../electron/handover/write-pack.ts';
import { packIdSchema } from '../../../shared/handover/schema.ts';
import { sha256Schema, vaultIdSchema } from '../../../shared/ids.ts';
import { failureOf } from '../vault/vault-for-tests.ts';
import { backUp, identity as ofBackups, makeVault } from '../backup/backup-for-tests.ts';
import { handTo, identity, recipient, takeFrom, twoOffices, watching, type Office, type TwoOffices } from './handover-for-tests.ts';

let offices: TwoOffices;
let there: Office;
const at = (name: string): string => join(offices.folder, name);
const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
const sha256 = (bytes: Uint8Array) => sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));

beforeAll(async () => {
  offices = await twoOffices();
  ({ there } = offices);
  const items = [await offices.here.add('one.bin', randomBytes(200_000)), await offices.here.add('two.bin', randomBytes(50_000))];
  await handTo(offices.here, at('good.age'), items);
}, 120_000);
afterAll(() => offices.end());

const nothingCame = async (): Promise<unknown> => ({ items: await there.evidence.list(), head: (await custodyHead(there.session.read)).seq, packs: (await there.handover.handover.state({})).packs.length });

const unchanged = async (work: () => Promise<unknown>): Promise<string> => {
  const before = await nothingCame();
  const code = await failureOf(work());
  expect(await nothingCame()).toEqual(before);
  return code;
};

interface Made {
  readonly manifest: Manifest;
  readonly records: readonly Uint8Array[];
  readonly contents: readonly Uint8Array[];
}

const content = Buffer.from('hello');

const record = (change: Partial<EvidenceRecord['item']> = {}, uid = hex(16)): EvidenceRecord => ({
  kind: 'evidence', version: 1, custody: [],
  item: {
    uid, number: 'E-001', sha256: sha256(content), size: content.byteLength, fileName: 'name.txt', addedAt: 1_700_000_000_000, addedBy: 'M1', tags: [], arrivals: [],
    description: unsaid,
    ...change,
  } as EvidenceRecord['item'],
});

const made = (one: EvidenceRecord, change: (manifest: Manifest) => unknown = (manifest) => manifest, text: Uint8Array = recordText(one)): Made => {
  const manifest: Manifest = {
    format: 'holdfast-handover', version: 1, packId: packIdSchema.parse(hex(16)), madeAt: new Date(1_700_000_000_000).toISOString(),
    sender: { vaultId: vaultIdSchema.parse(hex(16)), name: '', seq: 1, hash: hex(32), witness: '' },
    records: [{ kind: 'evidence', uid: one.item.uid, number: one.item.number, record: { size: text.byteLength, sha256: sha256(text) }, content: { size: content.byteLength, sha256: sha256(content) } }],
  };
  return { manifest: change(manifest) as Manifest, records: [text], contents: [content] };
};

/** Writes a pack as someone would who knows the format and the recipient's key. */
const write = async (name: string, { manifest, records, contents }: Made): Promise<string> => {
  const sealed = await sealPack({ manifest, records, content: (index) => (async function* pieces() { yield await Promise.resolve(contents[index]!); })() }, [parseRecipient(recipient)!]);
  const pieces: Buffer[] = [];
  await sealed.write((bytes) => Promise.resolve(void pieces.push(Buffer.from(bytes))));
  writeFileSync(at(name), Buffer.concat(pieces));
  return at(name);
};

describe('a pack', () => {
  it('that is cut at any edge of a chunk, or a byte beside it, lets nothing in', async () => {
    const good = readFileSync(at('good.age'));
    const payloadAt = good.indexOf('\n--- ') + 5 + 43 + 1 + 16;
    const edges = Array.from({ length: Math.ceil((good.byteLength - payloadAt) / sealedChunkBytes) }, (_, index) => payloadAt + index * sealedChunkBytes);
    expect(edges.length).toBeGreaterThan(3);
    for (const length of [0, 10, payloadAt - 20, ...edges.flatMap((edge) => [edge, edge - 1, edge + 1]), good.byteLength - 1]) {
      writeFileSync(at('cut.age'), good);
      truncateSync(at('cut.age'), length);
      expect({ length, code: await unchanged(() => takeFrom(there, at('cut.age'))) }).toEqual({ length, code: length < 22 ? 'not-a-pack' : 'pack-damaged' });
    }
  });

  it('with one altered byte anywhere lets nothing in', async () => {
    const good = readFileSync(at('good.age'));
    for (let place = 0; place < good.byteLength; place += 9973) {
      const bytes = Buffer.from(good);
      bytes[place]! ^= 1;
      writeFileSync(at('altered.age'), bytes);
      expect({ place, refused: ['not-a-pack', 'pack-damaged', 'pack-did-not-open'].includes(await unchanged(() => takeFrom(there, at('altered.age')))) }).toEqual({ place, refused: true });
    }
  });

  it('for another key says so, and is not called damaged', async () => {
    const other = Uint8Array.from(randomBytes(32));
    expect(await unchanged(() => withPack(at('good.age'), [other], () => Promise.resolve()))).toBe('pack-did-not-open');
    expect(recipientOf(identity)).toBe(recipient);
  });

  it('that is a backup, or no age file at all, is not taken for one', async () => {
    const session = await makeVault(offices.folder);
    await backUp(session, at('backup.age'));
    await session.close();
    writeFileSync(at('letter.txt'), 'Dear colleague');
    expect([await unchanged(() => withPack(at('backup.age'), [Uint8Array.from(ofBackups)], () => Promise.resolve())), await unchanged(() => takeFrom(there, at('letter.txt')))]).toEqual(['not-a-pack', 'not-a-pack']);
  });

  it('says each record in the earliest form that can say it, and what an earlier form could not say is unsaid', () => {
    const plain = record();
    const entry = (text: Uint8Array) => made(plain, (manifest) => manifest, text).manifest.records[0] as Manifest['records'][number];
    const [first, third] = [evidenceRecord(plain.item, []), evidenceRecord({ ...plain.item, description: { ...unsaid, restrictions: 'ask first' } }, [])];
    expect([first.version, third.version]).toEqual([1, 3]);
    expect(recordText(first).toString('utf8')).not.toContain('restrictions');
    expect(readRecord(entry(recordText(first)), recordText(first))).toEqual(first);
    expect(readRecord(entry(recordText(third)), recordText(third))).toEqual(third);
    const wrong = Buffer.from(recordText(third).toString('utf8').replace('"version":3', '"version":1'));
    expect(() => readRecord(entry(wrong), wrong)).toThrow(expect.objectContaining({ code: 'pack-damaged' }) as Error);
  });

  it('of a newer format is refused by its version', async () => {
    const file = await write('newer.age', made(record(), (manifest) => ({ ...manifest, version: 2, more: 'of it' })));
    expect(await unchanged(() => takeFrom(there, file))).toBe('pack-newer');
  });

  it.each([
    ['with a record of another content than it says', () => made(record({ sha256: sha256(Buffer.from('other')) }))],
    ['with a name that leads elsewhere', () => made(record({ fileName: '../../etc/passwd' }))],
    ['with a name of zeros', () => made(record({ fileName: 'a\0b' }))],
    ['with a name of four thousand characters', () => made(record({ fileName: 'x'.repeat(4000) }))],
    ['with a field that is too long', () => made(record({ description: { ...record().item.description, title: 'x'.repeat(1001) } }))],
    ['with a field that no item has', () => made({ ...record(), more: 1 } as unknown as EvidenceRecord)],
    ['with a log entry that its seal does not fit', () => made({ ...record(), custody: [{ seq: 1, at: 1_700_000_000_000, actor: 'M1', action: 'imported', subject: 'E-001', details: {}, previousHash: '0'.repeat(64), hash: '0'.repeat(64) }] as unknown as EvidenceRecord['custody'] })],
    ['with a record that is no text', () => made(record(), undefined, Buffer.from([0xff, 0xfe, 0x00, 0x01]))],
    ['with a path for a name of a record', () => made(record(), (manifest) => ({ ...manifest, records: manifest.records.map((one) => ({ ...one, uid: `../../${one.uid.slice(6)}` })) }))],
    ['with one record twice', () => { const one = made(record()); return { ...one, manifest: { ...one.manifest, records: [one.manifest.records[0]!, one.manifest.records[0]!] }, records: [one.records[0]!, one.records[0]!], contents: [content, content] }; }],
  ])('%s lets nothing in', async (_, what) => {
    const file = await write('hostile.age', what());
    expect(await unchanged(() => takeFrom(there, file))).toBe('pack-damaged');
  });

  it('with other content under its fingerprint lets nothing in', async () => {
    const file = await write('other.age', { ...made(record()), contents: [Buffer.from('hallo')] });
    expect(await unchanged(() => takeFrom(there, file))).toBe('pack-damaged');
  });

  it('with records of a kind that is not known takes in the others and names those', async () => {
    const one = made(record());
    const text = Buffer.from('{"kind":"incident","version":1}\n');
    const manifest: Manifest = { ...one.manifest, records: [...one.manifest.records, { kind: 'incident', uid: hex(16), number: 'I-006', record: { size: text.byteLength, sha256: sha256(text) }, content: null }] };
    const file = await write('kinds.age', { manifest, records: [one.records[0]!, text], contents: one.contents });
    const reporter = watching();
    const { counts } = await takeFrom(there, file, reporter);
    expect({ counts, refused: reporter.results.filter(({ failure }) => failure !== null).map(({ name, failure }) => [name, failure?.code, failure?.facts['reason']]) })
      .toEqual({ counts: { new: 1, here: 0, restored: 0, toDecide: 0, refused: 1 }, refused: [['I-006', 'pack-record-refused', 'unknownKind']] });
    expect((await there.handover.handover.state({})).packs[0]).toMatchObject({ records: 2, refused: 1 });
  });

  it('with a name of an item here and other content is refused by name', async () => {
    const uid = hex(16);
    const first: Made = { ...made(record({ sha256: sha256(Buffer.from('first')), size: 5 }, uid), (manifest) => ({ ...manifest, records: manifest.records.map((one) => ({ ...one, content: { size: 5, sha256: sha256(Buffer.from('first')) } })) })), contents: [Buffer.from('first')] };
    await takeFrom(there, await write('first.age', first));
    const reporter = watching();
    await takeFrom(there, await write('second.age', made(record({}, uid))), reporter);
    expect(reporter.results.map(({ outcome, failure }) => [outcome, failure?.facts['reason']])).toEqual([['failed', 'otherBytes']]);
  });
});
