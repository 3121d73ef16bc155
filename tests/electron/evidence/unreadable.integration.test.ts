// One object that the vault's disk does not give back: that item stays behind and is named for what it is, neither damaged nor set aside, and all others come out.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remembering } from '../../faults/remembered-argon2.ts';
import { interposeHindrance, runWith } from '../../faults/interpose/interpose.ts';
import { entriesAbout } from '../../../electron/custody/service.ts';
import { contents, makeVault, objectFiles } from '../backup/backup-for-tests.ts';
import { reopen } from '../vault/vault-for-tests.ts';
import { evidenceOver, id } from './evidence-for-tests.ts';

const driver = fileURLToPath(new URL('./unreadable-driver.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
const vault = join(folder, 'vault');

beforeAll(async () => { await (await makeVault(folder)).close(); }, 60_000);
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const run = async (what: string, unreadable: string): Promise<unknown> => {
  const outside = join(folder, what);
  mkdirSync(outside, { recursive: true });
  const ended = await runWith([process.execPath, ...remembering, driver, what, vault, outside], { folder: join(vault, unreadable), classes: ['read'], at: 1, happens: { errors: constants.errno.EIO } });
  if (ended.exitCode !== 0) throw new Error(ended.stderr);
  return JSON.parse(ended.stdout);
};

describe.skipIf(interposeHindrance() !== null)('an item that the disk does not give back', () => {
  const object = (): string => join('objects', Object.entries(objectFiles(vault)).reduce((one, other) => (other[1].length > one[1].length ? other : one))[0]);
  const others = contents.length - 1;

  it.each([['export', others], ['hand over', 1]])('%s: is named, and the others come out', async (what, files) => {
    const { told, ended } = (await run(what, object())) as { readonly told: readonly string[]; readonly ended: string | null };
    expect({ ended, kept: told.filter((one) => one !== 'ok'), came: told.filter((one) => one === 'ok').length }).toEqual({ ended: null, kept: ['object-unreadable'], came: others });
    expect(readdirSync(join(folder, what)).length).toBe(files);
  }, 30_000);

  it('is not set aside for it: nobody knows what it is, which its log says once', async () => {
    const { session } = await reopen(vault);
    const evidence = evidenceOver(session);
    expect((await evidence.list({ only: 'set-aside' })).length).toBe(0);
    const [unknown, ...further] = await evidence.list({ only: 'not-checked' });
    expect(further).toEqual([]);
    const said = (await entriesAbout(session.read, unknown?.id ?? id('E-999'))).filter(({ action }) => action === 'verified').map(({ details }) => details);
    expect(said).toEqual([expect.objectContaining({ outcome: 'not-known', finding: 'object-unreadable' })]);
    await evidence.shut();
    await session.close();
  });

  it.each(['check', 'check all'])('%s: does not call it unchanged, keeps when that was last known, and does so again once the disk gives it back', async (what) => {
    const known = async (): Promise<readonly (readonly [string, number | null])[]> => {
      const { session } = await reopen(vault);
      const evidence = evidenceOver(session);
      const items = await Promise.all((await evidence.list()).map((row) => evidence.evidence.get({ id: row.id })));
      await evidence.shut();
      await session.close();
      return items.map(({ item }) => [item.check, item.lastCheckedAt]);
    };
    await run(what, 'nothing');
    const before = await known();
    expect(before.map(([check]) => check)).toEqual(contents.map(() => 'equal'));
    await run(what, object());
    const unknown = (await known()).map(([check, at], which) => ({ check, isAsBefore: at === before[which]?.[1] })).filter(({ check }) => check !== 'equal');
    expect(unknown).toEqual([{ check: 'not-checked', isAsBefore: true }]);
  }, 30_000);

  it('comes out once the disk gives it back', async () => {
    rmSync(join(folder, 'export'), { recursive: true });
    expect(await run('export', 'nothing')).toEqual({ told: contents.map(() => 'ok'), ended: null });
  }, 30_000);
});
