// A choice that another domain keeps beside the settings of the vault: one row under a name of its own, never shown as a setting.
import type { z } from 'zod';
import type { Instant } from '../../shared/time.ts';
import type { ReadableDb, WritableDb } from '../vault/database/handle.ts';
import { readStored, writeSetting } from './repository.ts';

/** What is kept under the name, or `absent` when nothing is, or nothing that this program knows: a choice must never keep a vault from opening. */
export const readChoice = async <S extends z.ZodType>(db: ReadableDb, name: `${string}.${string}`, schema: S, absent: z.infer<S>): Promise<z.infer<S>> => {
  const parsed = schema.safeParse(await readStored(db, name));
  return parsed.success ? parsed.data : absent;
};

/** Keeps it, inside the caller's change. The name has a dot, which no setting has. */
export const writeChoice = (db: WritableDb, name: `${string}.${string}`, value: unknown, at: Instant): Promise<void> => writeSetting(db, name, value, at);
