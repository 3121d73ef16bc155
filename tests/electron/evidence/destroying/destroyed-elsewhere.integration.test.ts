// An item that was made unreadable, and one that was only removed, in everything else that a vault is copied to, handed over by, saved from or printed as:
// what was made before still holds it, what is made after does not, and each says so.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drill } from '../../../../electron/backup/drill.ts';
import { openAgeFile, openPayload, type Payload } from '../../../../electron/backup/read-backup.ts';
import { silentProgress } from '../../../../electron/backup/progress.ts';
import { verifyBackup } from '../../../../electron/backup/verify-file.ts';
import { describeObject, recordedObjects } from '../../../../electron/evidence/checking/whole-vault.ts';
import { proveMirror } from '../../../../electron/mirror/service.ts';
import { subkeyLabels } from '../../../../electron/vault/crypto/derive.ts';
import { systemRandom } from '../../../../electron/vault/crypto/random.ts';
import { databaseKey } from '../../../../electron/vault/database/database-keys.ts';
import { pageImages } from '../../../../electron/vault/database/page-images.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { salvageVault, type OpenSession } from '../../../../electron/vault/index.ts';
import { recordsFile } from '../../../../electron/vault/vault-files.ts';
import { printForm } from '../../../../electron/vault-process/documents.ts';
import { everything } from '../../../../shared/evidence/schema.ts';
import { keepingRules } from '../../../../shared/mirror/rules.ts';
import { backUp, identity, restore, verified } from '../../backup/backup-for-tests.ts';
import { handTo, openOffice, takeFrom, watching, type Office } from '../../handover/handover-for-tests.ts';
import { check, restoreFrom, update } from '../../mirror/mirror-runs.ts';
import { passphrase, reopen, steppingClock } from '../../vault/vault-for-tests.ts';
import { id } from '../evidence-for-tests.ts';

const word = 'Vuhqpztxkw';
const content = `lighthouse ${randomBytes(900).toString('hex')}`;
const [kept, removed, gone] = [id('E-001'), id('E-002'), id('E-003')];
const sound = { objects: 2, problems: [] };

let folder: string;
let office: Office;
let other: Office;
let object: string;
let key: Uint8Array;
const at = (...names: readonly string[]): string => join(folder, ...names);
const selectionOf = (...ids: readonly (typeof kept)[]) => ({ by: 'ids' as const, ids: [...ids] });

/** How often bytes stand on any page of the records in a folder, and in the log beside them. */
const times = async (vault: string, bytes: Uint8Array): Promise<number> => {
  let found = 0;
  for await (const { plain } of pageImages(join(vault, recordsFile), databaseKey(office.session.header.masterKey, subkeyLabels.recordsDatabase))) if (plain.includes(Buffer.from(bytes))) found += 1;
  return found;
};

/** Whether the object's file, its key and its words are there. */
const heldBy = async (vault: string): Promise<{ readonly file: boolean; readonly key: boolean; readonly words: boolean }> => ({
  file: existsSync(join(vault, 'objects', object.slice(0, 2), object)), key: (await times(vault, key)) > 0, words: (await times(vault, Buffer.from(word))) > 0,
});

const nothingOfIt = { file: false, key: false, words: false };
const allOfIt = { file: true, key: true, words: true };

const withBackup = async <T>(file: string, work: (payload: Payload) => Promise<T>): Promise<T> => {
  const payload = await openPayload(await openAgeFile(file), { identities: [identity] });
  try {
    return await work(payload);
  } finally {
    await payload.close();
  }
};

/** Opens a restored vault, asks it, and closes it. */
const inside = async <T>(vault: string, ask: (session: OpenSession) => Promise<T>): Promise<T> => {
  const { session } = await reopen(vault, { clock: steppingClock(1_900_000_000_000) });
  try {
    return await ask(session);
  } finally {
    await session.close();
  }
};

const stateIn = (session: OpenSession): Promise<readonly unknown[]> => session.read.all(sql`SELECT e.number, e.number IN (SELECT number FROM evidence_removal) AS removed,
  e.number IN (SELECT number FROM evidence_destruction) AS destroyed FROM evidence AS e ORDER BY e.number`).then((rows) => rows.map((row) => [row['number'], row['removed'], row['destroyed']]));

const stateBefore = [[1, 0, 0], [2, 0, 0], [3, 0, 0]];
const stateAfter = [[1, 0, 0], [2, 1, 0], [3, 1, 1]];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-gone-'));
  office = await openOffice(folder, 'here');
  other = await openOffice(folder, 'there');
  await office.add('kept.txt', 'something that stays');
  await office.add('removed.txt', 'something that was removed');
  await office.add('gone.txt', content);
  await office.say(gone, { title: word, notes: word }, [word]);
  const row = await office.session.read.get(sql`SELECT e.object_id, o.key FROM evidence AS e JOIN stored_object AS o ON o.id = e.object_id WHERE e.number = 3`);
  object = String(row?.['object_id']);
  key = row?.['key'] instanceof Uint8Array ? row['key'] : expect.fail('the item has no key');
  await backUp(office.session, at('before.age'));
  await update(office.session, at('mirror'));
  await handTo(office, at('own-pack.age'), [gone]);
  await other.add('again.txt', content);
  await handTo(other, at('their-pack.age'), ['E-001']);
  await office.evidence.evidence.putAway({ selection: selectionOf(removed, gone), reason: 'The wrong folder' });
  expect(await office.evidence.evidence.destroy({ selection: selectionOf(gone), reason: 'A member took it back' })).toMatchObject({ changed: 1, swept: true });
  await backUp(office.session, at('after.age'));
  await update(office.session, at('mirror'));
}, 120_000);
afterAll(async () => {
  await office.end();
  await other.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('a backup', () => {
  it('made after holds nothing of it, is whole at a check and a drill, and restores into a sound vault that still says what was done', async () => {
    const bytes = await withBackup(at('after.age'), async (payload) => Buffer.from(await payload.read(0, payload.length ?? 0)));
    expect(bytes.includes(object)).toBe(false);
    await withBackup(at('after.age'), (payload) => verifyBackup(office.session, payload, silentProgress()));
    expect(await withBackup(at('after.age'), (payload) => drill(office.session, payload, recordedObjects(office.session), silentProgress(), () => undefined))).toEqual({ sample: 2, failed: 0 });
    await restore(at('after.age'), at('restored-after'));
    expect(await inside(at('restored-after'), async (session) => [await stateIn(session), await verified(session)])).toEqual([stateAfter, sound]);
    expect(await heldBy(at('restored-after'))).toEqual(nothingOfIt);
  });

  it('made before still restores with it, and is no damaged backup for the vault from which it is gone', async () => {
    const bytes = await withBackup(at('before.age'), async (payload) => Buffer.from(await payload.read(0, payload.length ?? 0)));
    expect(bytes.includes(object)).toBe(true);
    await withBackup(at('before.age'), (payload) => verifyBackup(office.session, payload, silentProgress()));
    expect(await withBackup(at('before.age'), (payload) => drill(office.session, payload, recordedObjects(office.session), silentProgress(), () => undefined))).toEqual({ sample: 3, failed: 0 });
    await restore(at('before.age'), at('restored-before'));
    expect(await inside(at('restored-before'), async (session) => [await stateIn(session), await verified(session)])).toEqual([stateBefore, { objects: 3, problems: [] }]);
    expect(await heldBy(at('restored-before'))).toEqual(allOfIt);
  });
});

describe('a mirror', () => {
  it('does not name it in the state made after, keeps its file for the state made before, and both are sound', async () => {
    const checked = await check(office.session, at('mirror'));
    expect({ generations: checked.generations, problems: checked.problems }).toEqual({ generations: 2, problems: [] });
    expect(await proveMirror(office.session, at('mirror'), recordedObjects(office.session), silentProgress(), () => undefined)).toMatchObject({ sample: 2, failed: 0 });
    await restoreFrom(at('mirror'), at('mirror-after'));
    await restoreFrom(at('mirror'), at('mirror-before'), 1);
    expect(await inside(at('mirror-after'), async (session) => [await stateIn(session), await verified(session)])).toEqual([stateAfter, sound]);
    expect(await inside(at('mirror-before'), stateIn)).toEqual(stateBefore);
    expect([await heldBy(at('mirror-after')), await heldBy(at('mirror-before'))]).toEqual([nothingOfIt, allOfIt]);
  });

  it('takes the file away once its rule keeps no state that names it', async () => {
    const inMirror = (): boolean => readdirSync(at('mirror', 'store'), { recursive: true, encoding: 'utf8' }).some((name) => name.endsWith(object));
    expect(inMirror()).toBe(true);
    const { removedObjects } = await update(office.session, at('mirror'), { rule: keepingRules.few, readAll: true });
    expect([removedObjects, inMirror()]).toEqual([1, false]);
    expect((await check(office.session, at('mirror'))).problems).toEqual([]);
  });
});

describe('a handover', () => {
  it('leaves out what is not in the list, and names each with its own reason', async () => {
    const reporter = watching();
    await handTo(office, at('chosen.age'), [kept, removed, gone], {}, reporter);
    expect(reporter.results.map(({ item, outcome, failure }) => [item, outcome, failure?.code ?? null])).toEqual([[removed, 'failed', 'item-removed'], [gone, 'failed', 'item-destroyed'], [kept, 'ok', null]]);
    const all = watching();
    await handTo(office, at('all.age'), [], { selection: { by: 'query', query: everything, except: [] } }, all);
    expect(all.results.map(({ item }) => item)).toEqual([kept]);
  });

  it('makes no pack of nothing else, and none with a number that no item has', async () => {
    await expect(handTo(office, at('none.age'), [removed, gone])).rejects.toMatchObject({ code: 'pack-empty' });
    await expect(handTo(office, at('none.age'), [kept, 'E-099'])).rejects.toMatchObject({ code: 'not-found', facts: { id: 'E-099' } });
    expect(existsSync(at('none.age'))).toBe(false);
  });

  it.each(['own-pack.age', 'their-pack.age'])('does not bring it back from %s, not even where its file may be added again', async (pack) => {
    const refused = async (): Promise<unknown> => {
      const reporter = watching();
      const { counts } = await takeFrom(office, at(pack), reporter);
      return [counts.refused, reporter.results.map(({ failure }) => [failure?.code, failure?.facts['id']])];
    };
    expect(await refused()).toEqual([1, [['item-destroyed', gone]]]);
    await office.evidence.evidence.allowReturn({ id: gone, reason: 'They changed their mind' }).catch(() => undefined);
    expect(await refused()).toEqual([1, [['item-destroyed', gone]]]);
    expect([await heldBy(office.session.folder), await office.problems()]).toEqual([nothingOfIt, []]);
  });
});

describe('everything else that leaves the vault', () => {
  it('prints on its custody form that it was made unreadable, when, by whom and why; and of one that was removed likewise', async () => {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const textOf = async (item: typeof kept): Promise<string> => {
      const document = await getDocument({ data: (await printForm(office.session, { id: item, language: 'en' })).pdf.slice(), verbosity: 0 }).promise;
      const page = await (await document.getPage(1)).getTextContent();
      await document.loadingTask.destroy();
      return page.items.map((one) => ('str' in one ? one.str : '')).join(' ').replace(/\s+/gu, ' ');
    };
    expect(await textOf(gone)).toMatch(/Made unreadable for good \d+ Nov 2023, [\d:]+ UTC · M1 Why it was made unreadable A member took it back/u);
    expect(await textOf(gone)).toMatch(/File type —/u);
    expect(await textOf(removed)).toMatch(/Removed from the list \d+ Nov 2023, [\d:]+ UTC · M1 Why it was removed The wrong folder/u);
    expect(await textOf(kept)).not.toMatch(/Made unreadable|Removed from the list/u);
    expect(await textOf(gone)).not.toContain(word);
  });

  it('is in no list that is saved', async () => {
    await office.evidence.process['process.saveList']({ selection: { by: 'query', query: everything, except: [] }, file: at('list.csv'), format: 'csv', language: 'en', reason: 'For the office', recipient: '' });
    const list = readFileSync(at('list.csv'), 'utf8');
    expect([list.includes(kept), list.includes(removed), list.includes(gone), list.includes(word)]).toEqual([true, false, false, false]);
  });

  it('keeps the original of a file whose item was made unreadable, and says why', async () => {
    const from = mkdtempSync(at('from-'));
    const original = join(from, 'taken-back.txt');
    writeFileSync(original, 'lighthouse with an original');
    const { job, results } = await office.evidence.add(from);
    const item = id(results[0]?.item ?? '');
    await office.evidence.evidence.putAway({ selection: selectionOf(item), reason: 'The wrong folder' });
    await office.evidence.evidence.destroy({ selection: selectionOf(item), reason: 'A member took it back' });
    const removing = await office.evidence.evidence.removeOriginals({ job });
    await office.evidence.ended(removing.job);
    expect(office.evidence.results(removing.job).map(({ outcome, failure }) => [outcome, failure?.code])).toEqual([['kept', 'item-destroyed']]);
    expect(existsSync(original)).toBe(true);
  });

  it('is not among what is saved from a vault that cannot be opened', async () => {
    await restore(at('after.age'), at('to-salvage'));
    const saved = await salvageVault({ folder: at('to-salvage'), secret: passphrase, kind: 'passphrase', random: systemRandom, target: at('saved'), describe: describeObject });
    expect([saved.saved.map((one) => one.item).toSorted(), saved.notSaved, saved.unreadableRows, saved.damagedPages]).toEqual([[kept, removed], [], 0, 0]);
    expect(readdirSync(at('saved')).some((name) => readFileSync(join(at('saved'), name)).includes(content))).toBe(false);
  });
});
