// A parser that has to be given up: the item keeps its bytes and its kind, and nothing counts as read back that was not.
import { createHash, randomBytes } from 'node:crypto';
import { openSync, closeSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startMarking, type ContentMark } from '../../../../electron/evidence/intake/content-mark.ts';
import { fingerprintIn } from '../../../../electron/evidence/intake/fingerprint.ts';
import { createEvidenceThreads, type EvidenceThreads } from '../../../../electron/evidence/intake/threads.ts';
import type { ObjectRef } from '../../../../electron/vault/objects/object-store.ts';
import { objectStoreOf } from '../../../../electron/vault/object-threads.ts';
import type { Sha256 } from '../../../../shared/ids.ts';
import { MiB } from '../../../../shared/sizes.ts';
import { inTemporaryFolder } from '../../vault/temporary-folder.ts';

/** Over before a thread has even been started. */
const noTime = 1;

const stored = async (folder: string, content: Uint8Array): Promise<{ readonly ref: ObjectRef; readonly mark: ContentMark }> => {
  const store = objectStoreOf(folder);
  const writer = await store.create();
  await writer.write(content);
  const ref = await writer.finish();
  await store.publish([ref]);
  const marking = startMarking();
  marking.update(content);
  return { ref, mark: marking.mark() };
};

const fingerprintOf = (content: Uint8Array): Sha256 => fingerprintIn(createHash('sha256').update(content));

const harm = (folder: string, { id }: ObjectRef, at: number): void => {
  const file = openSync(join(folder, 'objects', id.slice(0, 2), id), 'r+');
  writeSync(file, randomBytes(8), 0, 8, at);
  closeSync(file);
};

const inThreads = (limitMs: number | undefined, work: (folder: string, threads: EvidenceThreads) => Promise<void>): Promise<void> =>
  inTemporaryFolder(async (folder) => {
    const threads = createEvidenceThreads(folder, limitMs === undefined ? {} : { limitMs });
    try {
      await work(folder, threads);
    } finally {
      await threads.close();
    }
  });

describe('what a file says', () => {
  it('is read with its bytes when there is time', () => inThreads(undefined, async (folder, threads) => {
    const { ref, mark } = await stored(folder, Buffer.from('a note'));
    const { metadata } = await threads.inspect({ ref, name: 'note.txt', readBack: mark, metadata: 'all' });
    expect(metadata).toMatchObject({ mediaType: 'text/plain', problem: null });
  }));

  it('is left out when its parser takes too long, and what kind of file it is stays known', () => inThreads(noTime, async (folder, threads) => {
    const { ref, mark } = await stored(folder, Buffer.from('a note'));
    let worked = 0;
    const { metadata } = await threads.inspect({ ref, name: 'note.txt', readBack: mark, metadata: 'all' }, (bytes) => { worked += bytes; });
    expect(metadata).toMatchObject({ mediaType: 'text/plain', entries: [], problem: 'took-too-long' });
    expect(worked).toBeLessThanOrEqual(ref.size);
  }));

  it.each([100, 9 * MiB])('does not make harmed bytes whole when its parser is given up (%i bytes)', (size) => inThreads(noTime, async (folder, threads) => {
    const { ref, mark } = await stored(folder, randomBytes(size));
    harm(folder, ref, 200);
    await expect(threads.inspect({ ref, name: 'note.txt', readBack: mark, metadata: 'all' })).rejects.toMatchObject({ code: 'object-damaged' });
  }));

  it('is left out of a large file that was read back by its fingerprint when its parser takes too long', () => inThreads(noTime, async (folder, threads) => {
    const content = randomBytes(9 * MiB);
    const { ref } = await stored(folder, content);
    const { metadata } = await threads.inspect({ ref, name: 'film.bin', readBack: { sha256: fingerprintOf(content) }, metadata: 'all' });
    expect(metadata).toMatchObject({ mediaType: 'application/octet-stream', problem: 'took-too-long' });
  }));

  it.each([100, 9 * MiB])('does not make bytes with another fingerprint the right ones when its parser is given up (%i bytes)', (size) => inThreads(noTime, async (folder, threads) => {
    const { ref } = await stored(folder, randomBytes(size));
    await expect(threads.inspect({ ref, name: 'film.bin', readBack: { sha256: fingerprintOf(randomBytes(size)) }, metadata: 'all' })).rejects.toMatchObject({ code: 'read-back-differs' });
  }));

  it('does not make other bytes the right ones when its parser is given up', () => inThreads(noTime, async (folder, threads) => {
    const { ref } = await stored(folder, Buffer.from('a note'));
    const { mark } = await stored(folder, Buffer.from('a vote'));
    await expect(threads.inspect({ ref, name: 'note.txt', readBack: mark, metadata: 'all' })).rejects.toMatchObject({ code: 'read-back-differs' });
  }));
});
