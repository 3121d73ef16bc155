import '../../../faults/remembered-argon2.ts';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entriesPage } from '../../../../electron/custody/repository.ts';
import { verifyChain } from '../../../../electron/custody/verify.ts';
import { systemRandom } from '../../../../electron/vault/crypto/random.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { changeHeader } from '../../../../electron/vault/header/header-change.ts';
import { emptySlot, newSlotId } from '../../../../electron/vault/key-slots/slot.ts';
import { slotCount } from '../../../../electron/vault/key-slots/slot-table.ts';
import type { HeldShare } from '../../../../shared/recovery/schema.ts';
import { allMembers, slotsInUse } from '../../../../electron/vault/repository.ts';
import { VaultService } from '../../../../electron/vault/service.ts';
import { currentShareSet } from '../../../../electron/vault/shares/share-repository.ts';
import { failureOf, make, passphrase, steppingClock } from '../vault-for-tests.ts';

const holders = ['Tamar', 'Giorgi', 'Lela'];
const theirs = ['turbojet mandatory unbitten operative', 'walnut ribbon glacier pepper tunnel', 'marble thunder violin harvest copper'];
const joining = { name: 'Ana', passphrase: 'orchid velcro tundra bishop lemon quartz' };
const clock = steppingClock(1_800_000_000_000);
let home: string;
let model: string;
let folder: string;
let shares: HeldShare[];
let service: VaultService;

const makeSet = async (threshold = 2): Promise<HeldShare[]> => {
  await service.beginShares(passphrase, threshold, holders.length);
  const made: HeldShare[] = [];
  for (const [index, holder] of holders.entries()) {
    made.push({ text: (await service.writeShare(index + 1, holder, theirs[index] ?? '')).lines.join('\n'), passphrase: theirs[index] ?? '' });
  }
  await service.finishShares();
  return made;
};
const chosen = (...numbers: number[]): HeldShare[] => numbers.flatMap((number) => shares[number - 1] ?? []);
const open = async (secret = passphrase): Promise<void> => {
  await service.close();
  await service.open({ folder, secret, kind: 'passphrase', clock, random: systemRandom });
};
const recover = async (held: readonly HeldShare[], who = joining): Promise<void> => {
  await service.close();
  await service.recover({ folder, shares: held, joining: who, clock, random: systemRandom });
};
const newest = async (count: number) => (await entriesPage(service.session.read, null, 0, count)).entries;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-shares-'));
  model = join(home, 'model');
  await (await make(model)).session.close();
  service = new VaultService();
  folder = model;
  await open();
  shares = await makeSet();
  await service.close();
}, 120_000);
afterAll(async () => rm(home, { recursive: true }));
beforeEach(async () => {
  folder = join(home, 'vault');
  await cp(model, folder, { recursive: true });
});
afterEach(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

describe('shares of the way back', () => {
  it('let a new person in when enough of their holders come together, with a log that says whose shares they were', async () => {
    await recover(chosen(3, 1));
    expect(service.session.member).toBe('M2');
    const [second, first] = await newest(2);
    expect(first).toMatchObject({ action: 'member-added', actor: 'M2', subject: 'M2', details: { name: 'Ana', through: 'shares', shares: '3, 1' } });
    expect(second).toMatchObject({ action: 'vault-opened', actor: 'M2', details: { with: 'shares' } });
    expect(await verifyChain(service.session.read)).toMatchObject({ ok: true });
    await open(joining.passphrase);
    expect(service.session.member).toBe('M2');
    await open();
    expect(service.session.member).toBe('M1');
    expect((await allMembers(service.session.read)).map(({ code, opensWith }) => [code, opensWith])).toEqual([['M1', ['passphrase', 'recovery-code']], ['M2', ['passphrase']]]);
  });

  it('mend damaged pages of the records where that is asked for, as a passphrase does', async () => {
    const records = await readFile(join(folder, 'records.db'));
    records[2000]! ^= 1;
    await writeFile(join(folder, 'records.db'), records);
    await expect(recover(chosen(1, 2))).rejects.toMatchObject({ code: 'database-damaged', facts: { reason: 'mendable', by: 'shares' } });
    expect((await readFile(join(folder, 'records.db'))).equals(records)).toBe(true);
    await service.recover({ folder, shares: chosen(1, 2), joining, mend: true, clock, random: systemRandom });
    expect((await newest(1))[0]).toMatchObject({ action: 'vault-opened', actor: 'M2', details: { with: 'shares', mendedPages: 1 } });
  });

  it('do not open when there are too few, one twice, a wrong passphrase or another vault, and change nothing then', async () => {
    await open();
    const before = (await newest(1))[0]?.seq;
    await service.close();
    expect(await failureOf(recover(chosen(2)))).toBe('shares-missing');
    expect(await failureOf(recover(chosen(2, 2)))).toBe('shares-do-not-fit');
    expect(await failureOf(recover([...chosen(1), { text: shares[1]?.text ?? '', passphrase: 'walnut ribbon glacier' }]))).toBe('share-did-not-open');
    expect(await failureOf(recover(chosen(1, 2), { name: 'Ana', passphrase: 'too weak' }))).toBe('weak-passphrase');
    await open();
    expect((await newest(1))[0]?.seq).toBe((before ?? 0) + 1);
  });

  it('are tested without changing anything but the note that they were', async () => {
    await open();
    expect((await currentShareSet(service.session.read))?.testedAt).toBeNull();
    expect(await service.testShares(chosen(2, 1))).toEqual({ numbers: [1, 2] });
    expect((await currentShareSet(service.session.read))?.testedAt).not.toBeNull();
    expect((await newest(1))[0]).toMatchObject({ action: 'shares-tested', actor: 'M1', details: { shares: '1, 2' } });
    expect(await allMembers(service.session.read)).toHaveLength(1);
    await service.session.change(async ({ db }) => { await db.run(sql`UPDATE share_set SET holders = '{}'`); });
    await expect(service.testShares(chosen(2, 1))).rejects.toMatchObject({ code: 'database-damaged', facts: { reason: 'shares' } });
  });

  it('of an earlier set no longer count, and the set says who holds them', async () => {
    await open();
    const earlier = shares;
    shares = await makeSet(3);
    expect(await currentShareSet(service.session.read)).toMatchObject({ threshold: 3, holders });
    expect((await slotsInUse(service.session.read)).filter(({ kind }) => kind === 'shares')).toHaveLength(1);
    expect(await failureOf(service.testShares(earlier.slice(0, 2)))).toBe('shares-do-not-fit');
    expect(await failureOf(recover(earlier.slice(0, 2)))).toBe('shares-do-not-fit');
    await recover(shares);
    expect(service.session.member).toBe('M2');
    shares = earlier;
  });

  it('that were begun and not finished leave the set before them in force', async () => {
    await open();
    await service.beginShares(passphrase, 2, 3);
    await service.writeShare(1, 'Tamar', theirs[0] ?? '');
    expect(await failureOf(service.finishShares())).toBe('shares-missing');
    await service.close();
    await recover(chosen(1, 2));
    expect(service.session.member).toBe('M2');
    expect(await failureOf(service.writeShare(2, 'Giorgi', theirs[1] ?? ''))).toBe('not-found');
  });

  it('that are left while they are being finished count, and whoever leaves is told so', async () => {
    await open();
    await service.beginShares(passphrase, 2, 2);
    const made: HeldShare[] = [];
    for (const number of [1, 2]) made.push({ text: (await service.writeShare(number, holders[number - 1] ?? '', theirs[number - 1] ?? '')).lines.join('\n'), passphrase: theirs[number - 1] ?? '' });
    const [, counts] = await Promise.all([service.finishShares(), service.abandonShares()]);
    expect([counts, (await service.testShares(made)).numbers, await service.abandonShares()]).toEqual([true, [1, 2], false]);
  });

  it('ask again for what the person opens the vault with, and refuse a weak passphrase of a holder', async () => {
    await open();
    expect(await failureOf(service.beginShares('walnut ribbon glacier', 2, 3))).toBe('passphrase-did-not-open');
    expect(await failureOf(service.beginShares(passphrase, 4, 3))).toBe('input-refused');
    await service.beginShares(passphrase, 2, 2);
    expect(await failureOf(service.writeShare(1, 'Tamar', 'Tamar 2026'))).toBe('weak-passphrase');
    expect(await failureOf(service.writeShare(3, 'Tamar', theirs[0] ?? ''))).toBe('input-refused');
  });

  it('stay in force when the person who made them leaves', async () => {
    await recover(chosen(1, 2));
    await service.removeMember(joining.passphrase, 'M1' as never);
    await recover(chosen(2, 3), { name: 'Dato', passphrase: 'pillow cactus engine marble saddle' });
    expect(service.session.member).toBe('M3');
  });

  it('open also a vault whose header has no room left, by giving up their place', async () => {
    await open();
    const { session } = service;
    const taken = (await slotsInUse(session.read)).map(({ index }) => index);
    const free = Array.from({ length: slotCount }, (_, index) => index).filter((index) => !taken.includes(index));
    const added = free.map((index) => ({ slotId: newSlotId(systemRandom), index, kind: 'recovery-code' as const, member: session.member }));
    const change = { action: 'recovery-code-renewed' as const, actor: session.member, subject: session.member, details: {}, joins: null, leaves: false, added, removed: [], shareSet: null };
    await changeHeader(session, change, new Map(free.map((index) => [index, emptySlot(systemRandom)])));
    expect(await failureOf(service.addMember(passphrase, 'One more', joining.passphrase))).toBe('no-free-slot');
    await recover(chosen(1, 3));
    expect(await currentShareSet(service.session.read)).toBeNull();
    await open(joining.passphrase);
  });
});
