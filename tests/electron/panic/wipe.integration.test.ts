import '../../faults/remembered-argon2.ts';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPaths } from '../../../electron/evidence/tool.ts';
import { destroySlots } from '../../../electron/panic/destroy.ts';
import { isNothingButMark } from '../../../electron/panic/mark.ts';
import { finishWipe, wipeVault } from '../../../electron/panic/wipe.ts';
import { wipeWasBegun } from '../../../electron/panic/recognise.ts';
import { systemRandom, VaultService } from '../../../electron/vault/index.ts';
import type { HeldShare } from '../../../shared/recovery/schema.ts';
import { filesOf } from '../../journeys/support/files-of.ts';
import { failureOf, make, passphrase, reopen, steppingClock } from '../vault/vault-for-tests.ts';
import { filesWithSlots, slotsOf } from './slot-bytes.ts';

let root: string;
let base: string;
let slots: readonly string[];
let recoveryCode: string;
let folder: string;
let count = 0;

const at = (...names: string[]): string => join(folder, ...names);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-test-'));
  base = join(root, 'base');
  const made = await make(base);
  ({ recoveryCode } = made);
  const originals = join(root, 'originals');
  mkdirSync(originals);
  for (let index = 0; index < 10; index += 1) writeFileSync(join(originals, `note-${String(index)}.txt`), `note ${String(index)}`.repeat(40));
  await addPaths(made.session, [originals]);
  await made.session.close();
  slots = slotsOf(readFileSync(join(base, 'vault.json'), 'utf8'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(() => {
  count += 1;
  folder = join(root, `vault-${String(count)}`);
  cpSync(base, folder, { recursive: true });
});

const opensNoMore = async (): Promise<void> => {
  expect(await failureOf(reopen(folder))).not.toBe('no failure');
  expect(await failureOf(reopen(folder, { secret: recoveryCode, kind: 'recovery-code' }))).not.toBe('no failure');
};

describe('wiping a vault', () => {
  it('leaves nothing: no folder, no slot, nothing that opens with the passphrase or the recovery code', async () => {
    expect(await filesWithSlots(folder, slots)).toHaveLength(2);
    const { overwritten, files, left, strangers } = await wipeVault(folder);
    expect({ overwritten, left, strangers }).toEqual({ overwritten: 2, left: [], strangers: 0 });
    expect(files).toBe(Object.keys(filesOf(base)).length);
    expect(existsSync(folder)).toBe(false);
    await opensNoMore();
  });

  it('reaches headers that were being written when it came', async () => {
    for (const name of ['vault.json.new', 'vault.copy.json.new']) cpSync(at('vault.json'), at(name));
    expect((await wipeVault(folder)).overwritten).toBe(4);
    expect(existsSync(folder)).toBe(false);
  });

  it('removes what was set apart: its keys may lie in older records somewhere', async () => {
    mkdirSync(at('set-apart'));
    writeFileSync(join(at('set-apart'), 'ab'.repeat(16)), 'sealed');
    expect((await wipeVault(folder)).left).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it('can be done while another program has the vault open, and that one cannot bring it back', async () => {
    const { session } = await reopen(folder);
    await wipeVault(folder);
    expect(existsSync(folder)).toBe(false);
    await session.close().catch(() => undefined);
    expect(existsSync(folder)).toBe(false);
  });

  it('works through a link that the person named, and removes the vault behind it', async () => {
    const link = join(root, `link-${String(count)}`);
    symlinkSync(folder, link);
    await wipeVault(link);
    expect(existsSync(folder)).toBe(false);
  });

  it('wipes a vault whose headers are damaged: their slots could still be read', async () => {
    for (const name of ['vault.json', 'vault.copy.json']) {
      const text = readFileSync(at(name), 'utf8');
      writeFileSync(at(name), `x${text.slice(1)}`);
    }
    expect(await failureOf(reopen(folder))).toBe('header-damaged');
    await wipeVault(folder);
    expect(existsSync(folder)).toBe(false);
  });

  it('wipes what is left of a vault that was never finished', async () => {
    for (const name of ['vault.json', 'vault.copy.json']) rmSync(at(name));
    writeFileSync(at('being-made'), '');
    await wipeVault(folder);
    expect(existsSync(folder)).toBe(false);
  });

  it('overwrites the bytes themselves: a second name of the same file shows the mark and no slot', async () => {
    const kept = join(root, `kept-${String(count)}`);
    linkSync(at('vault.json'), kept);
    await wipeVault(folder);
    expect(slots.some((slot) => readFileSync(kept, 'utf8').includes(slot))).toBe(false);
    expect(isNothingButMark(readFileSync(kept))).toBe(true);
  });
});

describe('a folder that is not a vault', () => {
  const refused = async (code: string): Promise<void> => {
    const before = existsSync(folder) ? filesOf(folder) : null;
    expect(await failureOf(wipeVault(folder))).toBe(code);
    if (before !== null) expect(filesOf(folder)).toEqual(before);
  };
  const become = (files: Readonly<Record<string, string>>): void => {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text);
  };

  it('is refused and untouched when it is empty', async () => {
    become({});
    await refused('folder-not-a-vault');
  });
  it('is refused and untouched when other programs use the same names', async () => {
    become({ 'vault.json': '{"format": "some-other-vault"}', 'records.db': 'SQLite format 3\0and more', 'anchor.json': '{}', 'thesis.txt': 'years of work' });
    mkdirSync(at('objects'));
    await refused('folder-not-a-vault');
  });
  it('is refused and untouched when it only has records of somebody', async () => {
    become({ 'records.db': 'anything', 'thesis.txt': 'years of work' });
    await refused('folder-not-a-vault');
  });
  it('is refused when it is a file, and when there is nothing', async () => {
    rmSync(folder, { recursive: true });
    await refused('vault-missing');
    writeFileSync(folder, 'a file');
    expect(await failureOf(wipeVault(folder))).toBe('folder-not-a-vault');
    expect(readFileSync(folder, 'utf8')).toBe('a file');
  });
});

describe('a folder that somebody prepared', () => {
  const outside = (): string => {
    const place = join(root, `outside-${String(count)}`);
    mkdirSync(place);
    writeFileSync(join(place, 'letter.txt'), 'not part of any vault');
    return place;
  };

  it('leads nowhere: links in the place of headers, databases and objects are removed and what they point to is untouched', async () => {
    const place = outside();
    writeFileSync(join(place, 'vault.json'), readFileSync(at('vault.json')));
    const before = filesOf(place);
    for (const [name, target] of [['vault.copy.json', 'vault.json'], ['records.db', 'letter.txt'], ['vault.json.new', 'letter.txt'], ['previews.db', '.']] as const) {
      rmSync(at(name), { force: true });
      symlinkSync(join(place, target), at(name));
    }
    renameSync(at('objects'), at('objects.aside'));
    symlinkSync(place, at('objects'));
    await wipeVault(folder);
    expect(filesOf(place)).toEqual(before);
    expect(await filesWithSlots(folder, slots)).toEqual([]);
  });

  it('leads nowhere from within the objects either', async () => {
    const place = outside();
    const before = filesOf(place);
    symlinkSync(place, at('objects', 'ab-link'));
    symlinkSync(place, at('objects', readdirSync(at('objects'))[0]!, 'link'));
    symlinkSync(join(place, 'letter.txt'), at('objects', 'letter'));
    await wipeVault(folder);
    expect(filesOf(place)).toEqual(before);
    expect(existsSync(folder)).toBe(false);
  });

  it('cannot stop it with pipes, folders in the place of files, long files, or files and folders that forbid writing', async () => {
    execFileSync('mkfifo', [at('vault.json.new')]);
    rmSync(at('previews.db'), { force: true });
    mkdirSync(at('previews.db'));
    mkdirSync(at('vault.copy.json.new'));
    truncateSync(at('vault.copy.json'), 8 * 1024 * 1024 * 1024);
    chmodSync(at('vault.json'), 0o000);
    chmodSync(at('objects', readdirSync(at('objects'))[0]!), 0o000);
    chmodSync(folder, 0o500);
    const { left, strangers } = await wipeVault(folder);
    expect({ left, strangers }).toEqual({ left: [], strangers: 0 });
    expect(existsSync(folder)).toBe(false);
  });

  it('cannot stop it with a tree deeper than any path may be', async () => {
    // Built from within outwards: every step names short paths only, and in the end no path reaches the innermost file.
    mkdirSync(at('objects', 'inner'));
    writeFileSync(at('objects', 'inner', 'file'), 'text');
    for (let depth = 0; depth < 40; depth += 1) {
      mkdirSync(at('objects', 'outer'));
      renameSync(at('objects', 'inner'), at('objects', 'outer', 'd'.repeat(200)));
      renameSync(at('objects', 'outer'), at('objects', 'inner'));
    }
    await wipeVault(folder);
    expect(existsSync(folder)).toBe(false);
  });

  it('keeps what is somebody else’s, but no copy of a header under whatever name', async () => {
    for (const name of ['vault (copy).json', 'vault.json.bak', 'vault.json~', 'old header']) cpSync(at('vault.json'), at(name));
    writeFileSync(at('thesis.txt'), 'years of work');
    mkdirSync(at('photos'));
    writeFileSync(at('photos', 'one.jpg'), 'a photo');
    expect((await wipeVault(folder)).strangers).toBe(2);
    expect(Object.keys(filesOf(folder))).toEqual(['photos/one.jpg', 'thesis.txt']);
    expect(await filesWithSlots(folder, slots)).toEqual([]);
  });
});

/** Shares of the vault in `folder`, two of two. */
const makeShares = async (): Promise<readonly HeldShare[]> => {
  const service = new VaultService();
  await service.open({ folder, secret: passphrase, kind: 'passphrase', clock: steppingClock(), random: systemRandom });
  await service.beginShares(passphrase, 2, 2);
  const held: HeldShare[] = [];
  for (const [index, theirs] of ['turbojet mandatory unbitten operative', 'walnut ribbon glacier pepper tunnel'].entries()) {
    held.push({ text: (await service.writeShare(index + 1, `holder ${String(index + 1)}`, theirs)).lines.join('\n'), passphrase: theirs });
  }
  await service.finishShares();
  await service.close();
  return held;
};

const joinWith = async (shares: readonly HeldShare[], vault: string): Promise<void> => {
  const service = new VaultService();
  await service.recover({ folder: vault, shares, joining: { name: 'Tamar', passphrase: 'a passphrase of her own here' }, clock: steppingClock(), random: systemRandom }).finally(() => service.close());
};

describe('shares of a vault', () => {
  it('open nothing of it once its slots are gone, though every other file is still there', async () => {
    const shares = await makeShares();
    const kept = join(root, 'kept');
    cpSync(folder, kept, { recursive: true });
    await destroySlots([folder]).sync();
    expect(existsSync(at('records.db'))).toBe(true);
    expect(await failureOf(joinWith(shares, folder))).not.toBe('no failure');
    await joinWith(shares, kept);
  });
});

describe('a wipe that was cut short', () => {
  it('is seen as long as one copy carries the mark, finished without a secret, and done a second time without harm', async () => {
    await destroySlots([folder]).sync();
    expect(await wipeWasBegun(folder)).toBe(true);
    await opensNoMore();
    expect(await finishWipe(folder)).toBe(true);
    expect(existsSync(folder)).toBe(false);
    expect(await finishWipe(folder)).toBe(false);
  });

  it('is finished when it had come to the first copy only: the second one opens nothing any more', async () => {
    const second = readFileSync(at('vault.copy.json'));
    await destroySlots([folder]).sync();
    writeFileSync(at('vault.copy.json'), second);
    expect(await finishWipe(folder)).toBe(true);
    expect(existsSync(folder)).toBe(false);
  });

  it('is never seen in a vault that nobody wiped, which stays as it is', async () => {
    const before = filesOf(folder);
    expect(await finishWipe(folder)).toBe(false);
    expect(filesOf(folder)).toEqual(before);
    const { session } = await reopen(folder);
    await session.close();
  });

  it('is finished by the tool as well', async () => {
    await destroySlots([folder]).sync();
    await wipeVault(folder);
    expect(existsSync(folder)).toBe(false);
  });
});
