// Makes a frozen vault of today's format: `node tests/frozen/freeze.ts FOLDER`, once for each format, never again for one that was released. What lies
// in format-*/ is what this wrote; the tests open that, and never what it would write today.
import { copyFile, cp, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { walkLog } from '../../electron/custody/service.ts';
import { evidenceHandlers } from '../../electron/evidence/handlers.ts';
import { addPaths, listEvidence, showEvidence } from '../../electron/evidence/tool.ts';
import { recordedObjects } from '../../electron/evidence/checking/whole-vault.ts';
import { createJobs } from '../../electron/jobs/registry.ts';
import { subkeyLabels } from '../../electron/vault/crypto/derive.ts';
import { databaseKey } from '../../electron/vault/database/database-keys.ts';
import { engines } from '../../electron/vault/database/engine-choice.ts';
import { systemRandom, VaultService, type OpenSession } from '../../electron/vault/index.ts';
import { everything } from '../../shared/evidence/schema.ts';
import { instant } from '../../shared/time.ts';
import { floorKdf } from '../faults/secrets.ts';
import { secrets, type Contents } from './frozen-vault.ts';

const [target = ''] = process.argv.slice(2);
if (target === '') throw new Error('Which folder? It must not exist.');

let now = Date.UTC(2026, 10, 26, 12);
/** One second from each moment to the next. */
const clock = () => instant((now += 1000));

const pageBytes = 4096;

const describe = async (session: OpenSession): Promise<void> => {
  const jobs = createJobs(() => undefined);
  const handlers = evidenceHandlers(session, jobs);
  for await (const { id } of listEvidence(session, everything)) {
    await handlers.evidence.edit({ selection: { by: 'ids', ids: [id] }, session: '0000000000000000', change: { title: `Frozen ${id}`, notes: 'სიტყვა كلمة word' }, addTags: ['raid'], removeTags: [] });
  }
  await jobs.close();
  await handlers.close();
};

const contentsOf = async (session: OpenSession, recoveryCode: string, service: VaultService): Promise<Contents> => {
  const items: Contents['items'] = [];
  const fileOf = new Map<string, string>();
  for await (const { file, id } of session.objects.inventory()) if (id !== null) fileOf.set((await recordedObjects(session).nameOfObject(id)) ?? '', file);
  for await (const row of listEvidence(session, everything)) {
    const { id, fileName, sha256, size, description, tags } = await showEvidence(session, row.id);
    items.push({ id, file: fileOf.get(id) ?? '', fileName, sha256, size, title: description.title, notes: description.notes, tags: [...tags] });
  }
  const custody: Contents['custody'] = [];
  for await (const { entry } of walkLog(session.read)) if (entry !== null) custody.push({ action: entry.action, hash: entry.hash });
  return { recoveryCode, items, members: (await service.members()).map(({ name }) => name), custody };
};

const work = await mkdtemp(join(tmpdir(), 'holdfast-freeze-'));
const vault = join(work, 'vault');
const service = new VaultService();
const openIt = () => service.open({ folder: vault, secret: secrets.passphrase, kind: 'passphrase', clock, random: systemRandom });
try {
  const { session, recoveryCode } = await service.create({ folder: vault, passphrase: secrets.passphrase, memberName: 'Ilen Daros', kdf: floorKdf, clock, random: systemRandom });
  const files = join(work, 'files');
  await mkdir(files);
  // Two of the same length, and one with more than one chunk.
  for (const [name, length] of [['one.bin', 900], ['other.bin', 900], ['long.bin', 17_000]] as const) await writeFile(join(files, name), Buffer.from(name.repeat(length)).subarray(0, length));
  await addPaths(session, [files]);
  await describe(session);
  await service.addMember(secrets.passphrase, 'Mira Kest', secrets.colleague);
  const contents = await contentsOf(session, recoveryCode, service);
  const key = databaseKey(session.header.masterKey, subkeyLabels.recordsDatabase);
  await service.close();

  const [kept, broken] = [join(target, 'vault'), join(target, 'broken')];
  await mkdir(join(target, 'broken'), { recursive: true });
  await cp(vault, kept, { recursive: true });
  for (const name of ['vault.copy.json', 'previews.db', 'in-use']) await rm(join(kept, name), { force: true });
  await writeFile(join(target, 'contents.json'), `${JSON.stringify(contents, null, 1)}\n`);

  // An anchor of a later day: with it, the frozen records are older than they were last time.
  await openIt();
  await service.close();
  await copyFile(join(vault, 'anchor.json'), join(broken, 'anchor-of-later.json'));

  // The first page of records that a later version wrote.
  const future = join(work, 'future.db');
  await copyFile(join(kept, 'records.db'), future);
  const connection = await engines.journeyapps.connect(future, key);
  await connection.script('PRAGMA user_version = 90000');
  await connection.close();
  const [before, after] = [await readFile(join(kept, 'records.db')), await readFile(future)];
  const changed = Array.from({ length: before.length / pageBytes }, (_, page) => page).filter((page) => !before.subarray(page * pageBytes, (page + 1) * pageBytes).equals(after.subarray(page * pageBytes, (page + 1) * pageBytes)));
  if (before.length !== after.length || changed.some((page) => page !== 0)) throw new Error(`more than the first page changed: ${changed.join(' ')}`);
  const handle = await open(join(broken, 'records-of-the-future.page-1'), 'wx');
  await handle.writeFile(after.subarray(0, pageBytes));
  await handle.close();
} finally {
  await service.close();
  await rm(work, { recursive: true, force: true });
}
