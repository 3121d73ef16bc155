// A case of which every column is damaged, in a vault whose tables and triggers are as they should be: mended by giving it a name and a code; the log gives back the rest.
import '../../faults/remembered-argon2.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeCase, casesState, makeCase, setClosed } from '../../../electron/cases/service.ts';
import { recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { subkeyLabels } from '../../../electron/vault/crypto/derive.ts';
import { databaseKey } from '../../../electron/vault/database/database-keys.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { verifyVault, type OpenSession } from '../../../electron/vault/index.ts';
import type { Case } from '../../../shared/cases/schema.ts';
import { caseId } from '../../../shared/ids.ts';
import { openPlace, type Place } from '../evidence/evidence-for-tests.ts';
import { HostileRows } from '../../faults/hostile-rows.ts';
import { reopen } from '../vault/vault-for-tests.ts';

let place: Place;
let key: Uint8Array;
let session: OpenSession;
const second = caseId(2);
beforeAll(async () => {
  place = await openPlace();
  key = databaseKey(place.session.header.masterKey, subkeyLabels.recordsDatabase);
});
afterAll(() => place.end());

/** The vault opened again, after this was put into its second case while nobody had it open. */
const damaged = async (open: OpenSession, columns: Readonly<Record<string, string>>): Promise<void> => {
  await open.close();
  const rows = await HostileRows.beside(place.vault, key);
  const table = rows.tables.find(({ name }) => name === 'case_file')!;
  for (const [column, value] of Object.entries(columns)) await rows.putInEvery(table, column, value, 'number = 2');
  await rows.closeAsFound();
  ({ session } = await reopen(place.vault));
};

const everything = { code: "x'00ff'", name: 'NULL', about: '7', code_folded: "x'00ff'", uid: "x'0102'", place: "'many'", opened_at_ms: "'many'", closed_at_ms: "'many'" };
const said = { code: 'PORT', name: 'At the port', about: '' };
const caseTwo = async (): Promise<Case> => (await casesState(session.read)).cases.find(({ id }) => id === second)!;

it('is named with what is lost of it, and is whole again with the times that the log has; where it was closed it is closed', async () => {
  await place.evidence.shut();
  ({ session } = place);
  await makeCase(session, { code: 'RAID', name: 'The raid', about: 'of February' });
  await setClosed(session, { case: second, closed: true });
  const before = await caseTwo();
  await damaged(session, everything);
  expect((await casesState(session.read)).unread).toEqual([{ id: second, code: null, name: null, about: null, damaged: ['code', 'name', 'about', 'openedAt', 'closedAt'] }]);
  await changeCase(session, { case: second, ...said });
  expect(await caseTwo()).toEqual({ id: second, ...said, openedAt: before.openedAt, closedAt: before.closedAt });
  const entry = await session.read.get(sql`SELECT action, details FROM custody_entry WHERE subject = ${second} ORDER BY seq DESC LIMIT 1`);
  expect([entry?.['action'], JSON.parse(String(entry?.['details']))]).toEqual(['case-changed', {
    damagedParts: 'code, name, about, openedAt, closedAt', code: 'PORT', caseName: 'At the port', caseAbout: '', opened: before.openedAt, openedFromLog: true, closed: before.closedAt,
  }]);
  const { problems } = await verifyVault(session, { readData: false, recorded: recordedObjects(session) });
  // Pages that another program wrote are no newest ones; what was written is whole.
  expect(problems.filter(({ kind }) => kind !== 'database-page-older')).toEqual([]);
  // What it began as is kept again.
  for (const statement of [sql`UPDATE case_file SET uid = hex(randomblob(16))`, sql`UPDATE case_file SET opened_at_ms = 5`]) await expect(session.change(({ db }) => db.run(statement))).rejects.toThrow();
});

it('takes no code of another, and begins at its mending where neither its row nor the log says when it was opened', async () => {
  await damaged(session, { opened_at_ms: '9000000000000000' });
  await expect(changeCase(session, { case: second, ...said, code: 'c-1' })).rejects.toThrow('case-code-taken');
  await session.close();
  const rows = await HostileRows.beside(place.vault, key);
  await rows.putInEvery(rows.tables.find(({ name }) => name === 'custody_entry')!, 'subject', "x'00ff'", "action = 'case-made'");
  await rows.closeAsFound();
  ({ session } = await reopen(place.vault));
  const from = Date.now();
  await changeCase(session, { case: second, ...said });
  expect((await caseTwo()).openedAt).toBeGreaterThanOrEqual(from);
  const entry = await session.read.get(sql`SELECT details FROM custody_entry WHERE subject = ${second} ORDER BY seq DESC LIMIT 1`);
  expect(JSON.parse(String(entry?.['details']))).toEqual({ damagedParts: 'openedAt', code: 'PORT', caseName: 'At the port', opened: (await caseTwo()).openedAt, openedFromLog: false });
  await session.close();
});
