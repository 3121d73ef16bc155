// Reading a large source in a thread of its own, with real threads and real files: every byte once and in order, and a fingerprint of just those bytes.
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSourceThreads, type Reading } from '../../../../electron/evidence/intake/reading.ts';
import type { OpenSource } from '../../../../electron/evidence/intake/read-source.ts';
import { MiB } from '../../../../shared/sizes.ts';
import { inTemporaryFolder } from '../../vault/temporary-folder.ts';

const worker = new URL('../../../../electron/evidence/bytes-worker.ts', import.meta.url);
/** More than the ring holds, and no whole number of its blocks. */
const content = randomBytes(19 * MiB + 77);
const fingerprint = createHash('sha256').update(content).digest('hex');

const withSource = (work: (source: OpenSource) => Promise<void>): Promise<void> =>
  inTemporaryFolder(async (folder) => {
    const path = join(folder, 'clip.mov');
    writeFileSync(path, content);
    const file = openSync(path, 'r');
    try {
      await work({ file, name: 'clip.mov', size: content.byteLength });
    } finally {
      closeSync(file);
    }
  });

const takeAll = async (reading: Reading): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for (let bytes = await reading.next(); bytes !== null; bytes = await reading.next()) {
    parts.push(Buffer.from(bytes));
    reading.free();
  }
  return Buffer.concat(parts);
};

describe('reading a large source', () => {
  it('gives every byte once and in order, and the fingerprint of just those', () => withSource(async (source) => {
    const reading = createSourceThreads(worker)(source);
    expect((await takeAll(reading)).equals(content)).toBe(true);
    expect(await reading.result()).toMatchObject({ size: content.byteLength, sha256: fingerprint });
    await reading.end();
  }));

  it('stops when nothing more is wanted, and the thread serves the next source', () => withSource(async (source) => {
    const read = createSourceThreads(worker);
    const stopped = read(source);
    await stopped.next();
    await stopped.end();
    await expect(stopped.result()).rejects.toMatchObject({ code: 'cancelled' });
    await withSource(async (other) => {
      const next = read(other);
      expect((await takeAll(next)).equals(content)).toBe(true);
      expect(await next.result()).toMatchObject({ sha256: fingerprint });
      await next.end();
    });
  }));

  it('says that there is more than the source said', () => withSource(async (source) => {
    const reading = createSourceThreads(worker)({ ...source, size: 10 * MiB + 5 });
    await takeAll(reading);
    await expect(reading.result()).rejects.toMatchObject({ code: 'source-changed' });
    await reading.end();
  }));

  it('says how far it came when the source cannot be read further', () => inTemporaryFolder(async (folder) => {
    const file = openSync(folder, 'r');
    const reading = createSourceThreads(worker)({ file, name: 'folder', size: 10 * MiB });
    expect(await reading.next()).toBeNull();
    await expect(reading.result()).rejects.toMatchObject({ code: 'source-unreadable', facts: { bytes: 0, reason: 'EISDIR' } });
    await reading.end();
    closeSync(file);
  }));

  it('ends, and says so, when its thread is lost', () => withSource(async (source) => {
    const reading = createSourceThreads(new URL('data:text/javascript,process.exit(3)'))(source);
    expect(await reading.next()).toBeNull();
    await expect(reading.result()).rejects.toMatchObject({ code: 'unexpected' });
    await reading.end();
  }));
});
