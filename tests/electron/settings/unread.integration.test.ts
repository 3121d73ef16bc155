// What is stored and cannot be read is told, and does not keep anything else from being used: settings, keys that backups are made for, backups, mirrors and packs.
import { rememberingEnvironment } from '../../faults/remembered-argon2.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { addRecipient, recipientsForBackup } from '../../../electron/backup/recipients.ts';
import { backupState } from '../../../electron/backup/service.ts';
import { readEntriesAbout } from '../../../electron/custody/repository.ts';
import { settleOutside } from '../../../electron/evidence/outside/settling.ts';
import { recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { copiesThatStay, sayWhatGoes } from '../../../electron/cli/unreadable-question.ts';
import { documents } from '../../../electron/cli/documents.ts';
import { handoverHandlers } from '../../../electron/handover/handlers.ts';
import { mirrorState } from '../../../electron/mirror/service.ts';
import { changeSettings, settingsOf } from '../../../electron/settings/service.ts';
import { countUnread } from '../../../electron/settings/unread.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { verifyVault, type OpenSession } from '../../../electron/vault/index.ts';
import { isUnread } from '../../../shared/custody/schema.ts';
import { createFormatter, problemValues } from '../../../shared/i18n/format.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';
import { giveTools, runTool } from '../cli/run-tool.ts';
import { evidenceOver } from '../evidence/evidence-for-tests.ts';
import { make, passphrase } from '../vault/vault-for-tests.ts';

giveTools(rememberingEnvironment);

const key = 'age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg';
let folder: string;
let session: OpenSession;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-unread-'));
  ({ session } = await make(join(folder, 'vault')));
});
afterAll(async () => {
  await session.close();
  rmSync(folder, { recursive: true, force: true });
});

const found = async () => (await verifyVault(session, { readData: false, recorded: recordedObjects(session) })).problems.map(({ severity, kind, facts }) => [severity, kind, facts]);

it('settings and choices: the ordinary ones hold, how many are none is told, and the check names them until they are set again', async () => {
  await changeSettings(session, { density: 'compact' });
  expect([await countUnread(session.read), await found()]).toEqual([0, []]);
  await session.change(async ({ db }) => {
    await db.run(sql`INSERT INTO setting (name, value, changed_at_ms) VALUES ('idleLockMinutes', '"many"', 0), ('evidence.view', '7', 0), ('transcript.E-001', '{}', 0), ('__proto__', '{"density": "large"}', 0)`);
  });
  expect([await settingsOf(session), await countUnread(session.read)]).toEqual([{ ...defaultSettings, density: 'compact' }, 4]);
  expect(await found()).toEqual([['damage', 'settings-unread', { count: 4 }]]);
  await changeSettings(session, { idleLockMinutes: 3 });
  expect(await countUnread(session.read)).toBe(3);
  await session.change(async ({ db }) => { await db.run(sql`DELETE FROM setting WHERE name <> 'density'`); });
});

it('keys for backups and the shares: a backup is made for the others, and who is left out is told', async () => {
  await addRecipient(session, 'Colleague', key);
  await session.change(async ({ db, at }) => {
    await db.run(sql`INSERT INTO backup_recipient (recipient_id, name, recipient, kind, added_at_ms) VALUES (${'0'.repeat(32)}, 'Somebody', 'no key at all', 'other', ${at})`);
    await db.run(sql`INSERT INTO share_set (slot_id, set_id, threshold, holders, backup_key, made_at_ms) SELECT slot_id, ${'0'.repeat(16)}, 2, '{}', ${'0'.repeat(64)}, ${at} FROM key_slot LIMIT 1`);
    await db.run(sql`INSERT INTO backup_made (backup_id, file_name, made_at_ms, objects, bytes, opens_with) VALUES ('not a name of thirty-two digits.', 'a.age', 9000000000000000, 1, 1, 'passphrase')`);
  });
  expect(await backupState(session)).toMatchObject({ recipients: [{ name: 'Colleague' }], backups: [], lastProvenAt: null, unread: { keys: 1, shares: true, backups: 1 } });
  expect(await handoverHandlers(evidenceOver(session).context).handover.state({})).toMatchObject({ recipients: [{ name: 'Colleague' }], unread: { keys: 1, shares: true } });
  expect(await recipientsForBackup(session, [key])).toHaveLength(1);
  expect(await found()).toEqual([['damage', 'recipients-unread', { what: 'key', count: 1 }], ['damage', 'recipients-unread', { what: 'shares' }]]);
});

it('notes of copies that a crash left outside: those that can be read are told as ever, and of the others how many there are', async () => {
  await session.change(async ({ db, at }) => {
    const note = (subject: string) => db.run(sql`INSERT INTO plain_copy (subject, folder, part_name, begun_at_ms, begun_by, told) VALUES (${subject}, ${join(folder, 'a disk that is away')}, '.holdfast-0123456789abcdef', ${at}, 'M1', 0)`);
    await note('x'.repeat(65));
    await note('vault');
  });
  expect((await evidenceOver(session).evidence.leftCopies({})).copies).toMatchObject([{ subject: 'vault' }]);
  expect((await settleOutside(session)).map(({ kind, facts }) => [kind, facts['count'] ?? null])).toEqual([['plain-copies-unread', 1], ['plain-copy-left', null]]);
  expect((await found()).filter(([, kind]) => kind === 'plain-copies-unread')).toEqual([['damage', 'plain-copies-unread', { count: 1 }]]);
});

it('notes of originals that were being removed: one that can be read is settled, one that cannot stays as it is, calls nothing removed, and is told here and by the check', async () => {
  const scan = join(folder, 'scan.txt');
  await writeFile(scan, 'An invented scan.');
  await evidenceOver(session).add(scan);
  await rm(scan);
  await session.change(async ({ db, at }) => {
    const note = (path: Buffer) => db.run(sql`INSERT INTO original_removal (number, path, file_name, source_folder, begun_at_ms) VALUES (1, ${path}, 'scan.txt', 'desk', ${at})`);
    await note(Buffer.from(''));
    await note(Buffer.from(scan));
  });
  expect((await settleOutside(session)).map(({ kind, facts }) => [kind, facts['count'] ?? null])).toEqual([['removals-unread', 1], ['plain-copies-unread', 1], ['plain-copy-left', null]]);
  expect((await readEntriesAbout(session.read, 'E-001')).filter((entry) => !isUnread(entry) && entry.action === 'original-removed')).toHaveLength(1);
  expect(await session.read.all(sql`SELECT length(path) AS length FROM original_removal`)).toEqual([{ length: 0 }]);
  expect((await found()).filter(([, kind]) => kind === 'removals-unread')).toEqual([['damage', 'removals-unread', { count: 1 }]]);
});

it('what cannot be settled at all keeps nothing else from being settled, and is told and reported', async () => {
  const bad = new HoldfastError('database-damaged');
  const all = session.read.all.bind(session.read);
  const reading = vi.spyOn(session.read, 'all').mockImplementation((query) => (query.text.includes('original_removal') ? Promise.reject(bad) : all(query)));
  const reported: unknown[] = [];
  const told = await settleOutside(session, (error) => { reported.push(error); });
  reading.mockRestore();
  expect(told.map(({ kind, facts }) => [kind, facts])).toMatchObject([['settling-waits', { what: 'originals', reason: 'damaged' }], ['plain-copies-unread', {}], ['plain-copy-left', {}]]);
  expect(reported).toEqual([bad]);
});

it('notes of mirrors and packs: the others are listed, how many are not is told where they are listed, by the check, and before items are made unreadable', async () => {
  await session.change(async ({ db, at }) => {
    const mirror = (name: string, generation: string, updatedAt: number) => db.run(sql`INSERT INTO mirror_known (mirror_id, name, place, keeping, added_at_ms, updated_at_ms, generation, objects, bytes, missing)
      VALUES (${generation.repeat(32)}, ${name}, ${join(folder, name)}, 'usual', ${at}, ${updatedAt}, 1, 1, 1, 0)`);
    await mirror('North', '1', at);
    await mirror('South', '2', 9_000_000_000_000_000);
    const pack = (id: string, recipients: string, hash: string) => db.run(sql`INSERT INTO handover_pack (pack_id, direction, vault_id, sender_name, recipients, reason, file_name, made_at_ms, begun_at_ms, records, refused, bytes, custody_seq, custody_hash, manifest_sha256)
      VALUES (${id.repeat(32)}, 'sent', ${'a'.repeat(32)}, '', ${recipients}, 'For the complaint', 'pack.age', ${at}, ${at}, 1, 0, 1, 1, ${hash.repeat(64)}, ${'c'.repeat(64)})`);
    await pack('1', '["Colleague"]', 'b');
    await pack('2', '{}', 'b');
    await pack('3', '[]', 'z');
  });
  expect(await mirrorState(session)).toMatchObject({ mirrors: [{ name: 'North' }], unread: 1 });
  expect(await handoverHandlers(evidenceOver(session).context).handover.state({})).toMatchObject({ packs: [{ recipients: ['Colleague'] }], unread: { packs: 2 } });
  expect((await found()).slice(-2)).toEqual([['damage', 'mirrors-unread', { count: 1 }], ['damage', 'packs-unread', { count: 2 }]]);
  expect(createFormatter('en').text('problem.packs-unread', problemValues({ item: null, file: null, facts: { count: 2 } }))).toMatch(/^2 notes about handover packs cannot be read\./u);
  const said: string[] = [];
  const copies = await copiesThatStay(session);
  await sayWhatGoes([], copies, { words: createFormatter('en'), output: { say: (line) => Promise.resolve(void said.push(line)) } });
  expect([copies.unread, said.filter((line) => line.includes('not in this list')).length, said.filter((line) => line.includes('is known')).length]).toEqual([{ backups: 1, mirrors: 1 }, 2, 0]);
});

it('the tool says it too of a backup and of a pack, and in their documents', async () => {
  await writeFile(join(folder, 'letter.txt'), 'An invented letter.');
  await evidenceOver(session).add(join(folder, 'letter.txt'));
  await session.change(({ db, at }) => db.run(sql`INSERT INTO recording (recording_id, begun_at_ms, begun_by, offset_minutes, zone, medium) VALUES (${`r-${'0'.repeat(32)}`}, ${at}, 'nobody', 0, 'UTC', 'sound')`));
  await session.close();
  const { exitCode, stdout, stderr } = await runTool(['backup', join(folder, 'vault'), '-o', join(folder, 'office.age'), '--recipient', key, '--json'], { HOLDFAST_PASSPHRASE: passphrase });
  expect([exitCode, documents.backup.parse(JSON.parse(stdout)).unread]).toEqual([0, { keys: 1, shares: true }]);
  expect(stderr).toContain('1 key cannot be read. Backups and packs are made without it. Add it again.\nThe key that the recovery shares hold cannot be read.');
  expect(stderr).toMatch(/A note about originals that were being removed cannot be read\.[^]*A note about recordings that are not items yet cannot be read\./u);
  const pack = await runTool(['handover', join(folder, 'vault'), 'E-001', '-o', join(folder, 'new.age'), '--recipient', key, '--reason', 'For the complaint', '--json'], { HOLDFAST_PASSPHRASE: passphrase });
  expect([pack.exitCode, documents.handover.parse(JSON.parse(pack.stdout)).unread]).toEqual([0, { keys: 1, shares: true }]);
  expect(pack.stderr).toContain('1 key cannot be read. Backups and packs are made without it. Add it again.\nThe key that the recovery shares hold cannot be read.');
});
