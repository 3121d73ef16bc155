import '../../../faults/remembered-argon2.ts';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entriesPage } from '../../../../electron/custody/repository.ts';
import { verifyChain } from '../../../../electron/custody/verify.ts';
import { addMember, changePassphrase, removeMember, renewRecoveryCode } from '../../../../electron/vault/members/members.ts';
import type { OpenSession } from '../../../../electron/vault/opening/open-session.ts';
import { allMembers, memberCode, readIntent, slotsInUse, writeIntent } from '../../../../electron/vault/repository.ts';
import { VaultService } from '../../../../electron/vault/service.ts';
import { systemRandom } from '../../../../electron/vault/crypto/random.ts';
import { ending } from '../../../../electron/vault/crypto/secret.ts';
import { stretch } from '../../../../electron/vault/header/header.ts';
import { newSlotId, wrapSlot } from '../../../../electron/vault/key-slots/slot.ts';
import { unlockSecret } from '../../../../electron/vault/key-slots/unlock-secret.ts';
import { withoutUnread } from '../../../../shared/custody/schema.ts';
import { failureOf, make, passphrase, reopen, steppingClock } from '../vault-for-tests.ts';

const next = 'marble thunder violin harvest copper';
const hers = 'walnut ribbon glacier pepper tunnel';
let home: string;
let model: string;
let folder: string;
let recoveryCode: string;
let session: OpenSession;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-members-'));
  model = join(home, 'model');
  const made = await make(model);
  recoveryCode = made.recoveryCode;
  await made.session.close();
});
afterAll(async () => rm(home, { recursive: true }));
beforeEach(async () => {
  folder = join(home, 'vault');
  await cp(model, folder, { recursive: true });
  ({ session } = await reopen(folder));
});
afterEach(async () => {
  await session.close();
  await rm(folder, { recursive: true });
});

const opens = async (secret: string, kind: 'passphrase' | 'recovery-code' = 'passphrase'): Promise<string> => {
  await session.close();
  const opened = await reopen(folder, { secret, kind }).then((result) => result, (error: unknown) => error as Error);
  if (opened instanceof Error) return opened.message;
  expect(opened.report.problems).toEqual([]);
  session = opened.session;
  return session.member;
};

const lastEntry = async () => withoutUnread((await entriesPage(session.read, null, 0, 1)).entries)[0];

describe('changing the passphrase', () => {
  it('makes the new one open and the old one not, with an entry in the log', async () => {
    await changePassphrase(session, passphrase, next);
    expect(await lastEntry()).toMatchObject({ action: 'passphrase-changed', actor: 'M1', subject: 'M1' });
    expect(await readIntent(session.read)).toBeNull();
    expect(await opens(passphrase)).toBe('passphrase-did-not-open');
    expect(await opens(next)).toBe('M1');
    expect(await opens(recoveryCode, 'recovery-code')).toBe('M1');
  });

  it('needs the present passphrase of whoever unlocked, or their recovery code', async () => {
    const entries = (await verifyChain(session.read)).entries;
    expect(await failureOf(changePassphrase(session, next, next))).toBe('passphrase-did-not-open');
    expect((await verifyChain(session.read)).entries).toBe(entries);
    await addMember(session, passphrase, 'Rosa', hers);
    expect(await failureOf(changePassphrase(session, hers, next))).toBe('passphrase-did-not-open');
    await changePassphrase(session, recoveryCode, next);
    expect(await opens(next)).toBe('M1');
  });

  it('leaves one header in both copies, of which the old passphrase opens neither', async () => {
    await changePassphrase(session, passphrase, next);
    const copy = readFileSync(join(folder, 'vault.copy.json'));
    expect(readFileSync(join(folder, 'vault.json')).equals(copy)).toBe(true);
  });
});

describe('a change of the header that was cut short', () => {
  /** The folder as a kill leaves it: `files` as they were before the change, the rest after it. */
  const cutShort = async (before: readonly string[], change: () => Promise<unknown>): Promise<void> => {
    const old = join(home, 'before');
    await session.close();
    await cp(folder, old, { recursive: true });
    ({ session } = await reopen(folder));
    await change();
    await session.close();
    for (const file of before) await cp(join(old, file), join(folder, file));
    await rm(old, { recursive: true });
  };

  it('between the copies: the new passphrase opens, the old does not, and the copies agree again', async () => {
    await cutShort(['vault.copy.json'], () => changePassphrase(session, passphrase, next));
    expect(await failureOf(reopen(folder))).toBe('passphrase-did-not-open');
    const { session: after, report } = await reopen(folder, { secret: next });
    expect(report.problems.map(({ severity, kind }) => `${severity} ${kind}`)).toEqual(['note header-copies-differ']);
    session = after;
    expect(readFileSync(join(folder, 'vault.json')).equals(readFileSync(join(folder, 'vault.copy.json')))).toBe(true);
  });

  it('an older header put back opens nothing with the passphrase that was replaced, and gives way to the newest', async () => {
    await cutShort(['vault.json', 'vault.copy.json'], () => changePassphrase(session, passphrase, next));
    expect(await failureOf(reopen(folder, { secret: next }))).toBe('passphrase-did-not-open');
    await expect(reopen(folder)).rejects.toMatchObject({ code: 'passphrase-did-not-open', facts: { reason: 'removed' } });
    expect(await opens(next)).toBe('M1');
    expect(await opens(passphrase)).toBe('passphrase-did-not-open');
  });

  it('an older header put back is replaced by the newest when somebody opens whose way in is still good, and said', async () => {
    await cutShort(['vault.json', 'vault.copy.json'], () => addMember(session, passphrase, 'Rosa', hers));
    const { session: after, report } = await reopen(folder);
    session = after;
    expect(report.problems.map(({ severity, kind, facts }) => [severity, kind, facts['restored']])).toEqual([['warning', 'header-older-than-records', 'yes']]);
    expect((await lastEntry())?.details).toMatchObject({ headerPutBack: 1 });
    expect(await opens(hers)).toBe('M2');
  });

  it('is finished at the next opening when the header was already replaced', async () => {
    const { header, masterKey } = session.header;
    const [old] = (await slotsInUse(session.read)).filter(({ kind }) => kind === 'passphrase');
    if (old === undefined) throw new Error('the vault has a passphrase slot');
    const slotId = newSlotId(systemRandom);
    const stretchedKey = await ending(unlockSecret('passphrase', next), (secret) => stretch(header, secret));
    const bytes = wrapSlot({ masterKey, stretchedKey, slotId, kind: 'passphrase', binding: header, random: systemRandom });
    const m1 = memberCode(1);
    await session.records.transaction((db) =>
      writeIntent(db, header.generation + 1, { action: 'passphrase-changed', actor: m1, subject: m1, details: {}, joins: null, leaves: false, added: [{ ...old, slotId }], removed: [old.slotId], shareSet: null }));
    await session.header.replaceSlots(new Map([[old.index, bytes]]));
    expect(await opens(next)).toBe('M1');
    expect(await readIntent(session.read)).toBeNull();
    const { entries } = await entriesPage(session.read, null, 0, 2);
    expect(withoutUnread(entries).map(({ action, details }) => [action, details])).toEqual([['vault-opened', { with: 'passphrase' }], ['passphrase-changed', { finishedAtOpening: true }]]);
    expect(await verifyChain(session.read)).toMatchObject({ ok: true });
  });

  it('that the disk refused leaves everything as it was', async () => {
    // A folder where the header is first written: no program, whatever its rights, can write a file there.
    await mkdir(join(folder, 'vault.json.new'));
    await expect(changePassphrase(session, passphrase, next)).rejects.toThrow();
    await rm(join(folder, 'vault.json.new'), { recursive: true });
    expect(await readIntent(session.read)).toBeNull();
    expect(await lastEntry()).toMatchObject({ action: 'vault-opened' });
    await changePassphrase(session, passphrase, next);
    expect(await opens(next)).toBe('M1');
  });
});

describe('members', () => {
  it('join with a passphrase of their own and are named by what they do', async () => {
    const added = await addMember(session, passphrase, 'Rosa', hers);
    expect(added).toMatchObject({ code: 'M2', name: 'Rosa', removedAt: null, opensWith: ['passphrase'] });
    expect(await lastEntry()).toMatchObject({ action: 'member-added', actor: 'M1', subject: 'M2', details: { name: 'Rosa' } });
    expect(await opens(hers)).toBe('M2');
    expect(await lastEntry()).toMatchObject({ action: 'vault-opened', actor: 'M2' });
    expect((await allMembers(session.read)).map(({ opensWith }) => opensWith)).toEqual([['passphrase', 'recovery-code'], ['passphrase']]);
  });

  it('leave with every way in they had, keep their number, and the rest still open', async () => {
    await addMember(session, passphrase, 'Rosa', hers);
    expect(await opens(hers)).toBe('M2');
    await removeMember(session, hers, memberCode(1));
    expect(await lastEntry()).toMatchObject({ action: 'member-removed', actor: 'M2', subject: 'M1', details: { name: 'Nino' } });
    expect(await opens(recoveryCode, 'recovery-code')).toBe('passphrase-did-not-open');
    expect(await opens(passphrase)).toBe('passphrase-did-not-open');
    expect(await opens(hers)).toBe('M2');
    expect((await addMember(session, hers, 'Ana', next)).code).toBe('M3');
    expect((await allMembers(session.read)).map(({ code, removedAt }) => [code, removedAt === null])).toEqual([['M1', false], ['M2', true], ['M3', true]]);
    expect(await failureOf(removeMember(session, hers, memberCode(1)))).toBe('not-found');
  });

  it('cannot all leave: the last one with a passphrase stays', async () => {
    expect(await failureOf(removeMember(session, passphrase, memberCode(1)))).toBe('last-slot');
    expect(await failureOf(removeMember(session, passphrase, memberCode(7)))).toBe('not-found');
    expect(await opens(passphrase)).toBe('M1');
  });
});

describe('the recovery code', () => {
  it('is replaced by a new one, and the old one stops opening', async () => {
    const renewed = await renewRecoveryCode(session, passphrase);
    expect(await lastEntry()).toMatchObject({ action: 'recovery-code-renewed', subject: 'M1' });
    expect(await opens(recoveryCode, 'recovery-code')).toBe('passphrase-did-not-open');
    expect(await opens(renewed, 'recovery-code')).toBe('M1');
    expect(await slotsInUse(session.read)).toHaveLength(2);
    expect(JSON.stringify(await entriesPage(session.read, null, 0, 50))).not.toContain(renewed.slice(0, 9));
  });
});

describe('the service', () => {
  it('refuses weak passphrases before anything is touched, and a second vault', async () => {
    await session.close();
    const service = new VaultService();
    const request = { folder: join(home, 'weak'), passphrase: 'solidarity', memberName: 'Nino', clock: steppingClock(), random: systemRandom };
    expect(await failureOf(service.create(request))).toBe('weak-passphrase');
    expect(() => service.session).toThrow('vault-locked');
    const opened = await service.open({ folder, secret: passphrase, kind: 'passphrase', clock: steppingClock(), random: systemRandom });
    session = opened.session;
    expect(await failureOf(service.changePassphrase(passphrase, 'Nino Nino Nino'))).toBe('weak-passphrase');
    expect(await failureOf(service.create(request))).toBe('vault-in-use');
    const [first, second] = await Promise.all([service.addMember(passphrase, 'Rosa', hers), service.addMember(passphrase, 'Ana', next)]);
    expect([first.code, second.code]).toEqual(['M2', 'M3']);
    await service.close();
    expect(() => service.session).toThrow('vault-locked');
  });
});
