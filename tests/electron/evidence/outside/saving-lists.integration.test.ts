import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { everything } from '../../../../shared/evidence/schema.ts';
import { id, openPlace, sha256, writeFiles, type Place } from '../evidence-for-tests.ts';

let place: Place;
beforeAll(async () => { place = await openPlace(); });
afterAll(() => place.end());

const selection = { by: 'query' as const, query: { ...everything, text: 'listed' }, except: [] };

describe('saving a list', () => {
  it('writes the chosen evidence with its fingerprints, replaces what the dialog asked about, and goes on record with its reason', async () => {
    const folder = await place.sources();
    // One after the other, so that the numbers are certain.
    for (const path of await writeFiles(folder, { '=listed.txt': 'one', 'listed, "two".txt': 'two', 'other.txt': 'three' })) await place.evidence.add(path);
    const target = await place.sources();
    const file = join(target, 'list.csv');
    await writeFile(file, 'what was there before');
    await place.evidence.process['process.saveList']({ file, format: 'csv', selection, reason: 'for the lawyer', recipient: 'N.', language: 'en' });
    const [head, ...lines] = (await readFile(file, 'utf8')).split('\r\n');
    expect(head).toBe('\ufeffNumber,Title,File name,SHA-256,Size in bytes,Added (UTC),Captured,Tags,Case');
    expect(lines.map((line) => line.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/u, 'TIME')).toSorted()).toEqual([
      '', `E-001,,'=listed.txt,${sha256('one')},3,TIME,,,C-1`, `E-002,,"listed, ""two"".txt",${sha256('two')},3,TIME,,,C-1`,
    ]);
    expect(await readdir(target)).toEqual(['list.csv']);
    expect((await place.custody('vault'))[0]).toMatchObject({ action: 'list-saved', details: { name: 'list.csv', items: 2, reason: 'for the lawyer', recipient: 'N.', sha256: sha256(await readFile(file)) } });
    expect(await place.evidence.evidence.leftCopies({})).toEqual({ copies: [] });
  });

  it('keeps the place of an item whose records are damaged, and says of a tag that it cannot be read', async () => {
    const damage = (viewer: string, tag: string) => place.session.change(async ({ db }) => {
      await db.run(sql`UPDATE evidence SET viewer = ${viewer} WHERE number = 1`);
      await db.run(sql`UPDATE tag SET name = ${tag} WHERE name_folded = 'van'`);
    });
    const [second] = await place.evidence.list({ text: 'two' });
    await place.evidence.evidence.edit({ selection: { by: 'ids', ids: [second!.id] }, session: '00000000000000aa', change: {}, addTags: ['gate', 'van'], removeTags: [] });
    const { item: { viewer } } = await place.evidence.evidence.get({ id: id('E-001') });
    await damage('never-heard-of', '');
    const file = join(await place.sources(), 'list.csv');
    await place.evidence.process['process.saveList']({ file, format: 'csv', selection, reason: 'for the lawyer', recipient: '', language: 'en' });
    await damage(viewer, 'van');
    const lines = (await readFile(file, 'utf8')).split('\r\n');
    expect(lines[1]).toMatch(/^E-001,Its records are damaged\.,*$/u);
    expect(lines[2]).toContain(',"gate, 1 tag cannot be read",C-1');
  });

  it('writes the custody log as it is filtered, oldest first with every fact and seal, and goes on record itself', async () => {
    const file = join(await place.sources(), 'log.csv');
    const input = { file, format: 'csv' as const, reason: 'for the court', recipient: '', language: 'en' };
    await expect(place.evidence.process['process.saveLog']({ ...input, filter: null, reason: ' ' })).rejects.toMatchObject({ code: 'reason-needed' });
    const total = (await place.custody(null)).length;
    await place.evidence.process['process.saveLog']({ ...input, filter: null });
    const lines = (await readFile(file, 'utf8')).replace('\ufeff', '').trim().split('\r\n');
    expect([lines.length, lines[0], lines[1]?.split(',')[0]]).toEqual([total + 1, 'Entry,When (UTC),By whom,What was done,About,Facts,Seal,Seal of the entry before', '1']);
    const [saved] = await place.custody('vault');
    expect(saved).toMatchObject({ action: 'list-saved', details: { kind: 'custody-log', items: total, reason: 'for the court' } });
    await place.evidence.process['process.saveLog']({ ...input, filter: { text: 'for the court', called: [], action: 'list-saved', actor: null } });
    expect((await readFile(file, 'utf8')).trim().split('\r\n').slice(1)).toEqual([expect.stringContaining(saved?.hash ?? 'no entry')]);
  });

  it('writes what each item of a job came to, with the reason where it was not done', async () => {
    const folder = await place.sources();
    await writeFiles(folder, { 'new.txt': 'a new one', 'again.txt': 'one' });
    const { job } = await place.evidence.add(folder, join(folder, 'nowhere.txt'));
    const file = join(await place.sources(), 'results.txt');
    await place.evidence.process['process.saveResults']({ file, format: 'text', job, only: 'all', text: '', language: 'en' });
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines.find((line) => line.startsWith('nowhere.txt'))).toContain('Not done');
    expect(lines.find((line) => line.startsWith('again.txt'))).toContain('Already here, linked. · E-001');
    expect((await place.custody('vault'))[0]).toMatchObject({ action: 'list-saved', details: { kind: 'add', items: 3 } });
  });

  it('asks for a reason for evidence, and writes nothing into the vault', async () => {
    const ask = (file: string, reason: string) => place.evidence.process['process.saveList']({ file, format: 'csv', selection, reason, recipient: '', language: 'en' });
    await expect(ask(join(place.folder, 'a.csv'), ' ')).rejects.toMatchObject({ code: 'reason-needed' });
    await expect(ask(join(place.vault, 'a.csv'), 'because')).rejects.toMatchObject({ code: 'input-refused' });
    await expect(ask(join(place.folder, 'no-such', 'a.csv'), 'because')).rejects.toMatchObject({ code: 'not-found' });
  });
});
