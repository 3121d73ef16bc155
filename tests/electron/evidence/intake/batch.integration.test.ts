// A large file that is not, under its own name, the file that was read back while it was written: it is read once more, by its fingerprint.
import { createHash, randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commitBatch } from '../../../../electron/evidence/intake/batch.ts';
import { largeFile } from '../../../../electron/evidence/intake/copy-source.ts';
import { fingerprintIn } from '../../../../electron/evidence/intake/fingerprint.ts';
import { caseId } from '../../../../shared/ids.ts';
import { openPlace, type Place } from '../evidence-for-tests.ts';

let place: Place;
beforeAll(async () => { place = await openPlace(); });
afterAll(() => place.end());

const content = randomBytes(largeFile + 5000);

/** What becomes of `written`, fingerprinted as `content`, when the file that was read back is another one than the file that is there. */
const commitWritten = async (written: Uint8Array): Promise<unknown> => {
  const writer = await place.session.objects.create();
  await writer.write(written);
  const ref = await writer.finish();
  const { dev, ino } = await stat(join(place.vault, 'objects', 'unfinished', ref.id), { bigint: true });
  const outcome = Promise.withResolvers<unknown>();
  const sha256 = fingerprintIn(createHash('sha256').update(content));
  await commitBatch(place.evidence.context, [{
    order: 1, into: { id: caseId(1), code: 'C-1' }, sha256, size: content.byteLength, settle: outcome.resolve,
    arrival: { fileName: 'film.bin', sourceFolder: '', way: 'folder', modifiedAt: null, createdAt: null },
    content: { ref, expected: { sha256 }, readBack: { device: dev, number: ino + 1n }, returns: null, restores: null },
  }]);
  return outcome.promise;
};

it('is not added when it was sealed otherwise than it was read', async () => {
  const altered = Buffer.from(content);
  altered[7_000_000] = (altered[7_000_000] ?? 0) ^ 1;
  expect(await commitWritten(altered)).toMatchObject({ failure: { code: 'read-back-differs' } });
});

it('is added when it is what was read', async () => {
  expect(await commitWritten(content)).toMatchObject({ outcome: 'new' });
});
