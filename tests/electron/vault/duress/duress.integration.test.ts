import '../../../faults/remembered-argon2.ts';
import { cp, mkdtemp, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entriesPage } from '../../../../electron/custody/repository.ts';
import { systemRandom } from '../../../../electron/vault/crypto/random.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import type { Evenly } from '../../../../electron/vault/opening/even-answers.ts';
import { duressEffect, removeDuress, setDecoy, setDestroy } from '../../../../electron/vault/duress/change.ts';
import { takenIndexes } from '../../../../electron/vault/duress/reserved-slot.ts';
import { changeHeader } from '../../../../electron/vault/header/header-change.ts';
import { emptySlot, newSlotId } from '../../../../electron/vault/key-slots/slot.ts';
import { slotCount } from '../../../../electron/vault/key-slots/slot-table.ts';
import { addMember, changePassphrase, removeMember } from '../../../../electron/vault/members/members.ts';
import type { OpenSession } from '../../../../electron/vault/opening/open-session.ts';
import { allMembers, memberCode, readMeta } from '../../../../electron/vault/repository.ts';
import { salvageVault } from '../../../../electron/vault/salvaging/salvage.ts';
import { VaultService } from '../../../../electron/vault/service.ts';
import { withoutUnread } from '../../../../shared/custody/schema.ts';
import { filesOf } from '../../../journeys/support/files-of.ts';
import { filesWithSlots, slotsOf } from '../../panic/slot-bytes.ts';
import { failureOf, make, passphrase, reopen, steppingClock } from '../vault-for-tests.ts';

const duress = 'pillow cactus engine marble saddle';
const hers = 'walnut ribbon glacier pepper tunnel';
const headers = ['vault.json', 'vault.copy.json'];
let home: string;
let models: string;
let folder: string;
let decoy: string;
let recoveryCode: string;
let session: OpenSession;

beforeAll(async () => {
  models = await mkdtemp(join(tmpdir(), 'holdfast-duress-'));
  const made = await make(join(models, 'vault'));
  ({ recoveryCode } = made);
  await made.session.close();
  await (await make(join(models, 'other'), duress)).session.close();
});
afterAll(async () => rm(models, { recursive: true }));
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-duress-'));
  [folder, decoy] = [join(home, 'vault'), join(home, 'Choir')];
  await cp(join(models, 'vault'), folder, { recursive: true });
  await cp(join(models, 'other'), decoy, { recursive: true });
  ({ session } = await reopen(folder));
});
afterEach(async () => {
  await session.close();
  await rm(home, { recursive: true });
});

/** Closes what is open and opens again; the folder that opened, and its member. */
const open = async (secret: string): Promise<{ folder: string; member: string }> => {
  await session.close();
  ({ session } = await reopen(folder, { secret }));
  return { folder: session.folder, member: session.member };
};
const tried = async (secret: string, kind: 'passphrase' | 'recovery-code' = 'passphrase') => {
  await session.close();
  return reopen(folder, { secret, kind }).then(async (opened) => opened.session.close().then(() => 'opened'), (error: unknown) => error as { code: string; facts: unknown });
};
const headerTexts = (): Promise<string[]> => Promise.all(headers.map((name) => readFile(join(folder, name), 'utf8')));

describe('a duress passphrase that opens a decoy', () => {
  beforeEach(() => setDecoy(session, passphrase, duress, decoy));

  it('opens the decoy as its own, and what is done there is done there', async () => {
    expect(await open(duress)).toEqual({ folder: decoy, member: 'M1' });
    await addMember(session, duress, 'Rosa', hers);
    expect((await allMembers(session.read)).map(({ name }) => name)).toEqual(['Nino', 'Rosa']);
    expect((await open(passphrase)).folder).toBe(folder);
    expect(await allMembers(session.read)).toHaveLength(1);
    expect((await open(duress)).folder).toBe(decoy);
    expect(await allMembers(session.read)).toHaveLength(2);
  });

  it('leaves the vault itself as it was', async () => {
    await session.close();
    const before = filesOf(folder);
    await open(duress);
    expect(filesOf(folder)).toEqual(before);
  });

  it('goes on working when both are moved together', async () => {
    await session.close();
    const away = `${home}-moved`;
    await rename(home, away);
    const opened = await reopen(join(away, 'vault'), { secret: duress });
    expect(opened.session.folder).toBe(join(away, 'Choir'));
    await opened.session.close();
    await rename(away, home);
  });

  it.each([
    ['was moved alone', () => rename(decoy, join(home, 'elsewhere'))],
    ['is another vault now', async () => { await rm(decoy, { recursive: true }); await cp(join(models, 'vault'), decoy, { recursive: true }); }],
  ])('is answered as a wrong one when the decoy %s', async (_, change) => {
    await change();
    const wrong = await tried('umbrella gravel tinsel harbour');
    expect(await tried(duress)).toEqual(wrong);
    expect(wrong).toMatchObject({ code: 'passphrase-did-not-open', facts: { damagedCopies: 0 } });
    expect(await tried(passphrase)).toBe('opened');
  });

  it('is answered as a wrong one when its passphrase was changed inside the decoy', async () => {
    await open(duress);
    await changePassphrase(session, duress, hers);
    const wrong = await tried('umbrella gravel tinsel harbour');
    expect(wrong).toMatchObject({ code: 'passphrase-did-not-open', facts: { damagedCopies: 0 } });
    expect(await tried(duress)).toEqual(wrong);
    const salvaged = salvageVault({ folder, secret: duress, kind: 'passphrase', random: systemRandom, target: join(home, 'saved'), describe: () => null });
    expect(await salvaged.catch((error: unknown) => error)).toEqual(wrong);
  });

  it('is not told apart by the vault: no entry, no person, no slot, no new number of the header', async () => {
    await session.close();
    await rm(folder, { recursive: true });
    await cp(join(models, 'vault'), folder, { recursive: true });
    ({ session } = await reopen(folder));
    const seen = async () => ({
      entries: withoutUnread((await entriesPage(session.read, null, 0, 100)).entries).map(({ action, details }) => [action, details]), members: await allMembers(session.read),
      meta: await readMeta(session.read), taken: [...(await takenIndexes(session.read))].toSorted(), slots: await session.read.all(sql`SELECT slot_index, blank_seed, (SELECT count(*) FROM key_slot) AS slots, (SELECT count(*) FROM header_intent) AS intents FROM reserved_slot`),
    });
    const before = await seen();
    await setDecoy(session, passphrase, duress, decoy);
    await setDestroy(session, passphrase, hers);
    await removeDuress(session, passphrase);
    expect(await seen()).toEqual(before);
  });

  it('says what it does to whoever knows it, and nothing about any other', async () => {
    expect(await Promise.all([duress, passphrase, hers].map((secret) => duressEffect(session, secret)))).toEqual(['decoy', 'nothing', 'nothing']);
  });

  it('lives through people joining and leaving and a new passphrase', async () => {
    await addMember(session, passphrase, 'Rosa', hers);
    await changePassphrase(session, passphrase, 'marble thunder violin harvest copper');
    expect((await open(duress)).folder).toBe(decoy);
    expect((await open(hers)).folder).toBe(folder);
    await removeMember(session, hers, memberCode(1));
    expect((await open(duress)).folder).toBe(decoy);
  });

  it('is taken away by the next that is set, and by taking it away', async () => {
    await setDestroy(session, passphrase, hers);
    expect(await duressEffect(session, hers)).toBe('destroy');
    expect(await tried(duress)).toMatchObject({ code: 'passphrase-did-not-open' });
    await open(passphrase);
    await removeDuress(session, passphrase);
    expect(await tried(hers)).toMatchObject({ code: 'passphrase-did-not-open' });
    expect(await open(passphrase)).toEqual({ folder, member: 'M1' });
  });
});

describe('setting a duress passphrase', () => {
  it('asks again for what the person opens the vault with', async () => {
    for (const work of [() => setDecoy(session, hers, duress, decoy), () => setDestroy(session, hers, duress), () => removeDuress(session, hers)]) {
      expect(await failureOf(work())).toBe('passphrase-did-not-open');
    }
  });

  it('refuses a passphrase that opens the vault, and people refuse the duress passphrase', async () => {
    await addMember(session, passphrase, 'Rosa', hers);
    for (const taken of [passphrase, hers]) expect(await failureOf(setDestroy(session, passphrase, taken))).toBe('passphrase-in-use');
    await setDestroy(session, passphrase, duress);
    expect(await failureOf(addMember(session, passphrase, 'Ana', duress))).toBe('passphrase-in-use');
    expect(await failureOf(changePassphrase(session, passphrase, duress))).toBe('passphrase-in-use');
    // The same one for another purpose is a change of purpose.
    await setDecoy(session, passphrase, duress, decoy);
    expect(await duressEffect(session, duress)).toBe('decoy');
  });

  it.each([
    ['passphrase', hers, () => decoy], ['same', duress, () => folder], ['inside', duress, async () => { await cp(decoy, join(folder, 'inside'), { recursive: true }); return join(folder, 'inside'); }],
  ])('refuses a decoy: %s', async (reason, secret, place) => {
    await expect(setDecoy(session, passphrase, secret, await place())).rejects.toMatchObject({ code: 'decoy-refused', facts: { reason } });
    expect(await open(passphrase)).toEqual({ folder, member: 'M1' });
  });

  it('never takes a place that people need, and people never take its place', async () => {
    await setDestroy(session, passphrase, duress);
    const taken = await takenIndexes(session.read);
    const free = Array.from({ length: slotCount }, (_, index) => index).filter((index) => !taken.has(index));
    const added = free.map((index) => ({ slotId: newSlotId(systemRandom), index, kind: 'recovery-code' as const, member: session.member }));
    const change = { action: 'recovery-code-renewed' as const, actor: session.member, subject: session.member, details: {}, joins: null, leaves: false, added, removed: [], shareSet: null };
    await changeHeader(session, change, new Map(free.map((index) => [index, emptySlot(systemRandom)])));
    expect(await failureOf(addMember(session, passphrase, 'One more', hers))).toBe('no-free-slot');
    expect(await duressEffect(session, duress)).toBe('destroy');
  });

  it('refuses a weak one by the service', async () => {
    await session.close();
    const service = new VaultService();
    ({ session } = await service.open({ folder, secret: passphrase, kind: 'passphrase', clock: steppingClock(), random: systemRandom }));
    expect(await failureOf(service.setDestroy(passphrase, 'Nino 2026'))).toBe('weak-passphrase');
    await service.close();
  });
});

describe('the moment of an answer', () => {
  /** What the person is told, and which moment was waited for before; `kept` sees the folder at that moment. */
  const answered = async (secret: string, kept: () => Promise<void> = () => Promise.resolve()): Promise<readonly [string, readonly string[]]> => {
    await session.close();
    const waited: string[] = [];
    const evenly: Evenly = () => async (answer) => {
      waited.push(answer);
      await kept();
    };
    const told = await reopen(folder, { secret, evenly }).then(async (opened) => opened.session.close().then(() => 'opened'), (error: unknown) => (error as { code: string }).code);
    return [told, waited];
  };
  const refused = ['passphrase-did-not-open', ['refused']];

  it('is one for a wrong passphrase, a decoy that is gone, a decoy that refuses, and one that destroys, which is done by then', async () => {
    await setDecoy(session, passphrase, duress, decoy);
    await rename(decoy, `${decoy}-away`);
    expect(await answered(hers)).toEqual(refused);
    expect(await answered(duress)).toEqual(refused);
    await rename(`${decoy}-away`, decoy);
    await open(duress);
    await changePassphrase(session, duress, hers);
    expect(await answered(duress)).toEqual(refused);
    await open(passphrase);
    await setDestroy(session, passphrase, duress);
    const [before = ''] = await headerTexts();
    expect(await answered(duress, async () => { expect(await filesWithSlots(folder, slotsOf(before))).toEqual([]); })).toEqual(refused);
  });

  it('is one for the vault and its decoy', async () => {
    await setDecoy(session, passphrase, duress, decoy);
    for (const secret of [passphrase, duress]) expect(await answered(secret)).toEqual(['opened', ['opened']]);
  });
});

describe('a change of the reserved slot', () => {
  it('that was cut short between the two copies is put right by the next opening, without a word', async () => {
    const [before = ''] = await headerTexts();
    await setDestroy(session, passphrase, duress);
    const [after = ''] = await headerTexts();
    await session.close();
    await writeFile(join(folder, 'vault.copy.json'), before);
    const opened = await reopen(folder);
    session = opened.session;
    expect([opened.report.problems, await headerTexts()]).toEqual([[], [after, after]]);
  });

  it('does not explain two copies of which neither is the newest: that is told', async () => {
    const [first = ''] = await headerTexts();
    await setDestroy(session, passphrase, duress);
    const [second = ''] = await headerTexts();
    await setDestroy(session, passphrase, hers);
    const [third = ''] = await headerTexts();
    await session.close();
    for (const [index, text] of [first, second].entries()) await writeFile(join(folder, headers[index] ?? ''), text);
    const opened = await reopen(folder);
    session = opened.session;
    expect([opened.report.problems.map(({ kind }) => kind), await headerTexts()]).toEqual([['header-copies-differ'], [third, third]]);
  });
});

describe('a duress passphrase that destroys', () => {
  const touched = new Date(1_750_000_000_000);
  beforeEach(async () => {
    await setDestroy(session, passphrase, duress);
    await session.close();
  });

  it('is answered in the words of a wrong one, and nothing opens the vault any more', async () => {
    const wrong = await tried('umbrella gravel tinsel harbour');
    expect(await tried(duress)).toEqual(wrong);
    for (const secret of [passphrase, duress, hers]) expect(await tried(secret)).toEqual(wrong);
    expect(await tried(recoveryCode, 'recovery-code')).toEqual(wrong);
  });

  it('opens for the holders of shares no more', async () => {
    const service = new VaultService();
    const held = [['Tamar', hers], ['Giorgi', 'marble thunder violin harvest copper']] as const;
    const parts = { folder, clock: steppingClock(), random: systemRandom };
    await service.open({ ...parts, secret: passphrase, kind: 'passphrase' });
    await service.beginShares(passphrase, 2, 2);
    const shares: { text: string; passphrase: string }[] = [];
    for (const [at, [holder, secret]] of held.entries()) shares.push({ text: (await service.writeShare(at + 1, holder, secret)).lines.join('\n'), passphrase: secret });
    await service.finishShares();
    await service.close();
    await tried(duress);
    expect(await failureOf(service.recover({ ...parts, shares, joining: { name: 'Ana', passphrase: 'orchid velcro tundra bishop lemon quartz' } }))).toBe('shares-do-not-fit');
  });

  it('leaves headers that look untouched: whole, equal, of the same length, number and age', async () => {
    for (const name of headers) await utimes(join(folder, name), touched, touched);
    const [before = ''] = await headerTexts();
    await tried(duress);
    const after = await headerTexts();
    expect(new Set(after).size).toBe(1);
    expect(after[0]).toHaveLength(before.length);
    expect(JSON.parse(after[0] ?? '')).toMatchObject({ generation: (JSON.parse(before) as { generation: number }).generation });
    expect(await Promise.all(headers.map(async (name) => (await stat(join(folder, name))).mtimeMs))).toEqual([touched.getTime(), touched.getTime()]);
  });

  it('reaches what an interrupted change left and copies beside the header, and leaves no byte of a slot', async () => {
    const [text = ''] = await headerTexts();
    const copies = ['vault.json.new', 'vault.copy.json.new', 'vault (copy).json', 'vault.json~'];
    for (const name of copies) await writeFile(join(folder, name), text);
    await writeFile(join(folder, 'letter.txt'), 'to the people of Holdfast, about slots');
    await tried(duress);
    expect(await filesWithSlots(folder, slotsOf(text))).toEqual([]);
    expect(await readFile(join(folder, 'letter.txt'), 'utf8')).toContain('people');
    await rm(join(folder, 'vault.json'));
    await rename(join(folder, 'vault (copy).json'), join(folder, 'vault.json'));
    expect(await tried(passphrase)).toMatchObject({ code: 'passphrase-did-not-open' });
  });

  it.each([
    ['the first copy', async (before: string[]) => writeFile(join(folder, 'vault.copy.json'), before[1] ?? '')],
    ['half of the first copy', async (before: string[]) => {
      const after = await readFile(join(folder, 'vault.json'), 'utf8');
      await writeFile(join(folder, 'vault.json'), `${after.slice(0, 8192)}${(before[0] ?? '').slice(8192)}`);
      await writeFile(join(folder, 'vault.copy.json'), before[1] ?? '');
    }],
  ])('cut short after %s is finished by the next opening, whoever opens', async (_, cutShort) => {
    const before = await headerTexts();
    await tried(duress);
    await cutShort(before);
    expect(await tried(hers)).toMatchObject({ code: 'passphrase-did-not-open' });
    expect(await tried(recoveryCode, 'recovery-code')).toMatchObject({ code: 'passphrase-did-not-open' });
    expect(await filesWithSlots(folder, slotsOf(before[0] ?? ''))).toEqual([]);
    expect(await tried(passphrase)).toMatchObject({ code: 'passphrase-did-not-open' });
  });

  it('is not taken for an ordinary damage: a header that somebody altered or that rotted does not destroy the other', async () => {
    const [text = ''] = await headerTexts();
    await writeFile(join(folder, 'vault.json'), `${text.slice(0, 5000)}0000${text.slice(5004)}`);
    expect(await tried(passphrase)).toBe('opened');
  });

  it('that was replaced before does nothing', async () => {
    ({ session } = await reopen(folder));
    await removeDuress(session, passphrase);
    expect(await tried(duress)).toMatchObject({ code: 'passphrase-did-not-open' });
    expect(await tried(passphrase)).toBe('opened');
  });
});
