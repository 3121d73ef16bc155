import { describe, expect, it } from 'vitest';
import { Secret } from '../../../electron/vault/crypto/secret.ts';
import { newHeader, withSlots, writeHeader } from '../../../electron/vault/header/header.ts';
import { newSlotId, wrapSlot } from '../../../electron/vault/key-slots/slot.ts';
import { createFileObjectStore } from '../../../electron/vault/objects/file-object-store.ts';
import { countingRandom } from './counting-random.ts';
import { toHex } from './outside-vectors.ts';
import { secondOpening, secondRead } from './second-reader.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const random = countingRandom('format');

describe('a reader written from the format\'s description alone', () => {
  it('unwraps the master key and finds the header authentic', () =>
    inTemporaryFolder(async (folder) => {
      const [masterKey, stretchedKey] = [Secret.owning(random.bytes(32)), Secret.owning(random.bytes(32))];
      const header = await newHeader(random, { memoryKiB: 300_000, passes: 5, lanes: 2 });
      const slotId = newSlotId(random);
      const slot = wrapSlot({ masterKey, stretchedKey, slotId, kind: 'recovery-code', binding: header, random });
      await writeHeader(folder, withSlots(header, new Map([[13, slot]])), masterKey);
      expect(stretchedKey.use((bytes) => secondOpening(folder, bytes))).toEqual({ masterKey: masterKey.use(toHex), slotId, kind: 2, index: 13 });
    }));

  it.each([0, 1, 4008, 4009, 16_384, 100_000, 3_000_000])('reads an object of %i bytes', (size) =>
    inTemporaryFolder(async (folder) => {
      const store = createFileObjectStore({ folder, random });
      const content = random.bytes(size);
      const writer = await store.create();
      await writer.write(content);
      const ref = await writer.finish();
      await store.publish([ref]);
      expect(Buffer.compare(secondRead(folder, ref), content)).toBe(0);
    }));
});
