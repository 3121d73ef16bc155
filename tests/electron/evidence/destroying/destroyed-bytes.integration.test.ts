// What is left on the disk of an item that was destroyed, read without an engine and with the database's own key: its object's key, its words and their
// pieces in the search index are on no page of the records and in no log beside them; its preview is in no page of the previews.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subkeyLabels } from '../../../../electron/vault/crypto/derive.ts';
import { databaseKey } from '../../../../electron/vault/database/database-keys.ts';
import { chooseEngine, engines } from '../../../../electron/vault/database/engine-choice.ts';
import { createDatabase } from '../../../../electron/vault/database/open.ts';
import { previewsMigrations } from '../../../../electron/vault/database/migrations/index.ts';
import { pageImages } from '../../../../electron/vault/database/page-images.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { previewsFile, recordsFile } from '../../../../electron/vault/vault-files.ts';
import { id, openPlace, writeFiles, type Place } from '../evidence-for-tests.ts';

const word = 'Vuhqpztxkw';
const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(3000, 'q7Zp')]);

let place: Place;
beforeAll(async () => {
  place = await openPlace();
  const from = await place.sources();
  await writeFiles(from, { 'one.txt': 'lighthouse one', 'two.txt': 'lighthouse two' });
  await place.evidence.add(from);
  await place.evidence.evidence.edit({ selection: { by: 'ids', ids: [id('E-001')] }, session: '00000000000000a1', change: { title: word, notes: word.repeat(3000) }, addTags: [word], removeTags: [] });
  await place.evidence.evidence.savePreview({ id: id('E-001'), width: 2, height: 2, bytes: Uint8Array.from(picture) });
});
afterAll(() => place.end());

/** How often bytes stand on any page of a database and of its log, decrypted, whole or not. */
const times = async (name: string, bytes: Uint8Array): Promise<number> => {
  const label = name === recordsFile ? subkeyLabels.recordsDatabase : subkeyLabels.previewsDatabase;
  let found = 0;
  for await (const { plain } of pageImages(join(place.vault, name), databaseKey(place.session.header.masterKey, label))) if (plain.includes(Buffer.from(bytes))) found += 1;
  return found;
};

/** Terms of the search index that begin with this. */
const termsLike = async (beginning: string): Promise<number> => {
  const connection = await chooseEngine().connect(join(place.vault, recordsFile), databaseKey(place.session.header.masterKey, subkeyLabels.recordsDatabase));
  try {
    await connection.script("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'evidence_search', 'row')");
    return Number((await connection.all('SELECT count(*) AS terms FROM temp.terms WHERE term GLOB ?', [`${beginning}*`]))[0]?.['terms']);
  } finally {
    await connection.close();
  }
};

describe('the disk after an item was destroyed', () => {
  it('holds no page with its key, its words or its preview, while the vault is still open', async () => {
    const row = await place.session.read.get(sql`SELECT o.key FROM evidence AS e JOIN stored_object AS o ON o.id = e.object_id WHERE e.number = 1`);
    const key = row?.['key'] instanceof Uint8Array ? row['key'] : new Uint8Array();
    const other = await place.session.read.get(sql`SELECT o.key FROM evidence AS e JOIN stored_object AS o ON o.id = e.object_id WHERE e.number = 2`);
    const otherKey = other?.['key'] instanceof Uint8Array ? other['key'] : new Uint8Array();
    expect(key).toHaveLength(32);
    // Before: all of it is found, so that finding nothing afterwards says something.
    expect(await Promise.all([times(recordsFile, key), times(recordsFile, otherKey), times(recordsFile, Buffer.from(word)), times(previewsFile, picture.subarray(3, 200))]).then((found) => found.map((count) => count > 0))).toEqual([true, true, true, true]);
    expect(await termsLike('vuhqp')).toBeGreaterThan(0);

    await place.evidence.evidence.putAway({ selection: { by: 'ids', ids: [id('E-001')] }, reason: 'The wrong folder' });
    expect(await place.evidence.evidence.destroy({ selection: { by: 'ids', ids: [id('E-001')] }, reason: 'A member took it back' })).toMatchObject({ changed: 1, swept: true });

    expect(await Promise.all([times(recordsFile, key), times(recordsFile, Buffer.from(word)), times(recordsFile, Buffer.from(word.toLowerCase())), times(previewsFile, picture.subarray(3, 200))])).toEqual([0, 0, 0, 0]);
    expect(await times(recordsFile, otherKey)).toBeGreaterThan(0);
    expect(await termsLike('vuhqp')).toBe(0);
  });
});

describe.each(Object.values(engines))('the log of $name', (engine) => {
  it('is emptied into the file and cut to nothing, also while a reader is connected', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-log-'));
    try {
      const key = new Uint8Array(32).fill(5);
      const file = join(folder, recordsFile);
      const database = await createDatabase({ file, key, migrations: previewsMigrations, engine });
      await database.transaction((db) => db.run(sql`INSERT INTO preview (id, width, height, media_type, bytes) VALUES ('E-001', 1, 1, 'image/jpeg', ${Buffer.alloc(500, 'k3Yq')})`));
      await database.read.all(sql`SELECT count(*) FROM preview`);
      const pages = async (): Promise<number> => {
        let found = 0;
        for await (const { plain } of pageImages(file, key)) found += plain.includes('k3Yqk3Yq') ? 1 : 0;
        return found;
      };
      expect(await pages()).toBeGreaterThan(0);
      await database.transaction((db) => db.run(sql`DELETE FROM preview`));
      expect(await database.emptyLog()).toBe(true);
      expect(await pages()).toBe(0);
      expect(await database.read.all(sql`SELECT count(*) AS left FROM preview`)).toEqual([{ left: 0 }]);
      await database.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
