import { createHash } from 'node:crypto';
import { chmodSync, closeSync, existsSync, linkSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../../../electron/vault/crypto/secret.ts';
import { newHeader, openHeader as openAny, readHeader, repairHeaderCopies, stretch, sweepUnfinishedHeaders, withSlots, writeHeader, type VaultHeader } from '../../../../electron/vault/header/header.ts';
import { headerText, sealHeader } from '../../../../electron/vault/header/format.ts';
import { newSlotId, wrapSlot } from '../../../../electron/vault/key-slots/slot.ts';
import { unlockSecret } from '../../../../electron/vault/key-slots/unlock-secret.ts';
import { asNobody } from '../as-nobody.ts';
import { countingRandom } from '../counting-random.ts';
import { toHex } from '../outside-vectors.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';

// Argon2id at the floor costs about half a second a run: what can be seen without unlocking is tested without.
const random = countingRandom('whole header');
const masterKey = Secret.owning(random.bytes(32));
const passphrase = 'umbrella gravel tinsel';
const secret = (text = passphrase): Secret => unlockSecret('passphrase', text);
let header: VaultHeader;
let older: VaultHeader;
let stretched: Secret;

const slotFor = (key: Secret, of: VaultHeader) => wrapSlot({ masterKey, stretchedKey: key, slotId: newSlotId(random), kind: 'passphrase', binding: of, random });

beforeAll(async () => {
  const empty = await newHeader(random, { memoryKiB: 256 * 1024, passes: 3, lanes: 4 });
  stretched = await stretch(empty, secret());
  older = withSlots(empty, new Map([[2, slotFor(stretched, empty)]]));
  header = withSlots(older, new Map([[2, slotFor(stretched, empty)], [9, slotFor(Secret.owning(random.bytes(32)), empty)]]));
});

const inVault = (work: (folder: string) => Promise<void>): Promise<void> =>
  inTemporaryFolder(async (folder) => {
    await writeHeader(folder, header, masterKey);
    await work(folder);
  });

const first = (folder: string): string => join(folder, 'vault.json');
const second = (folder: string): string => join(folder, 'vault.copy.json');
const textOf = (of: VaultHeader, key: Secret = masterKey): string => headerText(sealHeader(of, key));

/** Every name below a folder with what is in it: reading may change none of it. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => [join(entry.parentPath, entry.name), entry.isFile() ? createHash('sha256').update(readFileSync(join(entry.parentPath, entry.name))).digest('hex') : 'other']));

const openHeader = async (...given: Parameters<typeof openAny>) => {
  const opened = await openAny(...given);
  if ('duress' in opened) throw new Error('no duress passphrase was set here');
  return opened;
};

describe('a header that was written', () => {
  it('opens with the passphrase and says whose slot it was', () =>
    inVault(async (folder) => {
      const before = contents(folder);
      const opened = await openHeader(folder, secret());
      expect({ key: opened.masterKey.use(toHex), index: opened.index, kind: opened.kind, problems: opened.problems, header: opened.header }).toEqual({ key: masterKey.use(toHex), index: 2, kind: 'passphrase', problems: [], header });
      expect(contents(folder)).toEqual(before);
    }));

  it('is two equal files that only their owner may read, and nothing else', () =>
    inVault(async (folder) => {
      expect(readdirSync(folder).sort()).toEqual(['vault.copy.json', 'vault.json']);
      expect(readFileSync(first(folder), 'utf8')).toBe(readFileSync(second(folder), 'utf8'));
      expect([first(folder), second(folder)].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
      await Promise.resolve();
    }));

  it('does not open with another passphrase, and that is not called damage', () =>
    inVault(async (folder) => {
      const before = contents(folder);
      await expect(openHeader(folder, secret('umbrella gravel tinsell'))).rejects.toMatchObject({ code: 'passphrase-did-not-open', facts: { damagedCopies: 0 } });
      expect(contents(folder)).toEqual(before);
    }));
});

describe('one damaged copy', () => {
  const breakings: [string, (file: string) => void, string, string][] = [
    ['flipped in a slot', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/"([0-9a-f])([0-9a-f]{1023})"/, (_, digit: string, rest: string) => `"${digit === '0' ? '1' : '0'}${rest}"`)), 'header-copy-damaged', 'checksum'],
    ['empty', (file) => truncateSync(file, 0), 'header-copy-damaged', 'not-json'],
    ['cut in half', (file) => truncateSync(file, 2000), 'header-copy-damaged', 'not-json'],
    ['cut by one byte', (file) => truncateSync(file, statSync(file).size - 1), 'header-copy-damaged', 'checksum'],
    ['huge', (file) => writeFileSync(file, Buffer.alloc(33 * 1024, 0x20)), 'header-copy-damaged', 'too-large'],
    ['not text', (file) => writeFileSync(file, Buffer.alloc(100, 0xff)), 'header-copy-damaged', 'not-text'],
    ['a folder', (file) => { rmSync(file); mkdirSync(file); }, 'header-copy-damaged', 'not-a-file'],
    ['a link', (file) => { rmSync(file); symlinkSync('/dev/zero', file); }, 'header-copy-damaged', 'not-a-file'],
    ['of a later version', (file) => writeFileSync(file, '{"format":"holdfast-vault","version":9}'), 'header-copy-damaged', 'version-unsupported'],
  ];

  it.each(breakings)('(%s) is reported while the other is read, whichever it is', async (_, damage, kind, reason) => {
    for (const broken of ['vault.json', 'vault.copy.json']) {
      await inVault(async (folder) => {
        damage(join(folder, broken));
        const before = contents(folder);
        const { candidates, problems } = await readHeader(folder);
        expect(candidates.map((candidate) => candidate.header)).toEqual([header]);
        expect(problems).toEqual([{ severity: 'damage', kind, item: null, file: broken, facts: { reason } }]);
        expect(contents(folder)).toEqual(before);
      });
    }
  });

  it('that is missing is reported as missing', () =>
    inVault(async (folder) => {
      rmSync(first(folder));
      expect((await readHeader(folder)).problems).toMatchObject([{ kind: 'header-copy-missing', file: 'vault.json' }]);
    }));

  it('is put right on request, and only that', () =>
    inVault(async (folder) => {
      truncateSync(second(folder), 100);
      const untouched = statSync(first(folder)).ino;
      expect(await repairHeaderCopies(folder, header, masterKey)).toEqual(['vault.copy.json']);
      expect(statSync(first(folder)).ino).toBe(untouched);
      expect(readFileSync(second(folder), 'utf8')).toBe(textOf(header));
      expect(await repairHeaderCopies(folder, header, masterKey)).toEqual([]);
    }));

  it('that became a folder is left alone, with what is in it', () =>
    inVault(async (folder) => {
      rmSync(second(folder));
      mkdirSync(second(folder));
      writeFileSync(join(second(folder), 'someone\'s'), 'x');
      expect(await repairHeaderCopies(folder, header, masterKey)).toEqual([]);
      expect(readFileSync(join(second(folder), 'someone\'s'), 'utf8')).toBe('x');
    }));

  it('does not keep the vault from opening', () =>
    inVault(async (folder) => {
      truncateSync(first(folder), 1000);
      const opened = await openHeader(folder, secret());
      expect(opened).toMatchObject({ index: 2, problems: [{ kind: 'header-copy-damaged', file: 'vault.json' }] });
    }));
});

describe('no whole copy', () => {
  const both = (work: (file: string) => void) => (folder: string): void => [first(folder), second(folder)].forEach(work);
  it.each([
    ['damaged in both', both((file) => truncateSync(file, 500)), 'header-damaged'],
    ['folders in both places', both((file) => { rmSync(file); mkdirSync(file); }), 'header-damaged'],
    ['gone while records remain', (folder: string) => { both((file) => rmSync(file))(folder); writeFileSync(join(folder, 'records.db'), 'x'); }, 'header-damaged'],
    ['gone while objects remain', (folder: string) => { both((file) => rmSync(file))(folder); mkdirSync(join(folder, 'objects')); }, 'header-damaged'],
    ['gone altogether', both((file) => rmSync(file)), 'folder-not-a-vault'],
    ['of a later version in both', both((file) => writeFileSync(file, '{"format":"holdfast-vault","version":3}')), 'version-unsupported'],
    ['of a later version in one, damaged in the other', (folder: string) => { truncateSync(first(folder), 9); writeFileSync(second(folder), '{"format":"holdfast-vault","version":3}'); }, 'version-unsupported'],
  ])('(%s) is its own failure, and nothing is made in its place', (_, damage, code) =>
    inVault(async (folder) => {
      damage(folder);
      const before = contents(folder);
      await expect(openHeader(folder, secret())).rejects.toMatchObject({ code });
      expect(contents(folder)).toEqual(before);
    }));

  it('in a folder that does not exist is a missing vault, in a file no vault', () =>
    inTemporaryFolder(async (folder) => {
      await expect(readHeader(join(folder, 'nothing'))).rejects.toMatchObject({ code: 'vault-missing' });
      writeFileSync(join(folder, 'file'), 'x');
      await expect(readHeader(join(folder, 'file'))).rejects.toMatchObject({ code: 'folder-not-a-vault' });
      expect(existsSync(join(folder, 'nothing'))).toBe(false);
    }));

  it.skipIf(process.platform === 'win32')('that may be read is refused by the system, not damaged', () =>
    inVault(async (folder) => {
      chmodSync(folder, 0o755);
      [first(folder), second(folder)].forEach((file) => chmodSync(file, 0));
      await asNobody(() => expect(readHeader(folder)).rejects.toMatchObject({ code: 'not-allowed-by-system' }));
    }));
});

describe('copies that differ', () => {
  it('are read newest first, whichever file it is in, and reported', () =>
    inVault(async (folder) => {
      for (const [file, other] of [[first(folder), second(folder)], [second(folder), first(folder)]] as const) {
        writeFileSync(file, textOf(older));
        writeFileSync(other, textOf(header));
        const { candidates, problems } = await readHeader(folder);
        expect(candidates.map((candidate) => candidate.header.generation)).toEqual([3, 2]);
        expect(problems).toMatchObject([{ kind: 'header-copies-differ', facts: { newest: 3, other: 2 } }]);
      }
    }));

  it('open by the newest that is authentic: a forged newer one is passed over and named', () =>
    inVault(async (folder) => {
      writeFileSync(first(folder), textOf({ ...header, generation: 99 }, Secret.owning(random.bytes(32))));
      const opened = await openHeader(folder, secret());
      expect(opened.header.generation).toBe(3);
      expect(opened.problems.map((problem) => [problem.kind, problem.file])).toContainEqual(['header-copy-damaged', 'vault.json']);
    }));

  it('do not open by a slot that only the older one has: a person who was removed stays out', () =>
    inVault(async (folder) => {
      writeFileSync(first(folder), textOf(withSlots(header, new Map([[2, random.bytes(512)]]))));
      await expect(openHeader(folder, secret())).rejects.toMatchObject({ code: 'passphrase-did-not-open' });
    }));

  it('with slots that open but no code that holds are an altered header, not a wrong passphrase', () =>
    inVault(async (folder) => {
      const forged = textOf({ ...header, generation: 99 }, Secret.owning(random.bytes(32)));
      [first(folder), second(folder)].forEach((file) => writeFileSync(file, forged));
      await expect(openHeader(folder, secret())).rejects.toMatchObject({ code: 'header-damaged', facts: { reason: 'altered' } });
    }));
});

describe('writing a header', () => {
  it('goes over what an interrupted write left, and the sweep removes it', () =>
    inVault(async (folder) => {
      writeFileSync(`${first(folder)}.new`, 'half a hea');
      await writeHeader(folder, withSlots(header, new Map()), masterKey);
      expect(readdirSync(folder).sort()).toEqual(['vault.copy.json', 'vault.json']);
      writeFileSync(`${second(folder)}.new`, 'half a hea');
      expect([await sweepUnfinishedHeaders(folder), await sweepUnfinishedHeaders(folder)]).toEqual([true, false]);
      expect(readdirSync(folder).sort()).toEqual(['vault.copy.json', 'vault.json']);
    }));

  it.skipIf(process.platform === 'win32')('leaves no slot of the old one in the blocks that become free', () =>
    inVault(async (folder) => {
      const files = [first(folder), second(folder)].map((file) => openSync(file, 'r'));
      const before = textOf(header);
      await writeHeader(folder, withSlots(header, new Map()), masterKey);
      for (const file of files) {
        const after = readFileSync(file);
        closeSync(file);
        expect(after.byteLength).toBe(before.length);
        expect(header.slots.filter((slot) => after.includes(toHex(slot).slice(0, 16)))).toEqual([]);
      }
    }));

  it.skipIf(process.platform === 'win32')('leaves a copy that somebody keeps by another name as it is', () =>
    inVault(async (folder) => {
      linkSync(first(folder), join(folder, 'kept'));
      await writeHeader(folder, withSlots(header, new Map()), masterKey);
      expect(readFileSync(join(folder, 'kept'), 'utf8')).toBe(textOf(header));
    }));

  it('that cannot begin leaves the old header whole', () =>
    inVault(async (folder) => {
      mkdirSync(`${first(folder)}.new`);
      await expect(writeHeader(folder, withSlots(header, new Map()), masterKey)).rejects.toThrow();
      expect((await readHeader(folder)).candidates.map((candidate) => candidate.header.generation)).toEqual([3, 3]);
    }));
});
