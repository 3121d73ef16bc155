import { describe, expect, it } from 'vitest';
import { vaultIdSchema } from '../../../../shared/ids.ts';
import { Secret } from '../../../../electron/vault/crypto/secret.ts';
import { emptySlot, isDuress, longestDecoyPath, newSlotId, slotBytes, wrapDecoy, wrapDestroy, wrapSlot, type SlotBinding } from '../../../../electron/vault/key-slots/slot.ts';
import { emptySlots, freeSlotIndex, slotCount, trySlots } from '../../../../electron/vault/key-slots/slot-table.ts';
import { countingRandom } from '../counting-random.ts';
import { toHex } from '../outside-vectors.ts';

const random = countingRandom('slots');
const binding: SlotBinding = { vaultId: vaultIdSchema.parse('ab'.repeat(16)), kdf: { memoryKiB: 262144, passes: 3, lanes: 4 }, salt: random.bytes(16) };
const masterKey = Secret.owning(random.bytes(32));
const stretchedKey = Secret.owning(random.bytes(32));
const slotId = newSlotId(random);
const slot = wrapSlot({ masterKey, stretchedKey, slotId, kind: 'recovery-code', binding, random });
const rowWith = (one: Uint8Array, index = 7, bound: SlotBinding = binding) => ({ ...bound, slots: emptySlots(random).map((empty, at) => (at === index ? one : empty)) });

describe('a key slot', () => {
  it.each([0, 7, 15])('is found at index %i by the key that wrapped it', (index) => {
    const found = trySlots(rowWith(slot, index), stretchedKey);
    expect(found && !isDuress(found) && { key: found.masterKey.use(toHex), slotId: found.slotId, kind: found.kind, index: found.index }).toEqual({ key: masterKey.use(toHex), slotId, kind: 'recovery-code', index });
  });

  it('has the size of an unused one', () => {
    expect([slot.byteLength, emptySlot(random).byteLength]).toEqual([slotBytes, slotBytes]);
    expect(slotBytes).toBe(512);
  });

  it('does not open when any single bit of it is changed', () => {
    for (let bit = 0; bit < slot.byteLength * 8; bit += 1) {
      const changed = Uint8Array.from(slot);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(trySlots({ ...binding, slots: [changed] }, stretchedKey)).toBeUndefined();
    }
  });

  it('does not open in another vault, beside another salt or beside other parameters', () => {
    const others: SlotBinding[] = [
      { ...binding, vaultId: vaultIdSchema.parse('cd'.repeat(16)) },
      { ...binding, salt: random.bytes(16) },
      { ...binding, kdf: { ...binding.kdf, memoryKiB: 262145 } },
      { ...binding, kdf: { ...binding.kdf, passes: 4 } },
      { ...binding, kdf: { ...binding.kdf, lanes: 1 } },
    ];
    for (const other of others) expect(trySlots(rowWith(slot, 3, other), stretchedKey)).toBeUndefined();
  });

  it('does not open with another key', () => {
    expect(trySlots(rowWith(slot), Secret.owning(random.bytes(32)))).toBeUndefined();
  });

  it('is opened beside many that do not open, and many keys each open their own', () => {
    const keys = Array.from({ length: slotCount }, () => Secret.owning(random.bytes(32)));
    const slots = keys.map((key) => wrapSlot({ masterKey, stretchedKey: key, slotId: newSlotId(random), kind: 'passphrase', binding, random }));
    expect(keys.map((key) => trySlots({ ...binding, slots }, key)?.index)).toEqual(keys.map((_, index) => index));
  });
});

describe('a slot for a duress passphrase', () => {
  const decoyKey = Secret.owning(random.bytes(32));
  const decoyId = vaultIdSchema.parse('ef'.repeat(16));
  const decoyAt = (path: string): Uint8Array => wrapDecoy({ masterKey: decoyKey, slotId, vaultId: decoyId, path, stretchedKey, binding, random });

  it.each(['../Choir accounts', 'ü'.repeat(Math.floor(longestDecoyPath / 2)), 'x'.repeat(longestDecoyPath)])('leads to the decoy at %s', (path) => {
    const found = trySlots(rowWith(decoyAt(path)), stretchedKey);
    expect(found?.kind === 'decoy' && { key: found.masterKey.use(toHex), slotId: found.slotId, vaultId: found.vaultId, path: found.path, index: found.index })
      .toEqual({ key: decoyKey.use(toHex), slotId, vaultId: decoyId, path, index: 7 });
  });

  it('refuses a path that does not fit', () => {
    expect(() => decoyAt('x'.repeat(longestDecoyPath + 1))).toThrow(RangeError);
  });

  it('orders to destroy, and holds nothing but the seed', () => {
    const seed = Secret.owning(random.bytes(32));
    const found = trySlots(rowWith(wrapDestroy({ seed, stretchedKey, binding, random })), stretchedKey);
    expect(found?.kind === 'destroy' && [found.seed.use(toHex), Object.keys(found).sort()]).toEqual([seed.use(toHex), ['index', 'kind', 'seed']]);
  });

  it('has the size of any other, whatever it holds', () => {
    const destroy = wrapDestroy({ seed: decoyKey, stretchedKey, binding, random });
    expect([decoyAt(''), decoyAt('x'.repeat(longestDecoyPath)), destroy].map(({ byteLength }) => byteLength)).toEqual([slotBytes, slotBytes, slotBytes]);
  });
});

describe('the place of a new slot', () => {
  it('is any of the unused ones', () => {
    const taken = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    const seen = new Set(Array.from({ length: 200 }, () => freeSlotIndex(taken, random)));
    expect([...seen].sort((a, b) => a - b)).toEqual([12, 13, 14, 15]);
  });

  it('is refused when all are taken', () => {
    expect(() => freeSlotIndex(Array.from({ length: slotCount }, (_, index) => index), random)).toThrow(expect.objectContaining({ code: 'no-free-slot' }));
  });
});
