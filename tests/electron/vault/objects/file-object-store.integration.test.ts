import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HoldfastError } from '../../../../shared/contract/failure.ts';
import { createFileObjectStore } from '../../../../electron/vault/objects/file-object-store.ts';
import { objectFileLength } from '../../../../electron/vault/objects/object-format.ts';
import type { ObjectRef, ObjectStore } from '../../../../electron/vault/objects/object-store.ts';
import { objectIdSchema } from '../../../../shared/ids.ts';
import { countingRandom } from '../counting-random.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';

const chunk = 16 * 1024;
/** Magic, salt and commitment: where the first chunk begins. */
const start = 72;
const random = countingRandom('objects');

const inStore = (work: (store: ObjectStore, folder: string) => Promise<void>): Promise<void> =>
  inTemporaryFolder((folder) => work(createFileObjectStore({ folder, random }), folder));

/** Writes `plain` in pieces and publishes it. */
const put = async (store: ObjectStore, plain: Uint8Array, piece = plain.byteLength || 1): Promise<ObjectRef> => {
  const writer = await store.create();
  for (let from = 0; from < plain.byteLength; from += piece) await writer.write(plain.subarray(from, from + piece));
  const ref = await writer.finish();
  await store.publish([ref]);
  return ref;
};

const readByRange = async (store: ObjectStore, ref: ObjectRef): Promise<Uint8Array> => {
  const reader = await store.open(ref);
  try {
    const plain = await reader.read(0, ref.size);
    await reader.checkPadding();
    return plain;
  } finally {
    await reader.close();
  }
};

const readInOneGo = (store: ObjectStore, ref: ObjectRef): Uint8Array => {
  const plain = new Uint8Array(ref.size);
  let expected = 0;
  store.passThrough(ref, (piece, at) => {
    expect(at).toBe(expected);
    plain.set(piece, at);
    expected += piece.byteLength;
  });
  expect(expected).toBe(ref.size);
  return plain;
};

/** Both manners of reading a whole object must give the same bytes, or fail in the same way. */
const readAll = async (store: ObjectStore, ref: ObjectRef): Promise<Uint8Array> => {
  let plain: Uint8Array;
  try {
    plain = await readByRange(store, ref);
  } catch (error) {
    const { code, facts } = error as HoldfastError;
    expect(() => readInOneGo(store, ref)).toThrow(expect.objectContaining({ code, facts }) as Error);
    throw error;
  }
  expect(Buffer.compare(readInOneGo(store, ref), plain)).toBe(0);
  return plain;
};

const fileOf = (folder: string, ref: ObjectRef): string => join(folder, 'objects', ref.id.slice(0, 2), ref.id);
const listed = async (store: ObjectStore) => {
  const found = [];
  for await (const one of store.inventory()) found.push(one);
  return found;
};

describe('an object', () => {
  it.each([0, 1, 4007, 4008, 4009, chunk - 1, chunk, chunk + 1, 2 * chunk, 64 * chunk - 1, 64 * chunk, 64 * chunk + 1, 130 * chunk + 7])('of %i bytes comes back byte for byte, in a file of its padded length', (size) =>
    inStore(async (store, folder) => {
      const plain = random.bytes(size);
      const ref = await put(store, plain);
      expect(ref.size).toBe(size);
      expect(Buffer.compare(await readAll(store, ref), plain)).toBe(0);
      expect(statSync(fileOf(folder, ref)).size).toBe(objectFileLength(size));
    }));

  it.each([1, 7, 1000, chunk - 1, chunk, chunk + 1])('is the same whether written in pieces of %i bytes or at once', (piece) =>
    inStore(async (store) => {
      const plain = random.bytes(piece === 1 ? 3000 : 3 * chunk + 5);
      expect(Buffer.compare(await readAll(store, await put(store, plain, piece)), plain)).toBe(0);
    }));

  it.each([0, 4009, 64 * chunk, 130 * chunk + 7])('of %i bytes comes back the same also after its folder was taken away', (size) =>
    inTemporaryFolder(async (folder) => {
      const store = createFileObjectStore({ folder, random });
      for (const plain of [random.bytes(size), random.bytes(size)]) {
        const ref = await put(store, plain);
        expect(Buffer.compare(await readAll(store, ref), plain)).toBe(0);
        expect(statSync(fileOf(folder, ref)).size).toBe(objectFileLength(size));
        rmSync(join(folder, 'objects'), { recursive: true });
      }
    }));

  it('is not begun where the vault itself is gone, and nothing is made in its place', () =>
    inTemporaryFolder(async (home) => {
      const folder = join(home, 'vault');
      mkdirSync(folder);
      const store = createFileObjectStore({ folder, random });
      await put(store, random.bytes(5));
      renameSync(folder, join(home, 'away'));
      await expect(put(store, random.bytes(5))).rejects.toMatchObject({ code: 'disk-gone' });
      expect(readdirSync(home)).toEqual(['away']);
    }));

  it('may be written from one buffer used again and again', () =>
    inStore(async (store) => {
      const writer = await store.create();
      const buffer = new Uint8Array(300_000);
      const expected: Uint8Array[] = [];
      for (let round = 0; round < 20; round += 1) {
        buffer.fill(round);
        expected.push(buffer.slice());
        await writer.write(buffer);
      }
      const ref = await writer.finish();
      await store.publish([ref]);
      expect(Buffer.compare(await readAll(store, ref), Buffer.concat(expected))).toBe(0);
    }));

  it('gives any range of its bytes, in any order, also several at a time', () =>
    inStore(async (store) => {
      const plain = random.bytes(70 * chunk + 123);
      const ref = await put(store, plain);
      const reader = await store.open(ref);
      const range = fc.tuple(fc.nat(plain.byteLength), fc.oneof(fc.nat(3 * chunk), fc.nat(plain.byteLength))).map(([from, length]) => [from, Math.min(plain.byteLength, from + length)] as const);
      await fc.assert(fc.asyncProperty(fc.array(range, { minLength: 1, maxLength: 4 }), async (ranges) => {
        const got = await Promise.all(ranges.map(([from, to]) => reader.read(from, to)));
        return got.every((bytes, index) => Buffer.compare(bytes, plain.subarray(...(ranges[index] ?? [0, 0]))) === 0);
      }), { numRuns: 150 });
      for (const edge of [0, 1, 2, 69, 70].map((index) => index * chunk)) {
        for (const [from, to] of [[edge - 1, edge + 1], [edge, edge + chunk], [edge, edge], [edge + 1, edge + chunk - 1], [edge, plain.byteLength]] as const) {
          if (from < 0 || to > plain.byteLength) continue;
          expect(Buffer.compare(await reader.read(from, to), plain.subarray(from, to))).toBe(0);
        }
      }
      for (const [from, to] of [[-1, 1], [2, 1], [0, plain.byteLength + 1], [0.5, 2]] as const) await expect(reader.read(from, to)).rejects.toThrow(RangeError);
      await reader.close();
      await expect(reader.read(0, 1)).rejects.toThrow('closed');
    }));

  it('leaves nothing readable on the disk, and files and folders for their owner alone', () =>
    inStore(async (store, folder) => {
      const ref = await put(store, Buffer.from('MARKER that must not be found '.repeat(2000)));
      expect(readFileSync(fileOf(folder, ref)).includes('MARKER')).toBe(false);
      expect(readdirSync(join(folder, 'objects'), { recursive: true, withFileTypes: true }).map((entry) => statSync(join(entry.parentPath, entry.name)).mode & 0o777).sort()).toEqual([0o600, 0o700, 0o700]);
    }));

  it('looks different each time: neither bytes nor name tell that two are equal', () =>
    inStore(async (store, folder) => {
      const plain = random.bytes(100);
      const [one, other] = [await put(store, plain), await put(store, plain)];
      expect(one.id).not.toBe(other.id);
      expect(readFileSync(fileOf(folder, one)).subarray(16, 100).equals(readFileSync(fileOf(folder, other)).subarray(16, 100))).toBe(false);
    }));
});

describe('an object that is followed while it is written', () => {
  const plain = random.bytes(70 * chunk + 5);

  it('is read no further than it is said to be there, from the first byte to the last, and as it was handed to the disk', () =>
    inStore(async (store) => {
      const reached: number[] = [];
      const handed: Buffer[] = [];
      const writer = await store.create({ onDisk: (bytes) => { reached.push(bytes); }, sealed: (bytes) => { handed.push(Buffer.from(bytes)); } });
      await writer.write(plain);
      const ref = await writer.finish();
      const ends: number[] = [];
      const seen: Buffer[] = [];
      store.follow(ref, (end) => { ends.push(end); }, (sealed) => {
        seen.push(Buffer.from(sealed));
        expect(Buffer.concat(seen).byteLength).toBe(ends.at(-1));
      });
      expect(Buffer.concat(seen).byteLength).toBe(objectFileLength(plain.byteLength));
      expect(Buffer.concat(seen).equals(Buffer.concat(handed))).toBe(true);
      expect(reached.at(-1)).toBe(objectFileLength(plain.byteLength));
      await writer.discard();
    }));

  it('is left alone when it will not be finished', () =>
    inStore(async (store) => {
      const writer = await store.create();
      await writer.write(plain);
      const outline = { id: writer.id, size: plain.byteLength };
      const refusing = (): never => { throw new Error('it will not be finished'); };
      expect(() => store.follow(outline, refusing, () => { throw new Error('something was read'); })).toThrow('it will not be finished');
      await writer.discard();
    }));

  it('is not the same file any more once another took its place', () =>
    inStore(async (store, folder) => {
      const writer = await store.create();
      await writer.write(plain);
      const ref = await writer.finish();
      const file = store.follow(ref, () => undefined, () => undefined);
      await store.publish([ref]);
      expect(await store.isSameFile(ref, file)).toBe(true);
      const path = fileOf(folder, ref);
      writeFileSync(`${path}.new`, readFileSync(path));
      renameSync(`${path}.new`, path);
      expect(await store.isSameFile(ref, file)).toBe(false);
      rmSync(path);
      await expect(store.isSameFile(ref, file)).rejects.toMatchObject({ code: 'object-missing' });
    }));
});

describe('a harmed object', () => {
  const plain = random.bytes(3 * chunk + 100);
  const damaged = (reason: string) => ({ code: 'object-damaged', facts: { reason } });
  const flip = (file: string, at: number): void => {
    const bytes = readFileSync(file);
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    writeFileSync(file, bytes);
  };
  const end = objectFileLength(plain.byteLength);
  const edges = [1, 2, 3].map((index) => start + index * (chunk + 16));

  it.each([0, 14, 15])('is refused when its beginning is flipped at %i', (at) =>
    inStore(async (store, folder) => {
      const ref = await put(store, plain);
      flip(fileOf(folder, ref), at);
      await expect(store.open(ref)).rejects.toMatchObject(damaged('start'));
    }));

  it.each([16, 39, 40, 71])('is refused when salt or commitment is flipped at %i', (at) =>
    inStore(async (store, folder) => {
      const ref = await put(store, plain);
      flip(fileOf(folder, ref), at);
      await expect(store.open(ref)).rejects.toMatchObject({ ...damaged('not-its-own'), facts: { object: ref.id, reason: 'not-its-own' } });
    }));

  it.each([start, ...edges.flatMap((edge) => [edge - 17, edge - 16, edge - 1, edge]), end - 17, end - 16, end - 1])('is found out when one bit is flipped at %i, and the other chunks stay readable', (at) =>
    inStore(async (store, folder) => {
      const ref = await put(store, plain);
      flip(fileOf(folder, ref), at);
      await expect(readAll(store, ref)).rejects.toMatchObject(damaged('not-authentic'));
      const harmed = Math.floor((at - start) / (chunk + 16));
      const reader = await store.open(ref);
      for (const index of [0, 1, 2, 3].filter((other) => other !== harmed)) {
        const to = Math.min(plain.byteLength, (index + 1) * chunk);
        expect(Buffer.compare(await reader.read(index * chunk, to), plain.subarray(index * chunk, to))).toBe(0);
      }
      await reader.close();
    }));

  it.each([0, 1, 15, 16, 71, 72, 73, ...edges.flatMap((edge) => [edge - 1, edge, edge + 1, edge + 16]), end - 1])('is refused when cut to %i bytes', (length) =>
    inStore(async (store, folder) => {
      const ref = await put(store, plain);
      truncateSync(fileOf(folder, ref), length);
      await expect(store.open(ref)).rejects.toMatchObject({ code: 'object-damaged', facts: { object: ref.id, reason: 'length', expected: end, found: length } });
    }));

  it.each([1, 16, chunk + 16])('is refused when %i bytes were added', (count) =>
    inStore(async (store, folder) => {
      const ref = await put(store, plain);
      appendFileSync(fileOf(folder, ref), random.bytes(count));
      await expect(store.open(ref)).rejects.toMatchObject(damaged('length'));
    }));

  it('is found out when chunks changed places or one stands twice', () =>
    inStore(async (store, folder) => {
      const ref = await put(store, plain);
      const bytes = readFileSync(fileOf(folder, ref));
      const [one, two] = [bytes.subarray(start, edges[0]), bytes.subarray(edges[0], edges[1])];
      for (const mixed of [[two, one], [one, one], [two, two]]) {
        writeFileSync(fileOf(folder, ref), Buffer.concat([bytes.subarray(0, start), ...mixed, bytes.subarray(edges[1])]));
        await expect(readAll(store, ref)).rejects.toMatchObject(damaged('not-authentic'));
      }
    }));

  it('is refused when another object of the same length lies in its place', () =>
    inStore(async (store, folder) => {
      const [one, other] = [await put(store, plain), await put(store, plain)];
      renameSync(fileOf(folder, other), fileOf(folder, one));
      await expect(store.open(one)).rejects.toMatchObject(damaged('not-its-own'));
      await expect(store.open(other)).rejects.toMatchObject({ code: 'object-missing', facts: { object: other.id } });
    }));

  it('is refused when the records give it another\'s key or name', () =>
    inStore(async (store, folder) => {
      const [one, other] = [await put(store, plain), await put(store, plain)];
      await expect(store.open({ ...one, key: other.key })).rejects.toMatchObject(damaged('not-its-own'));
      await expect(store.open({ ...one, size: one.size + 4096 })).rejects.toMatchObject(damaged('length'));
      renameSync(fileOf(folder, one), fileOf(folder, other));
      await expect(store.open({ ...other, key: one.key })).rejects.toMatchObject(damaged('not-its-own'));
    }));

  it('that is a folder or a link is damaged, and one that is not there is missing', () =>
    inStore(async (store, folder) => {
      const ref = await put(store, plain);
      const file = fileOf(folder, ref);
      renameSync(file, `${file}.aside`);
      await expect(store.open(ref)).rejects.toMatchObject({ code: 'object-missing' });
      symlinkSync(`${file}.aside`, file);
      await expect(store.open(ref)).rejects.toMatchObject(damaged('not-a-file'));
      rmSync(file);
      mkdirSync(file);
      await expect(store.open(ref)).rejects.toMatchObject(damaged('not-a-file'));
    }));
});

describe('the object store', () => {
  it('shows nothing of an object before it is published, and lists what is unfinished first', () =>
    inStore(async (store) => {
      const published = await put(store, random.bytes(10));
      const finished = await (await store.create()).finish();
      const open = await store.create();
      await expect(store.open(finished)).rejects.toMatchObject({ code: 'object-missing' });
      const found = await listed(store);
      expect(found.map(({ id, unfinished }) => ({ id, unfinished })).slice(0, 2).sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))).toEqual([{ id: finished.id, unfinished: true }, { id: open.id, unfinished: true }].sort((a, b) => (a.id < b.id ? -1 : 1)));
      expect(found[2]).toEqual({ id: published.id, file: `objects/${published.id.slice(0, 2)}/${published.id}`, bytes: 4096, unfinished: false });
      await open.discard();
    }));

  it('removes what is discarded at any point, and discarding twice is no failure', () =>
    inStore(async (store) => {
      const [untouched, halfway, finished] = await Promise.all([store.create(), store.create(), store.create()]);
      await halfway.write(random.bytes(5 * chunk));
      await finished.finish();
      for (const writer of [untouched, halfway, finished, halfway]) await writer.discard();
      expect(await listed(store)).toEqual([]);
      await expect(halfway.write(new Uint8Array(1))).rejects.toThrow('discarded');
    }));

  it('finishes and publishes many at once, and publishing again changes nothing', () =>
    inStore(async (store) => {
      const contents = Array.from({ length: 40 }, (_, index) => random.bytes(index * 1000));
      const refs = await Promise.all(contents.map(async (plain) => {
        const writer = await store.create();
        await writer.write(plain);
        return writer.finish();
      }));
      await store.publish(refs);
      await store.publish(refs);
      for (const [index, ref] of refs.entries()) expect(Buffer.compare(await readAll(store, ref), contents[index] ?? new Uint8Array(1))).toBe(0);
      expect(await listed(store)).toHaveLength(40);
    }));

  it('does not publish what is not there', () =>
    inStore(async (store) => {
      const writer = await store.create();
      const ref = await writer.finish();
      await writer.discard();
      await expect(store.publish([ref])).rejects.toMatchObject({ code: 'object-missing' });
    }));

  it('removes an object, finished or not, and one that is gone already without complaint', () =>
    inStore(async (store, folder) => {
      const ref = await put(store, random.bytes(10));
      const left = await (await store.create()).finish();
      for (const id of [ref.id, left.id, ref.id, objectIdSchema.parse('00'.repeat(16))]) await store.remove(id);
      expect(existsSync(fileOf(folder, ref))).toBe(false);
      expect(await listed(store)).toEqual([]);
    }));

  it('names strange files and folders without following them', () =>
    inStore(async (store, folder) => {
      const ref = await put(store, random.bytes(10));
      const shard = join(folder, 'objects', ref.id.slice(0, 2));
      writeFileSync(join(folder, 'objects', 'note.txt'), 'abc');
      writeFileSync(join(shard, 'Thumbs.db'), 'abcd');
      mkdirSync(join(folder, 'objects', 'deep', 'er'), { recursive: true });
      symlinkSync('/', join(folder, 'objects', '00.link'));
      const strange = (await listed(store)).filter((one) => one.id === null).map(({ file, bytes }) => ({ file, bytes })).sort((a, b) => (a.file < b.file ? -1 : 1));
      expect(strange).toEqual([{ file: 'objects/00.link', bytes: 0 }, { file: `objects/${ref.id.slice(0, 2)}/Thumbs.db`, bytes: 4 }, { file: 'objects/deep', bytes: 0 }, { file: 'objects/note.txt', bytes: 3 }].sort((a, b) => (a.file < b.file ? -1 : 1)));
    }));

  it('is empty, and makes nothing, in a folder without objects', () =>
    inStore(async (store, folder) => {
      expect(await listed(store)).toEqual([]);
      expect(readdirSync(folder)).toEqual([]);
    }));

  it('refuses to go on with a writer after it failed or finished', () =>
    inStore(async (store) => {
      const writer = await store.create();
      await writer.finish();
      await expect(writer.write(new Uint8Array(1))).rejects.toThrow('finished');
      await expect(writer.finish()).rejects.toThrow('finished');
    }));
});
