// The one slot that no person's way in may take. Chosen when the vault is made, or at the first opening of a vault that is older than it;
// whether anything opens it is written nowhere.
import { z } from 'zod';
import { Secret } from '../crypto/secret.ts';
import type { RandomSource } from '../crypto/random.ts';
import type { ReadableDb, WritableDb } from '../database/handle.ts';
import { freeSlotIndex, slotCount } from '../key-slots/slot-table.ts';
import { insertReserved, readReserved, slotsInUse } from '../repository.ts';

const seedBytes = 32;
const rowSchema = z.object({ slot_index: z.int().min(0).max(slotCount - 1), blank_seed: z.instanceof(Uint8Array) });

export interface ReservedSlot {
  readonly index: number;
  /** What a destroyed header of this vault is made from. The caller ends it. */
  readonly seed: Secret;
}

/** Null in a vault that is older than reserved slots, until there was room for one. */
export const reservedSlot = async (db: ReadableDb): Promise<ReservedSlot | null> => {
  const row = await readReserved(db);
  if (row === null) return null;
  const { slot_index: index, blank_seed: seed } = rowSchema.parse(row);
  return { index, seed: Secret.copying(seed) };
};

/** Slots that a new way in may not take: those in use and the reserved one. */
export const takenIndexes = async (db: ReadableDb): Promise<ReadonlySet<number>> => {
  const reserved = await reservedSlot(db);
  reserved?.seed.end();
  return new Set([...(await slotsInUse(db)).map(({ index }) => index), ...(reserved === null ? [] : [reserved.index])]);
};

/** Reserves this slot; for a vault that has none yet. */
export const reserveSlot = async (db: WritableDb, index: number, random: RandomSource): Promise<void> => {
  await insertReserved(db, index, random.bytes(seedBytes));
};

/** Reserves a free slot in a vault that has none yet. One that is full keeps all its ways in, and is asked again at the next opening. */
export const reserveWhereMissing = async (db: WritableDb, random: RandomSource): Promise<void> => {
  const taken = await takenIndexes(db);
  if ((await readReserved(db)) === null && taken.size < slotCount) await reserveSlot(db, freeSlotIndex(taken, random), random);
};
