// A list that another domain keeps as one choice. What is in it and this program does not know, a later version wrote, or damage made: it stays in the list
// while the rest changes, and is counted among what cannot be read (`unread.ts`).
import type { z } from 'zod';
import type { Instant } from '../../shared/time.ts';
import type { ReadableDb, WritableDb } from '../vault/database/handle.ts';
import { leniently, type Choice } from './choices.ts';
import { putAsideUnread, readChoice, writeChoice } from './stored-choice.ts';

export interface StoredList<T> {
  readonly known: readonly T[];
  readonly unknown: readonly unknown[];
}

export const readList = async <E extends z.ZodType>(db: ReadableDb, choice: Choice<z.ZodArray<E>>): Promise<StoredList<z.infer<E>>> => {
  const [known, unknown]: [z.infer<E>[], unknown[]] = [[], []];
  for (const one of await readChoice(db, leniently(choice), [])) {
    const read = choice.schema.element.safeParse(one);
    if (read.success) known.push(read.data);
    else unknown.push(one);
  }
  return { known, unknown };
};

/** Keeps it, inside the caller's change. */
export const writeList = async <E extends z.ZodType>(db: WritableDb, choice: Choice<z.ZodArray<E>>, { known, unknown }: StoredList<z.infer<E>>, at: Instant): Promise<void> => {
  await putAsideUnread(db, leniently(choice), at);
  await writeChoice(db, leniently(choice), [...unknown, ...known], at);
};

/** Changes what this program knows in it, inside the caller's change. */
export const changeList = async <E extends z.ZodType>(db: WritableDb, choice: Choice<z.ZodArray<E>>, at: Instant, change: (known: readonly z.infer<E>[]) => readonly z.infer<E>[]): Promise<void> => {
  const { known, unknown } = await readList(db, choice);
  await writeList(db, choice, { known: change(known), unknown }, at);
};
