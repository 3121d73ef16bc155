// Vaults of every format, kept as they were written: they open for ever, with everything in them, and each kind of damage gets the same answer.
import '../faults/remembered-argon2.ts';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkLog } from '../../electron/custody/service.ts';
import { extractTo, showEvidence } from '../../electron/evidence/tool.ts';
import { recordedObjects } from '../../electron/evidence/checking/whole-vault.ts';
import { openVault, systemRandom, verifyVault } from '../../electron/vault/index.ts';
import { allMembers } from '../../electron/vault/repository.ts';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { evidenceIdSchema } from '../../shared/ids.ts';
import { instant } from '../../shared/time.ts';
import type { Problem } from '../../shared/vault/schema.ts';
import { breaks } from './breaks.ts';
import { contentsOf, formats, layOut, placeOf, secrets, type Format } from './frozen-vault.ts';

const clock = () => instant(Date.now());
let home = '';
let laid = 0;

beforeAll(async () => { home = await mkdtemp(join(tmpdir(), 'holdfast-frozen-')); });
afterAll(() => rm(home, { recursive: true, force: true }));

const fresh = async (format: Format): Promise<string> => {
  laid += 1;
  const folder = join(home, String(laid), 'vault');
  await layOut(format, folder);
  return folder;
};

const openWith = (folder: string, secret: string, kind: 'passphrase' | 'recovery-code' = 'passphrase') => openVault({ folder, secret, kind, clock, random: systemRandom });

/** Names and bytes of everything that was kept. */
const digestOf = async (folder: string): Promise<string> => {
  const hash = createHash('sha256');
  for (const entry of (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile() && one.name !== 'in-use').sort((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1))) {
    hash.update(entry.name).update(await readFile(join(entry.parentPath, entry.name)));
  }
  return hash.digest('hex');
};

const isHarm = ({ severity }: Problem): boolean => severity === 'loss' || severity === 'damage';

describe.each(formats)('the frozen vault of %s', (format) => {
  it('opens with every secret that it was given, and with no other', async () => {
    const { recoveryCode, members } = await contentsOf(format);
    const folder = await fresh(format);
    for (const [secret, kind] of [[secrets.passphrase, 'passphrase'], [secrets.colleague, 'passphrase'], [recoveryCode, 'recovery-code']] as const) {
      const { session } = await openWith(folder, secret, kind);
      expect((await allMembers(session.read)).map(({ name }) => name)).toEqual(members);
      await session.close();
    }
    await expect(openWith(folder, secrets.wrong)).rejects.toMatchObject({ code: 'passphrase-did-not-open' });
  });

  it('holds every item byte for byte with its words, and a log that begins as it did', async () => {
    const { items, custody } = await contentsOf(format);
    const folder = await fresh(format);
    const { session } = await openWith(folder, secrets.passphrase);
    try {
      expect((await verifyVault(session, { readData: true, recorded: recordedObjects(session) })).problems).toEqual([]);
      for (const { id, sha256, size, title, notes, tags, fileName } of items) {
        const found = await showEvidence(session, evidenceIdSchema.parse(id));
        expect({ title: found.description.title, notes: found.description.notes, tags: found.tags, fileName: found.fileName, size: found.size }).toEqual({ title, notes, tags, fileName, size });
        const out = join(home, `${String(laid)}-${id}`);
        await extractTo(session, found.id, out);
        expect(createHash('sha256').update(await readFile(out)).digest('hex')).toBe(sha256);
      }
      const entries: { action: string; hash: string }[] = [];
      for await (const { entry } of walkLog(session.read)) if (entry !== null) entries.push({ action: entry.action, hash: entry.hash });
      expect(entries.slice(0, custody.length)).toEqual(custody);
    } finally {
      await session.close();
    }
  });

  it.each(breaks)('with $name gets its own answer', async ({ harm, failure, found }) => {
    const { items } = await contentsOf(format);
    const folder = await fresh(format);
    await harm(folder, format, items.map(({ file }) => file));
    const before = await digestOf(folder);
    const opened = await openWith(folder, secrets.passphrase).catch((error: unknown) => {
      if (error instanceof HoldfastError) return error.code;
      throw error;
    });
    if (typeof opened === 'string') {
      expect(opened).toBe(failure);
      expect(await digestOf(folder)).toBe(before);
      return;
    }
    try {
      expect(failure).toBeNull();
      const { problems } = await verifyVault(opened.session, { readData: true, recorded: recordedObjects(opened.session) });
      const all = [...opened.report.problems, ...problems];
      expect(all.filter((problem) => isHarm(problem) || found.some(([kind]) => kind === problem.kind)).map(({ kind, item }) => [kind, item]).sort()).toEqual([...found].sort());
    } finally {
      await opened.session.close();
    }
  });

  it('takes no more room than a small picture', async () => {
    const files = (await readdir(placeOf(format), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const sizes = await Promise.all(files.map((entry) => stat(join(entry.parentPath, entry.name))));
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(400_000);
  });
});
