// The header on another disk: moving it there and back, opening with and without it, every kind of place that is not the right one.
import '../../../faults/remembered-argon2.ts';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { silentProgress } from '../../../../electron/backup/progress.ts';
import { restoreMirror } from '../../../../electron/mirror/restore.ts';
import { updateMirror } from '../../../../electron/mirror/service.ts';
import { headerFiles } from '../../../../electron/vault/header/files.ts';
import { headerFolderIn } from '../../../../electron/vault/header/folder-name.ts';
import { recordedObjects } from '../../../../electron/evidence/checking/whole-vault.ts';
import { systemRandom, VaultService, verifyVault, withSnapshot, type OpenSession } from '../../../../electron/vault/index.ts';
import { createVault } from '../../../../electron/vault/create.ts';
import { kdfFloor } from '../../../../electron/vault/key-slots/kdf-policy.ts';
import { HoldfastError } from '../../../../shared/contract/failure.ts';
import { filesWithSlots, slotsOf } from '../../panic/slot-bytes.ts';
import { make, passphrase, reopen, steppingClock } from '../vault-for-tests.ts';

const next = 'granite willow anchor thimble harvest';
const clock = steppingClock(1_800_000_000_000);
let base = '';
let root = '';
let vault = '';
let stick = '';
let spare = '';

/** One vault with its header in its folder, and the same one with it on a stick; every test works on copies. */
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'holdfast-elsewhere-'));
  await (await make(join(base, 'whole'))).session.close();
  [vault, stick] = [join(base, 'vault'), join(base, 'stick')];
  cpSync(join(base, 'whole'), vault, { recursive: true });
  mkdirSync(stick);
  await opened([], (service) => service.moveHeader(passphrase, stick));
}, 120_000);
afterAll(() => rm(base, { recursive: true, force: true }));

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-elsewhere-'));
  [vault, stick, spare] = [join(root, 'vault'), join(root, 'stick'), join(root, 'spare')];
  mkdirSync(stick);
  mkdirSync(spare);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const failure = (work: Promise<unknown>): Promise<{ code: string; reason: unknown }> =>
  work.then(() => ({ code: 'no failure', reason: null }), (error: unknown) => {
    if (error instanceof HoldfastError) return { code: error.code, reason: error.facts['reason'] ?? null };
    throw error;
  });

/** Works with the vault open, with the header where the places say, and closes it. */
const opened = async <T>(places: readonly string[], work: (service: VaultService, session: OpenSession, problems: readonly string[]) => Promise<T>, secret = passphrase): Promise<T> => {
  const service = new VaultService();
  const { session, report } = await service.open({ folder: vault, headerPlaces: places, secret, kind: 'passphrase', clock, random: systemRandom });
  try {
    return await work(service, session, report.problems.map(({ kind }) => kind));
  } finally {
    await service.close();
  }
};

/** The slots of the vault, whose header is on the stick now. */
const moved = (): readonly string[] => {
  cpSync(join(base, 'vault'), vault, { recursive: true });
  cpSync(join(base, 'stick'), stick, { recursive: true });
  return slotsOf(readFileSync(join(base, 'whole', headerFiles[0]), 'utf8'));
};
const notMoved = (): void => { cpSync(join(base, 'whole'), vault, { recursive: true }); };

const problemsOf = async (session: OpenSession): Promise<readonly string[]> => (await verifyVault(session, { readData: true, recorded: recordedObjects(session) })).problems.map(({ kind }) => kind);

describe('a header on another disk', () => {
  it('leaves no slot in the vault folder, and opens the vault from there alone', async () => {
    const slots = moved();
    expect(await filesWithSlots(vault, slots)).toEqual([]);
    expect(readFileSync(join(vault, headerFiles[0]), 'utf8')).toBe(readFileSync(join(vault, headerFiles[1]), 'utf8'));
    expect(readFileSync(join(vault, headerFiles[0]), 'utf8')).not.toContain(stick);
    const before = readdirSync(vault);
    expect(await failure(reopen(vault, { clock }))).toEqual({ code: 'header-not-here', reason: 'notGiven' });
    expect(await failure(reopen(vault, { clock, headerPlaces: [spare] }))).toEqual({ code: 'header-not-here', reason: 'notFound' });
    expect(readdirSync(vault)).toEqual(before);
    expect(await opened([stick], async (_, session, problems) => [problems, await problemsOf(session)])).toEqual([[], []]);
    expect(await failure(reopen(vault, { clock, headerPlaces: [stick], secret: 'not this one' }))).toEqual({ code: 'passphrase-did-not-open', reason: null });
  });

  it('is on record when it moves, and comes back whole with nothing left behind', async () => {
    const slots = moved();
    await opened([stick], async (service, session) => {
      expect(await service.bringHeaderBack(passphrase)).toEqual([]);
      const rows = await session.read.all({ text: "SELECT action FROM custody_entry WHERE action LIKE 'header-%' ORDER BY seq", values: [] });
      expect(rows.map(({ action }) => action)).toEqual(['header-moved', 'header-moved']);
    });
    expect(readdirSync(stick)).toEqual([]);
    expect(await filesWithSlots(vault, slots)).toHaveLength(2);
    expect(await opened([], async (_, session, problems) => [problems, await problemsOf(session)])).toEqual([[], []]);
  });

  it('takes every change of who can open the vault, and keeps it on its own disk', async () => {
    moved();
    await opened([stick], async (service) => {
      await service.changePassphrase(passphrase, next);
      await service.addMember(next, 'Lali', passphrase);
      await service.renewRecoveryCode(next);
    });
    expect(await failure(reopen(vault, { clock, headerPlaces: [stick], secret: next }).then(({ session }) => session.close()))).toMatchObject({ code: 'no failure' });
    expect(await opened([stick], async (service) => (await service.members()).length)).toBe(2);
    expect(await failure(reopen(vault, { clock }))).toMatchObject({ code: 'header-not-here' });
  });

  it('is named as an older one for every secret that it does not open, and brought up to date by the passphrase from before', async () => {
    moved();
    await opened([stick], (service) => service.copyHeader(passphrase, spare));
    renameSync(spare, `${spare}-away`);
    await opened([stick], (service) => service.changePassphrase(passphrase, next));
    renameSync(stick, `${stick}-away`);
    renameSync(`${spare}-away`, spare);
    const answer = (secret: string) => failure(reopen(vault, { clock, headerPlaces: [spare], secret }).then(({ session }) => session.close()));
    for (const secret of [next, 'not this one']) expect(await answer(secret)).toEqual({ code: 'passphrase-did-not-open', reason: 'older' });
    expect(await answer(passphrase)).toEqual({ code: 'passphrase-did-not-open', reason: 'removed' });
    expect(await answer(next)).toMatchObject({ code: 'no failure' });
    expect(await answer('not this one')).toEqual({ code: 'passphrase-did-not-open', reason: null });
  });

  it('refuses a change while its disk is away, and changes nothing', async () => {
    moved();
    await opened([stick], async (service) => {
      renameSync(stick, `${stick}-away`);
      expect(await failure(service.changePassphrase(passphrase, next))).toEqual({ code: 'header-not-here', reason: 'notFound' });
      expect(await failure(service.bringHeaderBack(passphrase))).toEqual({ code: 'header-not-here', reason: 'notFound' });
      renameSync(`${stick}-away`, stick);
      await service.changePassphrase(passphrase, next);
    });
    expect(await failure(reopen(vault, { clock, headerPlaces: [stick] }))).toMatchObject({ code: 'passphrase-did-not-open' });
  });

  it('is told from the header of another vault on the same disk', async () => {
    moved();
    const other = join(root, 'other');
    await createVault({ folder: other, passphrase, memberName: 'Ana', kdf: { ...kdfFloor, lanes: 4 }, headerPlace: spare, clock, random: systemRandom }).then(({ session }) => session.close());
    expect(await failure(reopen(vault, { clock, headerPlaces: [spare] }))).toEqual({ code: 'header-not-here', reason: 'otherVault' });
    await opened([stick], (service) => service.copyHeader(passphrase, spare));
    expect(readdirSync(spare)).toHaveLength(2);
    expect(await opened([spare], (_, session) => problemsOf(session))).toEqual([]);
    const [theirs = ''] = readdirSync(spare).filter((name) => join(spare, name) !== headerFolderIn(spare, readdirSync(stick)[0]!.slice(-32) as OpenSession['vaultId']));
    rmSync(join(spare, readdirSync(stick)[0]!), { recursive: true });
    cpSync(join(spare, theirs), join(spare, readdirSync(stick)[0]!), { recursive: true });
    expect(await failure(reopen(vault, { clock, headerPlaces: [spare] }))).toEqual({ code: 'header-not-here', reason: 'otherVault' });
  });

  it('can be there from the start: no slot was ever in the folder', async () => {
    const { session } = await createVault({ folder: vault, passphrase, memberName: 'Nino', kdf: { ...kdfFloor, lanes: 4 }, headerPlace: stick, clock, random: systemRandom });
    await session.close();
    expect(await failure(reopen(vault, { clock }))).toEqual({ code: 'header-not-here', reason: 'notGiven' });
    expect(await opened([stick], async (_, again, problems) => [problems, await problemsOf(again)])).toEqual([[], []]);
  });

  it('gives a copy of the vault the text of its folder and a backup the header itself', async () => {
    moved();
    await opened([stick], (_, session) => withSnapshot(session, (snapshot) => {
      expect(snapshot.headerInFolder).toBe(readFileSync(join(vault, headerFiles[0]), 'utf8'));
      expect(snapshot.header).toBe(readFileSync(join(headerFolderIn(stick, session.vaultId), headerFiles[0]), 'utf8'));
      return Promise.resolve();
    }));
  });
});

describe('further copies', () => {
  it('follow the first while they are there, are brought into line when they are found again, and open the vault alone', async () => {
    moved();
    await opened([stick], async (service) => {
      await service.copyHeader(passphrase, spare);
      renameSync(spare, `${spare}-away`);
      await service.changePassphrase(passphrase, next);
      expect((await service.headerPlaces()).places.map(({ isInForce, state }) => [isInForce, state])).toEqual([[true, 'there'], [false, 'not-there']]);
      renameSync(`${spare}-away`, spare);
      expect((await service.headerPlaces()).places.map(({ state }) => state)).toEqual(['there', 'older']);
    });
    await opened([spare, stick], async (service) => { expect((await service.headerPlaces()).places.map(({ state }) => state)).toEqual(['there', 'there']); }, next);
    renameSync(stick, `${stick}-away`);
    expect(await opened([stick, spare], (_, session) => problemsOf(session), next)).toEqual([]);
  });

  it('can be given up, but not the last one that is there', async () => {
    moved();
    await opened([stick], async (service, session) => {
      const [first, second] = [headerFolderIn(stick, session.vaultId), headerFolderIn(spare, session.vaultId)];
      expect(await failure(service.removeHeaderCopy(passphrase, first))).toMatchObject({ code: 'last-header-place' });
      await service.copyHeader(passphrase, spare);
      expect(await service.removeHeaderCopy(passphrase, first)).toBe(true);
      expect(existsSync(first)).toBe(false);
      expect((await service.headerPlaces()).folders).toEqual([second]);
      expect(await failure(service.removeHeaderCopy(passphrase, second))).toMatchObject({ code: 'last-header-place' });
    });
    expect(await opened([spare], (_, session) => problemsOf(session))).toEqual([]);
  });

  it('with an older header: a passphrase that was replaced opens nothing, and the newest header is put back there', async () => {
    moved();
    await opened([stick], async (service) => {
      await service.copyHeader(passphrase, spare);
      renameSync(spare, `${spare}-away`);
      await service.changePassphrase(passphrase, next);
      renameSync(`${spare}-away`, spare);
    });
    expect(await failure(reopen(vault, { clock, headerPlaces: [spare] }))).toEqual({ code: 'passphrase-did-not-open', reason: 'removed' });
    expect(await opened([spare], (_, session) => problemsOf(session), next)).toEqual([]);
  });
});

describe('what says that the header is elsewhere', () => {
  it.each(['cut', 'changed', 'gone'] as const)('is written again by an opening that finds it %s', async (how) => {
    moved();
    const whole = readFileSync(join(vault, headerFiles[0]), 'utf8');
    for (const file of headerFiles) {
      if (how === 'gone') rmSync(join(vault, file));
      else writeFileSync(join(vault, file), how === 'cut' ? whole.slice(0, 60) : whole.replace('elsewhere', 'elsewhare'));
    }
    expect(await failure(reopen(vault, { clock }))).toMatchObject({ code: 'header-damaged' });
    await opened([stick], () => Promise.resolve());
    expect(headerFiles.map((file) => readFileSync(join(vault, file), 'utf8'))).toEqual([whole, whole]);
  });

  it('does not hide that the header on its disk is damaged', async () => {
    moved();
    const folder = join(stick, readdirSync(stick)[0]!);
    const whole = readFileSync(join(folder, headerFiles[1]), 'utf8');
    writeFileSync(join(folder, headerFiles[0]), whole.replace('"generation": 1', '"generation": 2'));
    expect(await opened([stick], async (_, session, problems) => [problems, await problemsOf(session)])).toEqual([['header-copy-damaged'], []]);
    for (const file of headerFiles) writeFileSync(join(folder, file), whole.slice(0, 900));
    expect(await failure(reopen(vault, { clock, headerPlaces: [stick] }))).toMatchObject({ code: 'header-damaged' });
  });

  it('gives way to a whole header that was put back into the folder, and the opening says so', async () => {
    moved();
    cpSync(join(base, 'whole', headerFiles[0]), join(vault, headerFiles[0]));
    expect(await opened([stick], (_, __, problems) => Promise.resolve(problems))).toContain('header-found-in-folder');
  });
});

describe('a place that the header cannot have', () => {
  it.each([
    ['a folder that is not there', () => join(root, 'nowhere'), 'missing'],
    ['the vault itself', () => vault, 'insideVault'],
    ['a folder inside the vault', () => join(vault, 'objects'), 'insideVault'],
  ] as const)('%s is refused, and nothing is changed', async (_, place, reason) => {
    notMoved();
    await opened([], async (service) => { expect(await failure(service.moveHeader(passphrase, place()))).toEqual({ code: 'header-place-refused', reason }); });
    expect(await opened([], (__, session) => problemsOf(session))).toEqual([]);
  });

  it('moves nothing with a passphrase that is not the person\'s', async () => {
    notMoved();
    await opened([], async (service) => { expect(await failure(service.moveHeader('not this one', stick))).toMatchObject({ code: 'passphrase-did-not-open' }); });
    expect(readdirSync(stick)).toEqual([]);
  });
});

describe('a mirror of a vault whose header is elsewhere', () => {
  it('holds no slot either; restored from it, the vault opens with the same disk', async () => {
    const slots = moved();
    const [mirror, restored] = [join(root, 'mirror'), join(root, 'restored')];
    await opened([stick], (_, session) => updateMirror(session, { folder: mirror, name: null, keeping: null, readAll: false }, silentProgress()));
    expect(await filesWithSlots(mirror, slots)).toEqual([]);
    await restoreMirror(mirror, { target: restored, generation: null, evenIfDamaged: false }, silentProgress());
    expect(await failure(reopen(restored, { clock }))).toMatchObject({ code: 'header-not-here' });
    const { session, report } = await reopen(restored, { clock, headerPlaces: [stick] });
    expect(report.problems).toEqual([]);
    await session.close();
  });
});

describe('two paths to one folder', () => {
  it.each(['removing either', 'copying'] as const)('never cost the only header: %s', async (what) => {
    moved();
    const link = join(root, 'link');
    symlinkSync(stick, link);
    await opened([link, stick], async (service, session) => {
      expect((await service.headerPlaces()).folders).toEqual([headerFolderIn(link, session.vaultId)]);
      if (what === 'copying') expect(await failure(service.copyHeader(passphrase, stick))).toEqual({ code: 'header-place-refused', reason: 'already' });
      else for (const folder of (await service.headerPlaces()).folders) expect(await failure(service.removeHeaderCopy(passphrase, folder))).toMatchObject({ code: 'last-header-place' });
    });
    expect(await opened([stick], (_, session) => problemsOf(session))).toEqual([]);
  });

  it('that came to lead there while the vault was open are no copy of each other either', async () => {
    moved();
    await opened([stick], async (service, session) => {
      await service.copyHeader(passphrase, spare);
      rmSync(spare, { recursive: true });
      symlinkSync(stick, spare);
      for (const place of [stick, spare]) expect(await failure(service.removeHeaderCopy(passphrase, headerFolderIn(place, session.vaultId)))).toMatchObject({ code: 'last-header-place' });
    });
    expect(await opened([stick], (_, session) => problemsOf(session))).toEqual([]);
  });

  it('are not taken for a copy when one leads into the vault itself, nor by moving back', async () => {
    moved();
    await opened([stick], async (service, session) => {
      await service.copyHeader(passphrase, spare);
      const copy = headerFolderIn(spare, session.vaultId);
      rmSync(copy, { recursive: true });
      symlinkSync(vault, copy);
      await service.bringHeaderBack(passphrase);
    });
    expect(await opened([], (_, session) => problemsOf(session))).toEqual([]);
  });
});
