// A flipped, missing, cut, swapped or put-back byte anywhere in a vault is found, named, and harms nothing else.
import './remembered-argon2.ts';
import { createHash } from 'node:crypto';
import { copyFile, open, readFile, readdir, rename, stat, truncate, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractTo } from '../../electron/evidence/tool.ts';
import { recordedObjects } from '../../electron/evidence/checking/whole-vault.ts';
import { verifyVault } from '../../electron/vault/index.ts';
import { copyOf, look, makeGround, openWith, type Ground } from './damaged-vault.ts';
import { sampleOf } from './interpose/interpose.ts';

let ground: Ground;

beforeAll(async () => { ground = await makeGround(); });
afterAll(async () => { await ground.end(); });

/** Flips one bit; answers with how to put it back. */
const flip = async (file: string, position: number): Promise<() => Promise<void>> => {
  const turn = async (): Promise<void> => {
    const handle = await open(file, 'r+');
    const byte = Buffer.alloc(1);
    await handle.read(byte, 0, 1, position);
    byte[0] = byte[0]! ^ 0x10;
    await handle.write(byte, 0, 1, position);
    await handle.close();
  };
  await turn();
  return turn;
};

const digestOf = async (folder: string): Promise<string> => {
  const hash = createHash('sha256');
  for (const entry of (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).sort((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1))) {
    hash.update(entry.name).update(await readFile(join(entry.parentPath, entry.name)));
  }
  return hash.digest('hex');
};

describe('an object file', () => {
  it('is named when one bit flips in its start, in any chunk, in its tail or its padding, and the other items come out', async () => {
    const folder = await copyOf(ground, 'object-flips');
    const { session } = await openWith(folder);
    try {
      const recorded = recordedObjects(session);
      for (const item of ground.items) {
        const file = join(folder, item.file);
        const { size } = await stat(file);
        // Magic, version, salt, commitment, then inside each 16 KiB chunk with its tag, then the last bytes: padding and its tag.
        const positions = [0, 15, 16, 47, 48, 79, ...Array.from({ length: Math.ceil(size / 16_400) }, (_, chunk) => 80 + chunk * 16_400), size - 17, size - 1].filter((position) => position < size);
        for (const position of new Set(positions)) {
          const putBack = await flip(file, position);
          const { problems } = await verifyVault(session, { readData: true, recorded });
          expect({ item: item.id, position, found: problems.map((problem) => [problem.item, problem.file, problem.severity]) }).toEqual({ item: item.id, position, found: [[item.id, item.file, 'loss']] });
          await putBack();
        }
      }
      const [harmed, ...others] = ground.items;
      await flip(join(folder, harmed!.file), 100);
      for (const { id } of others) await extractTo(session, id, join(ground.folder, `whole-${id}`), 'what is left');
    } finally {
      await session.close();
    }
  });

  it('is named when it is missing, cut, lengthened, emptied or swapped with one of the same size', async () => {
    const [, , , one, other] = ground.items;
    const harms: Readonly<Record<string, readonly [(folder: string) => Promise<unknown>, readonly string[]]>> = {
      missing: [(folder) => unlink(join(folder, one!.file)), [one!.id]],
      cut: [async (folder) => truncate(join(folder, one!.file), (await stat(join(folder, one!.file))).size - 1), [one!.id]],
      lengthened: [async (folder) => truncate(join(folder, one!.file), (await stat(join(folder, one!.file))).size + 1), [one!.id]],
      emptied: [(folder) => truncate(join(folder, one!.file), 0), [one!.id]],
      swapped: [async (folder) => {
        await rename(join(folder, one!.file), join(folder, 'aside'));
        await rename(join(folder, other!.file), join(folder, one!.file));
        await rename(join(folder, 'aside'), join(folder, other!.file));
      }, [one!.id, other!.id]],
    };
    for (const [name, [harm, expected]] of Object.entries(harms)) {
      const folder = await copyOf(ground, `object-${name}`);
      await harm(folder);
      const { failure, problems, readable } = await look(ground, folder);
      const named = problems.filter(({ severity }) => severity === 'loss').map(({ item }) => item).sort();
      expect({ name, failure, named, readable }).toEqual({ name, failure: null, named: expected, readable: ground.items.map(({ id }) => id).filter((id) => !expected.includes(id)) });
    }
  });
});

describe('the header', () => {
  it('opens from its other copy and says which copy is damaged, at any position', async () => {
    const { size } = await stat(join(ground.vault, 'vault.json'));
    for (const [index, position] of sampleOf(Array.from({ length: size }, (_, at) => at), 5).entries()) {
      const name = index % 2 === 0 ? 'vault.json' : 'vault.copy.json';
      const folder = await copyOf(ground, `header-${String(position)}`);
      await flip(join(folder, name), position);
      const { failure, problems, readable } = await look(ground, folder);
      expect({ position, failure, files: [...new Set(problems.map(({ file }) => file))], readable: readable.length }).toEqual({ position, failure: null, files: [name], readable: ground.items.length });
    }
  });

  it('that is damaged in both copies is said to be damaged, not to be a wrong passphrase, and nothing is touched', async () => {
    const folder = await copyOf(ground, 'header-both');
    for (const name of ['vault.json', 'vault.copy.json']) await truncate(join(folder, name), 100);
    const before = await digestOf(folder);
    expect((await look(ground, folder)).failure).toBe('header-damaged');
    expect(await digestOf(folder)).toBe(before);
  });
});

describe('the records', () => {
  it('with one bit flipped in any page are found damaged by opening or by the check', async () => {
    const pageBytes = 4096;
    const pages = Math.floor((await stat(join(ground.vault, 'records.db'))).size / pageBytes);
    const found: unknown[] = [];
    for (const page of sampleOf(Array.from({ length: pages }, (_, at) => at), 10)) {
      const folder = await copyOf(ground, `page-${String(page)}`);
      await flip(join(folder, 'records.db'), page * pageBytes + 1000);
      const { failure, problems } = await look(ground, folder);
      const named = problems.some(({ kind, file, severity }) => kind.startsWith('database-') && file === 'records.db' && severity === 'loss');
      if (failure !== 'database-damaged' && !named) found.push({ page, failure, problems });
    }
    expect(found).toEqual([]);
  });

  it('that were cut by a page, emptied or lost are damage, and no empty vault takes their place', async () => {
    for (const [name, harm] of [['cut', (file: string) => stat(file).then(({ size }) => truncate(file, size - 4096))], ['emptied', (file: string) => truncate(file, 0)], ['lost', (file: string) => unlink(file)]] as const) {
      const folder = await copyOf(ground, `records-${name}`);
      await harm(join(folder, 'records.db'));
      const before = await digestOf(folder);
      const { failure, problems } = await look(ground, folder);
      expect([name, failure === 'database-damaged' || problems.some(({ severity }) => severity === 'loss')]).toEqual([name, true]);
      if (failure !== null) expect([name, await digestOf(folder)]).toEqual([name, before]);
    }
  });
});

describe('history', () => {
  it('that was put back, whole database or header or anchor, is told', async () => {
    const later = await copyOf(ground, 'later');
    const { session } = await openWith(later);
    await session.change(async ({ record }) => record('settings-changed', 'vault', { reason: 'nothing' }));
    await session.close();
    const oldRecords = await copyOf(ground, 'old-records');
    for (const file of ['vault.json', 'vault.copy.json', 'anchor.json']) await copyFile(join(later, file), join(oldRecords, file));
    await expect(openWith(oldRecords)).rejects.toThrow('history-rolled-back');
    expect((await look(ground, oldRecords)).problems.map(({ kind }) => kind)).toContain('history-rolled-back');
    const oldAnchor = await copyOf({ ...ground, vault: later }, 'old-anchor');
    await copyFile(join(ground.vault, 'anchor.json'), join(oldAnchor, 'anchor.json'));
    const { problems, failure } = await look(ground, oldAnchor);
    expect([failure, problems.filter(({ severity }) => severity === 'loss')]).toEqual([null, []]);
  });

  it('without its anchor, or with a damaged one, says so and opens', async () => {
    for (const [name, harm, kind] of [['missing', unlink, 'anchor-missing'], ['damaged', (file: string) => flip(file, 60), 'anchor-damaged']] as const) {
      const folder = await copyOf(ground, `anchor-${name}`);
      await harm(join(folder, 'anchor.json'));
      const { failure, problems } = await look(ground, folder);
      expect({ name, failure, kinds: problems.map((problem) => problem.kind) }).toEqual({ name, failure: null, kinds: [kind] });
    }
  });
});
