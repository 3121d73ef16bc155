// The fixed row of slots of one vault. Which index belongs to whom is kept in records.db: the row itself tells nobody.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { deriveSlotKey } from '../crypto/derive.ts';
import type { RandomSource } from '../crypto/random.ts';
import type { Secret } from '../crypto/secret.ts';
import { emptySlot, endSlot, unwrapSlot, type AnySlot, type OpenedSlot, type SlotBinding } from './slot.ts';

/** Room for eight people with a passphrase and a recovery code each. The same for every vault, so the number tells nothing. */
export const slotCount = 16;

export interface SlotRow extends SlotBinding {
  readonly slots: readonly Uint8Array[];
}

/** A slot that opened, and where it is. */
export type Found<Slot extends AnySlot> = Slot & { readonly index: number };
export type FoundSlot = Found<OpenedSlot>;

/** A row in which nothing opens. */
export const emptySlots = (random: RandomSource): Uint8Array<ArrayBuffer>[] => Array.from({ length: slotCount }, () => emptySlot(random));

/**
 * What `stretchedKey` opens, or undefined. Every slot is tried every time, so that neither work nor time tells which one it
 * was. The caller owns what comes back, and ends it.
 */
export const trySlots = (row: SlotRow, stretchedKey: Secret): Found<AnySlot> | undefined => {
  const wrappingKey = deriveSlotKey(stretchedKey);
  let found: Found<AnySlot> | undefined;
  try {
    row.slots.forEach((slot, index) => {
      const opened = unwrapSlot(slot, wrappingKey, row);
      if (opened === undefined) return;
      if (found === undefined) found = { ...opened, index };
      else endSlot(opened);
    });
  } finally {
    wrappingKey.end();
  }
  return found;
};

/** A random unused index, so that order of joining cannot be read from the file. HoldfastError `no-free-slot` when all are taken. */
export const freeSlotIndex = (taken: Iterable<number>, random: RandomSource): number => {
  const used = new Set(taken);
  const free = Array.from({ length: slotCount }, (_, index) => index).filter((index) => !used.has(index));
  const index = free[free.length === 0 ? 0 : random.below(free.length)];
  if (index === undefined) throw new HoldfastError('no-free-slot', { slots: slotCount });
  return index;
};
