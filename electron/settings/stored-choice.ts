// A choice that another domain keeps beside the settings of the vault: one row under a name of its own (`choices.ts`), never shown as a setting.
import type { z } from 'zod';
import type { Instant } from '../../shared/time.ts';
import type { ReadableDb, WritableDb } from '../vault/database/handle.ts';
import type { Choice } from './choices.ts';
import { besideName, deleteSetting, readStored, renameSetting, writeSetting } from './repository.ts';

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

/**
 * Puts what stands under its name and is nothing that this program knows under a name beside it, before something else is kept there, inside the caller's change: it may be words that
 * somebody typed. It goes on being counted among what cannot be read.
 */
export const putAsideUnread = async (db: WritableDb, { name, schema }: Choice, at: Instant): Promise<void> => {
  if (!schema.safeParse(await readStored(db, name)).success) await renameSetting(db, name, besideName(name, at));
};

/** Forgets it, and what was put aside of it. */
export const forgetChoice = (db: WritableDb, { name }: Choice): Promise<void> => deleteSetting(db, name);
