// A choice that another domain keeps beside the settings of the vault: one row under a name of its own (`choices.ts`), never shown as a setting.
import type { z } from 'zod';
import type { Instant } from '../../shared/time.ts';
import type { ReadableDb, WritableDb } from '../vault/database/handle.ts';
import type { Choice } from './choices.ts';
import { readStored, writeSetting } from './repository.ts';

/**
 * What is kept, or `absent` when nothing is, or nothing that this program knows: a choice must never keep a vault from opening. That one could not be read is
 * told with the settings (`unread.ts`).
 */
export const readChoice = async <S extends z.ZodType>(db: ReadableDb, { name, schema }: Choice<S>, absent: z.infer<S>): Promise<z.infer<S>> => {
  const parsed = schema.safeParse(await readStored(db, name));
  return parsed.success ? parsed.data : absent;
};

/** Keeps it, inside the caller's change. */
export const writeChoice = <S extends z.ZodType>(db: WritableDb, { name }: Choice<S>, value: z.infer<S>, at: Instant): Promise<void> => writeSetting(db, name, value, at);
