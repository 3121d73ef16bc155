// Backups of a real vault: what stock tools make of them, what a restore gives back, and what is left when something goes wrong.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityText } from '../../../electron/backup/age/x25519.ts';
import { silentProgress, type BackupProgress } from '../../../electron/backup/progress.ts';
import { addRecipient, makeIdentity, recipientsForBackup, removeRecipient, showIdentity } from '../../../electron/backup/recipients.ts';
import { restoreBackup } from '../../../electron/backup/restore.ts';
import { backupState, makeBackup } from '../../../electron/backup/service.ts';
import { restoreFolder } from '../../../electron/backup/restore-folder.ts';
import { identitiesIn, withBackup } from '../../../electron/backup/tool.ts';
import { wipeVault } from '../../../electron/panic/wipe.ts';
import { systemRandom, VaultService, withSharesBackupKey, type OpenSession } from '../../../electron/vault/index.ts';
import { ShareMaking } from '../../../electron/vault/shares/recovery-shares.ts';
import type { HeldShare } from '../../../shared/recovery/schema.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { evidenceOver } from '../evidence/evidence-for-tests.ts';
import { failureOf, passphrase, reopen, steppingClock } from '../vault/vault-for-tests.ts';
import { backUp, contents, identity, makeVault, objectFiles, restore, verified } from './backup-for-tests.ts';

const has = (command: string): boolean => {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const stockTools = has('age') && has('tar');

let folder = '';
let session: OpenSession;
const at = (...names: readonly string[]): string => join(folder, ...names);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
  mkdirSync(at('disk'));
  session = await makeVault(folder);
  await backUp(session, at('disk', 'good.age'));
}, 120_000);
afterAll(async () => {
  await session.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Stops the work when it has asked so many times. */
const stoppingAfter = (times: number): BackupProgress & { readonly asked: () => number } => {
  let asked = 0;
  return { ...silentProgress(), mayContinue: () => Promise.resolve((asked += 1) <= times), asked: () => asked };
};

describe('a backup', () => {
  it.skipIf(!stockTools)('is opened by stock age and tar, and what comes out is the vault', async () => {
    writeFileSync(at('identity.txt'), identityText(identity));
    mkdirSync(at('unpacked'));
    execFileSync('sh', ['-c', 'age -d -i "$1" "$2" | tar x -C "$3"', 'sh', at('identity.txt'), at('disk', 'good.age'), at('unpacked')]);
    const { session: unpacked, report } = await reopen(at('unpacked', session.vaultId));
    const check = await verified(unpacked);
    await unpacked.close();
    expect({ report: report.problems, check }).toEqual({ report: [], check: { problems: [], objects: contents.length } });
  });

  it('is opened by another implementation of age as well: with the key, and one under a passphrase', async () => {
    const byPassphrase = at('disk', 'passphrase.age');
    await makeBackup(session, { file: byPassphrase, to: { passphrase: 'otter lantern quarry' } }, silentProgress());
    for (const file of [at('disk', 'good.age'), byPassphrase]) {
      const decrypter = new Decrypter();
      if (file === byPassphrase) decrypter.addPassphrase('otter lantern quarry');
      else decrypter.addIdentity(identityText(identity));
      const archive = Buffer.from(await decrypter.decrypt(readFileSync(file)));
      // A tar archive of a folder that is called after the vault, as the first header says.
      expect([archive.byteLength % 512, archive.subarray(0, 32).toString('latin1'), archive.subarray(257, 262).toString('latin1')]).toEqual([0, session.vaultId, 'ustar']);
    }
    unlinkSync(byPassphrase);
  }, 60_000);

  it('restores byte for byte into a vault that opens, checks out, and records once that it was restored', async () => {
    const { objects, lost, gaps } = await restore(at('disk', 'good.age'), at('restored'));
    expect({ objects, lost, gaps, left: existsSync(at('restored.restoring')) }).toEqual({ objects: contents.length, lost: [], gaps: 0, left: false });
    expect(objectFiles(at('restored'))).toEqual(objectFiles(at('vault')));
    const openings = [];
    for (const from of [1_800_000_000_000, 1_900_000_000_000]) {
      const { session: restored, report } = await reopen(at('restored'), { clock: steppingClock(from) });
      const check = await verified(restored);
      const entries = await restored.read.all(sql`SELECT seq FROM custody_entry WHERE action = 'restored'`);
      await restored.close();
      openings.push({ problems: report.problems, check, recorded: entries.length, note: existsSync(at('restored', 'backup.json')) });
    }
    const sound = { problems: [], check: { objects: contents.length, problems: [] }, recorded: 1, note: false };
    expect(openings).toEqual([sound, sound]);
  });

  it('holds what was there at one moment, also while evidence is being added', async () => {
    mkdirSync(at('more'));
    for (let index = 0; index < 12; index += 1) writeFileSync(at('more', `${String(index)}.txt`), `an invented note, number ${String(index)}`);
    const evidence = evidenceOver(session);
    const adding = evidence.add(at('more'));
    const made = await backUp(session, at('disk', 'busy.age'));
    await adding;
    await evidence.shut();
    await restore(at('disk', 'busy.age'), at('busy'));
    const { session: restored, report } = await reopen(at('busy'));
    const check = await verified(restored);
    await restored.close();
    expect({ report: report.problems, check }).toEqual({ report: [], check: { problems: [], objects: made.objects } });
  });

  it('leaves nothing behind wherever it is stopped, and the vault as it was', async () => {
    mkdirSync(at('stopped'));
    let outcome = '';
    for (let times = 0; outcome !== 'no failure'; times += 1) {
      const progress = stoppingAfter(times);
      outcome = await failureOf(backUp(session, at('stopped', 'backup.age'), progress));
      expect({ outcome, times, left: readdirSync(at('stopped')), snapshot: readdirSync(at('vault')).filter((name) => name.includes('snapshot')) })
        .toEqual({ outcome: outcome === 'no failure' ? 'no failure' : 'cancelled', times, left: outcome === 'no failure' ? ['backup.age'] : [], snapshot: [] });
      expect(times).toBeLessThan(40);
    }
  });

  it('tells of the chosen disk when it goes away in the middle, and leaves the vault as it was', async () => {
    mkdirSync(at('stick'));
    const made = (await backupState(session)).backups.length;
    const pulled = { ...silentProgress(), found: () => { renameSync(at('stick'), at('stick-away')); } };
    expect(await failureOf(backUp(session, at('stick', 'backup.age'), pulled))).toBe('target-gone');
    expect([readdirSync(at('stick-away')), (await backupState(session)).backups.length]).toEqual([[], made]);
  });

  it('is refused inside the vault, over a file, and in a folder that is not there', async () => {
    const outcomes = [];
    for (const place of [at('vault', 'backup.age'), at('vault', 'objects', 'backup.age'), at('disk', 'good.age'), at('nowhere', 'backup.age')]) outcomes.push(await failureOf(backUp(session, place)));
    expect(outcomes).toEqual(['target-refused', 'target-refused', 'target-exists', 'not-found']);
  });

  it('names the objects that are missing or cut, and holds all others', async () => {
    await restore(at('disk', 'good.age'), at('hurt'));
    const { session: hurt } = await reopen(at('hurt'));
    const [first = '', second = ''] = Object.keys(objectFiles(at('hurt')));
    unlinkSync(at('hurt', 'objects', first));
    truncateSync(at('hurt', 'objects', second), 100);
    const made = await backUp(hurt, at('disk', 'hurt.age'));
    await hurt.close();
    const { objects, note } = await restore(at('disk', 'hurt.age'), at('hurt-restored'));
    expect([...made.missing].sort()).toEqual([first, second].map((path) => path.slice(-32)).sort());
    expect({ objects, leftOut: [...(note?.leftOut ?? [])].sort() }).toEqual({ objects: contents.length - 2, leftOut: [...made.missing].sort() });
  });

  it('is made for whoever is on the list, and tells a secret key only with a reason', async () => {
    const mine = await makeIdentity(session, 'Office');
    const gone = await makeIdentity(session, 'an earlier office');
    await removeRecipient(session, gone.id);
    await addRecipient(session, 'Colleague', 'age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg');
    expect(await recipientsForBackup(session, [mine.recipient, mine.recipient])).toHaveLength(1);
    expect(await failureOf(recipientsForBackup(session, []))).toBe('not-found');
    const [secret] = identitiesIn(await showIdentity(session, mine.id, 'printed for the safe'));
    expect(secret).toHaveLength(32);
    expect(await failureOf(showIdentity(session, mine.id, ''))).toBe('reason-needed');
    expect((await backupState(session)).recipients.map(({ name, kind }) => `${name} ${kind}`)).toEqual(['Office own', 'Colleague other']);
  });

  it('kept elsewhere and enough shares are a way back after the vault is gone', async () => {
    const theirs = ['turbojet mandatory unbitten operative', 'walnut ribbon glacier pepper tunnel'];
    await restore(at('disk', 'good.age'), at('lost'));
    const { session: lost } = await reopen(at('lost'));
    const making = await ShareMaking.begin(lost, passphrase, 2, 2);
    const shares: HeldShare[] = [];
    for (const [index, holder] of ['Tamar', 'Giorgi'].entries()) {
      const own = theirs[index] ?? '';
      shares.push({ text: (await making.write(index + 1, holder, own)).join('\n'), passphrase: own });
    }
    await making.finish();
    expect((await backupState(lost)).recipients.at(-1)).toMatchObject({ kind: 'shares', name: 'Tamar, Giorgi' });
    await makeBackup(lost, { file: at('disk', 'for-shares.age'), to: { recipients: await recipientsForBackup(lost, []) } }, silentProgress());
    await lost.close();
    await wipeVault(at('lost'));
    expect(existsSync(at('lost'))).toBe(false);
    const restored = await withSharesBackupKey(shares, (key) =>
      withBackup(at('disk', 'for-shares.age'), () => Promise.resolve({ identities: [Uint8Array.from(key)] }), (payload) => restoreBackup(payload, { target: at('back'), evenIfDamaged: false }, silentProgress())));
    expect(restored).toMatchObject({ objects: contents.length, lost: [] });
    const service = new VaultService();
    const { session: back } = await service.recover({ folder: at('back'), shares, joining: { name: 'Ana', passphrase: 'orchid velcro tundra bishop lemon quartz' }, clock: steppingClock(1_900_000_000_000), random: systemRandom });
    expect(back.member).toBe('M2');
    expect(await verified(back)).toEqual({ problems: [], objects: contents.length });
    await service.close();
  });
});

describe('a restore', () => {
  it('never touches what is there', async () => {
    mkdirSync(at('taken'));
    writeFileSync(at('taken', 'letter.txt'), 'mine');
    writeFileSync(at('file'), 'mine');
    const outcomes = [];
    for (const target of ['taken', 'file', 'vault']) outcomes.push(await failureOf(restore(at('disk', 'good.age'), at(target))));
    expect(outcomes).toEqual(['folder-not-empty', 'folder-not-empty', 'folder-not-empty']);
  });

  it('leaves nothing that opens wherever it is stopped', async () => {
    for (const times of [0, 1]) {
      const progress = stoppingAfter(times);
      expect(await failureOf(restore(at('disk', 'good.age'), at('stopped-restore'), false, progress))).toBe('cancelled');
      expect([existsSync(at('stopped-restore')), existsSync(at('stopped-restore.restoring'))]).toEqual([false, false]);
    }
  });

  it('takes over what an interrupted one left, and leaves alone what is not that', async () => {
    mkdirSync(at('again.restoring', 'objects'), { recursive: true });
    writeFileSync(at('again.restoring', 'being-made'), '');
    writeFileSync(at('again.restoring', 'records.db'), 'half');
    await restore(at('disk', 'good.age'), at('again'));
    mkdirSync(at('mine.restoring'));
    writeFileSync(at('mine.restoring', 'letter.txt'), 'mine');
    expect(await failureOf(restore(at('disk', 'good.age'), at('mine')))).toBe('folder-not-empty');
    expect(readdirSync(at('mine.restoring'))).toEqual(['letter.txt']);
  });

  it('from a folder gives the same vault, and is refused while that vault is open', async () => {
    await restore(at('disk', 'good.age'), at('plain'));
    await restoreFolder(at('plain'), { target: at('from-plain') }, silentProgress());
    expect(objectFiles(at('from-plain'))).toEqual(objectFiles(at('plain')));
    expect(await failureOf(restoreFolder(at('vault'), { target: at('from-open') }, silentProgress()))).toBe('vault-in-use');
    const [first = ''] = Object.keys(objectFiles(at('plain')));
    unlinkSync(at('plain', 'objects', first));
    expect(await failureOf(restoreFolder(at('plain'), { target: at('from-hurt') }, silentProgress()))).toBe('backup-damaged');
    expect((await restoreFolder(at('plain'), { target: at('from-hurt'), evenIfDamaged: true }, silentProgress())).lost).toEqual(['objects']);
  });
});
